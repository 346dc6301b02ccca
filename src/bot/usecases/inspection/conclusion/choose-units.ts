import type { AwaitedOf } from '../../../../domain/inspection/conclusion/awaited.ts';
import { listedUnits, whichUnitsView } from '../../../../domain/inspection/conclusion/draft-units-views.ts';
import { readChosen } from '../../../../domain/inspection/conclusion/units-typed.ts';
import type { Inspection } from '../../../../domain/inspection/ports.ts';
import { say, type Message } from '../../../../domain/message.ts';
import type { Talk } from '../../talk.ts';
import type { Given } from '../given.ts';
import { concludable, sayNotConcludable } from './concludable.ts';
import { draftAbout } from './draft.ts';
import { ask, typedWords } from './item-reply.ts';

/** A draft about an inspection, alone or with others of its round that wait for theirs. */
export async function startDraft(talk: Talk, inspectionId: string): Promise<void> {
  const left = await concludable(talk, inspectionId);
  if (left === null) return;
  const own = left.find(({ id }) => id === inspectionId);
  if (own === undefined) return sayNotConcludable(talk, inspectionId);
  return left.length === 1 ? draftAbout(talk, [own]) : talk.say(whichUnitsView(own, left.length));
}

export async function draftOne(talk: Talk, inspectionId: string): Promise<void> {
  const left = await concludable(talk, inspectionId);
  if (left === null) return;
  const own = left.find(({ id }) => id === inspectionId);
  return own === undefined ? sayNotConcludable(talk, inspectionId) : draftAbout(talk, [own]);
}

export async function draftAll(talk: Talk, inspectionId: string): Promise<void> {
  const left = await concludable(talk, inspectionId);
  if (left !== null) await draftAbout(talk, left);
}

export async function askWhich(talk: Talk, inspectionId: string): Promise<void> {
  const left = await concludable(talk, inspectionId);
  if (left !== null) await askFrom(talk, inspectionId, left, []);
}

function askFrom(
  talk: Talk,
  inspectionId: string,
  left: readonly Inspection[],
  before: Message[],
): Promise<void> {
  return ask(talk, [...before, ...listedUnits(left), say('conclusion.list_units')], [], {
    kind: 'draft_units',
    inspectionId,
    listed: left.map(({ id }) => id),
  });
}

/** By the list as it was shown; what has been concluded meanwhile is shown as gone. */
export async function takeWhich(talk: Talk, awaited: AwaitedOf<'draft_units'>, given: Given): Promise<void> {
  const typed = await typedWords(talk, given, awaited, []);
  const left = typed === null ? null : await concludable(talk, awaited.inspectionId);
  if (left === null || typed === null) return;
  const names = new Map(left.map(({ id, unitName }) => [id, unitName]));
  const chosen = readChosen(
    typed,
    awaited.listed.map((id) => ({ id, name: names.get(id) ?? '' })),
  );
  if (chosen.ok && chosen.ids.every((id) => names.has(id))) {
    return draftAbout(
      talk,
      left.filter(({ id }) => chosen.ids.includes(id)),
    );
  }
  const unclear = chosen.ok ? typed : chosen.unknown;
  return askFrom(talk, awaited.inspectionId, left, [say('conclusion.units_unclear', { typed: unclear })]);
}
