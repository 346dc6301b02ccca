import { sourceKeyOf } from '../../../../domain/file/source-key.ts';
import { fileKindOf } from '../../../../domain/file/type.ts';
import { hasPart, withPart, wordsOf } from '../../../../domain/inspection/finding/text.ts';
import {
  askAssessmentView,
  isDone,
  isOver,
  writtenView,
} from '../../../../domain/inspection/report/own-views.ts';
import type { AssessedPart } from '../../../../domain/inspection/report/ports.ts';
import { say, type Message } from '../../../../domain/message.ts';
import type { View } from '../../../../domain/view.ts';
import { keepFile } from '../../file/keep-file.ts';
import { eventKey, type Talk } from '../../talk.ts';
import type { Given } from '../given.ts';
import { openOwn, sayNotYours, showOwnPartOf, type PartChoice } from './own-parts.ts';
import { tellAssessed } from './tell-assessors.ts';

/** Asks for words and files. */
export async function askAssessment(talk: Talk, choice: PartChoice, anew: boolean): Promise<void> {
  const own = await openOwn(talk, choice);
  if (own === null) return sayNotYours(talk);
  const why = whyNot(own);
  if (why !== null) return showOwnPartOf(talk, { ...choice, page: 0 }, [why]);
  return sayAwaiting(talk, askAssessmentView(own, anew), choice, anew);
}

function sayAwaiting(
  talk: Talk,
  shown: View,
  { inspectionId, part }: PartChoice,
  anew: boolean,
): Promise<void> {
  const what = { kind: 'assessment' as const, inspectionId, part, anew };
  return talk.say(shown, { awaits: { area: 'report', what } });
}

/** Why nothing can be written now; null when it can. */
function whyNot(own: AssessedPart): Message | null {
  if (isOver(own)) return say('assessment.refused.over');
  return own.sentAt === null ? say('assessment.not_sent') : null;
}

/** Keeps what was sent, at once; every message adds to what is there, and nothing before is lost. */
export async function takeAssessment(
  talk: Talk,
  { anew, ...choice }: PartChoice & { anew: boolean },
  given: Given,
): Promise<void> {
  const own = await openOwn(talk, choice);
  if (own === null) return sayNotYours(talk);
  const why = whyNot(own);
  if (why !== null) return showOwnPartOf(talk, { ...choice, page: 0 }, [why]);
  const words = wordsOf(given.kind === 'text' ? given.text : given.caption);
  const kept = given.kind === 'file' ? await keepFile(talk, given) : null;
  const lead = kept?.kept === false ? [kept.because] : [];
  const file = kept?.kept === true ? kept.file : null;
  if (words === '' && file === null) {
    const asked = askAssessmentView(own, anew, lead.length > 0 ? lead : [say('finding.empty')]);
    return sayAwaiting(talk, asked, choice, anew);
  }
  const before = anew ? null : own.assessment;
  const text = joined(before?.text ?? '', words);
  const fileIds = [...new Set([...(before?.fileIds ?? []), ...(file === null ? [] : [file.id])])];
  const written = await keep(talk, own, { text, fileIds, sourceKey: sourceKeyOf(talk.event, given) });
  const said =
    written === null
      ? say('assessment.written_before')
      : say('assessment.written', { revision: written.revision });
  const now = written === null ? own : { ...own, assessment: written };
  const isPhoto = file !== null && fileKindOf(file.type) === 'photo';
  return sayAwaiting(talk, writtenView(now, isPhoto, [...lead, said]), choice, false);
}

function joined(before: string, words: string): string {
  if (before === '') return words;
  return hasPart(before, words) ? before : withPart(before, words);
}

type Content = { text: string; fileIds: string[]; sourceKey: string | null; done?: true };

/** @returns what there is now; null when the same message was kept already */
async function keep(
  { tx, tools, event, sender }: Talk,
  own: AssessedPart,
  { text, fileIds, sourceKey, done }: Content,
): Promise<NonNullable<AssessedPart['assessment']> | null> {
  const { inspectionId, place, assessorUnitId: unitId } = own;
  const id = tools.ids.next();
  const revision = (own.assessment?.revision ?? 0) + 1;
  const author = sender!.person!;
  const at = event.receivedAt;
  const isNowDone = done === true || isDone(own);
  const added = await tx.assessments.add({
    ...{ id, inspectionId, place, unitId, revision, text, fileIds, sourceKey, at },
    done: isNowDone,
    authorId: author.id,
  });
  if (!added) return null;
  await tx.audit({
    at,
    actorId: author.id,
    action: done === true ? 'finish_assessment' : 'write_assessment',
    subject: 'inspection',
    subjectId: inspectionId,
    event: eventKey(event),
    detail: { place, revision },
  });
  const doneAt = own.assessment?.doneAt ?? (isNowDone ? at : null);
  return { id, revision, text, fileIds, authorName: author.name, at, doneAt };
}

/** The unit says that this is its assessment: the team and the coordinators are told, once. */
export async function sayAssessed(talk: Talk, choice: PartChoice): Promise<void> {
  const own = await openOwn(talk, choice);
  if (own === null) return sayNotYours(talk);
  const { assessment, place, unitName: unit } = own;
  const show = (said: Message) => showOwnPartOf(talk, { ...choice, page: 0 }, [said]);
  const why = whyNot(own);
  if (why !== null) return show(why);
  if (assessment === null) return show(say('assessment.refused.nothing'));
  if (assessment.doneAt !== null) return show(say('assessment.done_before', { at: assessment.doneAt }));
  const { text, fileIds } = assessment;
  await keep(talk, own, { text, fileIds, sourceKey: null, done: true });
  await tellAssessed(talk, own);
  return show(say('assessment.done', { place, unit }));
}
