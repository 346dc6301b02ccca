import type { AnchorDays } from '../deadline/assigned-limit.ts';
import type { Period } from '../deadline/period.ts';
import type { RoundFile } from './round-file.ts';

/**
 * The period a round's rules are about; null for an inspection. Its year, and its month or quarter, are those of its
 * last day: figures of "quý I" may be closed on 14/3 and begin on 15/12.
 */
export function periodOf({ period }: Pick<RoundFile, 'period'>): Period | null {
  if (period.kind === 'inspection') return null;
  const [year = 0, month = 1] = period.to.split('-').map(Number);
  const number = period.kind === 'quarter' ? Math.ceil(month / 3) : period.kind === 'month' ? month : null;
  return { kind: period.kind, year, number };
}

/**
 * The days known of one unit of the round, or of all of them (null): the data cut-off and the file's anchors, of which
 * the unit's own counts before everybody's.
 */
export function anchorsOf(file: RoundFile, unit: string | null): AnchorDays {
  const days: AnchorDays = file.cutoff === undefined ? {} : { data_cutoff: file.cutoff.to };
  for (const { anchor, date, units } of file.anchors) if (units === undefined) days[anchor] = date;
  for (const { anchor, date, units } of file.anchors) {
    if (unit !== null && units?.includes(unit) === true) days[anchor] = date;
  }
  return days;
}
