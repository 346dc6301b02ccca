import type { AnchorDays } from '../deadline/assigned-limit.ts';
import type { Period } from '../deadline/period.ts';
import type { RoundFile } from './round-file.ts';

/** The period a round's rules are about; null for an inspection. A period's year is that of its last day. */
export function periodOf({ period }: RoundFile): Period | null {
  if (period.kind === 'inspection') return null;
  const [year = 0, month = 1] = period.to.split('-').map(Number);
  const quarter = Math.ceil(month / 3);
  const number =
    period.number ?? (period.kind === 'quarter' ? quarter : period.kind === 'month' ? month : null);
  return { kind: period.kind, year, number };
}

/** The days known of one unit of the round, or of all of them (null): the file's anchors and the data cut-off. */
export function anchorsOf(file: RoundFile, unit: string | null): AnchorDays {
  const days: AnchorDays = file.cutoff === undefined ? {} : { data_cutoff: file.cutoff.to };
  for (const { anchor, date, units } of file.anchors) {
    if (units === undefined || (unit !== null && units.includes(unit))) days[anchor] = date;
  }
  return days;
}
