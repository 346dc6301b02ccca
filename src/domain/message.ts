import type { AnswerValue } from './answer/value.ts';
import type { ParameterKind } from './message-table.ts';
import type { messages } from './messages.ts';

/** The table that owns every message key and the kinds of its parameters. */
export type Messages = typeof messages;
export type MessageKey = keyof Messages;

/** What a parameter of each kind carries. Dates and instants are ISO strings; values are understood answers. */
interface ParameterTypes {
  text: string;
  count: number;
  number: number;
  ordinal: number;
  receipt: number;
  date: string;
  limit: string;
  instant: string;
  value: AnswerValue;
  message: Message;
}

type ParametersOf<T> = { [P in keyof T]: T[P] extends ParameterKind ? ParameterTypes[T[P]] : never };

/**
 * What is said: a key of the message table and its parameters, without any wording. Made by `say`, which holds the
 * parameters to the key; a union of all messages would be too large for the compiler.
 */
export interface Message {
  readonly key: MessageKey;
  readonly params: Readonly<Record<string, ParameterTypes[ParameterKind]>>;
}

/** Names a message; the compiler holds the parameters to the table. */
export function say<K extends MessageKey>(
  ...[key, params]: keyof Messages[K] extends never ? [key: K] : [key: K, params: ParametersOf<Messages[K]>]
): Message {
  return { key, params: params ?? {} };
}
