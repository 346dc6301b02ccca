import { Temporal } from 'temporal-polyfill';
import { findDates, readCalendarDate } from '../../answer/calendar-date.ts';
import { readDocumentReference } from '../../answer/document-reference.ts';
import { figureText } from '../../answer/figure-text.ts';
import { say, type Message } from '../../message.ts';
import type { Inspection } from '../ports.ts';

/** Number and date of a paper, as far as a text says them. */
export type PaperReading =
  { ok: true; number: string | null; date: string | null } | { ok: false; reason: Message };

/**
 * Reads number and date of a signed paper: "27/TB-SNV ngày 12/9/2025", "Thông báo kết luận số 27/TB-SNV", "ngày
 * 12/9/2025".
 *
 * @param today ISO date: a paper that is signed bears no later one
 */
export function readPaper(given: string, today: string): PaperReading {
  const text = figureText(given);
  const document = readDocumentReference(text, { today });
  if (document.ok && document.value.kind === 'document_reference') {
    const { number, symbol, date = null } = document.value;
    return { ok: true, number: `${number}/${symbol}`, date };
  }
  const [token, ...more] = findDates(text.folded);
  const isDateAlone =
    token !== undefined && more.length === 0 && /^(?:ngay )?$/.test(text.folded.slice(0, token.start));
  if (!isDateAlone) {
    if (document.ok) throw new Error('a reference to a paper was read as something else');
    const { reason } = document;
    // That one may be entered without its date, this one may not.
    return reason.key === 'answer.document_date_in_future'
      ? { ok: false, reason: say('conclusion.date_in_future', { date: reason.params.date }) }
      : { ok: false, reason };
  }
  const read = readCalendarDate(token, text.typed, today);
  if (!('date' in read)) return { ok: false, reason: read.reason };
  const { date } = read;
  return Temporal.PlainDate.compare(date, today) > 0
    ? { ok: false, reason: say('conclusion.date_in_future', { date }) }
    : { ok: true, number: null, date };
}

/** Why a conclusion cannot bear the date: it is before one of the inspections was over. Null when it can. */
export function dateRefusal(
  date: string,
  inspections: readonly Pick<Inspection, 'unitName' | 'dates'>[],
): Message | null {
  for (const { unitName: unit, dates } of inspections) {
    const day = dates.kind === 'days' ? dates.days.at(-1) : undefined;
    if (day !== undefined && date < day) return say('conclusion.date_before_inspection', { date, unit, day });
  }
  return null;
}
