import { say, type Message } from '../../message.ts';
import type { Choice } from '../../view.ts';
import type { ReportAction } from './action.ts';

/** One thing to choose about reports and assessments. */
export function reportChoice(choice: ReportAction, label: Message, more: Partial<Choice> = {}): Choice {
  return { action: { kind: 'inspection_report', choice }, label, ...more };
}

/** The choices that turn pages. */
export function turning(page: number, pages: number, to: (page: number) => ReportAction): Choice[] {
  return [
    ...(page > 0 ? [reportChoice(to(page - 1), say('group.choice_earlier'), { command: 'trangtruoc' })] : []),
    ...(page + 1 < pages
      ? [reportChoice(to(page + 1), say('group.choice_further'), { command: 'trangsau' })]
      : []),
  ];
}

export const withoutEmpty = (rows: Choice[][]): Choice[][] => rows.filter((row) => row.length > 0);
