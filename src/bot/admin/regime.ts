import type { Command } from 'commander';
import type { Regime, RegimePeriod } from '../../domain/regime/ports.ts';
import { readTextFile } from '../files/yaml-file.ts';
import { adjustPeriod } from '../usecases/regime/adjust-period.ts';
import { administer } from '../usecases/administration.ts';
import { importRegime } from '../usecases/regime/import-regime.ts';
import type { PlannedLimit } from '../../domain/regime/period-views.ts';
import { plannedPeriod, type PlannedPeriod } from '../usecases/regime/list-regimes.ts';
import { officeCalendar } from '../usecases/deadline/office-calendar.ts';
import { planRegimes } from '../usecases/regime/plan-periods.ts';
import { faultsOfPeriod } from '../usecases/regime/open-due-rounds.ts';
import type { Sentence } from '../plain-words.ts';
import { group, leaf, type Shell } from './command.ts';
import { readDay } from './given.ts';
import { dayText, lastDayText, type CommandResult, type Session } from './kit.ts';

/** `regime import FILE`, `regime list`, `regime adjust CODE --year Y --period P [--open-on DATE] [--limit DATE] [--skip]` */
export function addRegimeCommands(program: Command, shell: Shell): void {
  const { say } = shell;
  const regime = group(program, 'regime', say('admin.help.regime'));
  leaf(regime, 'import <file>', say('admin.help.regime_import'), shell).action((file: string) =>
    shell.run((session) => importFile(session, file)),
  );
  leaf(regime, 'list', say('admin.help.regime_list'), shell).action(() => shell.run(list));
  leaf(regime, 'adjust <code>', say('admin.help.regime_adjust'), shell)
    .requiredOption('--year <year>', say('admin.help.regime_year'))
    .requiredOption('--period <period>', say('admin.help.regime_period'))
    .option('--open-on <date>', say('admin.help.regime_open_on'))
    .option('--limit <date>', say('admin.help.regime_limit'))
    .option('--skip', say('admin.help.regime_skip'))
    .action((code: string, options: AdjustOptions) => shell.run((session) => adjust(session, code, options)));
}

interface AdjustOptions {
  year: string;
  period: string;
  openOn?: string;
  limit?: string;
  skip?: true;
}

async function importFile(session: Session, file: string): Promise<CommandResult> {
  const text = await readTextFile(file);
  if (!text.ok) return text;
  const result = await importRegime(session.tools, { file, text: text.value });
  if (!result.ok) return result;
  const { code } = result.value;
  const shown = await overview(session, code);
  return {
    ok: true,
    json: { regime: shown.map(regimeJson)[0] },
    lines: [session.say('admin.regime.imported', { code }), ...linesOf(session, shown)],
  };
}

async function list(session: Session): Promise<CommandResult> {
  const shown = await overview(session, null);
  const lines = linesOf(session, shown);
  return {
    ok: true,
    json: { regimes: shown.map(regimeJson) },
    lines: lines.length > 0 ? lines : [session.say('admin.regime.none')],
  };
}

async function adjust(session: Session, code: string, options: AdjustOptions): Promise<CommandResult> {
  const { year, period, openOn, limit, skip } = options;
  const opens = openOn === undefined ? undefined : readDay(openOn);
  if (opens?.ok === false) return opens;
  const lastDay = limit === undefined ? undefined : readDay(limit);
  if (lastDay?.ok === false) return lastDay;
  const target = { regimeCode: code, year: /^\d{4}$/.test(year) ? Number(year) : 0, period };
  const change = { openOn: opens?.value.toString(), lastDay: lastDay?.value.toString(), skip };
  const result = await administer(session.tools, (a) => adjustPeriod(a, target, change));
  if (!result.ok) return result;
  const [shown] = await overview(session, code);
  const adjusted = shown?.periods.find(({ planned }) => planned.period.id === result.value.id);
  if (adjusted === undefined) throw new Error('an adjusted period is not listed');
  return { ok: true, json: { period: periodJson(adjusted) }, lines: periodLines(session, adjusted) };
}

interface ShownPeriod {
  planned: PlannedPeriod;
  /** Why it could not be opened as things stand. */
  problems: Sentence[];
}

interface ShownRegime {
  regime: Regime;
  periods: ShownPeriod[];
}

/** One regime or all of them, with every period that is planned or was. */
async function overview({ tools }: Session, code: string | null): Promise<ShownRegime[]> {
  const found = await administer(tools, async (administration) => {
    const { tx } = administration;
    await planRegimes(administration);
    const calendar = await officeCalendar(tx);
    const shown: ShownRegime[] = [];
    for (const regime of await tx.regimes.all()) {
      if (code !== null && regime.code !== code) continue;
      const periods: ShownPeriod[] = [];
      for (const period of await tx.regimes.periods(regime.id)) {
        const planned = plannedPeriod(regime, period, calendar);
        if (planned === null) continue;
        const open = period.status === 'planned' || period.status === 'refused';
        const faults = open ? await faultsOfPeriod(administration, regime, period) : [];
        const problems = faults.map(({ message, params }) => ({ key: message, params }));
        periods.push({ planned, problems });
      }
      shown.push({ regime, periods });
    }
    return { ok: true as const, value: shown };
  });
  return found.value;
}

function regimeJson({ regime, periods }: ShownRegime) {
  const { code, title, receivingUnit } = regime.file;
  return { code, title, receivingUnit, periods: periods.map(periodJson) };
}

function periodJson({ planned, problems }: ShownPeriod) {
  const { period, title, limits, onward } = planned;
  const { year, period: code, openOn, status } = period;
  return {
    year,
    period: code,
    title,
    openOn,
    status,
    limits: limits.map(({ levels, limit }) => ({ levels, ...limit })),
    onward: onward.map(({ to, limit }) => ({ to, ...limit })),
    problems: problems.map(({ key }) => key),
  };
}

function linesOf(session: Session, regimes: ShownRegime[]): string[] {
  return regimes.flatMap(({ regime, periods }) => [
    session.say('admin.regime.line', { code: regime.code, title: regime.file.title }),
    ...periods.flatMap((period) => periodLines(session, period)),
  ]);
}

function periodLines(session: Session, { planned, problems }: ShownPeriod): string[] {
  const { say, words } = session;
  const { period, shortTitle, limits, onward } = planned;
  return [
    say('admin.regime.period', {
      year: String(period.year),
      period: period.period,
      title: shortTitle,
      status: statusText(session, period),
      day: dayText(session, period.openOn),
    }),
    ...limits.map(({ levels, limit }) => {
      const who =
        levels === null
          ? say('admin.regime.everyone')
          : levels.map((level) => words({ key: `level.${level}`, params: {} })).join(', ');
      return say('admin.regime.limit', { who, ...limitParams(session, limit) });
    }),
    ...onward.map(({ to, limit }) => say('admin.regime.onward', { to, ...limitParams(session, limit) })),
    ...problems.map((problem) => say('admin.regime.problem', { reason: words(problem) })),
  ];
}

function statusText({ say }: Session, { status }: RegimePeriod): string {
  return say(`admin.regime.status.${status}`);
}

function limitParams(session: Session, { words, lastDay, confirmed }: PlannedLimit) {
  const { say } = session;
  return {
    words,
    until: lastDay === null ? say('admin.calendar.no_limit') : lastDayText(session, lastDay),
    state: confirmed ? say('admin.calendar.state_confirmed') : say('admin.calendar.state_unconfirmed'),
  };
}
