import type { Aspect } from '../../../../domain/inspection/finding/action.ts';
import {
  askAdditionView,
  askCauseView,
  askFieldView,
  askKindView,
} from '../../../../domain/inspection/finding/views/choosers.ts';
import { wordsOf } from '../../../../domain/inspection/finding/text.ts';
import { say } from '../../../../domain/message.ts';
import type { Talk } from '../../talk.ts';
import type { Given } from '../given.ts';
import { askFor, changeable, openForChange, saveSorting, type Sorting } from './change-sorting.ts';
import { whyNotAdd } from './finding-access.ts';
import { askPrompt } from './finding-prompt.ts';
import { askUnits } from './finding-units.ts';
import { sayOn } from './recording.ts';
import { takeFindingGiven } from './record-finding.ts';

/** Shows what can be chosen about one aspect of a finding. */
export async function askAspect(talk: Talk, findingId: string, aspect: Aspect): Promise<void> {
  const opened = await openForChange(talk, findingId);
  if (opened === null) return;
  switch (aspect) {
    case 'kind':
      return sayOn(talk, askKindView(findingId));
    case 'field':
      return sayOn(talk, askFieldView(findingId));
    case 'prompt':
      return askPrompt(talk, opened);
    case 'units':
      return askUnits(talk, opened, 0);
    case 'cause':
      return askFor(talk, opened, 'cause', askCauseView(findingId));
    default:
      return aspect satisfies never;
  }
}

/** Stores what was chosen by a tap. */
export async function sortFinding(talk: Talk, findingId: string, changes: Sorting): Promise<void> {
  const opened = await openForChange(talk, findingId);
  if (opened === null) return;
  return saveSorting(talk, opened.finding, changes);
}

/** A cause chosen by a tap: stored at once in the language of the record; words for it may follow. */
export async function chooseCause(
  talk: Talk,
  findingId: string,
  cause: 'external' | 'internal',
): Promise<void> {
  const opened = await openForChange(talk, findingId);
  if (opened === null) return;
  return saveSorting(talk, opened.finding, { cause: talk.tools.label(say(`finding.cause.${cause}`), 'vi') });
}

/** A cause in somebody's own words, after the kind that was chosen before, if one was. */
export async function takeCause(
  talk: Talk,
  { findingId, inspectionId }: { findingId: string; inspectionId: string },
  given: Given,
): Promise<void> {
  const words = given.kind === 'text' ? wordsOf(given.text) : '';
  const opened = words === '' ? null : await changeable(talk, findingId);
  if (opened === null) {
    return takeFindingGiven(talk, inspectionId, given, { lead: [say('finding.kept_instead')] });
  }
  const chosen = (['external', 'internal'] as const)
    .map((kind) => talk.tools.label(say(`finding.cause.${kind}`), 'vi'))
    .find((label) => opened.finding.cause?.startsWith(label));
  const cause =
    chosen === undefined
      ? words
      : talk.tools.label(say('finding.cause_and_words', { cause: chosen, words }), 'vi');
  return saveSorting(talk, opened.finding, { cause });
}

/** Asks for more words or files; who may not add any is told so before they type. */
export async function askAddition(talk: Talk, findingId: string): Promise<void> {
  const opened = await openForChange(talk, findingId, whyNotAdd);
  return opened === null ? undefined : askFor(talk, opened, 'addition', askAdditionView(findingId));
}
