import type { MessageTable, ParameterKind } from '../message-table.ts';

/**
 * What is said about a reply that is not understood (`answer.…`) or that is stored but questioned (`answer.notice_…`).
 * `typed` is what the officer wrote, shortened.
 */
export const answerMessages = {
  'answer.empty': {},
  'answer.not_a_number': { typed: 'text' },
  'answer.number_not_exact': { typed: 'text' },
  'answer.number_not_whole': { typed: 'text', measureUnit: 'text' },
  'answer.number_negative': { typed: 'text' },
  'answer.number_ambiguous': { typed: 'text', thousands: 'number', decimal: 'number' },
  'answer.number_too_long': { typed: 'text', digits: 'ordinal' },
  'answer.other_words': { typed: 'text', figure: 'text' },
  'answer.several_numbers': { typed: 'text', numbers: 'text' },
  'answer.number_over_other': {
    typed: 'text',
    label: 'text',
    value: 'number',
    otherLabel: 'text',
    most: 'number',
  },
  'answer.number_over_most': { typed: 'text', label: 'text', value: 'number', most: 'number' },
  'answer.not_a_percentage': { typed: 'text' },
  'answer.percentage_over_100': { typed: 'text', value: 'number' },
  'answer.percentage_of_zero': { typed: 'text' },
  'answer.percentage_differs': { typed: 'text', stated: 'number', computed: 'number' },
  'answer.not_a_ratio': { typed: 'text', partLabel: 'text', wholeLabel: 'text' },
  'answer.ratio_part_over_whole': {
    typed: 'text',
    partLabel: 'text',
    part: 'number',
    wholeLabel: 'text',
    whole: 'number',
  },
  'answer.ratio_whole_zero': { typed: 'text', wholeLabel: 'text' },
  'answer.not_a_date': { typed: 'text' },
  'answer.several_dates': { typed: 'text', dates: 'text' },
  'answer.date_year_missing': { typed: 'text', example: 'date' },
  'answer.date_year_unclear': { typed: 'text', year: 'ordinal' },
  'answer.date_no_such_month': { typed: 'text', month: 'ordinal' },
  'answer.date_no_such_day': {
    typed: 'text',
    day: 'ordinal',
    month: 'ordinal',
    year: 'ordinal',
    lastDay: 'ordinal',
  },
  'answer.date_too_far': { typed: 'text', from: 'ordinal', to: 'ordinal' },
  'answer.not_yes_no': { typed: 'text' },
  'answer.not_a_choice': { typed: 'text', choices: 'text' },
  'answer.not_a_document_reference': { typed: 'text' },
  'answer.document_symbol_missing': { typed: 'text' },
  'answer.several_documents': { typed: 'text', documents: 'text' },
  'answer.document_date_in_future': { typed: 'text', date: 'date', today: 'date' },
  'answer.notice_rounded': { value: 'number' },
  'answer.notice_comma_as_decimal': { typed: 'text', thousands: 'number' },
  'answer.notice_dot_as_decimal': { typed: 'text', value: 'number' },
  'answer.notice_below_other': { label: 'text', value: 'number', otherLabel: 'text', other: 'number' },
  'answer.notice_other_none': { label: 'text', value: 'number' },
  'answer.notice_percentage_computed': { part: 'number', whole: 'number', value: 'number' },
  'answer.notice_percentage_fraction': { value: 'number', hundredfold: 'number' },
  'answer.notice_percentage_far_over_100': { value: 'number' },
  'answer.notice_weekday_differs': { date: 'limit' },
  'answer.notice_words_left_out': { words: 'text' },
} as const satisfies MessageTable;

export type AnswerMessageKey = keyof typeof answerMessages;

type ParameterValue<Kind extends ParameterKind> = Kind extends 'count' | 'number' | 'ordinal'
  ? number
  : string;

/** One message of the table with parameters of the kinds it asks for: dates are ISO, numbers plain. */
export type MessageRef = {
  [Key in AnswerMessageKey]: {
    key: Key;
    params: {
      [Name in keyof (typeof answerMessages)[Key]]: (typeof answerMessages)[Key][Name] extends ParameterKind
        ? ParameterValue<(typeof answerMessages)[Key][Name]>
        : never;
    };
  };
}[AnswerMessageKey];
