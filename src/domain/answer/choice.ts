import { foldPhrase } from './fold-vietnamese.ts';
import { shorten, type FigureText } from './figure-text.ts';
import { accepted, refused, type FieldOf, type Reading } from './reading.ts';

/** One of the field's choices by its label, with or without tone marks, its code, or its number in the list. */
export function readChoice(field: FieldOf<'choice'>, { typed, plain }: FigureText): Reading {
  const folded = foldPhrase(plain);
  const same = (text: string): boolean => text.normalize('NFC').toLowerCase() === plain.toLowerCase();
  const byFold = field.choices.filter(({ label }) => folded !== '' && foldPhrase(label) === folded);
  const number = /^\(?(\d{1,3})[.)]?$/.exec(plain)?.[1];
  const choice =
    field.choices.find(({ label }) => same(label)) ??
    // Labels that differ by tone marks alone cannot be told apart without them.
    (byFold.length === 1 ? byFold[0] : undefined) ??
    field.choices.find(({ code }) => same(code)) ??
    (number === undefined ? undefined : field.choices[Number(number) - 1]);
  if (choice) return accepted({ kind: 'choice', code: choice.code, label: choice.label });
  const choices = field.choices.map(({ label }, index) => `${index + 1}. ${shorten(label)}`).join('; ');
  return refused({ key: 'answer.not_a_choice', params: { typed, choices } });
}
