import type { Limit } from '../deadline/limit.ts';
import type { AudienceFacts } from '../outline/audience.ts';
import type { Field } from '../outline/field.ts';
import type { PlacedPrompt } from '../outline/outline.ts';
import { askedOf, findPrompt, flatten } from '../outline/outline.ts';
import type { Outline } from '../outline/schema.ts';
import type { FieldStatus, PromptState, ReportState } from './state.ts';

/** What an interview works on: an outline version as pinned by one unit's assignment. */
export interface Form {
  assignmentId: string;
  outline: Outline;
  facts: AudienceFacts;
  unitName: string;
  roundTitle: string;
  limit: Limit;
  /** Data period of the report, as ISO dates; null where the round names none. */
  cutoff: { from: string; to: string } | null;
}

const nothing: PromptState = { revision: 0, fields: {} };

export function promptState(report: ReportState, code: string): PromptState {
  return report.prompts[code] ?? nothing;
}

/** Prompts the unit took on although they are for others. */
function opened(form: Form, report: ReportState): readonly PlacedPrompt[] {
  const { leftOut } = askedOf(form.outline, form.facts);
  return leftOut
    .map(({ placed }) => placed)
    .filter((placed) => report.prompts[placed.prompt.code]?.opened === true);
}

/** Prompts asked of the unit, in the outline's order; those it opened by itself are among them. */
export function askedPrompts(form: Form, report: ReportState): readonly PlacedPrompt[] {
  const { asked } = askedOf(form.outline, form.facts);
  const taken = opened(form, report);
  return taken.length === 0 ? asked : [...asked, ...taken].sort((a, b) => a.index - b.index);
}

export function isAsked(form: Form, report: ReportState, placed: PlacedPrompt): boolean {
  return askedPrompts(form, report).includes(placed);
}

/** Prompts that are for others; the unit may open them. */
export function promptsForOthers(form: Form, report: ReportState): readonly PlacedPrompt[] {
  const { leftOut } = askedOf(form.outline, form.facts);
  const taken = opened(form, report);
  return leftOut.map(({ placed }) => placed).filter((placed) => !taken.includes(placed));
}

export type PromptStatus = 'unanswered' | 'partial' | 'skipped' | 'answered' | 'none';

/**
 * A table is not filled in chat yet and a figure marked "(nếu có)" may be passed over: neither keeps a prompt from being
 * complete once it has been looked at.
 */
function satisfied(field: Field, status: FieldStatus | undefined): boolean {
  if (status === undefined) return false;
  if (status !== 'skipped') return true;
  return field.kind === 'table' || (field.kind !== 'narrative' && field.optional);
}

export function promptStatus(placed: PlacedPrompt, state: PromptState): PromptStatus {
  const { fields } = placed.prompt;
  const statuses = fields.map((field) => state.fields[field.code]);
  if (statuses.every((status) => status === undefined)) return 'unanswered';
  if (statuses.every((status) => status === 'none')) return 'none';
  if (fields.every((field, at) => satisfied(field, statuses[at]))) return 'answered';
  return statuses.some((status) => status === 'answered' || status === 'none') ? 'partial' : 'skipped';
}

export function isComplete(status: PromptStatus): boolean {
  return status === 'answered' || status === 'none';
}

export interface Progress {
  done: number;
  total: number;
  /** Something has been answered, be it one figure. */
  begun: boolean;
  /** Incomplete prompts, optional ones included, in order. */
  left: PlacedPrompt[];
  /** The incomplete prompts a report is missing: "(nếu có)" may be left out. */
  missing: PlacedPrompt[];
}

export function progressOf(form: Form, report: ReportState): Progress {
  const asked = askedPrompts(form, report);
  const left = asked.filter(
    (placed) => !isComplete(promptStatus(placed, promptState(report, placed.prompt.code))),
  );
  return {
    done: asked.length - left.length,
    total: asked.length,
    begun: Object.values(report.prompts).some(({ fields }) =>
      Object.values(fields).some((status) => status !== 'skipped'),
    ),
    left,
    missing: left.filter((placed) => !placed.prompt.optional),
  };
}

/** Where a prompt stands among those asked: (12, 34). */
export function standing(
  form: Form,
  report: ReportState,
  placed: PlacedPrompt,
): { index: number; total: number } {
  const asked = askedPrompts(form, report);
  return { index: asked.indexOf(placed) + 1, total: asked.length };
}

export function findPlaced(form: Form, code: string | null): PlacedPrompt | null {
  return code === null ? null : (findPrompt(form.outline, code) ?? null);
}

export function promptAt(form: Form, index: number): PlacedPrompt | null {
  return flatten(form.outline)[index] ?? null;
}

export function fieldOf(placed: PlacedPrompt, code: string | null): Field | null {
  return placed.prompt.fields.find((field) => field.code === code) ?? null;
}
