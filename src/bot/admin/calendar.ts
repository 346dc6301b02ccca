import { Argument, Option, type Command } from 'commander';
import type { Temporal } from 'temporal-polyfill';
import { calendarYears } from '../../domain/deadline/calendar-file.ts';
import { mostWorkingDays } from '../../domain/deadline/calendar-question.ts';
import {
  addWorkingDays,
  subtractWorkingDays,
  type Counted,
  type NamedDay,
  type OfficeCalendar,
} from '../../domain/deadline/calendar.ts';
import { readTextFile } from '../files/yaml-file.ts';
import {
  calendarYear,
  importCalendar,
  setCalendarDay,
  type CalendarChange,
  type DaySetting,
} from '../usecases/deadline/change-calendar.ts';
import { officeCalendar } from '../usecases/deadline/office-calendar.ts';
import { refused } from '../usecases/outcome.ts';
import { group, leaf, type Shell } from './command.ts';
import { readDay, yearParams } from './given.ts';
import { dayText, type CommandResult, type Session } from './kit.ts';
import { addHoursCommand } from './office-hours.ts';

/**
 * `calendar import FILE`, `calendar show YEAR`, `calendar set DATE off|worked|normal`, `calendar is-working DATE`,
 * `calendar add DATE N`, `calendar sub DATE N`, `calendar hours`; dates are ISO
 */
export function addCalendarCommands(program: Command, shell: Shell): void {
  const { say } = shell;
  const calendar = group(program, 'calendar', say('admin.help.calendar'));
  leaf(calendar, 'import <file>', say('admin.help.calendar_import'), shell).action((file: string) =>
    shell.run((session) => importFile(session, file)),
  );
  leaf(calendar, 'show <year>', say('admin.help.calendar_show'), shell).action((year: string) =>
    shell.run((session) => show(session, year)),
  );
  leaf(calendar, 'set <date>', say('admin.help.calendar_set'), shell)
    .addArgument(new Argument('<what>').choices(['off', 'worked', 'normal']))
    .addOption(new Option('--name <name>', say('admin.help.calendar_name')))
    .addOption(new Option('--source <source>', say('admin.help.calendar_source')))
    .action((date: string, kind: DaySetting['kind'], options: SetOptions) =>
      shell.run((session) => set(session, date, kind, options)),
    );
  leaf(calendar, 'is-working <date>', say('admin.help.calendar_is_working'), shell).action((date: string) =>
    shell.run((session) => isWorking(session, date)),
  );
  addHoursCommand(calendar, shell);
  for (const [name, move] of [
    ['add', addWorkingDays],
    ['sub', subtractWorkingDays],
  ] as const) {
    leaf(calendar, `${name} <date> <n>`, say(`admin.help.calendar_${name}`), shell)
      // "-5" is a count to refuse in our own words, not an option.
      .allowUnknownOption()
      .action((date: string, n: string) => shell.run((session) => count(session, date, n, move)));
  }
}

interface SetOptions {
  name?: string;
  source?: string;
}

async function importFile(session: Session, file: string): Promise<CommandResult> {
  const text = await readTextFile(file);
  if (!text.ok) return text;
  const result = await importCalendar(session.tools, { file, text: text.value });
  if (!result.ok) return result;
  const { year, change } = result.value;
  const params = {
    year: String(year.year),
    state: stateText(session, year.confirmed),
    off: String(year.daysOff.length),
    worked: String(year.workedDays.length),
  };
  return changed(session, result.value, [
    change === 'unchanged'
      ? session.say('admin.calendar.unchanged', { year: params.year })
      : session.say('admin.calendar.imported', params),
  ]);
}

