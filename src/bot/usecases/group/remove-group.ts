import { record, type Administration } from '../administration.ts';
import { refused, type Outcome } from '../outcome.ts';

/** The administrator unbinds a group: it is told nothing more, and what waits to be said to it is dropped. */
export async function removeGroup(
  administration: Administration,
  id: string,
): Promise<Outcome<{ title: string }>> {
  const { tx, now } = administration;
  const group = await tx.groups.byId(id);
  if (group === null || !(await tx.groups.unbind(id, now))) {
    return refused('admin.refused.unknown_group', { id });
  }
  await record(administration, {
    action: 'unbind_group',
    subject: group.purpose,
    subjectId: group.unitId ?? group.roundId ?? '',
    detail: { groupId: id },
  });
  return { ok: true, value: { title: group.title } };
}
