import { say, type Message } from '../../message.ts';
import { readPaper } from '../schedule/read-paper.ts';

export type TypedPaper = { ok: true; number: string; date: string } | { ok: false; reason: Message };

/** Number with its symbol, and date, of a signed paper as people write them: "45/BC-SXD ngày 10/10/2026". */
export function readTypedPaper(text: string, today: string): TypedPaper {
  const read = readPaper(text, today);
  switch (read.kind) {
    case 'paper':
      return { ok: true, ...read.paper };
    case 'undated':
      return { ok: false, reason: say('remediation.paper_without_date') };
    case 'refused':
      return {
        ok: false,
        reason: say('remediation.refused.paper_unread', { reason: read.because }),
      };
    default:
      return read satisfies never;
  }
}
