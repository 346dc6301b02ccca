import { sourceKeyOf } from '../../../../domain/file/source-key.ts';
import { fileKindOf } from '../../../../domain/file/type.ts';
import type { FileMessage } from '../../../../domain/inbound.ts';
import type { LastRecorded, RecordedAbout } from '../../../../domain/inspection/finding/awaited.ts';
import { continuesPaste, isLong, mayBelong } from '../../../../domain/inspection/finding/last-recorded.ts';
import {
  firstPart,
  hasPart,
  withFirstPart,
  withPart,
  wordsOf,
} from '../../../../domain/inspection/finding/text.ts';
import { recordedView } from '../../../../domain/inspection/finding/views/recorded.ts';
import type { Finding } from '../../../../domain/inspection/ports.ts';
import { may } from '../../../../domain/inspection/standing.ts';
import { say, type Message } from '../../../../domain/message.ts';
import { view, type View } from '../../../../domain/view.ts';
import { keepFile } from '../../file/keep-file.ts';
import type { SayOptions, Talk } from '../../talk.ts';
import type { Given } from '../given.ts';
import { isOver, openInspection, sayNotInTeam } from './finding-access.ts';
import { addFinding, changeFinding, type RecordingPlace } from './keep-finding.ts';
import { albumKeyOf, draftById, ownDraft } from './message-findings.ts';
import { gatheringMs, sayAwaiting, sayOn } from './recording.ts';

/** How a message came to be recorded. */
export interface RecordingWay {
  /** Said before anything else. */
  lead?: Message[];
  last?: LastRecorded | undefined;
  /** The draft it is sent for. */
  into?: Finding | null;
  /** Whether the person goes on recording. */
  goesOn: boolean;
}

/** Takes what a person sends while they record findings of an inspection. */
export async function takeFindingGiven(
  talk: Talk,
  inspectionId: string,
  given: Given,
  {
    about,
    ...way
  }: Omit<RecordingWay, 'goesOn'> & { goesOn?: boolean; about?: RecordedAbout | undefined } = {},
): Promise<void> {
  const opened = await openInspection(talk, inspectionId);
  if (opened === null || !may(opened.standing, 'record_finding')) return sayNotInTeam(talk);
  const { inspection } = opened;
  const place = { roundId: inspection.roundId, inspection, ...(about !== undefined && { about }) };
  return recordGiven(talk, place, given, { goesOn: true, ...way });
}

/**
 * Stores what was sent as a draft, at once; what it is about is asked afterwards. The rest of a paste, the pictures of an
 * album and what replies to one's own message go into the finding they belong to; what arrives twice counts once.
 */
export async function recordGiven(
  talk: Talk,
  place: RecordingPlace,
  given: Given,
  way: RecordingWay,
): Promise<void> {
  const before = await talk.tx.findings.bySource(talk.scope!, sourceKeyOf(talk.event, given));
  const came =
    before !== null
      ? { finding: before, said: 'recorded_before' as const }
      : given.kind === 'text'
        ? await takeWords(talk, place, given, way)
        : await takeFile(talk, place, given, way);
  if ('because' in came) return sayNext(talk, place, way, [came.because]);
  return answer(talk, place, way, came, given.kind === 'file' ? given.albumId : null);
}

/** What has come of a message, or why nothing has. */
type Came =
  | {
      finding: Finding;
      said: 'recorded' | 'recorded_before' | 'extended';
      lead?: Message[];
      photoId?: string | null;
      /** More of the same may come at once: the reply waits for it. */
      gathers?: 'paste' | 'album';
    }
  | { because: Message };

const twice: Came = { because: say('finding.recorded_before') };

async function takeWords(
  talk: Talk,
  place: RecordingPlace,
  given: Extract<Given, { kind: 'text' }>,
  { last, into = null }: RecordingWay,
): Promise<Came> {
  const words = wordsOf(given.text);
  if (words === '') return { because: say('finding.empty') };
  const more = isLong(given.text) ? ({ gathers: 'paste' } as const) : {};
  const part =
    into ??
    (given.replyTo === null ? null : await ownDraft(talk, given.replyTo)) ??
    (continuesPaste(last, talk.event.sentAt) ? await draftById(talk, last.findingId) : null);
  if (part === null) {
    const finding = await addFinding(talk, place, {
      text: words,
      fileIds: [],
      sourceKey: sourceKeyOf(talk.event, given),
    });
    return finding === null ? twice : { finding, said: 'recorded', ...more };
  }
  if (hasPart(part.text, words)) return { finding: part, said: 'recorded_before' };
  const finding = await extend(talk, part, { text: withPart(part.text, words) });
  return { finding, said: 'extended', ...more };
}

