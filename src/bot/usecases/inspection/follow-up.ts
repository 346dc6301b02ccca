import {
  coordinatorMatters,
  isTold,
  mattersOf,
  paperMatters,
  type FollowedInspection,
  type Matter,
} from '../../../domain/inspection/follow-up/follow-up.ts';
import { morningView } from '../../../domain/inspection/follow-up/view.ts';
import type { Conclusion, Inspection, InspectionRound } from '../../../domain/inspection/ports.ts';
import {
  countRemediations,
  type RemediationStanding,
} from '../../../domain/inspection/remediation/standing.ts';
import { termsOf } from '../../../domain/inspection/terms.ts';
import type { OfficeTime } from '../../../domain/notice/ladder.ts';
import type { NoticeRequest } from '../../../domain/notice/request.ts';
import type { Outgoing } from '../../../domain/outbox/ports.ts';
import type { Transaction } from '../../../domain/ports.ts';
import { composedView, type View } from '../../../domain/view.ts';
import { officeDayOf, officeTime } from '../deadline/office-time.ts';
import type { UseCaseTools } from '../talk.ts';
import { standingsOf } from './remediation/show.ts';
import { coordinatorChats } from './schedule/people-concerned.ts';

const everything = { kind: 'system' } as const;

/** The mornings dealt with together: from the day after the last one (ISO dates). */
interface Mornings {
  since: string;
  today: string;
}

/** One message for each person who has to see to something in inspections; once a morning. */
export async function publishInspectionMorning(
  tools: Pick<UseCaseTools, 'timeZone'>,
  tx: Transaction,
  { since, today }: Mornings,
  now: string,
): Promise<void> {
  const matters = await mattersByPerson(tools, tx, { since, today }, now);
  const chats = await tx.people.chatsOfPersons([...matters.keys()]);
  const rows = chats.map(({ personId, address, language }): Outgoing => ({
    operation: { kind: 'send' },
    kind: 'summary',
    address,
    view: composedView({ kind: 'inspection_morning', personId, since, day: today }),
    language,
    priority: 2,
    replaceKey: null,
    dedupeKey: `inspection_morning:${today}:${personId}:${address.channel}`,
    stillTrue: null,
    dueAt: now,
  }));
  await tx.outbox.putMany(rows, now);
}

/** The words of a person's morning, made when it is sent; null when it is over or nothing is left to see to. */
export async function composeMorning(
  tools: Pick<UseCaseTools, 'timeZone'>,
  tx: Transaction,
  { personId, since, day }: Extract<NoticeRequest, { kind: 'inspection_morning' }>,
  now: string,
): Promise<View | null> {
  if (officeDayOf(now, tools.timeZone) !== day) return null;
  const matters = (await mattersByPerson(tools, tx, { since, today: day }, now)).get(personId);
  if (matters === undefined) return null;
  const { calendar } = await officeTime(tx, tools.timeZone);
  return morningView(matters, day, calendar);
}

/** What each person is told on a morning. */
async function mattersByPerson(
  { timeZone }: Pick<UseCaseTools, 'timeZone'>,
  tx: Transaction,
  { since, today }: Mornings,
  now: string,
): Promise<Map<string, Matter[]>> {
  const office = await officeTime(tx, timeZone);
  const told = new Map<string, Matter[]>();
  for (const round of await tx.inspections.rounds(everything)) {
    if (round.closedAt !== null) continue;
    for (const followed of await followedIn(tx, round, office, now)) {
      const matters = mattersOf(followed, office).filter((matter) =>
        isTold(matter, { since, today }, office.calendar),
      );
      if (matters.length === 0) continue;
      const people = await peopleFor(tx, followed.inspection);
      for (const matter of matters) {
        for (const personId of people(matter)) told.set(personId, [...(told.get(personId) ?? []), matter]);
      }
    }
  }
  return told;
}

async function followedIn(
  tx: Transaction,
  round: InspectionRound,
  office: OfficeTime,
  now: string,
): Promise<FollowedInspection[]> {
  const inspections = (await tx.inspections.ofRound(everything, round.id)).filter(
    ({ state }) => state.stage !== 'cancelled',
  );
  const remediations = await tx.remediations.ofRound(everything, round.id);
  const standings = await standingsOf(tx, everything, remediations, { now, timeZone: office.timeZone });
  const conclusions = (await tx.conclusions.ofRound(everything, round.id)).filter(
    ({ status }) => status === 'issued',
  );
  const seen = await acknowledged(tx, conclusions);
  const followed: FollowedInspection[] = [];
  for (const inspection of inspections) {
    const its = standings.filter(({ remediation }) => remediation.inspectionId === inspection.id);
    followed.push({
      inspection,
      round,
      terms: termsOf(round.plan, inspection, office.calendar),
      reportBy: await reportBy(tx, inspection),
      conclusions: conclusions
        .filter(({ inspectionIds }) => inspectionIds.includes(inspection.id))
        .map((conclusion) => ({
          conclusion,
          acknowledged: seen.has(`${conclusion.id} ${inspection.id}`) || hasAnswered(conclusion, its),
        })),
      remediation: countRemediations(its),
      reportedAt: earliest(its.map(({ reportedAt }) => reportedAt)),
      overdueSince: earliest(its.map(termPassed)),
    });
  }
  return followed;
}

/** A unit that reports on what a conclusion recommends has seen it. */
function hasAnswered({ id }: Conclusion, standings: RemediationStanding[]): boolean {
  return standings.some(
    ({ remediation, reportedAt }) =>
      remediation.conclusionId === id && (reportedAt !== null || remediation.status !== 'open'),
  );
}

const earliest = (instants: (string | null)[]): string | null =>
  instants.filter((each) => each !== null).sort()[0] ?? null;

function termPassed({ overdue, remediation }: RemediationStanding): string | null {
  return overdue ? (remediation.limit?.lastDay ?? null) : null;
}

/** Which conclusions somebody of which inspection's unit has said to have seen. */
async function acknowledged(tx: Transaction, conclusions: Conclusion[]): Promise<Set<string>> {
  const seen = new Set<string>();
  for (const { id } of conclusions) {
    for (const { inspectionId } of await tx.conclusions.acknowledgements(everything, id)) {
      seen.add(`${id} ${inspectionId}`);
    }
  }
  return seen;
}

async function reportBy(tx: Transaction, { assignmentId, state }: Inspection): Promise<string | null> {
  if (assignmentId === null || state.report !== null || state.startedAt !== null) return null;
  return (await tx.followUp.owed(assignmentId))?.limit.lastDay ?? null;
}

/**
 * Whom a matter of an inspection is told to: the head and the secretary, of papers and of silence the coordinators, who
 * also stand in where nobody of the team can be written to. A hidden inspection's own team, and nobody else.
 */
async function peopleFor(tx: Transaction, inspection: Inspection): Promise<(matter: Matter) => string[]> {
  const team = (await tx.inspections.teamOf(everything, inspection.id))
    .filter(({ role }) => role === 'team_head' || role === 'team_secretary')
    .map(({ personId }) => personId);
  if (inspection.hidden) return () => team;
  const reached = await tx.people.chatsOfPersons(team);
  const coordinators = (await coordinatorChats(tx, inspection.roundId)).map(({ personId }) => personId);
  return ({ kind }) => {
    if (coordinatorMatters.includes(kind)) return [...new Set(coordinators)];
    const also = paperMatters.includes(kind) || reached.length === 0 ? coordinators : [];
    return [...new Set([...team, ...also])];
  };
}
