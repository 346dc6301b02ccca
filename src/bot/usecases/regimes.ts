import { Temporal } from 'temporal-polyfill';
import { readLimitEntry } from '../../domain/deadline/limit-entry.ts';
import { checked } from '../../domain/organisation/checked.ts';
import { fault, type Fault } from '../../domain/organisation/messages.ts';
import { regimeFileSchema, type RegimeFile } from '../../domain/organisation/regime-file.ts';
import { limitsOfPeriod, openingDay, roundOfPeriod } from '../../domain/organisation/regime-round.ts';
import { checkRound } from '../../domain/organisation/round-checks.ts';
import type { Regime, RegimePeriod } from '../../domain/ports.ts';
import { parseYaml, type FileResult } from '../files/yaml-file.ts';
import {
  administer,
  record,
  type Administration,
  type AdministrationTools,
  type FileText,
} from './administration.ts';
import { officeCalendar } from './office-calendar.ts';
import { openRoundAs, roundFacts } from './open-round.ts';
import { refused, type Outcome } from './outcome.ts';

/** How many years beyond the current one are planned, so that a coordinator can adjust them in time. */
const yearsAhead = 1;

/** Takes a regime's file: from then on its rounds open by themselves. */
export function importRegime(tools: AdministrationTools, source: FileText): Promise<FileResult<Regime>> {
  return administer(tools, (administration) => takeRegime(administration, source));
}

/** The same within a transaction that is already open. */
export async function takeRegime(
  administration: Administration,
  { file: fileName, text }: FileText,
): Promise<FileResult<Regime>> {
  const { tx, ids, now } = administration;
  const calendar = await officeCalendar(tx);
  const known = new Set((await tx.units.all()).map(({ code }) => code));
  const schema = checked(regimeFileSchema, (file) => [
    ...(known.has(file.receivingUnit)
      ? []
      : [fault(['receivingUnit'], 'import.unknown_unit', { code: file.receivingUnit })]),
    ...checkLimits(file),
    ...file.periods.flatMap((entry, at): Fault[] =>
      limitsOfPeriod(file, entry, file.firstYear, calendar) === null
        ? [fault(['periods', at], 'import.period_without_limit', { period: entry.title })]
        : [],
    ),
  ]);
  const read = parseYaml(text, fileName, schema);
  if (!read.ok) return read;
  const before = await tx.regimes.byCode(read.value.code);
  const regime: Regime = { id: before?.id ?? ids.next(), code: read.value.code, file: read.value };
  await tx.regimes.save(regime, now);
  await record(administration, {
    action: 'import_regime',
    subject: 'regime',
    subjectId: regime.id,
    detail: { code: regime.code },
  });
  return { ok: true, value: regime };
}

function checkLimits(file: RegimeFile): Fault[] {
  const entries: [(string | number)[], RegimeFile['deadline']][] = [
    [['deadline'], file.deadline],
    ...file.levels.map(({ levels: _levels, ...limit }, at): [(string | number)[], RegimeFile['deadline']] => [
      ['levels', at],
      limit,
    ]),
    ...file.onward.map(({ to: _to, ...limit }, at): [(string | number)[], RegimeFile['deadline']] => [
      ['onward', at],
      limit,
    ]),
    ...file.periods.flatMap(({ deadline }, at): [(string | number)[], RegimeFile['deadline']][] =>
      deadline === undefined ? [] : [[['periods', at, 'deadline'], deadline]],
    ),
  ];
  return entries.flatMap(([path, entry]) => {
    const read = readLimitEntry(entry);
    if (read.ok) return [];
    const { key, reason } = read.fault;
    return [fault(key === null ? path : [...path, key], reason, {})];
  });
}

/**
 * Plans the periods of this year and the next, and opens those whose day has come. Rung by the clock; a period opens
 * once, however often it is rung. A period whose last limit was over before it was ever planned is `missed`, not opened
 * in the past.
 *
 * @returns codes of the rounds opened
 */
