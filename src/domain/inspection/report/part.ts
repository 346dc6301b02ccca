import { flatten, type PlacedPrompt } from '../../outline/outline.ts';
import type { Outline } from '../../outline/schema.ts';
import type { ReformField } from '../kind.ts';

/** The prompts at a place of the outline and below it. */
export function promptsAt(outline: Outline, place: string): PlacedPrompt[] {
  return flatten(outline).filter((placed) => placed.place === place || placed.place.startsWith(`${place}.`));
}

/** The title of the heading at a place; empty where the outline has none there. */
export function titleAt(outline: Outline, place: string): string {
  const [placed] = promptsAt(outline, place);
  if (placed === undefined) return '';
  const depth = place.split('.').length;
  return placed.divisions[depth - 1]?.title ?? '';
}

/** Prompt codes begin with their field (see `promptSchema`); what is no field of the reform has none. */
const fields: Readonly<Record<string, ReformField>> = {
  direction: 'direction',
  institution: 'institutional_reform',
  procedure: 'procedure_reform',
  apparatus: 'apparatus_reform',
  civil_service: 'civil_service_reform',
  finance: 'public_finance_reform',
  digital: 'digital_government',
};

/** The field of the reform that a prompt is about. */
export function fieldOfPrompt(code: string): ReformField | null {
  return fields[code.split('.')[0] ?? ''] ?? null;
}

/** The field of a part whose prompts are all about one. */
export function fieldAt(outline: Outline, place: string): ReformField | null {
  const found = new Set(promptsAt(outline, place).map(({ prompt }) => fieldOfPrompt(prompt.code)));
  const [field = null] = found;
  return found.size === 1 ? field : null;
}
