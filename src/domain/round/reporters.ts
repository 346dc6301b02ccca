import type { Unit } from '../organisation/ports.ts';
import type { Reporters } from './round-file.ts';

/** What a round file, a regime's or a plan's entry says of its units. */
export interface Reporting {
  units: Reporters;
  period: { to: string };
}

/** The units a round file means: those it lists, or the complement set as far as it exists on the period's last day. */
export function reportersOf(file: Reporting, units: readonly Unit[]): Unit[] {
  const { units: reporters, period } = file;
  if (Array.isArray(reporters)) {
    const byCode = new Map(units.map((unit) => [unit.code, unit]));
    return [...new Set(reporters)].flatMap((code) => byCode.get(code) ?? []);
  }
  return meantByEvery(file, units).filter(
    (unit) => !reporters.except.includes(unit.code) && existsOn(unit, period.to),
  );
}

/** Everyone a complement set speaks of, before the exceptions; empty when the file lists its units. */
export function meantByEvery(file: Pick<Reporting, 'units'>, units: readonly Unit[]): Unit[] {
  if (Array.isArray(file.units)) return [];
  const { levels, kinds, tags } = file.units.every;
  return units.filter(
    (unit) =>
      (levels === undefined || levels.includes(unit.level)) &&
      (kinds === undefined || kinds.some((kind) => kind === unit.kind)) &&
      (tags === undefined || tags.some((tag) => unit.tags.includes(tag))),
  );
}

/** @param day ISO date */
export function existsOn(unit: Pick<Unit, 'validFrom' | 'validTo'>, day: string): boolean {
  return (unit.validFrom === null || unit.validFrom <= day) && (unit.validTo === null || day <= unit.validTo);
}