/** What has changed, and the open limits that moved with it. */
function changed(session: Session, change: CalendarChange, lines: string[]): CommandResult {
  const { say } = session;
  const { year, moved } = change;
  const day = (iso: string | null) => (iso === null ? say('admin.calendar.no_limit') : dayText(session, iso));
  const listed = moved.map(({ unitName, roundTitle, from, to }) =>
    say('admin.calendar.moved', { unit: unitName, title: roundTitle, from: day(from), to: day(to) }),
  );
  if (change.change === 'changed' && moved.length === 0) listed.push(say('admin.calendar.moved_none'));
  return {
    ok: true,
    json: { year: year.year, confirmed: year.confirmed, change: change.change, moved },
    lines: [...lines, ...listed],
  };
}

async function show(session: Session, given: string): Promise<CommandResult> {
  const { tools, say } = session;
  const wanted = /^\d{4}$/.test(given) ? Number(given) : 0;
  if (wanted < calendarYears.first || wanted > calendarYears.last) {
    return refused('admin.refused.calendar_year', { given, ...yearParams });
  }
  const year = await tools.unitOfWork.run((tx) => calendarYear(tx, wanted));
  const lineOf = (key: 'admin.calendar.day_off' | 'admin.calendar.day_worked') => (day: NamedDay) =>
    say(key, { day: dayText(session, day.date), name: day.name }) +
    (day.source === undefined ? '' : say('admin.calendar.source', { source: day.source }));
  const lines = [
    say('admin.calendar.year', {
      year: given,
      state: stateText(session, year.confirmed),
      source: year.source,
    }),
    ...year.daysOff.map(lineOf('admin.calendar.day_off')),
    ...year.workedDays.map(lineOf('admin.calendar.day_worked')),
  ];
  return { ok: true, json: year, lines };
}

async function set(
  session: Session,
  given: string,
  kind: DaySetting['kind'],
  { name, source }: SetOptions,
): Promise<CommandResult> {
  const day = readDay(given);
  if (!day.ok) return day;
  const named = name?.trim().normalize('NFC') ?? '';
  if (kind !== 'normal' && named === '') return refused('admin.refused.calendar_name', {});
  const from = source?.trim().normalize('NFC') ?? '';
  const setting = kind === 'normal' ? { kind } : { kind, name: named, source: from === '' ? null : from };
  const result = await setCalendarDay(session.tools, day.value, setting);
  if (!result.ok) return result;
  if (result.value.change === 'unchanged') {
    const year = String(day.value.year);
    return changed(session, result.value, [session.say('admin.calendar.unchanged', { year })]);
  }
  return changed(session, result.value, [
    session.say(`admin.calendar.set_${kind}`, { day: dayText(session, given) }),
  ]);
}

async function isWorking(session: Session, given: string): Promise<CommandResult> {
  const day = readDay(given);
  if (!day.ok) return day;
  const calendar = await session.tools.unitOfWork.run(officeCalendar);
  const working = calendar.isWorkingDay(day.value);
  const confirmed = calendar.isConfirmed(day.value.year);
  const params = { day: dayText(session, given), state: stateText(session, confirmed) };
  const line = working
    ? session.say('admin.calendar.working', params)
    : session.say('admin.calendar.not_working', params);
  return { ok: true, json: { working, confirmed }, lines: [line] };
}

async function count(
  session: Session,
  given: string,
  givenCount: string,
  move: (calendar: OfficeCalendar, from: Temporal.PlainDate, n: number) => Counted,
): Promise<CommandResult> {
  const from = readDay(given);
  if (!from.ok) return from;
  const n = /^\d{1,6}$/.test(givenCount) ? Number(givenCount) : 0;
  if (n < 1 || n > mostWorkingDays) return refused('admin.refused.calendar_count', { given: givenCount });
  const calendar = await session.tools.unitOfWork.run(officeCalendar);
  const { date, confirmed } = move(calendar, from.value, n);
  const line = session.say('admin.calendar.counted', {
    day: dayText(session, date.toString()),
    state: stateText(session, confirmed),
  });
  return { ok: true, json: { date: date.toString(), confirmed }, lines: [line] };
}

function stateText({ say }: Session, confirmed: boolean): string {
  return confirmed ? say('admin.calendar.state_confirmed') : say('admin.calendar.state_unconfirmed');
}
