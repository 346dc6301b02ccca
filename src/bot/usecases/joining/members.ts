import type { Role } from '../../../domain/access.ts';
import { record, type Administration } from '../administration.ts';
import { tellLostSeats, type LostSeat } from '../inspection/lost-seats.ts';
import { refused, type Outcome } from '../outcome.ts';

/** A person's role in a unit, by codes. */
export interface Membership {
  unitCode: string;
  personCode: string;
  role: Role;
}

/** Gives a known person a role. The next organisation file that names people takes it back unless it has it too. */
export async function addMember(
  administration: Administration,
  membership: Membership,
): Promise<Outcome<Membership>> {
  const found = await findMember(administration, membership);
  if (!found.ok) return found;
  const { personId, unitId, names, has } = found.value;
  if (has) return refused('admin.refused.has_role', names);
  const { tx, ids, now } = administration;
  const { role } = membership;
  await tx.people.addRole({ id: ids.next(), personId, unitId, role, at: now });
  await recordRole(administration, 'add_role', unitId, membership);
  return { ok: true, value: membership };
}

/** Takes a role from a person; their answers and the reports stay. With the last role goes their say in every team. */
export async function removeMember(
  administration: Administration,
  membership: Membership,
): Promise<Outcome<Membership & { lostSeats: LostSeat[] }>> {
  const found = await findMember(administration, membership);
  if (!found.ok) return found;
  const { personId, unitId, names } = found.value;
  const { tx, now } = administration;
  if (!(await tx.people.removeRole({ personId, unitId, role: membership.role, at: now }))) {
    return refused('admin.refused.has_not_role', names);
  }
  await recordRole(administration, 'remove_role', unitId, membership);
  return { ok: true, value: { ...membership, lostSeats: await tellLostSeats(administration, personId) } };
}

async function findMember({ tx }: Administration, { unitCode, personCode, role }: Membership) {
  const unit = await tx.units.byCode(unitCode);
  if (unit === null) return refused('admin.refused.unknown_unit', { code: unitCode });
  const found = (await tx.people.everyone()).find(({ person }) => person.code === personCode);
  if (found === undefined) return refused('admin.refused.unknown_person', { code: personCode });
  const { person, roles } = found;
  return {
    ok: true as const,
    value: {
      personId: person.id,
      unitId: unit.id,
      names: { person: person.name, unit: unit.name, role },
      has: roles.some((held) => held.unitId === unit.id && held.role === role),
    },
  };
}

function recordRole(administration: Administration, action: string, unitId: string, detail: Membership) {
  return record(administration, { action, subject: 'unit', subjectId: unitId, detail });
}
