import type { Downtimes } from '../../domain/deadline/ports.ts';
import { toDate, type TransactionClient } from './client.ts';

export function downtimes(tx: TransactionClient): Downtimes {
  return {
    async add(from, to) {
      await tx.downtime.create({ data: { fromAt: toDate(from), toAt: toDate(to) } });
    },

    async within(from, to) {
      const found = await tx.downtime.findFirst({
        where: { fromAt: { lte: toDate(to) }, toAt: { gte: toDate(from) } },
        select: { id: true },
      });
      return found !== null;
    },
  };
}
