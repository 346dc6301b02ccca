import type { Unit } from '../organisation/ports.ts';
import { fault, type Fault } from '../organisation/messages.ts';
import { meantByEvery, reportersOf, type Reporting } from './reporters.ts';

/**
 * Whether the units that a file names are there, each once, and somebody is meant at all.
 *
 * @param path where the units stand in the file
 */
export function checkNamedUnits(
  reporting: Reporting,
  units: readonly Unit[],
  path: Fault['path'] = ['units'],
): Fault[] {
  const named = reporting.units;
  return Array.isArray(named)
    ? checkList(named, units, path)
    : checkComplement(reporting, named, units, path);
}

/** Whether a unit of this code is stored. */
export function checkKnownUnit(code: string, units: readonly Unit[], path: Fault['path']): Fault[] {
  return units.some((unit) => unit.code === code) ? [] : [fault(path, 'import.unknown_unit', { code })];
}

/** How many units the paper says there are ("là 10 đơn vị"). */
export function checkDeclared(
  declared: number | undefined,
  found: readonly Unit[],
  path: Fault['path'] = ['declared'],
): Fault[] {
  if (declared === undefined || declared === found.length) return [];
  const names = found.map((unit) => unit.name).join('; ');
  const numbers = { declared: String(declared), found: String(found.length) };
  return [fault(path, 'import.declared_differs', { ...numbers, names })];
}

function checkList(codes: string[], units: readonly Unit[], path: Fault['path']): Fault[] {
  if (codes.length === 0) return [fault(path, 'import.no_unit', {})];
  return codes.flatMap((code, i) => [
    ...checkKnownUnit(code, units, [...path, i]),
    ...(codes.indexOf(code) < i ? [fault([...path, i], 'import.duplicate_entry', { code })] : []),
  ]);
}

function checkComplement(
  reporting: Reporting,
  { every, except }: Exclude<Reporting['units'], string[]>,
  units: readonly Unit[],
  path: Fault['path'],
): Fault[] {
  if (Object.values(every).every((criterion) => criterion === undefined)) {
    return [fault([...path, 'every'], 'import.no_criterion', {})];
  }
  const meant = new Set(meantByEvery(reporting, units).map((unit) => unit.code));
  const faults = except.flatMap((code, i) => {
    const at = [...path, 'except', i];
    const known = checkKnownUnit(code, units, at);
    // A misspelt or misplaced exception would silently ask a unit that the paper spares.
    const without =
      known.length === 0 && !meant.has(code) ? [fault(at, 'import.except_without_effect', { code })] : [];
    const twice = except.indexOf(code) < i ? [fault(at, 'import.duplicate_entry', { code })] : [];
    return [...known, ...without, ...twice];
  });
  if (reportersOf(reporting, units).length === 0) faults.push(fault(path, 'import.no_unit', {}));
  return faults;
}
