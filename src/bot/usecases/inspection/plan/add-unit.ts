import type { Limit } from '../../../../domain/deadline/limit.ts';
import type { InspectionDates } from '../../../../domain/inspection/inspection.ts';
import type { InspectionKind, ReformField } from '../../../../domain/inspection/kind.ts';
import type { PlanWarning } from '../../../../domain/inspection/plan/warnings.ts';
import type { Administration } from '../../administration.ts';
import { refused, type Outcome, type Refused } from '../../outcome.ts';
import { addToRound, type NotAdded } from './add-to-round.ts';

const everything = { kind: 'system' } as const;

/** A unit that a round of inspections is to be about from now on, and why. */
export interface AddedUnit {
  roundCode: string;
  unitCode: string;
  kind: InspectionKind;
  dates: InspectionDates;
  reason: string;
  /** Which of several themes. */
  field: ReformField | null;
}

export interface AdditionOutcome {
  inspectionId: string;
  unitName: string;
  /** Of the unit's report; null where none is asked for. */
  limit: Limit | null;
  warnings: PlanWarning[];
}

/** Adds a unit to a round of inspections that is open, both by their codes: the command line's way; see `addToRound`. */
export async function addUnit(
  administration: Administration,
  { roundCode, unitCode, kind, field, dates, reason }: AddedUnit,
): Promise<Outcome<AdditionOutcome>> {
  const { tx } = administration;
  const round = await tx.inspections.roundByCode(everything, roundCode);
  if (round === null) return refused('admin.inspection.unknown_round', { code: roundCode });
  const unit = await tx.units.byCode(unitCode);
  if (unit === null) return refused('admin.refused.unknown_unit', { code: unitCode });
  if (kind === 'surprise') return refused('admin.inspection.surprise', {});
  const done = await addToRound(administration, round.id, { unit, kind, field, dates }, reason);
  if (!done.ok) return worded(done.refusal, roundCode, unit.name);
  const { inspectionId, limit, warnings } = done.added;
  return { ok: true, value: { inspectionId, unitName: unit.name, limit, warnings } };
}

function worded(refusal: NotAdded, code: string, unit: string): Refused {
  switch (refusal.kind) {
    case 'closed':
      return refused('admin.inspection.unknown_round', { code });
    case 'unknown_theme':
      return refused('admin.inspection.unknown_theme', {});
    case 'already':
      return refused('admin.inspection.already', { unit, kind: refusal.as });
    case 'gone':
      return refused('admin.inspection.unit_not_there', { unit });
    case 'receiver':
    case 'inspects_itself':
    case 'asks_nothing':
      return refused(`admin.inspection.${refusal.kind}`, { unit });
    default:
      return refusal satisfies never;
  }
}
