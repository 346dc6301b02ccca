import type { Field } from '../outline/field.ts';
import type { MessageRef } from './messages.ts';
import type { FigureValue } from './value.ts';

/** A field answered by one short reply: anything but a narrative and a table. */
export type FigureField = Exclude<Field, { kind: 'narrative' } | { kind: 'table' }>;
export type FieldOf<Kind extends FigureField['kind']> = Extract<FigureField, { kind: Kind }>;

/** What a reading may lean on besides the words. */
export interface ReadingContext {
  /** ISO date in the office's time zone. */
  today: string;
  /** Figures of the same prompt already answered, by field code. */
  siblings?: Readonly<Record<string, FigureValue>>;
  /** The prompt's fields: they name a sibling in a message and tell which siblings must not exceed this field. */
  fields?: readonly Field[];
}

/** Said beside a value that is stored but looks odd. */
export type Notice = MessageRef;

/** One reply understood, or the reason why not. */
export type Reading = { ok: true; value: FigureValue; notices: Notice[] } | Refusal;
export interface Refusal {
  ok: false;
  reason: MessageRef;
}

export function accepted(value: FigureValue, ...notices: Notice[]): Reading {
  return { ok: true, value, notices };
}

export function refused(reason: MessageRef): Refusal {
  return { ok: false, reason };
}
