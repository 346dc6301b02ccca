import { say, type Message } from '../../message.ts';
import { view, type View } from '../../view.ts';
import { fieldMessage } from '../field-words.ts';
import type { Inspection } from '../ports.ts';
import { may } from '../standing.ts';
import { seesAsUnit, unitDaysMessage, unitNextMessage, unitStageMessage } from './as-unit-sees.ts';
import { termNames } from '../term/name.ts';
import { barOf } from '../term/open.ts';
import { memberMessage } from '../basis/member.ts';
import { cardChoices } from './card-choices.ts';
import type { CardFacts } from './card-facts.ts';
import { noticeMessages, reportMessages, termMessages } from './card-terms.ts';
import { reportCardChoices, reportLines } from '../report/card.ts';
import { sessionMessages } from './session-view.ts';
import {
  datesMessage,
  daysMessage,
  dueMessage,
  kindMessage,
  listedOrNull,
  stateMessage,
  stepMessage,
} from './words.ts';

/** One unit's inspection, with what the person may do about it. */
export function cardView(facts: CardFacts, lead: Message[] = []): View {
  const { inspection, roundTitle, standing, due } = facts;
  const { unitName, kind, state } = inspection;
  const asUnit = seesAsUnit(standing);
  const next = asUnit ? unitNextMessage(inspection, due) : dueMessage(due);
  const days = asUnit ? unitDaysMessage(inspection) : daysMessage(inspection);
  const stage = asUnit ? unitStageMessage(inspection) : stateMessage(state);
  const paragraphs = [
    ...lead,
    say('inspection.card_title', { unit: unitName, kind: kindMessage(kind) }),
    say('inspection.card_round', { title: roundTitle }),
    ...themeMessages(facts),
    say('inspection.card_days', { days }),
    say('inspection.card_stage', { stage }),
    ...(next === null ? [] : [say('inspection.card_next', { next })]),
    ...endMessages(inspection),
    ...noticeMessages(facts),
    ...reportMessages(facts),
    ...termMessages(facts),
    ...sessionMessages(inspection, !asUnit),
    ...explanationMessages(facts),
    ...reportLines(facts),
    ...earlierMessages(facts),
    ...(asUnit ? [] : pastMessages(inspection)),
    ...teamMessages(facts),
    ...unreachedMessages(facts),
  ];
  const hasOpenTerms = termNames.some((name) => barOf(name, inspection, facts.terms) === null);
  const choices = cardChoices(inspection, standing, reportCardChoices(facts), {
    hasOpenTerms,
    hasAcknowledged: facts.hasAcknowledged,
    owesReport: facts.owesReport,
    isUnseen: facts.unseenBy.length > 0,
  });
  return view(paragraphs, choices);
}

function themeMessages({ theme }: CardFacts): Message[] {
  if (theme === null) return [];
  const { field, body } = theme;
  return [
    ...(field === null ? [] : [say('inspection.card_theme', { field: fieldMessage(field) })]),
    ...(body === null ? [] : [say('inspection.card_body', { body })]),
  ];
}

function endMessages({ state }: Inspection): Message[] {
  if (state.cancelled === null) return [];
  return [say('inspection.card_cancelled', { reason: state.cancelled.reason })];
}

/** What the unit says of the findings: the team's and the unit's own matter. */
function explanationMessages({ inspection, standing }: CardFacts): Message[] {
  const { explanation } = inspection.state;
  if (explanation === null) return [];
  if (explanation.none) return [say('inspection.card_nothing_to_explain', { at: explanation.at })];
  const { text, paper, fileIds, at } = explanation;
  const sees = standing.team !== null || standing.ofUnit || standing.coordinates;
  return [
    say('inspection.card_explained', { at }),
    ...(paper === null ? [] : [say('inspection.card_paper', { number: paper.number, date: paper.date })]),
    ...(sees && text !== null ? [say('inspection.card_explanation', { text })] : []),
    ...(fileIds.length === 0 ? [] : [say('inspection.card_files', { count: fileIds.length })]),
  ];
}

function earlierMessages({ earlierOpen, earlierWithout }: CardFacts): Message[] {
  return [
    ...(earlierOpen === null ? [] : [say('inspection.card_earlier', { count: earlierOpen })]),
    ...(earlierWithout === 0 ? [] : [say('inspection.card_earlier_without', { count: earlierWithout })]),
  ];
}

/** What was passed over and why; the last change of days. */
function pastMessages({ state }: Inspection): Message[] {
  const last = state.moved.filter(({ from, reason }) => from.kind === 'days' || reason !== null).at(-1);
  return [...skippedMessages(state), ...(last === undefined ? [] : [movedMessage(last)])];
}

/** Stages that were passed over together share their reason. */
function skippedMessages({ skipped }: Inspection['state']): Message[] {
  const reasons = [...new Set(skipped.map(({ at, reason }) => `${at} ${reason}`))];
  return reasons.flatMap((key) => {
    const together = skipped.filter(({ at, reason }) => `${at} ${reason}` === key);
    const steps = listedOrNull(together.map(({ stage }) => stepMessage(stage)));
    return steps === null ? [] : [say('inspection.card_skipped', { steps, reason: together[0]!.reason })];
  });
}

function movedMessage({ from, to, reason }: Inspection['state']['moved'][number]): Message {
  const days = { from: datesMessage(from), to: datesMessage(to) };
  return reason === null
    ? say('inspection.card_moved', days)
    : say('inspection.card_moved_because', { ...days, reason });
}

/** For those who know of a surprise from the first. */
function unreachedMessages({ inspection, standing, unreached }: CardFacts): Message[] {
  const sees = inspection.hidden || standing.team !== null;
  if (!sees || unreached.length === 0) return [];
  return [say('inspection.card_unreached', { people: unreached.join(', ') })];
}

/** Names are for the team and the coordinators; for the unit from the notice, or the start, on. */
function teamMessages({ inspection, standing, team, group }: CardFacts): Message[] {
  const isTold = inspection.state.notice !== null || inspection.state.startedAt !== null;
  const sees = standing.team !== null || standing.coordinates || (may(standing, 'see_team') && isTold);
  if (!sees || team.length === 0) return [];
  return [
    say('inspection.card_team'),
    ...(group === null ? [] : [say('basis.card_group', { group })]),
    ...team.map(memberMessage),
  ];
}
