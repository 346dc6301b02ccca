import type { LimitBasis } from '../../deadline/assigned-limit.ts';
import type { Anchor } from '../../deadline/limit-rule.ts';
import { say, type Message } from '../../message.ts';
import { readTerm, termText, understood } from '../conclusion/term.ts';
import { readDaysBefore } from './before.ts';
import { isBeforeInspection, termAnchors, type TermName } from './name.ts';
import { termKeys } from './words.ts';

/**
 * A term of an inspection as people write it, understood. `openAnchor` is the day the rule counts from where the words
 * do not name it: whoever keeps the term completes its words.
 */
export type NamedTermReading =
  { ok: true; basis: LimitBasis; openAnchor: Anchor | null } | { ok: false; reason: Message };

/** The day that "trong 10 ngày làm việc" counts from where nothing else is said; a report's has to be said. */
const openAnchors: Record<TermName, Anchor | null> = {
  scheduleNotice: null,
  report: null,
  conclusion: 'inspection_day',
  remediation: 'conclusion_day',
};

/**
 * Reads a term: everything `readTerm` reads, and of what comes before the inspection "trước ngày kiểm tra 03 ngày làm
 * việc", "ít nhất 5 ngày làm việc trước ngày kiểm tra".
 *
 * @param today ISO date in the office's time zone: a term that is over is refused
 */
export function readNamedTerm(name: TermName, given: string, today: string): NamedTermReading {
  const text = termText(given);
  const before = readDaysBefore(text);
  if (before !== null) {
    const { days, working, anchored } = before;
    // Of what comes after, an inspection that is named tells what is wrong better than examples (`checkTerm`).
    if (!isBeforeInspection(name) && !anchored) return unclear(name, text.typed);
    // No rule counts days of the calendar back: papers count working days.
    if (!working) return { ok: false, reason: say('term.refused.working_days', { typed: text.typed, days }) };
    const anchor = 'inspection_day';
    const rule = { kind: 'working_days_before', days, anchor, reading: 'inclusive', shift: 'none' } as const;
    const read = understood(text, rule, null, anchored ? null : anchor);
    return { ok: true, basis: read.term, openAnchor: read.openAnchor };
  }
  const read = readTerm(given, today, { anchors: termAnchors[name], open: openAnchors[name] });
  if (!read.ok) return { ok: false, reason: fitting(name, text.typed, read.reason) };
  return read.term === null
    ? unclear(name, text.typed)
    : { ok: true, basis: read.term, openAnchor: read.openAnchor };
}

/** What would be right depends on the term. */
function fitting(name: TermName, typed: string, reason: Message): Message {
  switch (reason.key) {
    case 'conclusion.term_unclear':
      return say(`term.refused.unclear.${termKeys[name]}`, { typed });
    case 'conclusion.term_anchor_unclear':
      return say(`term.refused.anchor_unclear.${termKeys[name]}`, { typed });
    default:
      return reason;
  }
}

function unclear(name: TermName, typed: string): NamedTermReading {
  return { ok: false, reason: say(`term.refused.unclear.${termKeys[name]}`, { typed }) };
}
