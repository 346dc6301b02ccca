import { isBlank } from './clean-text.ts';
import { readChoice } from './choice.ts';
import { readDate } from './date.ts';
import { readDocumentReference } from './document-reference.ts';
import { figureText, type FigureText } from './figure-text.ts';
import { foldPhrase } from './fold-vietnamese.ts';
import { isNone } from './none.ts';
import { readNumber } from './number.ts';
import { readPercentage } from './percentage.ts';
import { readRatio } from './ratio.ts';
import { accepted, refused, type FigureField, type Reading, type ReadingContext } from './reading.ts';
import { readYesNo } from './yes-no.ts';

export { cleanText } from './clean-text.ts';
export { foldVietnamese } from './fold-vietnamese.ts';
export { isNone } from './none.ts';
export { readNarrative } from './narrative.ts';
export type { AnswerMessageKey, MessageRef } from './messages.ts';
export type { FigureField, Notice, Reading, ReadingContext, Refusal } from './reading.ts';

/**
 * One short reply read as the answer to a field, the way it is written in Vietnamese offices. Never throws for what an
 * officer typed. "Không có" is `none` wherever it is not itself the answer (yes or no, a choice so named); so is a lone
 * dash, as in official statistics.
 */
export function readFigure(field: FigureField, text: string, context: ReadingContext): Reading {
  if (isBlank(text)) return refused({ key: 'answer.empty', params: {} });
  const prepared = figureText(text);
  if (prepared.plain === '') return refused({ key: 'answer.empty', params: {} });
  const none = prepared.plain === '-' || saysNone(field, prepared.plain);
  const isOwnWord = field.kind === 'yes_no' || field.kind === 'choice';
  if (none && !isOwnWord) return accepted({ kind: 'none' });
  const reading = readAs(field, prepared, context);
  return none && !reading.ok ? accepted({ kind: 'none' }) : reading;
}

/** "Không có", or "không có đơn vị nào" of units. */
function saysNone(field: FigureField, plain: string): boolean {
  if (isNone(plain)) return true;
  if (field.kind !== 'number' && field.kind !== 'ratio') return false;
  const words = foldPhrase(plain);
  const ending = [` ${foldPhrase(field.measureUnit)}`, ` ${foldPhrase(field.measureUnit)} nao`].find((end) =>
    words.endsWith(end),
  );
  return ending !== undefined && isNone(words.slice(0, -ending.length));
}

function readAs(field: FigureField, text: FigureText, context: ReadingContext): Reading {
  switch (field.kind) {
    case 'number':
      return readNumber(field, text, context);
    case 'percentage':
      return readPercentage(field, text);
    case 'ratio':
      return readRatio(field, text);
    case 'date':
      return readDate(field, text, context);
    case 'yes_no':
      return readYesNo(field, text);
    case 'choice':
      return readChoice(field, text);
    case 'document_reference':
      return readDocumentReference(text, context);
    default:
      return field satisfies never;
  }
}
