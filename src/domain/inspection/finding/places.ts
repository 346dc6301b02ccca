import { foldVietnamese } from '../../answer/fold-vietnamese.ts';
import { flatten, type PlacedPrompt } from '../../outline/outline.ts';
import type { Outline } from '../../outline/schema.ts';

/** Prompts under one heading of the first or second rank: "I.3". */
export interface OutlinePart {
  place: string;
  title: string;
  prompts: PlacedPrompt[];
}

export function outlineParts(outline: Outline): OutlinePart[] {
  const parts: OutlinePart[] = [];
  for (const placed of flatten(outline)) {
    const [section, second] = placed.divisions;
    const heading = second?.kind === 'subsection' ? second : section;
    const place = heading === section ? (section?.number ?? '') : `${section?.number}.${second?.number}`;
    const last = parts.at(-1);
    if (last?.place === place) last.prompts.push(placed);
    else parts.push({ place, title: heading?.title ?? '', prompts: [placed] });
  }
  return parts;
}

/** "I.3", or "I.3 2" where several prompts share the place: as people name a prompt. */
export function placeName(outline: Outline, placed: PlacedPrompt): string {
  const sharing = flatten(outline).filter(({ place }) => place === placed.place);
  return sharing.length > 1 ? `${placed.place} ${sharing.indexOf(placed) + 1}` : placed.place;
}

/** What somebody means by a place; `several` prompts stand there, or below it. */
export type PlaceRead =
  | { kind: 'prompt'; placed: PlacedPrompt }
  | { kind: 'several'; prompts: PlacedPrompt[] }
  | { kind: 'no_such_place' }
  | { kind: 'not_a_place' };

const placeForm = /^(?:muc )?([ivx]{1,5}(?:\.[0-9a-z]{1,2})*)\.?(?: (?:gach )?(\d{1,2}))?$/;

export function readPlace(outline: Outline, typed: string): PlaceRead {
  const [, place, nth] = placeForm.exec(foldVietnamese(typed.trim()).replaceAll(/\s+/g, ' ')) ?? [];
  if (place === undefined) return { kind: 'not_a_place' };
  const all = flatten(outline);
  const folded = ({ place: own }: PlacedPrompt) => foldVietnamese(own);
  const there = all.filter((placed) => folded(placed) === place);
  const below = all.filter((placed) => folded(placed).startsWith(`${place}.`));
  const meant = nth === undefined ? [...there, ...below] : there.slice(Number(nth) - 1, Number(nth));
  const [only, ...others] = nth === '0' ? [] : meant;
  if (only === undefined) return { kind: 'no_such_place' };
  return others.length === 0 ? { kind: 'prompt', placed: only } : { kind: 'several', prompts: meant };
}
