import { z } from 'zod';
import type { Regime, RegimePeriod, Regimes } from '../../domain/regime/ports.ts';
import { toDate, type TransactionClient } from './client.ts';
import { fromJson } from './json.ts';

const statusSchema = z.enum(['planned', 'opened', 'skipped', 'missed', 'refused']);

type StoredRegime = { id: string; code: string; content: unknown };
interface StoredPeriod extends Omit<RegimePeriod, 'status' | 'adjustment'> {
  status: string;
  adjustment: unknown;
}

function toPeriod(stored: StoredPeriod): RegimePeriod {
  const { id, regimeId, year, period, openOn, status, adjustment } = stored;
  return {
    id,
    regimeId,
    year,
    period,
    openOn,
    status: statusSchema.parse(status),
    adjustment: adjustment === null ? null : fromJson('regimeAdjustment', adjustment),
  };
}

function toRegime({ id, code, content }: StoredRegime): Regime {
  return { id, code, file: fromJson('regime', content) };
}

export function regimes(tx: TransactionClient): Regimes {
  return {
    async save({ id, code, file }, at) {
      const data = { title: file.title, content: file, importedAt: toDate(at), endedAt: null };
      await tx.regime.upsert({ where: { code }, create: { id, code, ...data }, update: data });
    },

    async byCode(code) {
      const stored = await tx.regime.findUnique({ where: { code } });
      return stored === null ? null : toRegime(stored);
    },

    async all() {
      return (await tx.regime.findMany({ where: { endedAt: null }, orderBy: { code: 'asc' } })).map(toRegime);
    },

    async periods(regimeId) {
      const stored = await tx.regimePeriod.findMany({
        where: { regimeId },
        orderBy: [{ year: 'asc' }, { openOn: 'asc' }],
      });
      return stored.map(toPeriod);
    },

    async period(id) {
      const stored = await tx.regimePeriod.findUnique({ where: { id }, include: { regime: true } });
      return stored === null ? null : { regime: toRegime(stored.regime), period: toPeriod(stored) };
    },

    async due(day) {
      const due = await tx.regimePeriod.findMany({
        where: { status: 'planned', openOn: { lte: day }, regime: { endedAt: null } },
        orderBy: [{ openOn: 'asc' }, { id: 'asc' }],
        select: { id: true },
      });
      return due.map(({ id }) => id);
    },

    async forget(id) {
      await tx.regimePeriod.deleteMany({ where: { id, status: 'planned' } });
    },

    async claim(id) {
      const claimed = await tx.regimePeriod.updateMany({
        where: { id, status: 'planned' },
        data: { status: 'opened' },
      });
      return claimed.count === 1;
    },

    async plan({ id, regimeId, year, period, openOn, status }) {
      await tx.$executeRaw`
        INSERT INTO regime_period (id, regime_id, year, period, open_on, status)
        VALUES (${id}, ${regimeId}, ${year}, ${period}, ${openOn}, ${status})
        ON CONFLICT (regime_id, year, period) DO NOTHING`;
    },

    async change({ id, openOn, status, adjustment }, was) {
      const changed = await tx.regimePeriod.updateMany({
        where: { id, status: was },
        data: { openOn, status, ...(adjustment === null ? {} : { adjustment: { ...adjustment } }) },
      });
      return changed.count === 1;
    },

    async settle(id, status, roundId) {
      await tx.regimePeriod.update({ where: { id }, data: { status, roundId } });
    },
  };
}
