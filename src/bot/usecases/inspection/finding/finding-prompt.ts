import { outlineParts, readPlace } from '../../../../domain/inspection/finding/places.ts';
import {
  askPromptView,
  promptChoicesView,
  promptsView,
} from '../../../../domain/inspection/finding/views/choosers.ts';
import { toFindingCard } from '../../../../domain/inspection/finding/choices.ts';
import { say, type Message } from '../../../../domain/message.ts';
import { flatten } from '../../../../domain/outline/outline.ts';
import type { Outline } from '../../../../domain/outline/schema.ts';
import { view } from '../../../../domain/view.ts';
import type { Talk } from '../../talk.ts';
import type { Given } from '../given.ts';
import type { OpenFinding } from './finding-access.ts';
import { outlineFor } from './outline-for.ts';
import { sayOn } from './recording.ts';
import { takeFindingGiven } from './record-finding.ts';
import { askFor, changeable, openForChange, saveSorting } from './change-sorting.ts';

/** More prompts than this are not shown at one place: the parts are shown instead. */
const mostAtOnce = 12;

async function outlineOf(talk: Talk, { inspections }: OpenFinding): Promise<Outline | null> {
  const [inspection] = inspections;
  return inspection === undefined ? null : outlineFor(talk, inspection);
}

function sayNoOutline(talk: Talk, { finding }: OpenFinding): Promise<void> {
  return sayOn(talk, view([say('finding.no_outline')], [[toFindingCard(finding.id)]]));
}

/** Asks which prompt of the unit's report a finding belongs to. */
export async function askPrompt(talk: Talk, opened: OpenFinding, lead: Message[] = []): Promise<void> {
  const outline = await outlineOf(talk, opened);
  if (outline === null) return sayNoOutline(talk, opened);
  return askFor(talk, opened, 'prompt', askPromptView(opened.finding.id, outline, lead));
}

export async function showPromptsOf(talk: Talk, findingId: string, part: number): Promise<void> {
  const opened = await openForChange(talk, findingId);
  if (opened === null) return;
  const outline = await outlineOf(talk, opened);
  if (outline === null) return sayNoOutline(talk, opened);
  const shown = outlineParts(outline)[part];
  if (shown === undefined) return askPrompt(talk, opened);
  return askFor(talk, opened, 'prompt', promptsView(findingId, outline, shown));
}

export async function choosePrompt(talk: Talk, findingId: string, index: number): Promise<void> {
  const opened = await openForChange(talk, findingId);
  if (opened === null) return;
  const outline = await outlineOf(talk, opened);
  const placed = outline === null ? undefined : flatten(outline)[index];
  if (placed === undefined) return askPrompt(talk, opened);
  return saveSorting(talk, opened.finding, { promptCode: placed.prompt.code });
}

/** A typed place ("I.3 2"). What is no place at all was meant as a finding, and becomes one. */
export async function takePrompt(
  talk: Talk,
  { findingId, inspectionId }: { findingId: string; inspectionId: string },
  given: Given,
): Promise<void> {
  const keep = () => takeFindingGiven(talk, inspectionId, given, { lead: [say('finding.kept_instead')] });
  const opened = given.kind === 'file' ? null : await changeable(talk, findingId);
  const outline = opened === null ? null : await outlineOf(talk, opened);
  if (given.kind === 'file' || opened === null || outline === null) return keep();
  const read = readPlace(outline, given.text);
  switch (read.kind) {
    case 'prompt':
      return saveSorting(talk, opened.finding, { promptCode: read.placed.prompt.code });
    case 'several':
      return read.prompts.length > mostAtOnce
        ? askPrompt(talk, opened, [say('finding.several_prompts')])
        : askFor(
            talk,
            opened,
            'prompt',
            promptChoicesView(findingId, outline, read.prompts, say('finding.several_prompts')),
          );
    case 'no_such_place':
      return askPrompt(talk, opened, [say('finding.no_such_place', { typed: given.text.trim() })]);
    case 'not_a_place':
      return keep();
    default:
      return read satisfies never;
  }
}
