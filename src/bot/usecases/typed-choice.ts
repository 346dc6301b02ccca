import { foldPhrase } from '../../domain/answer/fold-vietnamese.ts';
import type { Language } from '../../domain/action.ts';
import type { Message } from '../../domain/message.ts';
import type { Choice } from '../../domain/view.ts';

type Label = (message: Message, language: Language) => string;

/**
 * The choice a person has typed by its label, with or without accents, or by its number in the list where no value is
 * awaited; null when the text is no choice.
 */
export function choiceByText(
  text: string,
  offered: Choice[],
  options: { label: Label; language: Language; numbers: boolean },
): Choice | null {
  // A label is short; a long text is an answer and need not be folded.
  if (text.length > 120) return null;
  const typed = foldPhrase(text);
  if (typed === '') return null;
  const exact = offered.find((choice) => foldPhrase(options.label(choice.label, options.language)) === typed);
  if (exact !== undefined) return exact;
  const alias = offered.find((choice) => choice.alias !== undefined && foldPhrase(choice.alias) === typed);
  if (alias !== undefined) return alias;
  if (!options.numbers || !/^\d{1,3}$/.test(typed)) return null;
  const numbered = offered.filter((choice) => choice.number !== undefined);
  return numbered.length > 0
    ? (numbered.find((choice) => choice.number === Number(typed)) ?? null)
    : (offered[Number(typed) - 1] ?? null);
}

/** The choice that a short command stands for. */
export function choiceByCommand(command: string, offered: Choice[]): Choice | null {
  return offered.find((choice) => choice.command === command) ?? null;
}
