import type { InspectionRound, Inspections } from '../../../domain/inspection/ports.ts';
import type { Scope } from '../../../domain/access.ts';
import { sql, toDate, toInstant, toInstantOrNull, type Sql, type TransactionClient } from '../client.ts';
import { fromJson } from '../json.ts';
import { inspectionRoundsIn, seesSurprises } from './scope.ts';

interface RoundRow {
  id: string;
  code: string;
  title: string;
  receiving_unit_id: string;
  plan: string;
  opened_at: Date;
  closed_at: Date | null;
  sees_surprises: number | bigint;
}

function toRound(row: RoundRow): InspectionRound {
  const plan = fromJson('inspectionPlan', row.plan);
  return {
    id: row.id,
    code: row.code,
    title: row.title,
    receivingUnitId: row.receiving_unit_id,
    plan:
      Number(row.sees_surprises) === 1
        ? plan
        : { ...plan, inspections: plan.inspections.filter(({ kind }) => kind !== 'surprise') },
    openedAt: toInstant(row.opened_at),
    closedAt: toInstantOrNull(row.closed_at),
  };
}

/** Rounds of inspections. What a plan says of surprises is left out for whoever may not know of them. */
export function inspectionRounds(
  tx: TransactionClient,
): Pick<Inspections, 'openRound' | 'roundByCode' | 'roundById' | 'rounds' | 'closeRound' | 'holdRound'> {
  const select = async (scope: Scope, where: Sql) => {
    const rows = await tx.$queryRaw<RoundRow[]>`
      SELECT r.id, r.code, r.title, r.receiving_unit_id, CAST(r.plan AS TEXT) AS plan, r.opened_at, r.closed_at,
        CASE WHEN ${seesSurprises(scope)} THEN 1 ELSE 0 END AS sees_surprises
      FROM inspection_round r WHERE ${where} AND ${inspectionRoundsIn(scope)}
      ORDER BY r.opened_at DESC, r.id DESC`;
    return rows.map(toRound);
  };

  return {
    async openRound({ openedAt, closedAt, ...round }) {
      await tx.inspectionRound.create({
        data: {
          ...round,
          openedAt: toDate(openedAt),
          closedAt: closedAt === null ? null : toDate(closedAt),
        },
      });
    },

    roundByCode: async (scope, code) => (await select(scope, sql`r.code = ${code}`))[0] ?? null,
    roundById: async (scope, id) => (await select(scope, sql`r.id = ${id}`))[0] ?? null,
    rounds: (scope) => select(scope, sql`1 = 1`),

    async holdRound(id) {
      // Changes nothing, but whoever does the same waits.
      await tx.$executeRaw`UPDATE inspection_round SET closed_at = closed_at WHERE id = ${id}`;
    },

    async closeRound(id, at) {
      await tx.inspectionRound.update({ where: { id }, data: { closedAt: toDate(at) } });
    },
  };
}
