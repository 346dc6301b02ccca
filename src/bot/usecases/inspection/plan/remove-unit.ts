import type { InspectionKind } from '../../../../domain/inspection/kind.ts';
import type { Inspection } from '../../../../domain/inspection/ports.ts';
import { record, type Administration } from '../../administration.ts';
import { refused, type Outcome } from '../../outcome.ts';
import { cancelInspection } from '../schedule/cancel.ts';
import { contextOf } from './context.ts';

const everything = { kind: 'system' } as const;

/** A unit that a round of inspections is to be about no more, and why. */
export interface RemovedUnit {
  roundCode: string;
  unitCode: string;
  /** Needed where the unit is inspected in several ways. */
  kind: InspectionKind | null;
  reason: string;
  /** The unit's report is here already, which is known and meant. */
  keepReport: boolean;
}

/**
 * Takes a unit out of a round of inspections, with the reason in its trace. A report that is here is kept; taking the
 * unit out all the same has to be meant.
 */
export async function removeUnit(
  administration: Administration,
  wanted: RemovedUnit,
): Promise<Outcome<{ inspectionId: string; unitName: string; reportKept: boolean }>> {
  const found = await findInspection(administration, wanted);
  if (!found.ok) return found;
  const inspection = found.value;
  const { id, unitName, state, roundId } = inspection;
  if (state.report !== null && !wanted.keepReport) {
    return refused('admin.inspection.report_is_here', { unit: unitName });
  }
  const cancelled = await cancelInspection(contextOf(administration), inspection, wanted.reason);
  if (!cancelled.ok) return refused('admin.inspection.concluded', { unit: unitName });
  const { unitCode: unit, reason } = wanted;
  await record(administration, {
    action: 'remove_inspected_unit',
    subject: 'inspection_round',
    subjectId: roundId,
    detail: { unit, kind: inspection.kind, reason },
  });
  return { ok: true, value: { inspectionId: id, unitName, reportKept: state.report !== null } };
}

async function findInspection(
  { tx }: Administration,
  { roundCode, unitCode, kind }: RemovedUnit,
): Promise<Outcome<Inspection>> {
  const round = await tx.inspections.roundByCode(everything, roundCode);
  if (round === null) return refused('admin.inspection.unknown_round', { code: roundCode });
  const unit = await tx.units.byCode(unitCode);
  if (unit === null) return refused('admin.refused.unknown_unit', { code: unitCode });
  const going = (await tx.inspections.ofRound(everything, round.id)).filter(
    (each) =>
      each.unitId === unit.id &&
      !each.hidden &&
      each.state.cancelled === null &&
      each.state.closedAt === null,
  );
  const meant = going.filter((each) => kind === null || each.kind === kind);
  const [one, ...more] = meant;
  if (one === undefined) return refused('admin.inspection.not_inspected', { unit: unit.name });
  if (more.length > 0) {
    const kinds = meant.map((each) => each.kind).join(', ');
    return refused('admin.inspection.which_kind', { unit: unit.name, kinds });
  }
  return { ok: true, value: one };
}
