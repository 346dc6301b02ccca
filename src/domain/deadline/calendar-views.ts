import type { Temporal } from 'temporal-polyfill';
import { say, type Message } from '../message.ts';
import { view, type View } from '../view.ts';
import { isWeekend } from './calendar-file.ts';
import {
  addWorkingDays,
  nextWorkingDay,
  subtractWorkingDays,
  type Counted,
  type OfficeCalendar,
} from './calendar.ts';

/** Whether a day is worked, and which comes next (of today, and of a day off). */
export function workingDayView(
  calendar: OfficeCalendar,
  day: Temporal.PlainDate,
  today: Temporal.PlainDate,
): View {
  const isToday = day.equals(today);
  const state = stateOf(calendar, day);
  const lines = [isToday ? say('calendar.today', { state }) : say('calendar.day', { state })];
  let last: Counted = { date: day, confirmed: calendar.isConfirmed(day.year) };
  if (isToday || !calendar.isWorkingDay(day)) {
    last = nextWorkingDay(calendar, day.add({ days: 1 }));
    lines.push(say('calendar.next', { day: last.date.toString() }));
  }
  return view([...lines, confirmation(calendar, day, last.date)]);
}

/** The working day so many after (before, when negative) a day. */
export function countedView(calendar: OfficeCalendar, from: Temporal.PlainDate, days: number): View {
  const count = Math.abs(days);
  const { date } = (days > 0 ? addWorkingDays : subtractWorkingDays)(calendar, from, count);
  const params = { count, from: from.toString(), day: date.toString() };
  return view([
    days > 0 ? say('calendar.added', params) : say('calendar.subtracted', params),
    confirmation(calendar, from, date),
  ]);
}

function stateOf(calendar: OfficeCalendar, date: Temporal.PlainDate): Message {
  const day = date.toString();
  const name = calendar.nameOf(date);
  if (calendar.isWorkingDay(date)) {
    return name === null ? say('calendar.working', { day }) : say('calendar.worked', { day, name });
  }
  return name === null || isWeekend(date)
    ? say('calendar.weekend', { day })
    : say('calendar.off', { day, name });
}

function confirmation(calendar: OfficeCalendar, one: Temporal.PlainDate, other: Temporal.PlainDate): Message {
  const [first, last] = [Math.min(one.year, other.year), Math.max(one.year, other.year)];
  const open: number[] = [];
  for (let year = first; year <= last; year += 1) if (!calendar.isConfirmed(year)) open.push(year);
  const [from, to] = [open[0], open.at(-1)];
  if (from === undefined) return say('calendar.confirmed');
  return say('calendar.unconfirmed', { years: from === to ? String(from) : `${from}–${to}` });
}
