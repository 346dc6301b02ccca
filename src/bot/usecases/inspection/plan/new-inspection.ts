import { freshInspection, type InspectionDates } from '../../../../domain/inspection/inspection.ts';
import type { InspectionKind } from '../../../../domain/inspection/kind.ts';
import type { Inspection } from '../../../../domain/inspection/ports.ts';
import type { Transaction } from '../../../../domain/ports.ts';
import type { Unit } from '../../../../domain/organisation/ports.ts';
import type { Administration } from '../../administration.ts';

/** One unit's inspection as a plan has it, before anything has happened; a re-inspection follows the unit's earlier one. */
export async function newInspection(
  { tx, ids, now }: Administration,
  planned: {
    roundId: string;
    unit: Unit;
    kind: InspectionKind;
    /** Its place in the plan; null when the plan has none. */
    entry: number | null;
    dates: InspectionDates;
    assignmentId: string | null;
  },
): Promise<Inspection> {
  const { roundId, unit, kind, entry, dates, assignmentId } = planned;
  return {
    id: ids.next(),
    roundId,
    unitId: unit.id,
    unitName: unit.name,
    kind,
    dates,
    state: { ...freshInspection, entry },
    revision: 0,
    assignmentId,
    hidden: false,
    orderedBy: null,
    followsId: kind === 're_inspection' ? await earlierInspection(tx, unit.id) : null,
    createdAt: now,
  };
}

/** The unit's last inspection that was begun: what a re-inspection opens with. */
async function earlierInspection(
  tx: Pick<Transaction, 'inspections'>,
  unitId: string,
): Promise<string | null> {
  const earlier = (await tx.inspections.ofUnit({ kind: 'system' }, unitId))
    .filter(({ state }) => state.startedAt !== null)
    .toSorted((a, b) => ((a.state.startedAt ?? '') < (b.state.startedAt ?? '') ? 1 : -1));
  return earlier[0]?.id ?? null;
}

/** Whether an inspection of the kind would follow one, and none of the unit has been begun. */
export async function isNeverInspected(
  { tx }: Administration,
  kind: InspectionKind,
  unitId: string,
): Promise<boolean> {
  return kind === 're_inspection' && (await earlierInspection(tx, unitId)) === null;
}
