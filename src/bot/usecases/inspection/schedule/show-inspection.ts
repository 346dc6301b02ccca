import type { CardFacts } from '../../../../domain/inspection/schedule/card-facts.ts';
import { cardView } from '../../../../domain/inspection/schedule/card-view.ts';
import { dueOf } from '../../../../domain/inspection/schedule/due.ts';
import { thematicEntry } from '../../../../domain/inspection/plan/thematic.ts';
import { isPassed } from '../../../../domain/inspection/lifecycle/path.ts';
import type { Inspection, InspectionRound } from '../../../../domain/inspection/ports.ts';
import { remediationLeft } from '../../../../domain/inspection/remediation/standing.ts';
import { termsToAsk } from '../../../../domain/inspection/term/open.ts';
import { termsOf } from '../../../../domain/inspection/terms.ts';
import type { Message } from '../../../../domain/message.ts';
import type { Transaction } from '../../../../domain/ports.ts';
import { officeCalendar } from '../../deadline/office-calendar.ts';
import type { Talk } from '../../talk.ts';
import { placedMembers } from '../basis/show-basis.ts';
import { leftOver } from '../remediation/left-over.ts';
import { standingsOf } from '../remediation/show.ts';
import { bodyOf } from '../sector-body.ts';
import { standingIn } from '../standing.ts';
import { owedLimit } from '../term/owed-limit.ts';
import { unitChats } from './people-concerned.ts';
import { seeInspection, todayOf } from './seen.ts';

const everything = { kind: 'system' } as const;

/** The card of one inspection, as far as the person may see it. */
export async function showInspection(talk: Talk, inspectionId: string, lead: Message[] = []): Promise<void> {
  const seen = await seeInspection(talk, inspectionId);
  if (seen === null) return;
  return talk.say(cardView(await cardFacts(talk, seen.inspection, seen.round), lead));
}

async function cardFacts(talk: Talk, inspection: Inspection, round: InspectionRound): Promise<CardFacts> {
  const { tx } = talk;
  const calendar = await officeCalendar(tx);
  const terms = termsOf(round.plan, inspection, calendar);
  const today = todayOf(talk);
  const earlier = await leftOver(tx, inspection);
  const owed = await owedLimit(tx, inspection);
  const when = { now: talk.event.receivedAt, timeZone: talk.tools.timeZone };
  return {
    inspection,
    roundTitle: round.title,
    theme: await themeOf(tx, inspection, round),
    standing: await standingIn(talk, inspection),
    today,
    calendar,
    terms,
    toAsk: termsToAsk(inspection, terms, owed),
    due: dueOf(inspection, {
      terms,
      today,
      reportBy: owed?.lastDay ?? null,
      remediation: remediationLeft(
        await standingsOf(
          tx,
          everything,
          await tx.remediations.ofInspection(everything, inspection.id),
          when,
        ),
      ),
    }),
    team: await teamOf(tx, inspection),
    group: await groupOf(tx, inspection, round),
    unreached: await unreachedOf(tx, inspection),
    unseenBy: await unseenBy(tx, inspection),
    hasAcknowledged: inspection.state.acknowledged.some(
      ({ personId }) => personId === talk.sender?.person?.id,
    ),
    owesReport: owed === null ? null : inspection.assignmentId,
    drawsOn: await sentReports(tx, inspection),
    owes: await tx.unitReports.owed(everything, inspection.id),
    assessed: await tx.assessments.ofInspection(talk.scope!, inspection.id),
    // A re-inspection opens with it; of any other it is said where there is something.
    earlierOpen: earlier.open || (inspection.kind === 're_inspection' ? 0 : null),
    earlierWithout: earlier.without,
  };
}

async function themeOf(
  tx: Transaction,
  inspection: Inspection,
  round: InspectionRound,
): Promise<CardFacts['theme']> {
  const entry = thematicEntry(round.plan, inspection);
  if (entry === null) return null;
  return { field: entry.field ?? null, body: (await bodyOf(tx, round, inspection))?.name ?? null };
}

async function teamOf(tx: Transaction, { id }: Inspection): Promise<CardFacts['team']> {
  return placedMembers(tx, await tx.inspections.teamOf(everything, id));
}

/** Who of those in on a surprise could not be told of it; while it matters. */
async function unreachedOf(tx: Transaction, inspection: Inspection): Promise<string[]> {
  const { id, kind, orderedBy, state } = inspection;
  if (kind !== 'surprise' || isPassed(inspection, 'issued') || state.stage === 'cancelled') return [];
  const team = (await tx.inspections.teamOf(everything, id)).map(({ personId }) => personId);
  const persons = new Set(orderedBy === null ? team : [...team, orderedBy]);
  const names: string[] = [];
  for (const personId of await tx.people.unreached([...persons])) {
    const person = await tx.people.byId(personId);
    if (person !== null) names.push(person.name);
  }
  return names.sort(new Intl.Collator('vi').compare);
}

/** The group that the plan names beside the unit's days. */
async function groupOf(
  tx: Transaction,
  { unitId, state }: Inspection,
  { plan }: InspectionRound,
): Promise<string | null> {
  const unit = await tx.units.byId(unitId);
  const dates = state.entry === null ? undefined : plan.inspections[state.entry]?.dates;
  return dates?.find((each) => each.unit === unit?.code)?.group ?? null;
}

/** Who of the unit's people has not said that they know the notice, while it still matters. */
async function unseenBy(tx: Transaction, inspection: Inspection): Promise<string[]> {
  if (inspection.state.notice === null || isPassed(inspection, 'under_way')) return [];
  const seen = new Set(inspection.state.acknowledged.map(({ personId }) => personId));
  const names: string[] = [];
  for (const { personId } of await unitChats(tx, inspection.unitId)) {
    if (seen.has(personId)) continue;
    const person = await tx.people.byId(personId);
    if (person !== null) names.push(person.name);
  }
  return [...new Set(names)].sort(new Intl.Collator('vi').compare);
}

/** Reports of the inspected period that an inspection from reports draws on; their titles are no secret. */
async function sentReports(tx: Transaction, { id, kind }: Inspection): Promise<CardFacts['drawsOn']> {
  if (kind !== 'report_based') return [];
  const sent = await tx.unitReports.ofInspection(everything, id);
  return sent.map(({ roundTitle: title, sentAt }) => ({ title, sentAt }));
}
