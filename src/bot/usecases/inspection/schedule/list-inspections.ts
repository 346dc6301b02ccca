import { seesAsUnit } from '../../../../domain/inspection/schedule/as-unit-sees.ts';
import { dueOf } from '../../../../domain/inspection/schedule/due.ts';
import {
  inspectionsView,
  type ListedInspection,
  type ListedRound,
} from '../../../../domain/inspection/schedule/list-view.ts';
import { ownPartLines } from '../../../../domain/inspection/report/own-views.ts';
import { roundView } from '../../../../domain/inspection/schedule/round-view.ts';
import type { Inspection, InspectionRound } from '../../../../domain/inspection/ports.ts';
import {
  byInspection,
  remediationLeft,
  type RemediationLeft,
} from '../../../../domain/inspection/remediation/standing.ts';
import { termsOf } from '../../../../domain/inspection/terms.ts';
import { say } from '../../../../domain/message.ts';
import { view } from '../../../../domain/view.ts';
import { officeCalendar } from '../../deadline/office-calendar.ts';
import type { Talk } from '../../talk.ts';
import { decisionsOf } from '../basis/decisions.ts';
import { ownParts } from '../report/own-parts.ts';
import { standingsOf } from '../remediation/show.ts';
import { standingsIn } from '../standing.ts';
import { sayNotYours, todayOf } from './seen.ts';

/** What a person is to a round as a whole. */
interface RoundStanding {
  coordinates: boolean;
  leads: boolean;
  isHead: boolean;
  isDeputy: boolean;
  /** In the round's team, in whatever role. */
  isMember: boolean;
}

/** `/kiemtra`: what concerns the person. */
export async function listInspections(talk: Talk, page: number): Promise<void> {
  const { tx, scope } = talk;
  if (scope === null) return talk.say(view([say('refused.not_joined')]));
  const open = await tx.inspections.open(scope);
  const rounds: ListedRound[] = [];
  for (const round of await tx.inspections.rounds(scope)) {
    if (round.closedAt !== null) continue;
    const standing = await roundStanding(talk, round);
    const counted = standing.coordinates || standing.leads;
    const own = open.filter(({ roundId }) => roundId === round.id);
    const all = counted ? await tx.inspections.ofRound(scope, round.id) : own;
    const isMine = standing.coordinates || !standing.leads;
    rounds.push({
      ...(await listed(talk, round, all)),
      counted,
      shown: isMine,
      maySurprise: standing.isHead,
    });
  }
  return talk.say(inspectionsView(rounds, page, ownPartLines(await ownParts(talk))));
}

/** Everything of one round that the person may see. */
export async function listRound(talk: Talk, roundId: string, page: number): Promise<void> {
  const { tx, scope } = talk;
  const round = scope === null ? null : await tx.inspections.roundById(scope, roundId);
  if (scope === null || round === null) return sayNotYours(talk);
  const standing = await roundStanding(talk, round);
  const inspections = await tx.inspections.ofRound(scope, round.id);
  const shown = { ...(await listed(talk, round, inspections)), shown: true, maySurprise: false };
  const decides = mayChangePlan(standing);
  return talk.say(
    roundView({ ...shown, counted: true }, page, {
      mayChangeTeam: decides,
      mayAddUnit: decides && round.closedAt === null,
      mayOversee: decides || standing.leads,
      seesBasis: standing.isMember || standing.coordinates || standing.leads,
      lacksDecision: (await decisionsOf(tx, scope, round)).length === 0,
    }),
  );
}

async function listed(
  talk: Talk,
  { id, title, plan }: InspectionRound,
  inspections: Inspection[],
): Promise<Pick<ListedRound, 'id' | 'title' | 'inspections'>> {
  const { tx } = talk;
  const calendar = await officeCalendar(tx);
  const today = todayOf(talk);
  const left = await leftByInspection(talk, id);
  const owed = await tx.followUp.lastDaysOwed(inspections.flatMap(({ assignmentId }) => assignmentId ?? []));
  const items = (await standingsIn(talk, inspections)).map(({ inspection, standing }): ListedInspection => ({
    inspection,
    asUnit: seesAsUnit(standing),
    due: dueOf(inspection, {
      terms: termsOf(plan, inspection, calendar),
      today,
      reportBy: owed.get(inspection.assignmentId ?? '') ?? null,
      remediation: left.get(inspection.id) ?? null,
    }),
  }));
  return { id, title, inspections: items };
}

/** What the inspections of a round have left to put right, as far as the person may see it. */
async function leftByInspection(
  { tx, scope, event, tools }: Talk,
  roundId: string,
): Promise<Map<string, RemediationLeft>> {
  const left = new Map<string, RemediationLeft>();
  if (scope === null) return left;
  const when = { now: event.receivedAt, timeZone: tools.timeZone };
  const standings = await standingsOf(tx, scope, await tx.remediations.ofRound(scope, roundId), when);
  for (const [inspectionId, its] of byInspection(standings)) {
    const ofIt = remediationLeft(its);
    if (ofIt !== null) left.set(inspectionId, ofIt);
  }
  return left;
}

/** Units, days and the team are changed by the coordinators and by those who decide in the team (Kế hoạch 61/KH-UBND, II.4). */
export function mayChangePlan({ coordinates, isHead, isDeputy }: RoundStanding): boolean {
  return coordinates || isHead || isDeputy;
}

/** What the person is to a round as a whole, whatever they are to one of its inspections. */
export async function roundStanding(
  { tx, scope, sender }: Pick<Talk, 'tx' | 'scope' | 'sender'>,
  { id, receivingUnitId }: Pick<InspectionRound, 'id' | 'receivingUnitId'>,
): Promise<RoundStanding> {
  const personId = sender?.person?.id;
  const role = (await tx.inspections.roundTeam(id)).find((member) => member.personId === personId)?.role;
  const roles = sender?.roles ?? [];
  const oversees = scope?.kind === 'person' && scope.overseenUnits.includes(receivingUnitId);
  return {
    coordinates: roles.some((each) => each.role === 'coordinator' && each.unitId === receivingUnitId),
    leads: oversees && roles.some((each) => each.role === 'leader'),
    isHead: role === 'team_head',
    isDeputy: role === 'team_deputy',
    isMember: role !== undefined,
  };
}
