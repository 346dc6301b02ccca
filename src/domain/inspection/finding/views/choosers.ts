import { excerpt } from '../../../interview/excerpt.ts';
import { say, type Message } from '../../../message.ts';
import type { Outline } from '../../../outline/schema.ts';
import type { PlacedPrompt } from '../../../outline/outline.ts';
import { view, type Choice, type View } from '../../../view.ts';
import { causeKindSchema, findingKindSchema } from '../../finding.ts';
import { reformFieldSchema } from '../../kind.ts';
import { choose, rowsOf, turnPages } from '../choices.ts';
import { findingKindMessage, unitsMessage } from '../names.ts';
import { outlineParts, placeName, type OutlinePart } from '../places.ts';

export function kindChoices(findingId: string): Choice[][] {
  const kinds = findingKindSchema.options.map((findingKind) =>
    choose({ kind: 'set_kind', findingId, findingKind }, findingKindMessage(findingKind)),
  );
  return rowsOf(kinds, 3);
}

export function fieldChoices(findingId: string): Choice[][] {
  const fields = reformFieldSchema.options.map((field) =>
    choose({ kind: 'set_field', findingId, field }, say(`finding.field.${field}`)),
  );
  return rowsOf(fields, 2);
}

const details = (findingId: string): Choice[] => [
  choose({ kind: 'finding', findingId }, say('finding.choice_details')),
];

export function askKindView(findingId: string): View {
  return view([say('finding.ask_kind')], [...kindChoices(findingId), details(findingId)]);
}

export function askFieldView(findingId: string): View {
  return view([say('finding.ask_field')], [...fieldChoices(findingId), details(findingId)]);
}

export function askCauseView(findingId: string): View {
  const causes = causeKindSchema.options.map((cause) =>
    choose({ kind: 'set_cause', findingId, cause }, say(`finding.cause.${cause}`)),
  );
  return view([say('finding.ask_cause')], [causes, details(findingId)]);
}

export function askAdditionView(findingId: string): View {
  return view([say('finding.ask_addition')], [details(findingId)]);
}

/** The parts of the outline; a place can be typed as well. */
export function askPromptView(findingId: string, outline: Outline, lead: Message[] = []): View {
  const parts = outlineParts(outline).map(({ place }, part) =>
    choose({ kind: 'prompts_of', findingId, part }, say('finding.choice_part', { place })),
  );
  return view([...lead, say('finding.ask_prompt')], [...rowsOf(parts, 4), details(findingId)]);
}

/** The prompts of one part, each one tap away. */
export function promptsView(findingId: string, outline: Outline, part: OutlinePart): View {
  const title = say('finding.ask_prompt_of', { place: part.place, title: part.title });
  return promptChoicesView(findingId, outline, part.prompts, title);
}

export function promptChoicesView(
  findingId: string,
  outline: Outline,
  prompts: readonly PlacedPrompt[],
  lead: Message,
): View {
  const lines = prompts.map((placed) =>
    say('finding.prompt_line', {
      place: placeName(outline, placed),
      words: excerpt(placed.prompt.text.replaceAll('\n', ' '), 90),
    }),
  );
  const choices = prompts.map((placed) => {
    const place = placeName(outline, placed);
    return choose(
      { kind: 'set_prompt', findingId, prompt: placed.index },
      say('finding.choice_prompt_at', { place }),
      { alias: place },
    );
  });
  return view([lead, ...lines], [...rowsOf(choices, 3), details(findingId)]);
}

/** A unit of the round that a finding may concern. */
export interface ConcernedUnit {
  inspectionId: string;
  unitName: string;
  isChosen: boolean;
}

/** Units on one page of a phone's screen. */
export const unitsPerPage = 8;

/** The units a finding concerns, and those it might. */
export function unitsView(
  findingId: string,
  units: ConcernedUnit[],
  page: number,
  lead: Message[] = [],
): View {
  const chosen = units.filter(({ isChosen }) => isChosen);
  const { items, place, turning } = turnPages(units, page, unitsPerPage, (to) => ({
    kind: 'units_page',
    findingId,
    page: to,
  }));
  const choices = items.map(({ inspectionId, unitName, isChosen }) => [
    choose(
      { kind: 'set_unit', findingId, inspectionId },
      say(isChosen ? 'finding.choice_remove_unit' : 'finding.choice_add_unit', { unit: unitName }),
    ),
  ]);
  const all =
    chosen.length < units.length && units.length > 2
      ? [choose({ kind: 'all_units', findingId }, say('finding.choice_all_units'))]
      : [];
  return view(
    [
      ...lead,
      ...(chosen.length === 0 ? [] : [unitsMessage(chosen.map(({ unitName }) => unitName))]),
      say('finding.ask_units'),
      ...place,
    ],
    [...choices, turning, all, details(findingId)].filter((row) => row.length > 0),
  );
}
