import type { InspectionAction } from '../action.ts';
import { pageOf } from '../../group/views.ts';
import { say, type Message } from '../../message.ts';
import { view, type Choice, type View } from '../../view.ts';
import { stageSchema } from '../kind.ts';
import type { Inspection } from '../ports.ts';
import type { RemediationLeft } from '../remediation/standing.ts';
import type { ScheduleAction } from './action.ts';
import { unitDaysMessage, unitNextMessage, unitStageMessage } from './as-unit-sees.ts';
import { byDue, type Due } from './due.ts';
import { daysMessage, dueMessage, kindMessage, listedOrNull, stateMessage } from './words.ts';

/** Inspections that fit a phone's screen. */
export const pageSize = 6;

export function choose(choice: ScheduleAction): InspectionAction {
  return { kind: 'inspection_schedule', choice };
}

/** One inspection of a list. */
export interface ListedInspection {
  inspection: Pick<Inspection, 'id' | 'roundId' | 'unitName' | 'kind' | 'dates' | 'state'>;
  due: Due;
  /** Shown to people of the unit, who see of it what is theirs. */
  asUnit: boolean;
}

/** A round of a list. `counted`: its stages are told by number, for those who oversee it. */
export interface ListedRound {
  id: string;
  title: string;
  inspections: ListedInspection[];
  counted: boolean;
  /** Whether each inspection is shown; leaders see numbers first. */
  shown: boolean;
  /** The person may order a surprise inspection here. */
  maySurprise: boolean;
}

/** Numbers of a round: how many stand where, and how many are overdue with what comes next. */
export function countMessages({ inspections }: Pick<ListedRound, 'inspections'>): Message[] {
  const stages = stageSchema.options.flatMap((stage) => {
    const there = inspections.filter(({ inspection }) => inspection.state.stage === stage);
    const isPassedOver = ({ inspection: { state } }: ListedInspection) =>
      state.skipped.some((each) => each.stage === stage);
    // Those that came to it and those for which it was passed over are told apart.
    return [there.filter((each) => !isPassedOver(each)), there.filter(isPassedOver)].flatMap((same) => {
      const [one] = same;
      if (one === undefined) return [];
      const said = { stage: stateMessage(one.inspection.state), count: same.length };
      return [say('inspection.stage_count', said)];
    });
  });
  const counts = listedOrNull(stages);
  const over = inspections.filter(({ due }) => due.isOver).length;
  return [
    ...(counts === null ? [] : [say('inspection.list_counts', { counts })]),
    ...(over === 0 ? [] : [say('inspection.list_over', { count: over })]),
    ...remediationMessages(inspections.flatMap(({ due }) => due.remediation ?? [])),
  ];
}

/** How many recommendations are not done in all, and how many of them are overdue. */
function remediationMessages(left: readonly RemediationLeft[]): Message[] {
  const count = left.reduce((sum, { owed, awaiting }) => sum + owed + awaiting, 0);
  const overdue = left.reduce((sum, each) => sum + each.overdue, 0);
  if (count === 0) return [];
  return overdue === 0
    ? [say('inspection.list_remediations', { count })]
    : [say('inspection.list_remediations_over', { count, overdue })];
}

/**
 * `/kiemtra`: what concerns the person, by round, nearest first. What is over is found in its round.
 *
 * @param assessed the parts of reports that the person's own unit assesses
 */
export function inspectionsView(
  rounds: ListedRound[],
  page: number,
  assessed: { paragraphs: Message[]; choices: Choice[][] } = { paragraphs: [], choices: [] },
): View {
  const open = (round: ListedRound) => round.inspections.filter(({ due }) => due.step !== null).sort(byDue);
  const byNearest = rounds
    .map((round) => ({ round, items: open(round) }))
    .sort((a, b) =>
      a.items[0] === undefined ? 1 : b.items[0] === undefined ? -1 : byDue(a.items[0], b.items[0]),
    );
  const lines = byNearest.flatMap(({ round, items }) =>
    round.shown ? items.map((item) => ({ round, item })) : [],
  );
  const numbered = lines.map((line, at) => ({ ...line, index: at + 1 }));
  const shown = pageOf(numbered, page, pageSize);
  const paragraphs: Message[] = [];
  const choices: Choice[][] = [];
  for (const { round } of byNearest) {
    const items = shown.items.filter((each) => each.round === round);
    const isTold = shown.page === 0 && round.counted;
    if (items.length === 0 && !isTold) continue;
    paragraphs.push(say('inspection.list_round', { title: round.title }));
    if (isTold) paragraphs.push(...countMessages(round));
    paragraphs.push(...items.map(({ item, index }) => lineOf(item, index)));
  }
  choices.push(...shown.items.map(({ item, index }) => [openChoice(item, index)]));
  choices.push(pageChoices(shown.page, shown.pages, (to) => ({ kind: 'inspections', page: to })));
  if (shown.page === 0) {
    for (const { round } of byNearest) {
      choices.push([
        {
          action: choose({ kind: 'round_inspections', roundId: round.id, page: 0 }),
          label: say('inspection.choice.round', { title: round.title }),
        },
      ]);
      if (round.maySurprise) {
        choices.push([
          {
            action: choose({ kind: 'order_surprise', roundId: round.id }),
            label: say('inspection.choice.order_surprise'),
            command: 'dotxuat',
          },
        ]);
      }
    }
  }
  if (shown.page === 0) {
    paragraphs.push(...assessed.paragraphs);
    choices.push(...assessed.choices);
  }
  if (rounds.length === 0) {
    return assessed.choices.length === 0
      ? view([say('inspection.list_none')])
      : view(assessed.paragraphs, assessed.choices);
  }
  const count = byNearest.reduce((sum, { items }) => sum + items.length, 0);
  return view([say('inspection.list_title', { count }), ...paragraphs], choices);
}

export function lineOf({ inspection, due, asUnit }: ListedInspection, index: number): Message {
  const { unitName, kind } = inspection;
  const facts = {
    index,
    unit: unitName,
    kind: kindMessage(kind),
    days: asUnit ? unitDaysMessage(inspection) : daysMessage(inspection),
    stage: asUnit ? unitStageMessage(inspection) : stateMessage(inspection.state),
  };
  const next = asUnit ? unitNextMessage(inspection, due) : dueMessage(due);
  return next === null
    ? say('inspection.list_line_over', facts)
    : say('inspection.list_line', { ...facts, next });
}

export function openChoice({ inspection }: ListedInspection, index: number): Choice {
  return {
    action: choose({ kind: 'inspection', inspectionId: inspection.id }),
    label: say('inspection.choice.open_nth', { index, unit: inspection.unitName }),
    number: index,
  };
}

export function listChoice(): Choice {
  return {
    action: choose({ kind: 'inspections', page: 0 }),
    label: say('inspection.choice.list'),
    command: 'kiemtra',
  };
}

export function pageChoices(page: number, pages: number, to: (page: number) => ScheduleAction): Choice[] {
  const earlier: Choice = {
    action: choose(to(page - 1)),
    label: say('group.choice_earlier'),
    command: 'trangtruoc',
  };
  const further: Choice = {
    action: choose(to(page + 1)),
    label: say('group.choice_further'),
    command: 'trangsau',
  };
  return [...(page === 0 ? [] : [earlier]), ...(page + 1 >= pages ? [] : [further])];
}
