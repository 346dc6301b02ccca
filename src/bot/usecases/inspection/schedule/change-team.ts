import { wasTold } from '../../../../domain/inspection/lifecycle/lifecycle.ts';
import type { PlaceTyped } from '../../../../domain/inspection/basis/read-place.ts';
import { inspects, type TeamRole } from '../../../../domain/inspection/kind.ts';
import type { Paper } from '../../../../domain/inspection/paper.ts';
import type { Inspection, InspectionRound, TeamMember } from '../../../../domain/inspection/ports.ts';
import { cardChoice } from '../../../../domain/inspection/schedule/session-view.ts';
import { teamRoleMessage } from '../../../../domain/inspection/schedule/words.ts';
import { say, type Message } from '../../../../domain/message.ts';
import type { Transaction } from '../../../../domain/ports.ts';
import type { Unit } from '../../../../domain/organisation/ports.ts';
import { view } from '../../../../domain/view.ts';
import type { InspectionContext } from '../advance-inspection.ts';
import { paperTold } from './paper-told.ts';
import { coordinatorChats, inspectingChats, unitChats, type PersonChat } from './people-concerned.ts';
import { tellHiddenChange } from './tell-hidden.ts';
import { tellPeople } from './tell.ts';

const everything = { kind: 'system' } as const;
const decides: readonly TeamRole[] = ['team_head', 'team_deputy'];

/** Whose team changes: the round's, or that of one inspection. */
export interface TeamChange {
  round: InspectionRound;
  inspection: Inspection | null;
}

/** Who is in the team now. */
export function membersOf(tx: Transaction, { round, inspection }: TeamChange): Promise<TeamMember[]> {
  return inspection === null
    ? tx.inspections.roundTeam(round.id)
    : tx.inspections.teamOf(everything, inspection.id);
}

/**
 * Units that the person works for and would inspect in the role; a guest inspects none.
 *
 * @param role null while it is not chosen: what any other would come to
 */
export async function ownUnitsInspected(
  tx: Transaction,
  { round, inspection }: TeamChange,
  personId: string,
  role: TeamRole | null,
): Promise<Unit[]> {
  if (role !== null && !inspects(role)) return [];
  const known = (await tx.people.everyone()).find(({ person }) => person.id === personId);
  const own = new Set(known?.roles.map(({ unitId }) => unitId));
  const inspected =
    inspection === null
      ? (await tx.inspections.ofRound(everything, round.id)).filter(({ hidden }) => !hidden)
      : [inspection];
  const units = new Set(inspected.map(({ unitId }) => unitId).filter((id) => own.has(id)));
  return (await tx.units.all()).filter(({ id }) => units.has(id));
}

/** Puts somebody into the team, or gives them another role in it. @returns what the one who did it is told */
export async function addToTeam(
  ctx: InspectionContext,
  team: TeamChange,
  personId: string,
  role: TeamRole,
  { paper, place = {} }: { paper?: Paper | undefined; place?: PlaceTyped } = {},
): Promise<Message> {
  const { tx } = ctx;
  const person = await tx.people.byId(personId);
  if (person === null) return say('inspection.refused.stale');
  const before = await membersOf(tx, team);
  const was = before.find((member) => member.personId === personId);
  if (was !== undefined && isLastToDecide(before, was) && !decides.includes(role)) {
    return say('inspection.team_last_head');
  }
  await makeOwn(ctx, team, before);
  const id = await seat(ctx, team, personId, role, { was, paper, place });
  const change = say('inspection.team_added', { name: person.name, role: teamRoleMessage(role) });
  await tell(ctx, team, change, { event: id, paper });
  return change;
}

/** @returns id of the place in the team */
async function seat(
  ctx: InspectionContext,
  team: TeamChange,
  personId: string,
  role: TeamRole,
  { was, paper, place = {} }: { was: TeamMember | undefined; paper: Paper | undefined; place?: PlaceTyped },
): Promise<string> {
  const { tx, tools, at, actorId } = ctx;
  const roles = (await tx.people.everyone()).find((each) => each.person.id === personId)?.roles ?? [];
  const id = tools.ids.next();
  await tx.inspections.addMember({
    id,
    roundId: team.round.id,
    inspectionId: team.inspection?.id ?? null,
    personId,
    role,
    agencyUnitId: place.agencyUnitId ?? was?.agencyUnitId ?? roles[0]?.unitId ?? null,
    group: place.group ?? was?.group ?? null,
    addedAt: at,
    addedBy: actorId,
  });
  const ownUnits = (await ownUnitsInspected(tx, team, personId, role)).map(({ code }) => code);
  const more = { ...(ownUnits.length > 0 && { ownUnits }), ...(paper === undefined ? {} : { paper }) };
  await trace(ctx, team, 'add_member', { personId, role, ...place, ...more });
  return id;
}

/**
 * Takes somebody out of the team. Somebody who can decide stays.
 *
 * @param successorId the member who becomes head in their place
 * @returns what the one who did it is told
 */