async function takeFile(
  talk: Talk,
  place: RecordingPlace,
  given: FileMessage,
  { last, into = null }: RecordingWay,
): Promise<Came> {
  const key = sourceKeyOf(talk.event, given);
  const words = wordsOf(given.caption);
  const kept = await keepFile(talk, given);
  if (!kept.kept) {
    if (words === '') return kept;
    const finding = await addFinding(talk, place, { text: words, fileIds: [], sourceKey: key });
    const lead = [kept.because, say('finding.words_kept')];
    return finding === null ? twice : { finding, said: 'recorded', lead };
  }
  const { file } = kept;
  const shown = {
    photoId: fileKindOf(file.type) === 'photo' ? file.id : null,
    ...(given.albumId !== null && { gathers: 'album' as const }),
  };
  const albumKey = given.albumId === null ? null : albumKeyOf(talk, given.albumId);
  const album = albumKey === null ? null : await talk.tx.findings.bySource(talk.scope!, albumKey);
  // An album that was sent for a finding began none of its own.
  const isFollowing = album === null && given.albumId !== null && given.albumId === last?.albumId;
  const meant =
    into ??
    (given.replyTo === null ? null : await ownDraft(talk, given.replyTo)) ??
    (isFollowing ? await draftById(talk, last.findingId) : null);
  const whole = meant ?? album;
  if (whole?.fileIds.includes(file.id) === true) return { finding: whole, said: 'recorded_before' };
  const text =
    meant !== null
      ? withPart(meant.text, hasPart(meant.text, words) ? '' : words)
      : album !== null && (await draftById(talk, album.id)) !== null
        ? captioned(album, words)
        : null;
  if (whole !== null && text !== null) {
    // The picture that brings an album its words stands first: see `isBegunBy`.
    const isFirst = meant === null && words !== '' && firstPart(whole.text) === '';
    const fileIds = isFirst ? [file.id, ...whole.fileIds] : [...whole.fileIds, file.id];
    return { finding: await extend(talk, whole, { text, fileIds }), said: 'extended', ...shown };
  }
  const sourceKey = album === null ? (albumKey ?? key) : key;
  const finding = await addFinding(talk, place, { text: words, fileIds: [file.id], sourceKey });
  return finding === null ? twice : { finding, said: 'recorded', ...shown };
}

/** An album's words with those of one more picture; null when it has others of its own and stands by itself. */
function captioned({ text }: Finding, words: string): string | null {
  if (words === '' || words === firstPart(text)) return text;
  return firstPart(text) === '' ? withFirstPart(text, words) : null;
}

function extend(
  talk: Talk,
  finding: Finding,
  changes: Partial<Pick<Finding, 'text' | 'fileIds'>>,
): Promise<Finding> {
  return changeFinding(talk, finding, changes, { action: 'extend_finding' });
}

async function answer(
  talk: Talk,
  place: RecordingPlace,
  way: RecordingWay,
  { finding, said, lead = [], photoId = null, gathers }: Extract<Came, { finding: Finding }>,
  albumId: string | null,
): Promise<void> {
  const { text, fileIds } = finding;
  const now: LastRecorded = {
    findingId: finding.id,
    sentAt: talk.event.sentAt,
    isLong: gathers === 'paste',
    is: fileIds.length === 0 ? 'words' : text === '' ? 'file' : 'both',
    albumId,
  };
  const mayJoin =
    said === 'recorded' && mayBelong(way.last, now) ? await draftById(talk, way.last.findingId) : null;
  const told = [...lead, say(`finding.${said}`)];
  if (place.inspection !== null && isOver(place.inspection)) told.push(say('finding.after_issue'));
  const photo = photoId === null ? null : { fileId: photoId, index: fileIds.indexOf(photoId) + 1 };
  const shown = recordedView(finding, { lead: [...(way.lead ?? []), ...told], photo, mayJoin });
  return sayRecorded(talk, place, shown, {
    goesOn: way.goesOn,
    last: said === 'recorded_before' ? way.last : now,
    options: gatheringOptions(finding, said, gathers !== undefined),
  });
}

/** One reply for a paste or an album: each part's takes the place of the one before while that waits. */
function gatheringOptions({ id }: Finding, said: string, gathers: boolean): SayOptions {
  const replaceKey = `finding:${id}`;
  if (gathers) return { replaceKey, delayMs: gatheringMs };
  return said === 'extended' ? { replaceKey } : {};
}

function sayNext(talk: Talk, place: RecordingPlace, way: RecordingWay, messages: Message[]): Promise<void> {
  const shown = view([...(way.lead ?? []), ...messages]);
  return sayRecorded(talk, place, shown, { goesOn: way.goesOn, last: way.last, options: {} });
}

function sayRecorded(
  talk: Talk,
  { inspection, about }: RecordingPlace,
  shown: View,
  { goesOn, last, options }: Pick<RecordingWay, 'goesOn' | 'last'> & { options: SayOptions },
): Promise<void> {
  if (!goesOn || inspection === null) return sayOn(talk, shown, options);
  const what = {
    kind: 'finding' as const,
    inspectionId: inspection.id,
    ...(last !== undefined && { last }),
    ...(about !== undefined && { about }),
  };
  return sayAwaiting(talk, shown, what, options);
}
