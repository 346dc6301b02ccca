import { Temporal } from 'temporal-polyfill';
import { findDates, readCalendarDate, type DateToken } from '../../answer/calendar-date.ts';
import { figureText, inSentence, type FigureText } from '../../answer/figure-text.ts';
import { foldPhrase } from '../../answer/fold-vietnamese.ts';
import type { Anchor, LimitRule } from '../../deadline/limit-rule.ts';
import { say, type Message } from '../../message.ts';
import type { Term } from '../conclusion.ts';

/**
 * A term as people write it, understood. `term` is null for "chưa có thời hạn". `openAnchor` is the day the rule counts
 * from where the words do not name it: whoever keeps the term completes its words.
 */
export type TermReading =
  { ok: true; term: Term; openAnchor: Anchor | null } | { ok: false; reason: Message };

const nonePattern =
  /^(?:(?:thoi )?han )?(?:chua|khong)(?: co| xac dinh| quy dinh| an dinh| dat ra)?(?: (?:thoi )?han)?$/;
/** Words that only say that a term follows. */
const leadPattern = /^(?:(?:thoi han|thoi gian|han|hoan thanh|khac phuc|bao cao|gui|xong|la)(?: ?: ?| |$))+/;
const tailPattern = /[\s.;,]+$/;

/** Days that a term may count from, and the one that is meant where its words name none; null: it has to be said. */
export interface TermAnchors {
  anchors: readonly Anchor[];
  open: Anchor | null;
}
const ofRecommendation: TermAnchors = {
  anchors: ['conclusion_day', 'receipt_day', 'inspection_day'],
  open: 'conclusion_day',
};

/**
 * Reads a term: "trước ngày 01/12/2026", "chậm nhất 17 giờ ngày 30/11/2026", "trong 30 ngày làm việc kể từ ngày nhận kết
 * luận", "trong tháng 12/2026", "trong quý IV/2026", "chưa có thời hạn". A date alone may be the last permitted day or the
 * first that is not, so it is asked about.
 *
 * @param today ISO date in the office's time zone: a term that is over is refused
 * @param from a recommendation's when not given
 */
export function readTerm(given: string, today: string, from: TermAnchors = ofRecommendation): TermReading {
  if (nonePattern.test(foldPhrase(given))) return { ok: true, term: null, openAnchor: null };
  const text = termText(given);
  return (
    inDays(text, from) ??
    onDate(text, today) ??
    withinStretch(text, today) ?? { ok: false, reason: say('conclusion.term_unclear', { typed: text.typed }) }
  );
}

/** What is typed without the words that only say that a term follows. */
export function termText(given: string): FigureText {
  const { typed, plain, folded } = figureText(given);
  const from = leadPattern.exec(folded)?.[0].length ?? 0;
  return {
    typed,
    plain: plain.slice(from).replace(tailPattern, ''),
    folded: folded.slice(from).replace(tailPattern, ''),
  };
}

/** "trong (thời hạn) N ngày (làm việc) (kể từ …)". */
const daysPattern =
  /^(?:trong (?:vong |thoi han )?|khong qua |cham nhat )?(?:la )?0*([1-9]\d{0,2}) ?(?:\([^)]*\) ?)?ngay( lam viec)?(?:,? (?:ke tu|tinh tu|tu|sau) (.+))?$/;

function inDays(text: FigureText, { anchors, open }: TermAnchors): TermReading | null {
  const match = daysPattern.exec(text.folded);
  if (match === null) return null;
  const [, days, working, after] = match;
  const anchor = after === undefined ? open : anchorNamed(after, anchors);
  if (anchor === null) {
    return { ok: false, reason: say('conclusion.term_anchor_unclear', { typed: text.typed }) };
  }
  const rule: LimitRule =
    working === undefined
      ? // A last day off gives way to the next working day (Bộ luật Dân sự 2015, Điều 148).
        { kind: 'within_days', days: Number(days), anchor, shift: 'next_working_day' }
      : { kind: 'within_working_days', days: Number(days), anchor, shift: 'none' };
  return understood(text, rule, null, after === undefined ? anchor : null);
}

/** "Kể từ ngày nhận" counts from the day on which the unit received the paper, "ngày ký, ban hành" from the paper's own. */
function anchorNamed(words: string, anchors: readonly Anchor[]): Anchor | null {
  if (/bien ban|\d/.test(words)) return null;
  const named = dayNamed(words, anchors.includes('notice_day'));
  return named !== null && anchors.includes(named) ? named : null;
}

/** @param noticed a notice without more is the schedule notice; else that of the conclusion */
function dayNamed(words: string, noticed: boolean): Anchor | null {
  const isOfConclusion = /(?:^| )ket luan(?: |$)/.test(words);
  if (noticed && !isOfConclusion && /(?:^| )(?:thong bao|lich)(?: |$)/.test(words)) return 'notice_day';
  if (/(?:^| )nhan(?: |$)/.test(words)) return 'receipt_day';
  if (isOfConclusion || /(?:^| )(?:thong bao|ban hanh|phat hanh|ky)(?: |$)/.test(words)) {
    return 'conclusion_day';
  }
  return /kiem tra/.test(words) ? 'inspection_day' : null;
}

