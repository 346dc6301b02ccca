import type { InspectionKind } from '../../../../domain/inspection/kind.ts';
import type { Inspection } from '../../../../domain/inspection/ports.ts';
import type { Administration } from '../../administration.ts';
import { refused, type Outcome } from '../../outcome.ts';
import { takeOut } from './take-out.ts';

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

/** Takes a unit out of a round of inspections, both by their codes: the command line's way; see `takeOut`. */
export async function removeUnit(
  administration: Administration,
  wanted: RemovedUnit,
): Promise<Outcome<{ inspectionId: string; unitName: string; reportKept: boolean }>> {
  const found = await findInspection(administration, wanted);
  if (!found.ok) return found;
  const inspection = found.value;
  const { reason, keepReport } = wanted;
  const taken = await takeOut(administration, inspection, { reason, keepReport });
  const { id: inspectionId, unitName } = inspection;
  if (taken.ok) return { ok: true, value: { inspectionId, unitName, reportKept: taken.reportKept } };
  const key = taken.why === 'report_is_here' ? 'report_is_here' : 'concluded';
  return refused(`admin.inspection.${key}`, { unit: unitName });
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
