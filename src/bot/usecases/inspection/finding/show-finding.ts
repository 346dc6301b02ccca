import { placeName } from '../../../../domain/inspection/finding/places.ts';
import { filesView } from '../../../../domain/inspection/finding/views/files.ts';
import { cardView, fullTextView } from '../../../../domain/inspection/finding/views/card.ts';
import { isPassed } from '../../../../domain/inspection/lifecycle/path.ts';
import { may } from '../../../../domain/inspection/standing.ts';
import type { Message } from '../../../../domain/message.ts';
import { findPrompt } from '../../../../domain/outline/outline.ts';
import type { Talk } from '../../talk.ts';
import { standingIn } from '../standing.ts';
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
  const explains = isTeam ? null : await explainable(talk, inspections);
  const rights = {
    isTeam,
    maySort: whyNotChange(opened) === null,
    mayWithdraw: whyNotEnd(talk, opened) === null,
    explains,
  };
  const card = cardView(shown, rights, lead);
  if (explains === null) return sayOn(talk, card);
  // What is typed after reading it is offered to be the unit's explanation.
  return talk.say(card, {
    awaits: {
      area: 'schedule',
      what: { kind: 'explanation_offered', inspectionId: explains, text: null },
    },
  });
}

/** The inspection of the person's own unit that may be explained now. */
async function explainable(talk: Talk, inspections: OpenFinding['inspections']): Promise<string | null> {
  for (const inspection of inspections) {
    const isOpen = isPassed(inspection, 'under_way') && !isPassed(inspection, 'issued');
    if (isOpen && may(await standingIn(talk, inspection), 'explain')) return inspection.id;
  }
  return null;
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
