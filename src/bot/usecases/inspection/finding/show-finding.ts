import { placeName } from '../../../../domain/inspection/finding/places.ts';
import { filesView } from '../../../../domain/inspection/finding/views/files.ts';
import { cardView, fullTextView } from '../../../../domain/inspection/finding/views/card.ts';
import type { Message } from '../../../../domain/message.ts';
import { findPrompt } from '../../../../domain/outline/outline.ts';
import type { Talk } from '../../talk.ts';
import {
  openFinding,
  sayNotYours,
  whyNotAdd,
  whyNotChange,
  whyNotEnd,
  type OpenFinding,
} from './finding-access.ts';
import { outlineFor } from './outline-for.ts';
import { sayOn } from './recording.ts';

/** Everything about one finding. */
export async function showFinding(talk: Talk, findingId: string, lead: Message[] = []): Promise<void> {
  const opened = await openFinding(talk, findingId);
  if (opened === null) return sayNotYours(talk);
  const { finding, inspections, isTeam } = opened;
  const author = isTeam ? await talk.tx.people.byId(finding.authorId) : null;
  const shown = {
    finding,
    authorName: author?.name ?? '',
    // Whoever reads what was stated to their own unit is not told of the others.
    unitNames: isTeam ? inspections.map(({ unitName }) => unitName) : [],
    prompt: await promptOf(talk, opened),
  };
  const rights = {
    isTeam,
    maySort: whyNotChange(opened) === null,
    mayWithdraw: whyNotEnd(talk, opened) === null,
  };
  return sayOn(talk, cardView(shown, rights, lead));
}

async function promptOf(talk: Talk, { finding, inspections }: OpenFinding) {
  const [inspection] = inspections;
  if (finding.promptCode === null || inspection === undefined) return null;
  const outline = await outlineFor(talk, inspection);
  const placed = outline === null ? undefined : findPrompt(outline, finding.promptCode);
  if (outline === null || placed === undefined) return null;
  return { place: placeName(outline, placed), words: placed.prompt.text };
}

/** All the words of a finding. */
export async function readFinding(talk: Talk, findingId: string): Promise<void> {
  const opened = await openFinding(talk, findingId);
  return opened === null ? sayNotYours(talk) : sayOn(talk, fullTextView(opened.finding));
}

/** Its files themselves. */
export async function showFiles(talk: Talk, findingId: string, lead: Message[] = []): Promise<void> {
  const opened = await openFinding(talk, findingId);
  if (opened === null) return sayNotYours(talk);
  const files = await talk.tx.files.byIds(opened.finding.fileIds);
  return sayOn(talk, filesView(opened.finding, files, whyNotAdd(opened) === null, lead));
}
