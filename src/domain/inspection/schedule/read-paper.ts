import { readDocumentReference } from '../../answer/document-reference.ts';
import { figureText } from '../../answer/figure-text.ts';
import type { Message } from '../../message.ts';
import type { Paper } from '../paper.ts';

export type ReadPaper =
  | { kind: 'paper'; paper: Omit<Paper, 'fileId'> }
  /** A number, but no date. */
  | { kind: 'undated'; number: string }
  | { kind: 'refused'; because: Message };

/**
 * Number and date of a signed paper as people write them: "Thông báo số 12/TB-SNV ngày 05/8/2024". The symbol is part of
 * the number.
 *
 * @param today ISO date of the office; a signed paper is not dated ahead
 */
export function readPaper(typed: string, today: string): ReadPaper {
  const read = readDocumentReference(figureText(typed), { today });
  if (!read.ok) return { kind: 'refused', because: read.reason };
  if (read.value.kind !== 'document_reference') throw new Error('a paper was read as something else');
  const { number, symbol, date } = read.value;
  const whole = `${number}/${symbol}`;
  return date === undefined
    ? { kind: 'undated', number: whole }
    : { kind: 'paper', paper: { number: whole, date } };
}

/** An hour of the day as people write it: "8h", "8 giờ 30", "14:00" → "08:00"; null when it is none. */
export function readHour(typed: string): string | null {
  const { folded } = figureText(typed);
  const match = /^(?:luc |at )?(\d{1,2}) ?(?:h|g|gio|:)? ?(\d{1,2})?(?: ?(?:phut|p))?\.?$/.exec(
    folded.toLowerCase(),
  );
  if (match === null) return null;
  const [hour, minute] = [Number(match[1]), Number(match[2] ?? 0)];
  if (hour > 23 || minute > 59) return null;
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

/** Something written as an hour that no day has ("25 giờ"). */
export function isNoHour(typed: string): boolean {
  const { folded } = figureText(typed);
  const isWritten = /^(?:luc |at )?\d{1,2} ?(?:h|g|gio|:) ?(?:\d{1,2})? ?(?:phut|p)?\.?$/.test(
    folded.toLowerCase(),
  );
  return isWritten && readHour(typed) === null;
}
