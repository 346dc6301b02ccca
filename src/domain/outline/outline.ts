import { concerns, type AudienceFacts } from './audience.ts';
import { placeBelow, type DivisionKind } from './numbering.ts';
import type { Division, Note, OutlineNode, Prompt } from './nodes.ts';
import type { Outline } from './schema.ts';

/** A prompt with where it stands. */
export interface PlacedPrompt {
  prompt: Prompt;
  /** From 0, in the outline's order. */
  index: number;
  /** Official place: "I.3", "II.2.1.c", "III"; the bullets of one heading share it. */
  place: string;
  /** The headings it stands under, the section first. */
  divisions: readonly Division[];
  /** Notes of those headings, outermost first; the prompt's own are in `prompt.notes`. */
  notes: readonly Note[];
  /** Code of the unit that assesses this part, from the footnote of a heading above. */
  assessorUnit?: string;
}

/** What a unit is asked by default, and what it may open although it is not meant. */
export interface Asked {
  asked: readonly PlacedPrompt[];
  leftOut: readonly LeftOut[];
}

/** `audience`: the outline's words mean others; `period`: not reported in this kind of period. */
export type LeftOut = { placed: PlacedPrompt } & (
  { because: 'audience'; words: string } | { because: 'period' }
);

interface Reading {
  placed: readonly PlacedPrompt[];
  byCode: ReadonlyMap<string, PlacedPrompt>;
  asked: Map<string, Asked>;
}

// An outline version never changes, so each object is read once; a reading goes when its outline does.
const readings = new WeakMap<Outline, Reading>();

function read(outline: Outline): Reading {
  const known = readings.get(outline);
  if (known !== undefined) return known;
  const assessors = new Map(outline.footnotes.map(({ mark, assessorUnit }) => [mark, assessorUnit]));
  const placed: PlacedPrompt[] = [];
  const visit = (division: Division, place: string, above: readonly Division[], inherited?: string) => {
    const divisions = [...above, division];
    const notes = divisions.flatMap((each) => each.notes);
    const assessorUnit = assessors.get(division.footnote ?? '') ?? inherited;
    for (const child of division.children) {
      if ('division' in child) {
        visit(child.division, placeBelow(place, child.division.number), divisions, assessorUnit);
        continue;
      }
      const { prompt } = child;
      const here = {
        prompt,
        index: placed.length,
        place: placeBelow(place, prompt.number),
        divisions,
        notes,
      };
      placed.push(assessorUnit === undefined ? here : { ...here, assessorUnit });
    }
  };
  for (const section of outline.sections) visit(section, section.number, []);
  const reading = {
    placed,
    byCode: new Map(placed.map((each) => [each.prompt.code, each])),
    asked: new Map(),
  };
  readings.set(outline, reading);
  return reading;
}

/** All prompts in the outline's order. */
export function flatten(outline: Outline): readonly PlacedPrompt[] {
  return read(outline).placed;
}

/** The prompt with this code; undefined when the outline has none. */
export function findPrompt(outline: Outline, code: string): PlacedPrompt | undefined {
  return read(outline).byCode.get(code);
}

/**
 * What a unit is asked by default. A prompt left out is never forbidden: the unit may open it, shown with the words
 * that left it out.
 */
export function askedOf(outline: Outline, facts: AudienceFacts): Asked {
  const { placed, asked: known } = read(outline);
  const key = JSON.stringify([facts.level, facts.periodKind, ...facts.tags.toSorted()]);
  const before = known.get(key);
  if (before !== undefined) return before;
  const asked: PlacedPrompt[] = [];
  const leftOut: LeftOut[] = [];
  for (const each of placed) {
    const { audience, notInPeriods } = each.prompt;
    if (audience !== undefined && !concerns(audience, facts)) {
      leftOut.push({ placed: each, because: 'audience', words: audience.words });
    } else if (notInPeriods.some((period) => period === facts.periodKind)) {
      leftOut.push({ placed: each, because: 'period' });
    } else {
      asked.push(each);
    }
  }
  const result = { asked, leftOut };
  known.set(key, result);
  return result;
}

/** Notes to show with a prompt to this unit: those of the headings above, then its own, as far as they concern it. */
export function notesFor(placed: PlacedPrompt, facts: AudienceFacts): Note[] {
  return [...placed.notes, ...placed.prompt.notes].filter((note) => concerns(note.audience, facts));
}

/** Roman headings. */
export function countSections(outline: Outline): number {
  return outline.sections.length;
}

/** Arabic headings directly under a section, those that are themselves prompts ("1. Ưu điểm") included. */
export function countSubsections(outline: Outline): number {
  return countHeadings(outline, 'subsection');
}

/** Headings of one kind, answered themselves or not. */
export function countHeadings(outline: Outline, kind: DivisionKind): number {
  const count = (node: OutlineNode): number => {
    if ('prompt' in node) return node.prompt.heading === kind ? 1 : 0;
    return node.division.children.reduce(
      (sum, child) => sum + count(child),
      node.division.kind === kind ? 1 : 0,
    );
  };
  return outline.sections.reduce((sum, division) => sum + count({ division }), 0);
}

/** Tables asked for by any prompt. */
export function countTables(outline: Outline): number {
  return flatten(outline).reduce(
    (sum, { prompt }) => sum + prompt.fields.filter((field) => field.kind === 'table').length,
    0,
  );
}
