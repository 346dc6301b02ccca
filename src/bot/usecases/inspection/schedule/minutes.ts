import { readPaper } from '../../../../domain/inspection/schedule/read-paper.ts';
import { cardChoice } from '../../../../domain/inspection/schedule/session-view.ts';
import { say, type Message } from '../../../../domain/message.ts';
import { view } from '../../../../domain/view.ts';
import type { Talk } from '../../talk.ts';
import { advanceInspection } from '../advance-inspection.ts';
import type { Given } from '../given.ts';
import { takeGiven } from './given-file.ts';
import { contextOf, mayDo, todayOf } from './seen.ts';
import { showInspection } from './show-inspection.ts';

/** Asks for the minutes (biên bản): number and date, the file, or some words. */
export async function askMinutes(talk: Talk, inspectionId: string): Promise<void> {
  const seen = await mayDo(talk, inspectionId, 'record_minutes');
  return seen === null
    ? undefined
    : ask(talk, inspectionId, [say('inspection.minutes_ask', { unit: seen.inspection.unitName })]);
}

function ask(talk: Talk, inspectionId: string, said: Message[]): Promise<void> {
  return talk.say(view(said, [[cardChoice(inspectionId)]]), {
    awaits: { area: 'schedule', what: { kind: 'minutes', inspectionId } },
  });
}

/** Takes a part of the minutes; the parts may come one after the other. */
export async function takeMinutes(talk: Talk, inspectionId: string, given: Given): Promise<void> {
  const seen = await mayDo(talk, inspectionId, 'record_minutes');
  if (seen === null) return;
  const taken = await takeGiven(talk, given);
  if (taken.refused !== null) return ask(talk, inspectionId, [taken.refused]);
  const before = seen.inspection.state.minutes;
  const read = taken.text === '' ? null : readPaper(taken.text, todayOf(talk));
  const isPaper = read?.kind === 'paper';
  const paper = isPaper ? { ...read.paper, fileId: null } : (before?.paper ?? null);
  const note = isPaper || taken.text === '' ? before?.note : joined(before?.note, taken.text);
  const recorded = await advanceInspection(contextOf(talk), seen.inspection, {
    kind: 'record_minutes',
    paper,
    fileId: taken.fileId ?? before?.fileId ?? null,
    ...(note != null && { note }),
  });
  if (!recorded.ok) return showInspection(talk, inspectionId, [recorded.refusal]);
  return ask(talk, inspectionId, [
    paper === null
      ? say('inspection.minutes_recorded')
      : say('inspection.minutes_recorded_as', { number: paper.number, date: paper.date }),
    say('inspection.minutes_more'),
  ]);
}

function joined(before: string | null | undefined, more: string): string {
  return before == null ? more : `${before}\n${more}`;
}
