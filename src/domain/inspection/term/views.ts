import type { Limit } from '../../deadline/limit.ts';
import { say, type Message } from '../../message.ts';
import { view, type Choice, type View } from '../../view.ts';
import type { Inspection } from '../ports.ts';
import { cardChoice } from '../schedule/session-view.ts';
import { daysMessage } from '../schedule/words.ts';
import type { Terms } from '../terms.ts';
import { termNames, type TermName } from './name.ts';
import { barOf, lacksTerm } from './open.ts';
import { termChoice, termKeys, termLimitMessage, termNameMessage } from './words.ts';

/** What the terms of one inspection are shown from. */
export interface TermFacts {
  inspection: Inspection;
  terms: Terms;
  /** Of the report that is owed, as it is now: it may have been extended. */
  owed: Limit | null;
}

/** The four terms, how they stand, and a button for each that may be set or changed. */
export function termsView(facts: TermFacts, lead: Message[] = []): View {
  const { inspection } = facts;
  const { id: inspectionId, unitName: unit, kind, dates } = inspection;
  return view(
    [
      ...lead,
      say('term.title', { unit, days: daysMessage({ kind, dates }) }),
      ...termNames.map((name) => lineOf(name, facts)),
    ],
    [
      ...termNames
        .filter((name) => barOf(name, inspection, facts.terms) === null)
        .map((term) => [termChoice({ kind: 'set_term', inspectionId, term }, labelOf(term, facts))]),
      [cardChoice(inspectionId)],
    ],
  );
}

function labelOf(term: TermName, { terms, owed }: TermFacts): Message {
  const name = termNameMessage(term);
  return lacksTerm(term, terms, owed)
    ? say('term.choice.set', { name })
    : say('term.choice.set_again', { name });
}

function lineOf(name: TermName, { inspection, terms, owed }: TermFacts): Message {
  const label = say(`term.label.${termKeys[name]}`);
  const standing = terms[name];
  if (barOf(name, inspection, terms) === 'no_step') return say('term.line.no_step', { label });
  const planned = standing.kind === 'limit' ? standing.limit.lastDay : null;
  if (name === 'report' && owed !== null && owed.lastDay !== null && owed.lastDay !== planned) {
    return say('term.line.extended', { label, limit: termLimitMessage(owed) });
  }
  switch (standing.kind) {
    case 'limit':
      return say(`term.line.${standing.setBy}`, { label, limit: termLimitMessage(standing.limit) });
    case 'set_by_team':
      return say('term.line.to_ask', { label });
    case 'not_said':
      return say('term.line.silent', { label });
    default:
      return standing satisfies never;
  }
}

/** A term that another inspection of the round has. */
export interface Suggestion {
  otherId: string;
  unitName: string;
  words: string;
}

/** Asks for a term, with those that others have. @param refusal why what was typed is none, and what would be right */
export function askTermView(
  { id: inspectionId, unitName: unit }: Inspection,
  term: TermName,
  suggestions: readonly Suggestion[],
  refusal: Message | null,
): View {
  const like = suggestions.map(({ otherId, unitName, words }) => [
    termChoice(
      { kind: 'same_term', inspectionId, term, otherId },
      say('term.choice.like', { unit: unitName, words }),
    ),
  ]);
  return view(
    refusal === null
      ? [say('term.ask', { name: termNameMessage(term), unit }), say(`term.how.${termKeys[term]}`)]
      : [refusal],
    [...like, [backChoice(inspectionId), cardChoice(inspectionId)]],
  );
}

/** A term as understood, before it stands. */
export interface ToConfirm {
  inspection: Inspection;
  term: TermName;
  limit: Limit;
  /** The last day is one on which nobody works. */
  isDayOff: boolean;
  /** Others of the kind that have none: for how many it would do, and for how many not. */
  others: { fit: number; unfit: number };
}

export function confirmTermView({ inspection, term, limit, isDayOff, others }: ToConfirm): View {
  const { id: inspectionId, unitName: unit } = inspection;
  const { fit, unfit } = others;
  const one: Choice = termChoice(
    { kind: 'confirm_term', inspectionId, term, all: false },
    fit === 0 ? say('choice.confirm') : say('term.choice.only_this'),
    'xacnhan',
  );
  const all = termChoice(
    { kind: 'confirm_term', inspectionId, term, all: true },
    say('term.choice.all', { count: fit + 1 }),
    'tatca',
  );
  return view(
    [
      say('term.understood', { name: termNameMessage(term), unit, limit: termLimitMessage(limit) }),
      ...(isDayOff && limit.lastDay !== null ? [say('term.day_off', { day: limit.lastDay })] : []),
      ...(fit === 0 ? [] : [say('term.others', { count: fit })]),
      ...(unfit === 0 ? [] : [say('term.left_out', { count: unfit })]),
      say('term.confirm'),
    ],
    [[one], ...(fit === 0 ? [] : [[all]]), [backChoice(inspectionId), cardChoice(inspectionId)]],
  );
}

function backChoice(inspectionId: string): Choice {
  return termChoice({ kind: 'terms', inspectionId }, say('term.choice.back'), 'thoihan');
}
