import { excerpt } from '../../interview/excerpt.ts';
import { say, type Message } from '../../message.ts';
import { view, type Choice, type View } from '../../view.ts';
import { pageOf, pager } from '../remediation/list-view.ts';
import { paperMessage } from '../remediation/words.ts';
import type { RemediedItem } from './remedied.ts';
import type { Synthesis } from './synthesis.ts';

const itemsOnPage = 8;
const itemLength = 160;

/** What is put right, by unit and recommendation, page by page. */
export function remediedView(
  { round, remediation }: Synthesis,
  roundId: string,
  asked: number,
  more: Choice[][],
): View {
  const items = remediation.units.flatMap(({ unit, recommendations }) =>
    recommendations.map((item) => ({ unit, item })),
  );
  if (items.length === 0) return view([say('remediation.nothing')], more);
  const { page, pages, from, to } = pageOf(asked, items.length, itemsOnPage);
  return view(
    [
      say('synthesis.remedied_title', { title: round.title, page: page + 1, pages }),
      ...items.slice(from, to).map(({ unit, item }, at) => itemLine(unit, item, from + at + 1)),
    ],
    [...pager(page, pages, (to) => ({ kind: 'synthesis_remediations', roundId, page: to })), ...more],
  );
}

function itemLine(unit: string, item: RemediedItem, index: number): Message {
  const state = stateMessage(item);
  const { number, conclusion, text, paper } = item;
  return say('synthesis.remedied_item', {
    index,
    unit,
    number,
    paper: paperMessage(conclusion),
    text: excerpt(text, itemLength),
    state:
      paper === null
        ? state
        : say('synthesis.remedied_paper', { state, number: paper.number, date: paper.date }),
  });
}

/** "hoàn thành một phần; quá hạn, hết thứ Hai, 09/9/2024". */
function stateMessage({ status, awaitsVerdict, overdue, term }: RemediedItem): Message {
  const done = say(`remediation.status.${status}`);
  if (status === 'done') return done;
  return say('remediation.state', { status: done, more: moreMessage({ awaitsVerdict, overdue, term }) });
}

function moreMessage({
  awaitsVerdict,
  overdue,
  term,
}: Pick<RemediedItem, 'awaitsVerdict' | 'overdue' | 'term'>): Message {
  if (awaitsVerdict) return say('remediation.awaits_verdict');
  if (term === null) return say('remediation.no_term');
  const { lastDay, words } = term;
  if (lastDay === null) return say('remediation.awaits_day', { words });
  return say(overdue ? 'synthesis.remedied_overdue' : 'remediation.until', { lastDay });
}
