import type { Settings } from '../../domain/ports.ts';
import type { TransactionClient } from './client.ts';

export function settings(tx: TransactionClient): Settings {
  return {
    async get(key) {
      return (await tx.setting.findUnique({ where: { key } }))?.value ?? null;
    },

    async set(key, value) {
      await tx.setting.upsert({ where: { key }, create: { key, value }, update: { value } });
    },
  };
}
