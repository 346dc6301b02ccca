import { Temporal } from 'temporal-polyfill';
import { isOver } from '../../deadline/limit.ts';
import type { LimitRule } from '../../deadline/limit-rule.ts';
import { say, type Message } from '../../message.ts';
import type { InspectionDates } from '../inspection.ts';
import type { TermStanding } from '../terms.ts';
import { isBeforeInspection, type TermName } from './name.ts';
import { termNameMessage } from './words.ts';

/** When a term is looked at. */
export interface TermMoment {
  /** ISO instant. */
  now: string;
  timeZone: string;
}

/** Why a term cannot be meant of an inspection with these dates; null when it can. */
export function checkTerm(
  name: TermName,
  { limit, basis }: Pick<Extract<TermStanding, { kind: 'limit' }>, 'limit' | 'basis'>,
  dates: InspectionDates,
  { now, timeZone }: TermMoment,
): Message | null {
  const { lastDay, words } = limit;
  if (isOnWrongSide(name, basis.rule)) return wrongSide(name, words, dates);
  if (lastDay === null) return null;
  if (isOver(limit, Temporal.Instant.from(now), timeZone))
    return say('term.refused.over', { words, lastDay });
  const span = spanOf(dates);
  if (span === null) return null;
  const isWrong = isBeforeInspection(name) ? lastDay > span.first : lastDay < span.last;
  return isWrong ? wrongSide(name, words, dates, lastDay) : null;
}

/** Counted from the inspection day in the direction in which the term cannot lie, whatever the day. */
function isOnWrongSide(name: TermName, rule: LimitRule): boolean {
  if (!('anchor' in rule) || rule.anchor !== 'inspection_day') return false;
  return isBeforeInspection(name) !== (rule.kind === 'working_days_before');
}

/** Of a month the term may lie anywhere until the day is known. */
function spanOf(dates: InspectionDates): { first: string; last: string } | null {
  switch (dates.kind) {
    case 'days':
      return { first: dates.days[0]!, last: dates.days.at(-1)! };
    case 'month': {
      const month = Temporal.PlainYearMonth.from(dates.month);
      return {
        first: month.toPlainDate({ day: month.daysInMonth }).toString(),
        last: month.toPlainDate({ day: 1 }).toString(),
      };
    }
    case 'open':
      return null;
    default:
      return dates satisfies never;
  }
}

function wrongSide(name: TermName, words: string, dates: InspectionDates, lastDay?: string): Message {
  const side = isBeforeInspection(name) ? 'after' : 'before';
  const about = { words, name: termNameMessage(name) };
  const day = dates.kind !== 'days' ? null : side === 'after' ? dates.days[0]! : dates.days.at(-1)!;
  return lastDay === undefined || day === null
    ? say(`term.refused.${side}_inspection`, about)
    : say(`term.refused.${side}_inspection_day`, { ...about, lastDay, day });
}
