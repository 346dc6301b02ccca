import { readLimitEntry, type LimitEntry } from '../../../../domain/deadline/limit-entry.ts';
import type { InspectionKind } from '../../../../domain/inspection/kind.ts';
import {
  reportRoundCode,
  reportsAsked,
  type PlannedInspection,
} from '../../../../domain/inspection/plan/units.ts';
import type { PlanFile, PlanTerm } from '../../../../domain/inspection/plan/plan-file.ts';
import { anchorOfDates } from '../../../../domain/inspection/terms.ts';
import type { RoundFile } from '../../../../domain/round/round-file.ts';
import type { NewAssignment } from '../../../../domain/round/ports.ts';
import { plainWords } from '../../../plain-words.ts';

/** What units of one kind of inspection are asked for, as if it had been written in a file of its own. */
export interface ReportRound {
  file: RoundFile;
  /** By a unit's code: the inspected period, up to the unit's own inspection day where the plan says so. */
  cutoffs: Map<string, NewAssignment['cutoff']>;
}

/**
 * The round in which the units of one kind report; null where nothing is asked of them.
 *
 * @param plan with words for its terms
 * @param planned of this kind
 */
export function reportRoundOf(
  plan: PlanFile,
  kind: InspectionKind,
  planned: readonly Pick<PlannedInspection, 'unit' | 'dates'>[],
): ReportRound | null {
  const entry = plan.inspections.find((each) => each.kind === kind);
  if (plan.outline === undefined || !reportsAsked(plan, kind)) return null;
  const deadline = deadlineOf(entry?.terms.report);
  const { from, to } = plan.inspectedPeriod;
  const days = new Map(planned.map(({ unit, dates }) => [unit.code, inspectionDay(deadline, dates)]));
  return {
    file: {
      code: reportRoundCode(plan, kind),
      title: entry?.reportRound?.title ?? titleOf(plan, kind),
      kind: 'inspection',
      outline: plan.outline,
      receivingUnit: plan.receivingUnit,
      units: [...days.keys()],
      period: { kind: 'inspection', from, to: to === 'inspection_day' ? plan.window.to : to },
      anchors: [...days].flatMap(([code, date]) =>
        date === null ? [] : [{ anchor: 'inspection_day' as const, date, units: [code] }],
      ),
      deadline,
      deadlines: [],
    },
    cutoffs: new Map(
      [...days].map(([code, day]) => [code, { from, to: to === 'inspection_day' ? day : to }]),
    ),
  };
}

/** A limit that the paper leaves open waits for the day that somebody gives it (`round extend`). */
function deadlineOf(term: PlanTerm | undefined): LimitEntry {
  if (term !== undefined && term !== 'set_by_team') return term;
  const key = term === 'set_by_team' ? 'admin.limit.set_by_team' : 'admin.limit.not_said';
  return { dataCutoff: true, words: plainWords('vi')({ key, params: {} }) };
}

function inspectionDay(deadline: LimitEntry, dates: PlannedInspection['dates']): string | null {
  const read = readLimitEntry(deadline);
  if (!read.ok) throw new Error('a term without a rule passed its checks');
  return anchorOfDates(read.rule, dates).inspection_day ?? null;
}

function titleOf({ title }: PlanFile, kind: InspectionKind): string {
  const key = kind === 'self_inspection' ? 'admin.plan.self_report_title' : 'admin.plan.report_title';
  return plainWords('vi')({ key, params: { title } });
}
