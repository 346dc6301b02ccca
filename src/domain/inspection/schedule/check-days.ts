import { Temporal } from 'temporal-polyfill';
import { workingDaysAfter, type OfficeCalendar } from '../../deadline/calendar.ts';
import { say, type Message } from '../../message.ts';
import type { InspectionDates } from '../inspection.ts';
import type { TermStanding } from '../terms.ts';

/** What days are checked against. */
export interface DayFacts {
  /** ISO date of the office. */
  today: string;
  window: { from: string; to: string };
  calendar: OfficeCalendar;
  /** It has begun: then days that are past are what was. */
  isUnderWay: boolean;
  /** The term of the schedule notice, counted from these days. */
  notice: TermStanding;
}

/** `refused`: cannot be meant. `warnings`: allowed after a second look. */
export interface DayCheck {
  refused: Message | null;
  warnings: Message[];
}

/** Looks at days of an inspection before they are fixed. */
export function checkDays(dates: InspectionDates, facts: DayFacts): DayCheck {
  const { today, window, isUnderWay } = facts;
  if (dates.kind === 'open') return { refused: null, warnings: [] };
  if (dates.kind === 'month') {
    if (dates.month < today.slice(0, 7)) {
      return { refused: say('inspection.days_past_month'), warnings: [] };
    }
    const isOutside = dates.month < window.from.slice(0, 7) || dates.month > window.to.slice(0, 7);
    return { refused: null, warnings: isOutside ? [outside(window)] : [] };
  }
  const past = dates.days.find((day) => day < today);
  if (past !== undefined && !isUnderWay) {
    return { refused: say('inspection.days_past', { day: past }), warnings: [] };
  }
  const isOutside = dates.days.some((day) => day < window.from || day > window.to);
  return {
    refused: null,
    warnings: [...daysOff(dates.days, facts), ...(isOutside ? [outside(window)] : []), ...tooEarly(facts)],
  };
}

function outside({ from, to }: DayFacts['window']): Message {
  return say('inspection.days_outside', { from, to });
}

function daysOff(days: string[], { calendar }: DayFacts): Message[] {
  return days.flatMap((day) => {
    const date = Temporal.PlainDate.from(day);
    if (calendar.isWorkingDay(date)) return [];
    const name = calendar.nameOf(date);
    return [
      name === null ? say('inspection.days_weekend', { day }) : say('inspection.days_holiday', { day, name }),
    ];
  });
}

/** By how many working days the schedule notice would come too late, were it sent today. */
function tooEarly({ notice, today, calendar, isUnderWay }: DayFacts): Message[] {
  if (isUnderWay || notice.kind !== 'limit' || notice.limit.lastDay === null) return [];
  const { lastDay } = notice.limit;
  if (lastDay >= today) return [];
  const count = workingDaysAfter(calendar, Temporal.PlainDate.from(lastDay), Temporal.PlainDate.from(today));
  return [say('inspection.days_too_early', { lastDay, count })];
}
