import { pageOf } from '../../group/views.ts';
import { say } from '../../message.ts';
import { view, type View } from '../../view.ts';
import { basisChoice } from '../basis/view.ts';
import { addUnitChoice } from '../plan/addition-views.ts';
import { changesChoice } from '../plan/changes-view.ts';
import { byDue } from './due.ts';
import {
  choose,
  countMessages,
  lineOf,
  listChoice,
  openChoice,
  pageChoices,
  pageSize,
  type ListedRound,
} from './list-view.ts';

/** Everything of one round that the person may see, nearest first, with what is over at the end. */
export function roundView(
  round: ListedRound,
  page: number,
  extra: {
    mayChangeTeam: boolean;
    mayAddUnit: boolean;
    mayOversee: boolean;
    /** May know what the round rests on. */
    seesBasis: boolean;
    /** Nobody has said by which decision the team is formed. */
    lacksDecision: boolean;
  },
): View {
  const numbered = [...round.inspections].sort(byDue).map((item, at) => ({ item, index: at + 1 }));
  const shown = pageOf(numbered, page, pageSize);
  return view(
    [
      say('inspection.list_round', { title: round.title }),
      ...(shown.page === 0 ? countMessages(round) : []),
      ...(extra.mayChangeTeam && extra.lacksDecision ? [say('basis.no_decision')] : []),
      ...shown.items.map(({ item, index }) => lineOf(item, index)),
    ],
    [
      ...shown.items.map(({ item, index }) => [openChoice(item, index)]),
      pageChoices(shown.page, shown.pages, (to) => ({
        kind: 'round_inspections',
        roundId: round.id,
        page: to,
      })),
      ...(extra.seesBasis ? [[basisChoice(round.id)]] : []),
      ...(extra.mayChangeTeam
        ? [
            [
              {
                action: choose({ kind: 'round_team', roundId: round.id }),
                label: say('inspection.choice.round_team'),
                command: 'doan',
              },
            ],
          ]
        : []),
      [
        ...(extra.mayAddUnit ? [addUnitChoice(round.id)] : []),
        ...(extra.mayChangeTeam ? [changesChoice(round.id)] : []),
      ],
      ...(extra.mayOversee
        ? [
            [
              {
                action: {
                  kind: 'inspection_remediation' as const,
                  choice: { kind: 'remediation_board' as const, roundId: round.id, page: 0 },
                },
                label: say('inspection.choice.remediation_board'),
              },
              {
                action: {
                  kind: 'inspection_remediation' as const,
                  choice: { kind: 'synthesis' as const, roundId: round.id },
                },
                label: say('inspection.choice.synthesis'),
              },
            ],
          ]
        : []),
      [listChoice()],
    ],
  );
}
