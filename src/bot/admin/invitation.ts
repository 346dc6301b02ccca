import { formatCode } from '../../domain/joining/code.ts';
import type { IssuedInvitation } from '../usecases/joining/invite.ts';

/** The deep link; null until the bot has told its name, which it does at its first start. */
export function linkOf(botUsername: string | null, code: string): string | null {
  return botUsername === null ? null : `https://t.me/${botUsername}?start=${code}`;
}

/** A new invitation as JSON; the code as it is typed. */
export function describe({ id, code, unit, role, person, expiresAt }: IssuedInvitation, link: string | null) {
  return { id, code: formatCode(code), link, unit, role, person, expiresAt };
}
