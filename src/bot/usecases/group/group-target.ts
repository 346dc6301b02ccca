import type { GroupTarget } from '../../../domain/group/views.ts';
import type { ChatAddress } from '../../../domain/inbound.ts';
import type { Language } from '../../../domain/action.ts';
import type { GroupPlace } from '../../../domain/group/ports.ts';
import type { Round } from '../../../domain/round/ports.ts';
import type { Sender } from '../../../domain/organisation/ports.ts';
import type { Transaction } from '../../../domain/ports.ts';

const everything = { kind: 'system' } as const;

/** What a binding or a code is for, by name; null when the unit or round is not there any more. */
export async function targetOf(tx: Transaction, place: GroupPlace): Promise<GroupTarget | null> {
  if (place.purpose === 'leaders') return { purpose: 'leaders' };
  if (place.purpose === 'unit') {
    const unit = await tx.units.byId(place.unitId ?? '');
    return unit === null ? null : { purpose: 'unit', id: unit.id, name: unit.name };
  }
  const round = await tx.rounds.byId(everything, place.roundId ?? '');
  return round === null ? null : { purpose: 'round', id: round.id, name: round.title };
}

/** A target that is not there any more keeps its place in a list, without a name. */
export async function targetOrNameless(tx: Transaction, place: GroupPlace): Promise<GroupTarget> {
  const { purpose } = place;
  const found = await targetOf(tx, place);
  return found ?? (purpose === 'leaders' ? { purpose } : { purpose, id: '', name: '' });
}

/** What a coordinator may bind groups to: rounds their unit receives, and units of the administration it belongs to. */
export interface Charge {
  units: Set<string>;
  /** Open rounds, newest first. */
  rounds: Round[];
}

/** @returns null for everybody who is not a coordinator */
export async function chargeOf(tx: Transaction, sender: Sender | null): Promise<Charge | null> {
  const own = new Set(
    (sender?.roles ?? [])
      .filter(({ role }) => role === 'coordinator' || role === 'administrator')
      .map(({ unitId }) => unitId),
  );
  if (own.size === 0) return null;
  const units = new Set<string>();
  for (const unitId of own) {
    const unit = await tx.units.byId(unitId);
    for (const id of await tx.units.below(unit?.parentId ?? unitId)) units.add(id);
  }
  const rounds = (await tx.rounds.overseen(everything)).filter((round) => own.has(round.receivingUnitId));
  return { units, rounds: rounds.filter(({ closedAt }) => closedAt === null) };
}

export function isInCharge(charge: Charge, { purpose, unitId, roundId }: GroupPlace): boolean {
  if (purpose === 'leaders') return true;
  if (purpose === 'unit') return unitId !== null && charge.units.has(unitId);
  return charge.rounds.some(({ id }) => id === roundId);
}

export interface Recipient {
  address: ChatAddress;
  language: Language;
  personId: string;
}

/** Whom it concerns that a group is lost: the coordinators of the units that receive what the group was told about. */
export async function coordinatorsOf(tx: Transaction, place: GroupPlace): Promise<Recipient[]> {
  const receiving: string[] = [];
  for (const round of await tx.rounds.overseen(everything)) {
    if (place.purpose === 'round' ? round.id !== place.roundId : round.closedAt !== null) continue;
    if (place.purpose === 'unit') {
      const standings = await tx.rounds.standings(everything, round.id);
      if (!standings.some(({ unitId }) => unitId === place.unitId)) continue;
    }
    receiving.push(round.receivingUnitId);
  }
  if (receiving.length > 0) return tx.people.chatsOf('coordinator', receiving);
  // Between rounds: the coordinators of the administration that the unit belongs to.
  const around = place.unitId === null ? [] : await tx.units.above(place.unitId);
  const units = await tx.units.all();
  const siblings = units.filter(({ parentId }) => parentId !== null && around.includes(parentId));
  const coordinating = place.purpose === 'unit' ? siblings : units;
  return tx.people.chatsOf('coordinator', [...around, ...coordinating.map(({ id }) => id)]);
}

/** Who is told in a group's place. Leaders have the same summary in their own chats. */
export async function peopleOf(tx: Transaction, place: GroupPlace): Promise<Recipient[]> {
  if (place.purpose === 'leaders') return [];
  if (place.purpose === 'unit') return tx.people.chatsOf('focal_point', [place.unitId ?? '']);
  const standings = await tx.rounds.standings(everything, place.roundId ?? '');
  return tx.people.chatsOf(
    'focal_point',
    standings.map(({ unitId }) => unitId),
  );
}
