import { foldPhrase } from '../../answer/fold-vietnamese.ts';
import type { Unit } from '../../organisation/ports.ts';

/** A group within a team and the unit somebody comes from, as typed; what is not said is not changed. */
export interface PlaceTyped {
  group?: string | null;
  agencyUnitId?: string;
}

/**
 * "Tổ số 1; Sở Tài chính": in any order, either may be missing; "không" takes somebody out of their group.
 *
 * @returns null for what is neither
 */
export function readMemberPlace(typed: string, units: readonly Unit[]): PlaceTyped | null {
  const read: PlaceTyped = {};
  for (const part of typed.split(/[;\n]/).map((each) => each.trim())) {
    if (part === '') continue;
    const folded = foldPhrase(part);
    const unit = units.find(({ name }) => foldPhrase(name) === folded);
    if (unit !== undefined) read.agencyUnitId = unit.id;
    else if (folded === 'khong') read.group = null;
    else if (/^(to|nhom)\b/.test(folded) && part.length <= 60) read.group = part;
    else return null;
  }
  return Object.keys(read).length === 0 ? null : read;
}
