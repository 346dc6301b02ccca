import { say, type Message } from '../../message.ts';
import { view, type Choice, type View } from '../../view.ts';
import type { PlanFile } from '../plan/plan-file.ts';
import { reportChoice, withoutEmpty } from '../report/choices.ts';
import { choose } from '../schedule/list-view.ts';
import { personLabel } from '../schedule/team-view.ts';
import { memberMessage, placesChoice, type PlacedMember } from './member.ts';

/** Number and date of the decision by which a team is formed. */
export interface Decision {
  number: string;
  date: string;
}

/** What a round rests on. */
export interface Basis {
  roundId: string;
  title: string;
  plan: Pick<PlanFile, 'document' | 'legalBasis' | 'team'>;
  /** Newest last; the last one is in force. */
  decisions: readonly Decision[];
  members: readonly PlacedMember[];
  /** May record a decision and place people. */
  mayChange: boolean;
}

/** The plan's paper, its legal basis, the decision that forms the team, and the team by its groups. */
export function basisView(basis: Basis, lead: Message[] = []): View {
  const { roundId, title, plan, decisions, members, mayChange } = basis;
  const decision = decisions.at(-1);
  return view(
    [
      ...lead,
      say('basis.title', { title }),
      plan.document === undefined ? say('basis.no_document') : say('basis.document', plan.document),
      ...(plan.legalBasis.length === 0 ? [] : [say('basis.legal')]),
      ...plan.legalBasis.map((words) => say('basis.legal_line', { words })),
      decision === undefined ? say('basis.no_decision') : say('basis.decision', decision),
      ...decisions.slice(0, -1).map((each) => say('basis.decision_before', each)),
      ...(plan.team.joint ? [say('basis.joint')] : []),
      ...teamLines(members),
    ],
    withoutEmpty([
      mayChange
        ? [
            reportChoice(
              { kind: 'ask_decision', roundId },
              decision === undefined ? say('basis.choice.decision') : say('basis.choice.new_decision'),
              { command: 'quyetdinh' },
            ),
            placesChoice('round', roundId),
          ]
        : [],
      [backToRound(roundId)],
    ]),
  );
}

/** Those without a group first: the head leads them all. */
function teamLines(members: readonly PlacedMember[]): Message[] {
  if (members.length === 0) return [say('basis.team_empty')];
  const groups = [...new Set(members.flatMap(({ group }) => group ?? []))].toSorted(
    new Intl.Collator('vi', { numeric: true }).compare,
  );
  const alone = members.filter(({ group }) => group === null);
  return [
    say('basis.team', { count: members.length }),
    ...(groups.length > 0 && alone.length > 0 ? [say('basis.no_group')] : []),
    ...alone.map(memberLine),
    ...groups.flatMap((group) => [
      say('basis.group', { group }),
      ...members.filter((member) => member.group === group).map(memberLine),
    ]),
  ];
}

/** Under the heading of their group. */
function memberLine(member: PlacedMember): Message {
  return say('basis.member', { member: memberMessage({ ...member, group: null }) });
}

export function basisChoice(roundId: string): Choice {
  return reportChoice({ kind: 'basis', roundId }, say('basis.choice.open'), { command: 'cancu' });
}

function backToRound(roundId: string): Choice {
  return {
    action: choose({ kind: 'round_inspections', roundId, page: 0 }),
    label: say('inspection.choice.back_to_round'),
    command: 'dotkiemtra',
  };
}

/** Whose group or agency is to be set. */
export function placesView(
  { of, id, roundId }: { of: 'round' | 'inspection'; id: string; roundId: string },
  members: readonly PlacedMember[],
  lead: Message[] = [],
): View {
  return view(
    [...lead, say('basis.places_title'), ...members.map(memberMessage)],
    [
      ...members.map(({ id: memberId, personName: name }) => [
        reportChoice({ kind: 'member_place', of, id, memberId }, personLabel({ name, agency: '' })),
      ]),
      [reportChoice({ kind: 'basis', roundId }, say('basis.choice.open'), { command: 'cancu' })],
    ],
  );
}
