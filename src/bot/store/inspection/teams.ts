import { teamRoleSchema } from '../../../domain/inspection/kind.ts';
import type { Inspections, TeamMember } from '../../../domain/inspection/ports.ts';
import { sql, toDate, type Sql, type TransactionClient } from '../client.ts';
import { holdsRole, inspectionsIn, isMemberNow } from './scope.ts';

interface MemberRow {
  id: string;
  round_id: string;
  inspection_id: string | null;
  person_id: string;
  person_name: string;
  role: string;
  agency_unit_id: string | null;
  group_name: string | null;
}

function toMember(row: MemberRow): TeamMember {
  return {
    id: row.id,
    roundId: row.round_id,
    inspectionId: row.inspection_id,
    personId: row.person_id,
    personName: row.person_name,
    role: teamRoleSchema.parse(row.role),
    agencyUnitId: row.agency_unit_id,
    group: row.group_name,
  };
}

/** As a decision lists them: head, deputies, secretary, members, guests; by name within a role. */
function inOrder(rows: MemberRow[]): TeamMember[] {
  const place = ({ role }: TeamMember) => teamRoleSchema.options.indexOf(role);
  const byName = new Intl.Collator('vi').compare;
  return rows
    .map(toMember)
    .sort(
      (a, b) => place(a) - place(b) || byName(a.personName, b.personName) || byName(a.personId, b.personId),
    );
}

const columns = sql`t.id, t.round_id, t.inspection_id, t.person_id, p.name AS person_name, t.role,
  t.agency_unit_id, t.group_name`;

/** Who inspects. Whoever may see an inspection may see its team. */
export function teams(
  tx: TransactionClient,
): Pick<
  Inspections,
  'teamOf' | 'teamsOfOpenRounds' | 'roundTeam' | 'seatsOf' | 'rolesIn' | 'addMember' | 'removeMember'
> {
  const select = async (from: Sql) => inOrder(await tx.$queryRaw<MemberRow[]>`SELECT ${columns} ${from}`);

  return {
    teamOf: (scope, inspectionId) =>
      select(sql`
        FROM inspection i
        JOIN inspection_round r ON r.id = i.round_id
        JOIN team_member t ON t.round_id = i.round_id
        JOIN person p ON p.id = t.person_id
        WHERE i.id = ${inspectionId} AND ${isMemberNow} AND ${inspectionsIn(scope)}`),

    async teamsOfOpenRounds(scope) {
      const rows = await tx.$queryRaw<(MemberRow & { of_inspection: string })[]>`
        SELECT i.id AS of_inspection, ${columns}
        FROM inspection i
        JOIN inspection_round r ON r.id = i.round_id
        JOIN team_member t ON t.round_id = i.round_id
        JOIN person p ON p.id = t.person_id
        WHERE r.closed_at IS NULL AND ${isMemberNow} AND ${inspectionsIn(scope)}`;
      const teams = new Map<string, MemberRow[]>();
      for (const { of_inspection: inspectionId, ...row } of rows) {
        const known = teams.get(inspectionId);
        if (known === undefined) teams.set(inspectionId, [row]);
        else known.push(row);
      }
      return new Map([...teams].map(([inspectionId, its]) => [inspectionId, inOrder(its)]));
    },

    roundTeam: (roundId) =>
      select(sql`
        FROM team_member t JOIN person p ON p.id = t.person_id
        WHERE t.round_id = ${roundId} AND t.inspection_id IS NULL AND t.removed_at IS NULL
          AND ${holdsRole(sql`t.person_id`)}`),

    seatsOf: (personId) =>
      select(sql`
        FROM team_member t JOIN person p ON p.id = t.person_id
        WHERE t.person_id = ${personId} AND t.removed_at IS NULL`),

    async rolesIn(scope, roundId) {
      if (scope.kind === 'system') return new Map();
      const rows = await tx.$queryRaw<{ id: string; role: string }[]>`
        SELECT i.id, t.role
        FROM inspection i
        JOIN inspection_round r ON r.id = i.round_id
        JOIN team_member t ON t.round_id = i.round_id
        WHERE i.round_id = ${roundId} AND t.person_id = ${scope.personId} AND ${isMemberNow}
          AND ${inspectionsIn(scope)}`;
      return new Map(rows.map(({ id, role }) => [id, teamRoleSchema.parse(role)]));
    },

    async addMember({ addedAt, ...member }) {
      const { roundId, inspectionId, personId } = member;
      const at = toDate(addedAt);
      // Added again, perhaps in another role: a person is in a team once.
      await tx.teamMember.updateMany({
        where: { roundId, inspectionId, personId, removedAt: null },
        data: { removedAt: at },
      });
      await tx.teamMember.create({ data: { ...member, addedAt: at } });
    },

    async removeMember(id, at) {
      const { count } = await tx.teamMember.updateMany({
        where: { id, removedAt: null },
        data: { removedAt: toDate(at) },
      });
      return count > 0;
    },
  };
}
