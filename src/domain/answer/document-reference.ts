import { Temporal } from 'temporal-polyfill';
import { findDates, readCalendarDate, type DateToken } from './calendar-date.ts';
import { findDocuments, type DocumentToken } from './document-symbol.ts';
import { findDocumentType } from './document-type.ts';
import { without } from './field-words.ts';
import { shorten, type FigureText } from './figure-text.ts';
import { foldPhrase } from './fold-vietnamese.ts';
import { accepted, refused, type Reading, type ReadingContext, type Refusal } from './reading.ts';

/** Folded words that only lead to a number or a date. */
const connectives = new Set(
  'so ngay va ban hanh theo tai can cu kem la co da duoc thuc hien ky nam thang'.split(' '),
);
/** Who issued it and what it is about are in the document itself. */
const tailPattern = /(?<!\p{L})(?:cua|ve|v\/v|do)(?!\p{L}).*$/u;

/**
 * A document by number and symbol, with its kind and date where given: "Kế hoạch số 12/KH-SXD ngày 15/01/2024". The
 * number keeps its leading zeros; the date must exist and cannot lie ahead, since the paper is already signed.
 */
export function readDocumentReference(
  { typed, plain, folded }: FigureText,
  { today }: ReadingContext,
): Reading {
  const documents = findDocuments(plain);
  const [document, ...more] = documents;
  if (document === undefined) {
    const hasNumber = /\d/.test(plain);
    return refused({
      key: hasNumber ? 'answer.document_symbol_missing' : 'answer.not_a_document_reference',
      params: { typed },
    });
  }
  if (more.length > 0) {
    const list = shorten(documents.map(({ raw }) => raw).join('; '));
    return refused({ key: 'answer.several_documents', params: { typed, documents: list } });
  }

  const dated = readDocumentDate(typed, without(folded, document), document, today);
  if ('ok' in dated) return dated;
  const undated = dated.token ? without(plain, dated.token) : plain;
  const { type, rest } = findDocumentType(undated.slice(0, document.start), document.symbol);
  const { number, symbol } = document;
  const value = {
    kind: 'document_reference',
    ...(type !== undefined && { type }),
    number,
    symbol,
    ...(dated.date !== undefined && { date: dated.date }),
  } as const;
  const words = `${leftOver(rest)} ${leftOver(undated.slice(document.end, dated.tailStart))}`.trim();
  return words === ''
    ? accepted(value)
    : accepted(value, { key: 'answer.notice_words_left_out', params: { words: shorten(words) } });
}

/** The date beside a document, and where the words about its issuer and subject begin. */
function readDocumentDate(
  typed: string,
  rest: string,
  document: DocumentToken,
  today: string,
): { date?: string; token?: DateToken; tailStart: number } | Refusal {
  const tail = tailPattern.exec(rest.slice(document.end));
  const tailStart = tail ? document.end + tail.index : rest.length;
  const dates = findDates(rest).filter((date) => isMeant(rest, date));
  const beside = dates.filter(({ start }) => start < tailStart);
  const [token, ...more] = beside.length > 0 ? beside : dates.filter(({ year }) => year !== undefined);
  if (token === undefined) return { tailStart };
  if (more.length > 0) {
    const list = shorten([token, ...more].map(({ raw }) => raw).join('; '));
    return refused({ key: 'answer.several_dates', params: { typed, dates: list } });
  }
  const read = readCalendarDate(token, typed, today);
  if (!('date' in read)) return read;
  const { date } = read;
  if (Temporal.PlainDate.compare(date, today) > 0) {
    return refused({ key: 'answer.document_date_in_future', params: { typed, date, today } });
  }
  return { date, token, tailStart };
}

/** "12/5" in a title is no date unless "ngày" says so. */
function isMeant(rest: string, { start, year }: DateToken): boolean {
  return year !== undefined || /(?<!\p{L})ngay $/u.test(rest.slice(0, start));
}

/** Words without the connectives at either end. */
function leftOver(text: string): string {
  const words = text.split(' ').filter((word) => foldPhrase(word) !== '');
  const isContent = (word: string): boolean => !connectives.has(foldPhrase(word));
  return words.slice(words.findIndex(isContent), words.findLastIndex(isContent) + 1).join(' ');
}
