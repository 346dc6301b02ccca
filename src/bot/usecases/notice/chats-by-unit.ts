import type { Role } from '../../../domain/access.ts';
import type { RoleChat } from '../../../domain/notice/ports.ts';
import type { Transaction } from '../../../domain/ports.ts';

/** Chats of everyone with the role, by unit: one look, for notices to many units. */
export async function chatsByUnit(tx: Transaction, role: Role): Promise<Map<string, RoleChat[]>> {
  const byUnit = new Map<string, RoleChat[]>();
  for (const chat of await tx.followUp.chats(role, null)) {
    const known = byUnit.get(chat.unitId);
    if (known === undefined) byUnit.set(chat.unitId, [chat]);
    else known.push(chat);
  }
  return byUnit;
}
