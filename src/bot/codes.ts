import { createHash } from 'node:crypto';
import { codeFrom, codeLength } from '../domain/joining/code.ts';
import type { Ids } from '../domain/ports.ts';

/** A new one-time code of 65 random bits, as `readCode` gives it back. */
export function newCode(ids: Ids): string {
  return codeFrom(ids.bytes(codeLength));
}

/**
 * What is stored of a code: SHA-256 in hex. A code carries 65 random bits, so neither salt nor a slow hash is needed.
 *
 * @param code as `newCode` made it or `readCode` understood it, not as printed
 */
export function hashCode(code: string): string {
  return createHash('sha256').update(code).digest('hex');
}
