import type { GroupPlace } from '../../../domain/group/ports.ts';
import { hashCode, newCode } from '../../codes.ts';
import { record, type Administration } from '../administration.ts';
import { refused, type Outcome } from '../outcome.ts';
import { endOfDays } from '../code-validity.ts';

export type GroupTarget =
  { purpose: 'unit'; unitCode: string } | { purpose: 'round'; roundCode: string } | { purpose: 'leaders' };

/** Makes the one-time code with which a coordinator binds a group. */
export async function groupCode(
  administration: Administration,
  target: GroupTarget,
  days: number,
): Promise<Outcome<{ code: string; expiresAt: string }>> {
  const { tx } = administration;
  const place: Pick<GroupPlace, 'unitId' | 'roundId'> = { unitId: null, roundId: null };
  if (target.purpose === 'unit') {
    const unit = await tx.units.byCode(target.unitCode);
    if (unit === null) return refused('admin.refused.unknown_unit', { code: target.unitCode });
    place.unitId = unit.id;
  } else if (target.purpose === 'round') {
    const round = await tx.rounds.byCode({ kind: 'system' }, target.roundCode);
    if (round === null) return refused('admin.refused.unknown_round', { code: target.roundCode });
    place.roundId = round.id;
  }
  const made = await issueGroupCode(administration, { purpose: target.purpose, ...place }, days);
  await record(administration, {
    action: 'make_group_code',
    subject: target.purpose,
    subjectId: place.unitId ?? place.roundId ?? '',
    detail: { groupCodeId: made.id },
  });
  return { ok: true, value: { code: made.code, expiresAt: made.expiresAt } };
}

/** Makes and keeps a code; only its hash is stored. Good until the end of the day `days` days from now. */
export async function issueGroupCode(
  { tx, ids, now, timeZone }: Pick<Administration, 'tx' | 'ids' | 'now' | 'timeZone'>,
  place: GroupPlace,
  days: number,
): Promise<{ id: string; code: string; expiresAt: string }> {
  const code = newCode(ids);
  const expiresAt = endOfDays(now, days, timeZone);
  const id = ids.next();
  await tx.groups.addCode({
    id,
    codeHash: hashCode(code),
    ...place,
    createdAt: now,
    expiresAt,
    usedAt: null,
  });
  return { id, code, expiresAt };
}
