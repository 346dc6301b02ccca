import type { Command } from 'commander';
import { officeHoursSchema, type OfficeHours } from '../../domain/notice/office-hours.ts';
import { administer, record } from '../usecases/administration.ts';
import { refused } from '../usecases/outcome.ts';
import { officeHours, officeHoursSetting } from '../usecases/deadline/office-time.ts';
import { leaf, type Shell } from './command.ts';
import type { CommandResult, Session } from './kit.ts';

/** `calendar hours [07:30-11:30 13:30-17:00]`: shows the hours in which people may be written to, or sets them. */
export function addHoursCommand(calendar: Command, shell: Shell): void {
  leaf(calendar, 'hours [parts...]', shell.say('admin.help.calendar_hours'), shell).action(
    (parts: string[]) => shell.run((session) => (parts.length === 0 ? show(session) : set(session, parts))),
  );
}

async function show(session: Session): Promise<CommandResult> {
  return shown(session, await session.tools.unitOfWork.run((tx) => officeHours(tx)));
}

async function set(session: Session, parts: string[]): Promise<CommandResult> {
  const read = officeHoursSchema.safeParse(
    parts.map((part) => {
      const [from, to, ...more] = part.split('-');
      return { from, to: more.length === 0 ? to : '' };
    }),
  );
  if (!read.success) return refused('admin.refused.hours', { given: parts.join(' ') });
  const hours = read.data;
  const done = await administer(session.tools, async (administration) => {
    await administration.tx.settings.set(officeHoursSetting, JSON.stringify(hours));
    await record(administration, {
      action: 'set_office_hours',
      subject: 'setting',
      subjectId: officeHoursSetting,
      detail: hours,
    });
    return { ok: true as const, value: hours };
  });
  return shown(session, done.value);
}

function shown({ say }: Session, hours: OfficeHours): CommandResult {
  const parts = hours.map(({ from, to }) => `${from}-${to}`).join(' ');
  return { ok: true, json: { hours }, lines: [say('admin.calendar.hours', { hours: parts })] };
}
