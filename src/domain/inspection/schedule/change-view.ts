import { say, type Message } from '../../message.ts';
import { view, type Choice, type View } from '../../view.ts';
import type { ChangeDeed, ChangeMeant, Draft } from './awaited.ts';
import { choose } from './list-view.ts';
import { listedOrNull } from './words.ts';

/** What a change comes to, as far as it is known before it is done. */
export interface ChangeFacts {
  /** What will happen, with the reason as it was typed. */
  what: Message[];
  told: {
    /** Of the team and the coordinators; of what is hidden the team and whoever ordered it. */
    inspecting: number;
    hidden: boolean;
    /** The unit whose people are told, and how many can be written to; null when they are not told. */
    unit: { name: string; count: number } | null;
    /** Units that know who comes, of a change to a round's team. */
    units: number;
    groups: number;
  };
  back: Choice;
}

/** Id of what the change is about: an inspection, or a round's team. */
export function subjectOf(of: ChangeMeant): string {
  if (of.deed !== 'remove_member' && of.deed !== 'add_member') return of.inspectionId;
  return of.place.inspectionId ?? of.place.roundId;
}

/**
 * A change that cannot be taken back, before it is done.
 *
 * @param today ISO date, for the example of a paper
 * @param fileName of the paper that was sent
 */
export function changeView(
  draft: Draft<'change'>,
  { what, told, back }: ChangeFacts,
  { today, fileName, lead = [] }: { today: string; fileName: string | null; lead?: Message[] },
): View {
  const { number, date } = draft;
  const isKnownToUnit = told.unit !== null || told.units > 0;
  // A change that the unit does not hear of needs no paper; who is in a team is always decided by one.
  const asksPaper = isKnownToUnit || draft.of.deed === 'remove_member';
  const hasPaper = number !== null && date !== null;
  const label = say(`inspection.change.confirm.${draft.of.deed}`);
  return view(
    [
      ...lead,
      ...what,
      ...toldMessages(told),
      ...(hasPaper ? [say('inspection.change.paper', { number, date })] : []),
      ...(hasPaper && fileName !== null ? [say('inspection.change.paper_file', { file: fileName })] : []),
      ...(!hasPaper && fileName !== null ? [say('inspection.change.paper_lacks', { file: fileName })] : []),
      ...(asksPaper && !hasPaper ? [say('inspection.change.ask_paper', { day: today })] : []),
    ],
    [
      [
        confirmChoice(
          draft.of,
          asksPaper && !hasPaper ? say('inspection.change.without_paper', { confirm: label }) : label,
        ),
      ],
      [back],
    ],
  );
}

function toldMessages({ inspecting, hidden, unit, units, groups }: ChangeFacts['told']): Message[] {
  const among = hidden ? 'inspection.change.told_hidden' : 'inspection.change.told_inspecting';
  const people = listedOrNull([
    ...(inspecting === 0 ? [] : [say(among, { count: inspecting })]),
    ...(unit === null || unit.count === 0
      ? []
      : [say('inspection.change.told_unit', { count: unit.count, unit: unit.name })]),
    ...(units === 0 ? [] : [say('inspection.change.told_units', { count: units })]),
    ...(groups === 0 ? [] : [say('inspection.change.told_groups', { count: groups })]),
  ]);
  const isUnreached = unit !== null && unit.count === 0;
  return [
    people === null ? say('inspection.change.told_nobody') : say('inspection.change.told', { people }),
    ...(isUnreached ? [say('inspection.change.unit_unreached')] : []),
    ...(unit === null && units === 0 ? [say('inspection.change.unit_not_told')] : []),
  ];
}

function confirmChoice(of: ChangeMeant, label: Message): Choice {
  return {
    action: choose({ kind: 'confirm_change', deed: of.deed, id: subjectOf(of) }),
    label,
    command: commands[of.deed],
  };
}

const commands: Record<ChangeDeed, string> = {
  dates: 'xacnhandoi',
  cancel: 'xacnhanhuy',
  reinstate: 'xacnhankhoiphuc',
  remove_member: 'xacnhanthoi',
  add_member: 'xacnhanthem',
};
