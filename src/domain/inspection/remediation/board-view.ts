import { say, type Message } from '../../message.ts';
import { view, type Choice, type View } from '../../view.ts';
import { countMessages, inRows, pageOf, pager, remediationChoice } from './list-view.ts';
import { byUnit, countRemediations, type RemediationStanding } from './standing.ts';

/** Units on one page of a board. */
export const unitsOnPage = 10;

export interface BoardFacts {
  roundId: string;
  roundTitle: string;
  /** Of the whole round, by unit as Vietnamese sorts them. */
  standings: readonly RemediationStanding[];
  page: number;
  now: string;
}

/** A round's remediation by unit; each unit's list is one tap away. */
export function boardView(
  { roundId, roundTitle, standings, page: asked, now }: BoardFacts,
  more: Choice[][],
): View {
  const title = say('remediation.board.title', { title: roundTitle, at: now });
  if (standings.length === 0) return view([title, say('remediation.nothing')], more);
  const units = [...byUnit(standings)];
  const { page, pages, from, to } = pageOf(asked, units.length, unitsOnPage);
  const shown = units.slice(from, to);
  const ways = shown.map(([unitId, its]) =>
    remediationChoice(
      { kind: 'unit_remediations', unitId, page: 0 },
      say('remediation.choice.unit', { unit: its[0]!.remediation.unitName }),
    ),
  );
  return view(
    [
      title,
      ...countMessages(standings),
      ...shown.map(([, its]) => unitLine(its)),
      ...(pages > 1 ? [say('remediation.page', { page: page + 1, pages })] : []),
    ],
    [
      ...inRows(ways, 2),
      ...pager(page, pages, (to) => ({ kind: 'remediation_board', roundId, page: to })),
      ...more,
    ],
  );
}

function unitLine(standings: RemediationStanding[]): Message {
  const { done, partial, open, total, overdue, awaiting } = countRemediations(standings);
  const unit = say('remediation.board.unit', {
    unit: standings[0]!.remediation.unitName,
    done,
    partial,
    open,
    total,
  });
  const over = overdue === 0 ? unit : say('remediation.board.unit_overdue', { unit, count: overdue });
  return awaiting === 0 ? over : say('remediation.board.unit_awaiting', { unit: over, count: awaiting });
}
