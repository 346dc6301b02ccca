import { excerpt } from '../../interview/excerpt.ts';
import { say, type Message } from '../../message.ts';
import { view, type Choice, type View } from '../../view.ts';
import { fieldMessage } from '../field-words.ts';
import { findingKindMessage } from '../finding/names.ts';
import { assessedLines } from '../report/assessed.ts';
import { pageOf, pager, remediationChoice } from '../remediation/list-view.ts';
import { daysMessage, kindMessage, listedOrNull } from '../schedule/words.ts';
import type { FoundItem } from './found.ts';
import { outcomes, type InspectedKind, type InspectedUnit, type InspectionOutcome } from './inspected.ts';
import type { Synthesis } from './synthesis.ts';

/** Units named for each kind, and papers, before the rest becomes a number. */
const namedAtMost = 12;
const itemsOnPage = 10;
/** Of what has no recommendation, before the rest becomes a number. */
const withoutAtMost = 5;
const itemLength = 200;
const unitsLength = 160;

/** The round on one or two screens; what was found is listed one tap away. */
export function synthesisView(synthesis: Synthesis, more: Choice[][]): View {
  const { round, at, score, inspected, found, unsorted, foundWithout, conclusions, remediation } = synthesis;
  const { directions } = synthesis;
  const { total, done, partial, open, overdue, awaiting } = remediation;
  return view(
    [
      say('synthesis.title', { title: round.title, at }),
      say('synthesis.inspected', {
        inspected: score.inspectedUnits,
        total: score.units,
        share: Math.round(score.share * 1000) / 10,
      }),
      ...inspected.flatMap(kindLines),
      ...assessedLines(synthesis.assessed),
      ...(found.length === 0 ? [say('synthesis.nothing_found')] : [say('synthesis.found_heading')]),
      ...found.map(({ field, counts }) =>
        say('synthesis.found_field', {
          field: fieldMessage(field),
          strengths: counts.strength,
          shortcomings: counts.shortcoming,
          violations: counts.violation,
        }),
      ),
      ...(unsorted === 0 ? [] : [say('synthesis.unsorted', { count: unsorted })]),
      ...withoutLines(foundWithout),
      say('synthesis.conclusions', { count: conclusions.length }),
      say('synthesis.remediation_heading'),
      say('remediation.counts', { total, done, partial, open }),
      ...(overdue > 0 ? [say('remediation.overdue_count', { count: overdue })] : []),
      ...(awaiting > 0 ? [say('remediation.awaiting_count', { count: awaiting })] : []),
      ...(directions.length === 0
        ? [say('synthesis.no_direction')]
        : [
            say('synthesis.direction_heading'),
            ...directions
              .slice(-namedAtMost)
              .map(({ number, date }) => say('synthesis.direction', { number, date })),
          ]),
      say('synthesis.score', {
        inspected: rounded(score.inspectedPoints),
        remediation: rounded(score.remediationPoints),
      }),
    ],
    more,
  );
}

const rounded = (points: number) => Math.round(points * 100) / 100;

function kindLines({ kind, planned, carriedOut, units }: InspectedKind): Message[] {
  return [
    say('synthesis.kind', { kind: kindMessage(kind), carriedOut, planned }),
    ...outcomes.flatMap((outcome) => {
      const its = units.filter((unit) => unit.outcome === outcome);
      const left = its.length - namedAtMost;
      const named = listedOrNull(its.slice(0, namedAtMost).map((unit) => unitMessage(kind, unit)));
      if (named === null) return [];
      return [
        say('synthesis.outcome_line', { outcome: outcomeMessage(kind, outcome), units: named }),
        ...(left > 0 ? [say('synthesis.unit_more', { count: left })] : []),
      ];
    }),
  ];
}

/** Of self-inspections, what is known is whether a report came. */
function outcomeMessage(kind: InspectedKind['kind'], outcome: InspectionOutcome): Message {
  return kind === 'self_inspection' && (outcome === 'carried_out' || outcome === 'not_yet')
    ? say(`synthesis.self_outcome.${outcome}`)
    : say(`synthesis.outcome.${outcome}`);
}

function unitMessage(kind: InspectedKind['kind'], { unit, dates, outcome }: InspectedUnit): Message {
  return kind === 'self_inspection' || outcome === 'cancelled'
    ? say('synthesis.unit', { unit })
    : say('synthesis.unit_on', { unit, days: daysMessage({ kind, dates }) });
}

/** Named, so that what nobody was asked to put right is not lost among what was found. */
function withoutLines(items: Synthesis['foundWithout']): Message[] {
  if (items.length === 0) return [];
  const left = items.length - withoutAtMost;
  return [
    say('synthesis.found_without', { count: items.length }),
    ...items.slice(0, withoutAtMost).map(({ text, units, reason }) => {
      const item = { text: excerpt(text, unitsLength), units: excerpt(units.join('; '), unitsLength) };
      return reason === null
        ? say('synthesis.found_without_item', item)
        : say('synthesis.found_without_because', { ...item, reason: excerpt(reason, unitsLength) });
    }),
    ...(left > 0 ? [say('synthesis.found_without_more', { count: left })] : []),
  ];
}

/** What was found, by field, page by page. */
export function foundView(synthesis: Synthesis, roundId: string, asked: number, more: Choice[][]): View {
  const items = synthesis.found.flatMap((field) => field.items);
  const { title } = synthesis.round;
  if (items.length === 0) return view([say('synthesis.nothing_found')], more);
  const { page, pages, from, to } = pageOf(asked, items.length, itemsOnPage);
  return view(
    [
      say('synthesis.found_title', { title, page: page + 1, pages }),
      ...items.slice(from, to).map((item, at) => itemLine(item, from + at + 1)),
    ],
    [...pager(page, pages, (to) => ({ kind: 'synthesis_findings', roundId, page: to })), ...more],
  );
}

function itemLine({ kind, field, text, units }: FoundItem, index: number): Message {
  return say('synthesis.found_item', {
    index,
    field: fieldMessage(field),
    kind: findingKindMessage(kind),
    text: excerpt(text, itemLength),
    units: excerpt(units.join('; '), unitsLength),
  });
}

/** Back to the synthesis of a round. */
export function backToSynthesis(roundId: string): Choice {
  return remediationChoice({ kind: 'synthesis', roundId }, say('synthesis.choice.back'), { command: 'lui' });
}
