import type { Language } from '../../../../domain/action.ts';
import type { ChatAddress } from '../../../../domain/inbound.ts';
import type { Inspection } from '../../../../domain/inspection/ports.ts';
import type { TeamRole } from '../../../../domain/inspection/kind.ts';
import type { Transaction } from '../../../../domain/ports.ts';

const everything = { kind: 'system' } as const;

/** A chat of somebody whom an inspection concerns. */
export interface PersonChat {
  personId: string;
  address: ChatAddress;
  language: Language;
}

/** Chats of an inspection's team; all roles when none are named. */
export async function teamChats(
  tx: Transaction,
  inspectionId: string,
  roles: readonly TeamRole[] | null = null,
): Promise<PersonChat[]> {
  const team = await tx.inspections.teamOf(everything, inspectionId);
  const meant = team.filter(({ role }) => roles === null || roles.includes(role));
  return tx.people.chatsOfPersons(meant.map(({ personId }) => personId));
}

/** Chats of the unit's own people: who reports for it, and who heads it or signs for it. */
export async function unitChats(tx: Transaction, unitId: string): Promise<PersonChat[]> {
  const all: PersonChat[] = [];
  for (const role of ['focal_point', 'unit_head', 'approver'] as const) {
    const known = new Set(all.map(({ personId }) => personId));
    all.push(...(await tx.followUp.chats(role, unitId)).filter(({ personId }) => !known.has(personId)));
  }
  return all;
}

/** Chats of the coordinators of the unit that keeps the round. */
export async function coordinatorChats(tx: Transaction, roundId: string): Promise<PersonChat[]> {
  const round = await tx.inspections.roundById(everything, roundId);
  return round === null ? [] : tx.followUp.chats('coordinator', round.receivingUnitId);
}

/** Chats of whoever ordered an inspection, unless they come along. */
export async function ordererChats(
  tx: Transaction,
  { id, orderedBy }: Pick<Inspection, 'id' | 'orderedBy'>,
): Promise<PersonChat[]> {
  const team = await tx.inspections.teamOf(everything, id);
  if (orderedBy === null || team.some(({ personId }) => personId === orderedBy)) return [];
  return tx.people.chatsOfPersons([orderedBy]);
}

/**
 * Who stands on the inspecting side: the team and the coordinators; of a hidden inspection the team and whoever ordered
 * it, and nobody else.
 */
export async function inspectingChats(tx: Transaction, inspection: Inspection): Promise<PersonChat[]> {
  const team = await teamChats(tx, inspection.id);
  const others = inspection.hidden
    ? await tx.people.chatsOfPersons(inspection.orderedBy === null ? [] : [inspection.orderedBy])
    : await coordinatorChats(tx, inspection.roundId);
  const known = new Set(team.map(({ personId }) => personId));
  return [...team, ...others.filter(({ personId }) => !known.has(personId))];
}
