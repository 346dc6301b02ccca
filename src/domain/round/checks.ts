import { limitUnder } from '../deadline/assigned-limit.ts';
import type { OfficeCalendar } from '../deadline/calendar.ts';
import { readLimitEntry, type LimitEntry } from '../deadline/limit-entry.ts';
import { askedOf } from '../outline/outline.ts';
import type { Outline } from '../outline/schema.ts';
import type { Unit } from '../organisation/ports.ts';
import { formatDate } from '../format-date.ts';
import { fault, type Fault } from '../organisation/messages.ts';
import { checkDeclared, checkKnownUnit, checkNamedUnits } from './reporter-checks.ts';
import { existsOn, reportersOf } from './reporters.ts';
import { anchorsOf, periodOf } from './facts.ts';
import type { RoundFile } from './round-file.ts';

/** What is stored already and a round file must agree with. */
export interface RoundFacts {
  units: readonly Unit[];
  /** The version the file means; `outlineKnown` is true when at least another version is there. */
  outline: Outline | null;
  outlineKnown: boolean;
  alreadyOpen: boolean;
  calendar: OfficeCalendar;
}

/** What a round file's parts cannot know of each other and of what is stored. */
export function checkRound(file: RoundFile, facts: RoundFacts): Fault[] {
  const { code, outline, period, cutoff, kind } = file;
  const faults: Fault[] = [];
  if (facts.alreadyOpen) faults.push(fault(['code'], 'import.round_already_open', { code }));
  if (facts.outline === null) {
    faults.push(
      facts.outlineKnown
        ? fault(['outline', 'version'], 'import.unknown_version', {
            code: outline.code,
            version: String(outline.version),
          })
        : fault(['outline', 'code'], 'import.unknown_outline', { code: outline.code }),
    );
  }
  if ((kind === 'inspection') !== (period.kind === 'inspection')) {
    faults.push(fault(['period', 'kind'], 'import.kind_and_period', {}));
  }
  if (period.from > period.to) faults.push(fault(['period', 'to'], 'import.period_reversed', {}));
  if (cutoff !== undefined && cutoff.from > cutoff.to) {
    faults.push(fault(['cutoff', 'to'], 'import.period_reversed', {}));
  }
  if (period.number !== undefined && period.number !== periodOf(file)?.number) {
    faults.push(fault(['period', 'number'], 'import.period_number', { number: String(period.number) }));
  }
  return [
    ...faults,
    ...checkReporters(file, facts),
    ...checkAnchors(file, facts),
    ...checkLimits(file, facts),
  ];
}

function checkReporters(file: RoundFile, { units, outline }: RoundFacts): Fault[] {
  const faults = [
    ...checkKnownUnit(file.receivingUnit, units, ['receivingUnit']),
    ...checkNamedUnits(file, units),
  ];
  const reporters = reportersOf(file, units);
  for (const unit of reporters) {
    const at = placeOf(file, unit.code);
    const named = `${unit.name} (${unit.code})`;
    if (!existsOn(unit, file.period.to)) {
      faults.push(fault(at, 'import.unit_not_valid', { unit: named, day: formatDate(file.period.to) }));
    }
    // Nobody receives their own report: its lateness and acceptance would be judged by the judged.
    if (unit.code === file.receivingUnit) {
      faults.push(fault(at, 'import.receiver_reports', { unit: named }));
    }
    const facts = { level: unit.level, tags: unit.tags, periodKind: file.period.kind };
    if (outline !== null && askedOf(outline, facts).asked.length === 0) {
      faults.push(fault(at, 'import.asks_nothing', { unit: named }));
    }
  }
  return [...faults, ...checkDeclared(file.declared, reporters)];
}

/** Where a reporting unit is named: its line in a list, otherwise the complement set. */
function placeOf({ units }: RoundFile, code: string): Fault['path'] {
  return Array.isArray(units) ? ['units', units.indexOf(code)] : ['units', 'every'];
}

/** A day for a unit that is not there would never be counted from, nor would one of two days for the same unit. */
function checkAnchors({ anchors, ...file }: RoundFile, { units }: RoundFacts): Fault[] {
  const reporters = new Set(reportersOf(file, units).map((unit) => unit.code));
  const seen = new Set<string>();
  return anchors.flatMap(({ anchor, units: meant }, i) =>
    (meant ?? [null]).flatMap((code, j) => {
      const path = code === null ? ['anchors', i, 'anchor'] : ['anchors', i, 'units', j];
      if (code !== null && !reporters.has(code)) return [fault(path, 'import.not_in_round', { code })];
      const key = `${anchor} ${code}`;
      if (seen.has(key)) return [fault(path, 'import.duplicate_entry', { code: code ?? anchor })];
      seen.add(key);
      return [];
    }),
  );
}

function checkLimits(file: RoundFile, facts: RoundFacts): Fault[] {
  const reporters = new Set(reportersOf(file, facts.units).map((unit) => unit.code));
  const faults = checkLimit(file.deadline, ['deadline'], facts, file, null);
  for (const [i, deadline] of file.deadlines.entries()) {
    const at = ['deadlines', i];
    const { unit: code } = deadline;
    faults.push(...checkLimit(deadline, at, facts, file, code));
    if (!reporters.has(code)) faults.push(fault([...at, 'unit'], 'import.not_in_round', { code }));
    if (file.deadlines.findIndex(({ unit }) => unit === code) < i) {
      faults.push(fault([...at, 'unit'], 'import.duplicate_entry', { code }));
    }
  }
  return faults;
}

/** @param unit whose limit it is; null when it is everybody's */
function checkLimit(
  entry: LimitEntry,
  path: Fault['path'],
  facts: RoundFacts,
  file: RoundFile,
  unit: string | null,
): Fault[] {
  const read = readLimitEntry(entry);
  if (!read.ok) {
    const { key, reason } = read.fault;
    return [fault(key === null ? path : [...path, key], reason, {})];
  }
  const { rule } = read;
  const at = [...path, read.key];
  if (file.period.kind === 'inspection' && (rule.kind === 'before_day' || rule.kind === 'by_day')) {
    return [fault(at, 'import.rule_without_period', {})];
  }
  const counted = limitUnder(
    { rule, period: periodOf(file), words: '-', hour: null },
    anchorsOf(file, unit),
    facts.calendar,
  );
  if ('kind' in counted) {
    const { day, month, year } = counted;
    return [fault(at, 'import.no_such_day', { day: String(day), month: `${month}/${year}` })];
  }
  const { lastDay } = counted.limit;
  return lastDay !== null && lastDay < file.period.from
    ? [fault(at, 'import.limit_before_period', { day: formatDate(lastDay) })]
    : [];
}