export async function openDueRounds(tools: AdministrationTools): Promise<string[]> {
  const result = await administer(tools, async (administration) => {
    const opened: string[] = [];
    for (const regime of await administration.tx.regimes.all()) {
      await plan(administration, regime);
      for (const period of await administration.tx.regimes.periods(regime.id)) {
        if (period.status !== 'planned' || period.openOn > today(administration)) continue;
        opened.push(...(await open(administration, regime, period)));
      }
    }
    return { ok: true as const, value: opened };
  });
  return result.value;
}

function today({ now, timeZone }: Administration): string {
  return Temporal.Instant.from(now).toZonedDateTimeISO(timeZone).toPlainDate().toString();
}

async function plan(administration: Administration, regime: Regime): Promise<void> {
  const { tx, ids } = administration;
  const calendar = await officeCalendar(tx);
  const day = today(administration);
  const year = Number(day.slice(0, 4));
  const known = new Set((await tx.regimes.periods(regime.id)).map((each) => `${each.year} ${each.period}`));
  const { firstYear, lastYear = 2100, periods } = regime.file;
  for (let each = Math.max(year, firstYear); each <= Math.min(year + yearsAhead, lastYear); each += 1) {
    for (const entry of periods) {
      if (known.has(`${each} ${entry.code}`)) continue;
      const limits = limitsOfPeriod(regime.file, entry, each, calendar);
      if (limits === null) continue;
      await tx.regimes.plan({
        id: ids.next(),
        regimeId: regime.id,
        year: each,
        period: entry.code,
        openOn: openingDay(regime.file, limits.first),
        status: limits.last < day ? 'missed' : 'planned',
        adjustment: null,
      });
    }
  }
}

async function open(administration: Administration, regime: Regime, period: RegimePeriod): Promise<string[]> {
  const { tx } = administration;
  const entry = regime.file.periods.find(({ code }) => code === period.period);
  if (entry === undefined) {
    await tx.regimes.update({ ...period, status: 'skipped' }, null);
    return [];
  }
  const file = roundOfPeriod(regime.file, entry, period.year, period.adjustment, await tx.units.all());
  const facts = await roundFacts(administration, file);
  const faults = checkRound(file, facts);
  if (faults.length > 0) {
    // Nobody is in front of the screen: what is wrong stays visible in `regime list`.
    await tx.regimes.update({ ...period, status: 'refused' }, null);
    await record(administration, {
      action: 'regime_refused',
      subject: 'regime',
      subjectId: regime.id,
      detail: { period: file.code, faults: faults.map(({ message, params }) => ({ message, params })) },
    });
    return [];
  }
  const opened = await openRoundAs(administration, file, facts, regime.id);
  await tx.regimes.update({ ...period, status: 'opened' }, opened.id);
  return [opened.code];
}

/** What a coordinator may change before a period opens. */
export interface PeriodChange {
  openOn?: string | undefined;
  lastDay?: string | undefined;
  skip?: boolean | undefined;
}

export async function adjustPeriod(
  administration: Administration,
  target: { regimeCode: string; year: number; period: string },
  change: PeriodChange,
): Promise<Outcome<RegimePeriod>> {
  const { tx } = administration;
  const regime = await tx.regimes.byCode(target.regimeCode);
  if (regime === null) return refused('admin.refused.unknown_regime', { code: target.regimeCode });
  await plan(administration, regime);
  const found = (await tx.regimes.periods(regime.id)).find(
    ({ year, period }) => year === target.year && period === target.period,
  );
  if (found === undefined) {
    return refused('admin.refused.unknown_period', { period: target.period, year: String(target.year) });
  }
  if (found.status !== 'planned' && found.status !== 'skipped') {
    return refused('admin.refused.period_not_planned', { period: target.period, year: String(target.year) });
  }
  const adjusted: RegimePeriod = {
    ...found,
    openOn: change.openOn ?? found.openOn,
    status: change.skip === true ? 'skipped' : 'planned',
    adjustment: { ...found.adjustment, ...(change.lastDay === undefined ? {} : { lastDay: change.lastDay }) },
  };
  await tx.regimes.update(adjusted, null);
  await record(administration, {
    action: 'adjust_period',
    subject: 'regime',
    subjectId: regime.id,
    detail: { ...target, ...change },
  });
  return { ok: true, value: adjusted };
}
