import { randomBytes } from 'node:crypto';
import type { Ids } from '../domain/ports.ts';

const alphabet = '0123456789abcdefghijklmnopqrstuv';

/** Ids of 14 characters, 70 random bits: short enough for button data. */
export function createIds(): Ids {
  return {
    next() {
      let id = '';
      for (const byte of randomBytes(14)) id += alphabet[byte & 31]!;
      return id;
    },
    bytes: (length) => randomBytes(length),
  };
}