const hourPattern = /(?:^| )([01]?\d|2[0-3]) ?(?:(?:gio|h|:) ?(?:([0-5]\d)(?: ?phut)?)?)(?: dung)?,?(?= |$)/;
const weekdayPattern = /(?:^| )(?:thu (?:hai|ba|tu|nam|sau|bay|[2-7])|chu nhat),?(?= |$)/;
const beforeWords = /^truoc(?: ngay)?$/;
const byWords =
  /^(?:cham nhat|muon nhat|khong qua|khong muon hon|den het|den|toi|het|trong|vao)(?: (?:la|vao|den|het))?(?: ngay)?$/;

/** "trước ngày X" and "chậm nhất ngày X", with an hour or without. */
function onDate(text: FigureText, today: string): TermReading | null {
  const tokens = findDates(text.folded);
  const [token, ...more] = tokens;
  if (token === undefined || more.length > 0 || token.end < text.folded.length) return null;
  const read = readCalendarDate(token, text.typed, today);
  if (!('date' in read)) return { ok: false, reason: read.reason };
  const words = wordsBefore(text.folded, token);
  const hour = hourIn(words);
  const bare = words.replace(hourPattern, ' ').replace(weekdayPattern, ' ').replace(/\s+/g, ' ').trim();
  const { date } = read;
  if (beforeWords.test(bare)) {
    return hour === null
      ? dated(text, { kind: 'before_date', date, shift: 'none' }, null, today)
      : dated(text, { kind: 'by_date', date, shift: 'none' }, hour, today);
  }
  if (byWords.test(bare) || (hour !== null && /^(?:ngay)?$/.test(bare))) {
    return dated(text, { kind: 'by_date', date, shift: 'none' }, hour, today);
  }
  const isBare = /^(?:ngay)?$/.test(bare);
  return isBare ? { ok: false, reason: say('conclusion.term_which', { date }) } : null;
}

function wordsBefore(folded: string, { start }: DateToken): string {
  return folded.slice(0, start).replace(tailPattern, '');
}

/** "17:00"; null when no hour is said. */
function hourIn(words: string): string | null {
  const match = hourPattern.exec(words);
  return match === null ? null : `${match[1]!.padStart(2, '0')}:${match[2] ?? '00'}`;
}

const stretchPattern =
  /^(truoc )?(?:(?:trong|het|den het|cuoi|vao) )?(?:thang 0?(\d{1,2})|quy (i{1,3}|iv|[1-4])|(?=nam ))(?: ?[/-] ?| ?,? ?nam | )?(20\d\d)$/;
const quarters: Record<string, number> = { i: 1, ii: 2, iii: 3, iv: 4 };

/** "trong tháng 12/2026", "hết quý I năm 2027", "trước năm 2027". */
function withinStretch(text: FigureText, today: string): TermReading | null {
  const match = stretchPattern.exec(text.folded.trim());
  if (match === null) return null;
  const [, before, month, quarter, year = ''] = match;
  if (month !== undefined && (Number(month) < 1 || Number(month) > 12)) return null;
  const lastQuarter = quarter === undefined ? 4 : (quarters[quarter] ?? Number(quarter));
  const last = month === undefined ? lastQuarter * 3 : Number(month);
  const months = month !== undefined ? 1 : quarter !== undefined ? 3 : 12;
  const end = Temporal.PlainYearMonth.from({ year: Number(year), month: last });
  const first = end.subtract({ months: months - 1 }).toPlainDate({ day: 1 });
  const rule: LimitRule =
    before === undefined
      ? { kind: 'by_date', date: end.toPlainDate({ day: end.daysInMonth }).toString(), shift: 'none' }
      : { kind: 'before_date', date: first.toString(), shift: 'none' };
  return dated(text, rule, null, today);
}

function dated(
  text: FigureText,
  rule: Extract<LimitRule, { kind: 'before_date' | 'by_date' }>,
  hour: string | null,
  today: string,
): TermReading {
  const date = Temporal.PlainDate.from(rule.date);
  const last = rule.kind === 'before_date' ? date.subtract({ days: 1 }) : date;
  if (Temporal.PlainDate.compare(last, today) < 0) {
    return {
      ok: false,
      reason: say('conclusion.term_over', { typed: text.typed, lastDay: last.toString() }),
    };
  }
  return understood(text, rule, hour, null);
}

/** The term with its words as they were typed, in the middle of a sentence. */
export function understood(
  { plain }: FigureText,
  rule: LimitRule,
  hour: string | null,
  openAnchor: Anchor | null,
) {
  const term = { rule, period: null, words: inSentence(plain.trim()), hour };
  return { ok: true as const, term, openAnchor };
}
