import type { Action } from '../../action.ts';
import { pageOf } from '../../group/views.ts';
import { say, type Message } from '../../message.ts';
import type { Choice } from '../../view.ts';
import type { FindingAction } from './action.ts';

/** One thing to choose about findings. */
export function choose(choice: FindingAction, label: Message, more: Partial<Choice> = {}): Choice {
  return { action: { kind: 'inspection_finding', choice }, label, ...more };
}

export function toFindingCard(findingId: string): Choice {
  return choose({ kind: 'finding', findingId }, say('finding.choice_details'));
}

export function toFindings(inspectionId: string): Choice {
  return choose({ kind: 'findings', inspectionId }, say('finding.choice_findings'));
}

/** Back to the card of an inspection, which is where everything about it begins. */
export function toInspection(inspectionId: string): Choice {
  const action: Action = { kind: 'inspection_schedule', choice: { kind: 'inspection', inspectionId } };
  return { action, label: say('finding.choice_inspection') };
}

/** To all inspections of the person. */
export function toInspections(): Choice {
  const action: Action = { kind: 'inspection_schedule', choice: { kind: 'inspections', page: 0 } };
  return { action, label: say('finding.choice_inspections') };
}

export function rowsOf(choices: Choice[], perRow: number): Choice[][] {
  const rows: Choice[][] = [];
  for (let at = 0; at < choices.length; at += perRow) rows.push(choices.slice(at, at + perRow));
  return rows;
}

/** One page of a list, with how many come before it and the choices that turn it. */
export function turnPages<T>(
  all: T[],
  page: number,
  size: number,
  to: (page: number) => FindingAction,
): { items: T[]; before: number; place: Message[]; turning: Choice[] } {
  const shown = pageOf(all, page, size);
  const turning: Choice[] = [];
  if (shown.page > 0) {
    turning.push(choose(to(shown.page - 1), say('group.choice_earlier'), { command: 'trangtruoc' }));
  }
  if (shown.page + 1 < shown.pages) {
    turning.push(choose(to(shown.page + 1), say('group.choice_further'), { command: 'trangsau' }));
  }
  return {
    items: shown.items,
    before: shown.page * size,
    place: shown.pages === 1 ? [] : [say('finding.list_page', { page: shown.page + 1, pages: shown.pages })],
    turning,
  };
}
