import { excerpt } from '../../interview/excerpt.ts';
import type { OfficeTime } from '../../notice/ladder.ts';
import { say, type Message } from '../../message.ts';
import { view, type Choice, type View } from '../../view.ts';
import type { RemediationAction } from './action.ts';
import { countRemediations, type RemediationStanding } from './standing.ts';
import { stateMessage } from './words.ts';

/** Recommendations on one page, so that a page is read on a telephone. */
export const pageLength = 8;
/** Letters of a recommendation in a list. */
const lineLength = 120;

export interface ListFacts {
  unitName: string;
  standings: readonly RemediationStanding[];
  page: number;
  /** What leads to another page. */
  toPage: (page: number) => RemediationAction;
  now: string;
  office: OfficeTime;
}

export function remediationChoice(
  choice: RemediationAction,
  label: Message,
  rest: Omit<Choice, 'action' | 'label'> = {},
): Choice {
  return { action: { kind: 'inspection_remediation', choice }, label, ...rest };
}

/** What one unit has to do: counts, one line each with its state, and the way to each. */
export function listView(facts: ListFacts, more: Choice[][]): View {
  const { unitName, standings, now, office } = facts;
  const title = say('remediation.title', { unit: unitName });
  if (standings.length === 0) return view([title, say('remediation.nothing')], more);
  const { page, pages, from, to } = pageOf(facts.page, standings.length, pageLength);
  const shown = standings.slice(from, to);
  const lines = shown.map((standing, at) =>
    say('remediation.line', {
      index: from + at + 1,
      text: excerpt(standing.remediation.text, lineLength),
      state: stateMessage(standing, now, office),
    }),
  );
  const items = shown.map(({ remediation }, at) =>
    remediationChoice(
      { kind: 'remediation', remediationId: remediation.id },
      say('remediation.choice.item', { index: from + at + 1 }),
      { number: from + at + 1 },
    ),
  );
  return view(
    [
      title,
      ...countMessages(standings),
      ...lines,
      ...(pages > 1 ? [say('remediation.page', { page: page + 1, pages })] : []),
    ],
    [...inRows(items, 4), ...pager(page, pages, facts.toPage), ...more],
  );
}

export function countMessages(standings: readonly RemediationStanding[]): Message[] {
  const { total, done, partial, open, overdue, awaiting, withoutTerm } = countRemediations(standings);
  return [
    say('remediation.counts', { total, done, partial, open }),
    ...(overdue > 0 ? [say('remediation.overdue_count', { count: overdue })] : []),
    ...(awaiting > 0 ? [say('remediation.awaiting_count', { count: awaiting })] : []),
    ...(withoutTerm > 0 ? [say('remediation.without_term_count', { count: withoutTerm })] : []),
  ];
}

/** The page asked for, or the last there is. */
export function pageOf(asked: number, total: number, length: number) {
  const pages = Math.max(1, Math.ceil(total / length));
  const page = Math.min(asked, pages - 1);
  return { page, pages, from: page * length, to: (page + 1) * length };
}

export function pager(page: number, pages: number, toPage: (page: number) => RemediationAction): Choice[][] {
  const back = remediationChoice(toPage(page - 1), say('remediation.choice.previous_page'), {
    command: 'truoc',
  });
  const on = remediationChoice(toPage(page + 1), say('remediation.choice.next_page'), { command: 'sau' });
  const row = [...(page > 0 ? [back] : []), ...(page + 1 < pages ? [on] : [])];
  return row.length === 0 ? [] : [row];
}

export function inRows(choices: Choice[], length: number): Choice[][] {
  return Array.from({ length: Math.ceil(choices.length / length) }, (_, row) =>
    choices.slice(row * length, (row + 1) * length),
  );
}
