import { inspectionKindSchema, reformFieldSchema, type InspectionKind, type ReformField } from '../kind.ts';

/** How a unit may come into a plan later: a surprise is never planned. */
export type PlannedKind = Exclude<InspectionKind, 'surprise'>;

/** What may be chosen about changes to a plan; see `encodeAction` for the form. */
export type PlanAction =
  /** Asks which unit comes into a round. */
  | { kind: 'add_unit'; roundId: string }
  /** Answers to what is asked of it; what was given so far is kept with what is awaited. */
  | { kind: 'addition_unit'; unitId: string }
  | { kind: 'addition_kind'; as: PlannedKind }
  | { kind: 'addition_field'; field: ReformField }
  | { kind: 'addition_no_day' }
  /** The question before. */
  | { kind: 'addition_back' }
  /** Adds what the summary with this seal says. */
  | { kind: 'confirm_addition'; seal: string }
  /** What has become of the plan since. */
  | { kind: 'plan_changes'; roundId: string; page: number }
  /** The unit's report is here, and is kept when its inspection is cancelled. */
  | { kind: 'keep_report'; inspectionId: string };

export const plannedKinds = inspectionKindSchema.exclude(['surprise']).options;
const fields = reformFieldSchema.options;

export function encodePlanAction(action: PlanAction): string {
  switch (action.kind) {
    case 'add_unit':
      return `ip.a.${action.roundId}`;
    case 'addition_unit':
      return `ip.u.${action.unitId}`;
    case 'addition_kind':
      return `ip.k.${plannedKinds.indexOf(action.as)}`;
    case 'addition_field':
      return `ip.f.${fields.indexOf(action.field)}`;
    case 'addition_no_day':
      return 'ip.o';
    case 'addition_back':
      return 'ip.b';
    case 'confirm_addition':
      return `ip.y.${action.seal}`;
    case 'plan_changes':
      return `ip.t.${action.roundId}.${action.page}`;
    case 'keep_report':
      return `ip.r.${action.inspectionId}`;
    default:
      return action satisfies never;
  }
}

const idPattern = /^[a-z0-9]{1,24}$/;
const pagePattern = /^\d{1,3}$/;

/** @returns null for anything this program did not write, or that is about something else */
export function decodePlanAction(
  code: string,
  [verb = '', first = '', second = '']: string[],
): PlanAction | null {
  if (code !== 'ip') return null;
  switch (verb) {
    case 'o':
      return { kind: 'addition_no_day' };
    case 'b':
      return { kind: 'addition_back' };
    case 'k': {
      const as = /^\d$/.test(first) ? plannedKinds[Number(first)] : undefined;
      return as === undefined ? null : { kind: 'addition_kind', as };
    }
    case 'f': {
      const field = /^\d$/.test(first) ? fields[Number(first)] : undefined;
      return field === undefined ? null : { kind: 'addition_field', field };
    }
  }
  if (!idPattern.test(first)) return null;
  switch (verb) {
    case 'a':
      return { kind: 'add_unit', roundId: first };
    case 'u':
      return { kind: 'addition_unit', unitId: first };
    case 'y':
      return { kind: 'confirm_addition', seal: first };
    case 't':
      return pagePattern.test(second) ? { kind: 'plan_changes', roundId: first, page: Number(second) } : null;
    case 'r':
      return { kind: 'keep_report', inspectionId: first };
    default:
      return null;
  }
}
