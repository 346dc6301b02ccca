import type { RoleChat } from '../../../../domain/notice/ports.ts';
import type { Transaction } from '../../../../domain/ports.ts';
import { chatsByUnit } from '../../notice/chats-by-unit.ts';

/**
 * Who hears what a unit has to put right: its focal points, and where none of them has a chat those who head it or sign
 * for it, each once. Nobody, when nobody of the unit can be reached.
 */
export async function answeringChats(tx: Transaction, unitId: string): Promise<RoleChat[]> {
  const officers = await tx.followUp.chats('focal_point', unitId);
  if (officers.length > 0) return officers;
  return once([
    ...(await tx.followUp.chats('unit_head', unitId)),
    ...(await tx.followUp.chats('approver', unitId)),
  ]);
}

/** The same of many units; heads are looked for only where some unit has nobody else. */
export async function answeringByUnit(
  tx: Transaction,
  unitIds: readonly string[],
): Promise<Map<string, RoleChat[]>> {
  const officers = await chatsByUnit(tx, 'focal_point');
  const silent = unitIds.filter((unitId) => !officers.has(unitId));
  if (silent.length === 0) return officers;
  const heads = await chatsByUnit(tx, 'unit_head');
  const approvers = await chatsByUnit(tx, 'approver');
  const all = new Map(officers);
  for (const unitId of silent) {
    const its = once([...(heads.get(unitId) ?? []), ...(approvers.get(unitId) ?? [])]);
    if (its.length > 0) all.set(unitId, its);
  }
  return all;
}

/** Ids of the units of which somebody hears what there is to put right: one look, however many units. */
export function reachedUnits(tx: Transaction): Promise<Set<string>> {
  return tx.followUp.unitsReached(['focal_point', 'unit_head', 'approver']);
}

function once(chats: RoleChat[]): RoleChat[] {
  const keyOf = ({ personId, address }: RoleChat) => `${personId} ${address.channel} ${address.chatId}`;
  const keys = chats.map(keyOf);
  return chats.filter((_, at) => keys.indexOf(keys[at]!) === at);
}
