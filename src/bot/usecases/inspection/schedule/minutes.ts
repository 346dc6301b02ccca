import { addedMessages, readPart } from '../../../../domain/inspection/schedule/read-part.ts';
import { cardChoice } from '../../../../domain/inspection/schedule/session-view.ts';
import { listedOrNull } from '../../../../domain/inspection/schedule/words.ts';
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
  const read = readPart(taken.text, todayOf(talk));
  if (read.kind === 'refused') return ask(talk, inspectionId, [read.because]);
  const paper = read.paper === null ? (before?.paper ?? null) : { ...read.paper, fileId: null };
  const note = read.words === null ? before?.note : joined(before?.note, read.words);
  const fileId = taken.fileId ?? before?.fileId ?? null;
  const recorded = await advanceInspection(contextOf(talk), seen.inspection, {
    kind: 'record_minutes',
    paper,
    fileId,
    ...(note != null && { note }),
  });
  if (!recorded.ok) return showInspection(talk, inspectionId, [recorded.refusal]);
  const file = taken.fileId === null ? null : await talk.tx.files.byId(taken.fileId);
  const lacking = listedOrNull([
    ...(paper === null ? [say('inspection.part.number')] : []),
    ...(fileId === null ? [say('inspection.part.paper_file')] : []),
  ]);
  return ask(talk, inspectionId, [
    paper === null
      ? say('inspection.minutes_recorded')
      : say('inspection.minutes_recorded_as', { number: paper.number, date: paper.date }),
    ...addedMessages({ ...read, fileName: file?.name ?? null }),
    ...(lacking === null ? [] : [say('inspection.minutes_lacks', { lacking })]),
  ]);
}

function joined(before: string | null | undefined, more: string): string {
  return before == null ? more : `${before}\n${more}`;
}