export async function removeFromTeam(
  ctx: InspectionContext,
  team: TeamChange,
  memberId: string,
  { paper, successorId = null }: { paper?: Paper; successorId?: string | null } = {},
): Promise<Message> {
  const { tx, at } = ctx;
  const before = await membersOf(tx, team);
  const gone = before.find(({ id }) => id === memberId);
  const successor = before.find(({ personId }) => personId === successorId);
  if (gone === undefined || (successorId !== null && successor === undefined)) {
    return say('inspection.refused.stale');
  }
  if (successor === undefined && isLastToDecide(before, gone)) return say('inspection.team_last_head');
  const own = await makeOwn(ctx, team, before);
  if (successor !== undefined)
    await seat(ctx, team, successor.personId, 'team_head', { was: successor, paper });
  const { personId, personName: name } = gone;
  const id = own.get(personId) ?? memberId;
  await tx.inspections.removeMember(id, at);
  await trace(ctx, team, 'remove_member', { personId, ...(paper === undefined ? {} : { paper }) });
  const change =
    successor === undefined
      ? say('inspection.team_removed', { name })
      : say('inspection.team_head_replaced', { name, successor: successor.personName });
  const formerly = await tx.people.chatsOfPersons([personId]);
  await tell(ctx, team, change, { event: `${id}:out`, formerly, paper });
  return change;
}

/** A conclusion needs somebody to approve it. */
function isLastToDecide(members: TeamMember[], one: TeamMember): boolean {
  return (
    decides.includes(one.role) && !members.some(({ id, role }) => id !== one.id && decides.includes(role))
  );
}

/**
 * An inspection with the round's team gets one of its own before it is changed, so that the others keep theirs.
 *
 * @returns ids of the members it was given, by person
 */
async function makeOwn(
  { tx, tools, at, actorId }: InspectionContext,
  { inspection }: TeamChange,
  members: TeamMember[],
): Promise<Map<string, string>> {
  const given = new Map<string, string>();
  if (inspection === null || members.some(({ inspectionId }) => inspectionId !== null)) return given;
  for (const { personName: _, ...member } of members) {
    const id = tools.ids.next();
    given.set(member.personId, id);
    await tx.inspections.addMember({
      ...member,
      id,
      inspectionId: inspection.id,
      addedAt: at,
      addedBy: actorId,
    });
  }
  return given;
}

function trace(
  { tx, at, actorId }: InspectionContext,
  { round, inspection }: TeamChange,
  action: string,
  detail: unknown,
): Promise<void> {
  const place = { roundId: round.id, inspectionId: inspection?.id ?? null };
  return tx.inspections.trace({ ...place, at, actorId, action, reason: null, detail });
}

/** The team as it is and was, the coordinators, and the units that know who comes. */
async function tell(
  ctx: InspectionContext,
  { round, inspection }: TeamChange,
  change: Message,
  { event, formerly = [], paper }: { event: string; formerly?: PersonChat[]; paper: Paper | undefined },
): Promise<void> {
  const key = `inspection_team:${event}`;
  const { lines } = await paperTold(ctx.tx, paper);
  if (inspection !== null) {
    const { id, unitName: unit } = inspection;
    const inspecting = await inspectingChats(ctx.tx, inspection);
    const said = inspection.hidden
      ? [say('inspection.told.hidden_changed')]
      : [say('inspection.told.team_changed', { unit, change }), ...lines];
    if (inspection.hidden) await tellHiddenChange(ctx, inspection, key);
    else await tellPeople(ctx, { to: inspecting, view: view(said, [[cardChoice(id)]]), key });
    // Who is out of it can open nothing any more.
    await tellPeople(ctx, { to: formerly, view: view(said), key, about: inspection });
    for (const each of await unitsToTell(ctx.tx, { round, inspection })) {
      await tellUnit(ctx, each, [change, ...lines], key, [...inspecting, ...formerly]);
    }
    return;
  }
  const team = await ctx.tx.inspections.roundTeam(round.id);
  const inTeam = await ctx.tx.people.chatsOfPersons(team.map(({ personId }) => personId));
  const inspecting = [...inTeam, ...(await coordinatorChats(ctx.tx, round.id)), ...formerly];
  const said = say('inspection.told.round_team_changed', { title: round.title, change });
  await tellPeople(ctx, { to: inspecting, view: view([said, ...lines]), key });
  for (const each of await unitsToTell(ctx.tx, { round, inspection })) {
    await tellUnit(ctx, each, [change, ...lines], `${key}:${each.unitId}`, inspecting);
  }
}

/** Inspections whose unit knows who comes, and hears when that changes. */
export async function unitsToTell(tx: Transaction, { round, inspection }: TeamChange): Promise<Inspection[]> {
  const isToTell = (each: Inspection) =>
    !each.hidden &&
    wasTold(each) &&
    !['issued', 'remediation', 'closed', 'cancelled'].includes(each.state.stage);
  if (inspection !== null) return [inspection].filter(isToTell);
  const units: Inspection[] = [];
  for (const each of (await tx.inspections.ofRound(everything, round.id)).filter(isToTell)) {
    const team = await tx.inspections.teamOf(everything, each.id);
    if (team.every(({ inspectionId }) => inspectionId === null)) units.push(each);
  }
  return units;
}

async function tellUnit(
  ctx: InspectionContext,
  inspection: Inspection,
  [change, ...lines]: [Message, ...Message[]],
  key: string,
  toldAlready: readonly PersonChat[],
): Promise<void> {
  const known = new Set(toldAlready.map(({ personId }) => personId));
  const unit = (await unitChats(ctx.tx, inspection.unitId)).filter(({ personId }) => !known.has(personId));
  const said = say('inspection.told.team_unit', { unit: inspection.unitName, change });
  await tellPeople(ctx, { to: unit, view: view([said, ...lines], [[cardChoice(inspection.id)]]), key });
}
