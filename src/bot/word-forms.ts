import { Temporal } from 'temporal-polyfill';
import type { Language } from '../domain/action.ts';
import { formatNumber } from '../domain/answer/format-number.ts';
import type { AnswerValue } from '../domain/answer/value.ts';
import { formatDate } from '../domain/format-date.ts';
import type { ParameterKind } from '../domain/message-table.ts';
import type { rendererWords } from '../domain/messages.ts';
import type { Markup } from './markup.ts';

type RendererKey = (typeof rendererWords)[number];
/** Fills one of the renderer's own texts; the parameters are already escaped. */
type Fill = (
  key: RendererKey,
  parameters: Record<string, string>,
  language: Language,
  markup: Markup,
) => string;

const two = (number: number) => String(number).padStart(2, '0');

/** "03" in Vietnamese, so that a digit cannot be written in front of it; zero stays "0". */
function formatCount(count: number, language: Language): string {
  return language === 'vi' && count > 0 && count < 10 ? two(count) : formatNumber(count);
}

/** Gives every kind of parameter its form (see `ParameterKind`); messages in messages are the caller's. */
export function createForms(timeZone: string, fill: Fill) {
  function limit(isoDate: string, language: Language, markup: Markup): string {
    const { dayOfWeek } = Temporal.PlainDate.from(isoDate);
    const weekday = fill(`weekday.${dayOfWeek}` as RendererKey, {}, language, markup);
    return fill('time.limit', { weekday, date: formatDate(isoDate) }, language, markup);
  }

  function instant(iso: string, language: Language, markup: Markup): string {
    const local = Temporal.Instant.from(iso).toZonedDateTimeISO(timeZone);
    const parts = {
      hour: two(local.hour),
      minute: two(local.minute),
      date: formatDate(local.toPlainDate().toString()),
    };
    return fill('time.instant', parts, language, markup);
  }

  function answer(value: AnswerValue, language: Language, markup: Markup): string {
    switch (value.kind) {
      case 'narrative':
        return markup.escape(value.parts.map((part) => part.text).join('\n'));
      case 'number':
        return formatNumber(value.value);
      case 'percentage':
        return fill('value.percentage', { number: formatNumber(value.value) }, language, markup);
      case 'ratio': {
        const share = Math.round((value.part / value.whole) * 10_000) / 100;
        const [part, whole] = [formatNumber(value.part), formatNumber(value.whole)];
        return fill('value.ratio', { part, whole, share: formatNumber(share) }, language, markup);
      }
      case 'date':
        return formatDate(value.date);
      case 'yes_no':
        return fill(value.yes ? 'value.yes' : 'value.no', {}, language, markup);
      case 'choice':
        return markup.escape(value.label);
      case 'document_reference': {
        const parts = {
          type: value.type === undefined ? '' : `${markup.escape(value.type)} `,
          number: markup.escape(value.number),
          symbol: markup.escape(value.symbol),
        };
        return value.date === undefined
          ? fill('value.document', parts, language, markup)
          : fill('value.document_dated', { ...parts, date: formatDate(value.date) }, language, markup);
      }
      case 'none':
        return fill('value.none', {}, language, markup);
      default:
        return value satisfies never;
    }
  }

  /** @param value what the message table says a parameter of this kind carries */
  function parameter(
    kind: Exclude<ParameterKind, 'message'>,
    value: unknown,
    language: Language,
    markup: Markup,
  ): string {
    switch (kind) {
      case 'text':
        return markup.escape(String(value));
      case 'count':
        return formatCount(Number(value), language);
      case 'number':
        return formatNumber(Number(value));
      case 'ordinal':
        return String(value);
      case 'receipt':
        return String(value).padStart(4, '0');
      case 'date':
        return formatDate(String(value));
      case 'limit':
        return limit(String(value), language, markup);
      case 'instant':
        return instant(String(value), language, markup);
      case 'value':
        return answer(value as AnswerValue, language, markup);
      default:
        return kind satisfies never;
    }
  }

  return parameter;
}
