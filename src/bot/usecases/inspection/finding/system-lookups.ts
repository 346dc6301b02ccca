import { sourceKeyOf } from '../../../../domain/file/source-key.ts';
import { toFindings } from '../../../../domain/inspection/finding/choices.ts';
import { hasPart, withPart, wordsOf } from '../../../../domain/inspection/finding/text.ts';
import {
  lookupRecordedView,
  lookupView,
  systemsView,
  systemView,
  type InformationSystem,
} from '../../../../domain/inspection/finding/views/lookups.ts';
import { recordedView } from '../../../../domain/inspection/finding/views/recorded.ts';
import type { SystemLookup } from '../../../../domain/inspection/ports.ts';
import { may } from '../../../../domain/inspection/standing.ts';
import { say, type Message } from '../../../../domain/message.ts';
import { view } from '../../../../domain/view.ts';
import { keepFile } from '../../file/keep-file.ts';
import { eventKey, type SayOptions, type Talk } from '../../talk.ts';
import type { Given } from '../given.ts';
import { isOver, openInspection, sayNotInTeam, sayNotYours, type OpenInspection } from './finding-access.ts';
import { addFinding } from './keep-finding.ts';
import { albumKeyOf } from './message-findings.ts';
import { gatheringMs, sayAwaiting, sayOn } from './recording.ts';

interface Looking extends OpenInspection {
  systems: readonly InformationSystem[];
  /** Without the files that were taken off the record. */
  lookups: SystemLookup[];
}

/** An inspection whose team the person works in, with the systems of its plan and what was looked up in them. */
async function openLooking(talk: Talk, inspectionId: string): Promise<Looking | null> {
  const { tx, scope } = talk;
  const opened = await openInspection(talk, inspectionId);
  if (scope === null || opened === null || !opened.isTeam) return null;
  const round = await tx.inspections.roundById(scope, opened.inspection.roundId);
  const all = await tx.systemLookups.ofInspection(scope, inspectionId);
  const files = await tx.files.byIds(all.flatMap(({ fileIds }) => fileIds));
  const known = new Set(files.map(({ id }) => id));
  const lookups = all.map((lookup) => ({
    ...lookup,
    fileIds: lookup.fileIds.filter((id) => known.has(id)),
  }));
  return { ...opened, systems: round?.plan.systems ?? [], lookups };
}

export async function showSystems(talk: Talk, inspectionId: string): Promise<void> {
  const looking = await openLooking(talk, inspectionId);
  if (looking === null) return sayNotYours(talk);
  return talk.say(systemsView(inspectionId, looking.systems, looking.lookups));
}

/** What was looked up in one system; from now on every message is a look-up there. */
export async function showSystem(
  talk: Talk,
  inspectionId: string,
  index: number,
  page: number,
): Promise<void> {
  const looking = await openLooking(talk, inspectionId);
  if (looking === null) return sayNotYours(talk);
  const system = looking.systems[index];
  if (system === undefined) return talk.say(systemsView(inspectionId, looking.systems, looking.lookups));
  const shown = systemView(inspectionId, { ...system, index }, looking.lookups, page);
  return sayAwaiting(talk, shown, { kind: 'lookup', inspectionId, system: system.code });
}

/** Stores what was looked up, with the time at which it was sent. An album is one look-up, of its first part's time. */
export async function takeLookup(
  talk: Talk,
  { inspectionId, system }: { inspectionId: string; system: string },
  given: Given,
): Promise<void> {
  const looking = await openLooking(talk, inspectionId);
  if (looking === null || !may(looking.standing, 'record_finding')) return sayNotInTeam(talk);
  const { tx, event, tools } = talk;
  const go = (shown: ReturnType<typeof view>, options: SayOptions = {}) =>
    sayAwaiting(talk, shown, { kind: 'lookup', inspectionId, system }, options);
  const sourceKey = sourceKeyOf(event, given);
  const name = nameOf(looking, system);
  const sent = looking.lookups.find((lookup) => lookup.sourceKey === sourceKey);
  const again = [say('finding.lookup_before')];
  if (sent !== undefined) return go(lookupRecordedView(inspectionId, sent, name, again));
  const words = wordsOf(given.kind === 'text' ? given.text : given.caption);
  const kept = given.kind === 'file' ? await keepFile(talk, given) : null;
  const lead = kept?.kept === false ? [kept.because] : [];
  const fileIds = kept?.kept === true ? [kept.file.id] : [];
  if (words === '' && fileIds.length === 0) {
    return go(view(lead.length > 0 ? lead : [say('finding.empty')], [[toFindings(inspectionId)]]));
  }
  const albumId = given.kind === 'file' ? given.albumId : null;
  const albumKey = albumId === null ? null : albumKeyOf(talk, albumId);
  const album = looking.lookups.find((each) => albumKey !== null && each.sourceKey === albumKey);
  if (album !== undefined && fileIds.every((id) => album.fileIds.includes(id)) && fileIds.length > 0) {
    return go(lookupRecordedView(inspectionId, album, name, again));
  }
  const lookup: SystemLookup =
    album !== undefined
      ? {
          ...album,
          text: joined(album.text, words),
          fileIds: [...album.fileIds, ...fileIds],
        }
      : {
          id: tools.ids.next(),
          inspectionId,
          system,
          text: words,
          fileIds,
          authorId: talk.sender!.person!.id,
          sourceKey: albumKey ?? sourceKey,
          at: event.sentAt,
        };
  if (album !== undefined) await tx.systemLookups.extend(lookup);
  else if (!(await tx.systemLookups.add(lookup))) return go(view(again));
  // One answer for a whole album: that of each part takes the place of the one before while it waits.
  const options = albumKey === null ? {} : { replaceKey: `lookup:${lookup.id}`, delayMs: gatheringMs };
  return go(lookupRecordedView(inspectionId, lookup, name, lead), options);
}

/** The words of an album, which may come with any of its parts. */
function joined(text: string, words: string): string {
  if (text === '') return words;
  return hasPart(text, words) ? text : withPart(text, words);
}

function nameOf({ systems }: Looking, code: string): string {
  return systems.find((system) => system.code === code)?.name ?? code;
}

/** One look-up in full, with its screenshots. */
export async function showLookup(
  talk: Talk,
  inspectionId: string,
  lookupId: string,
  lead: Message[] = [],
): Promise<void> {
  const looking = await openLooking(talk, inspectionId);
  const lookup = looking?.lookups.find(({ id }) => id === lookupId);
  if (looking === null || lookup === undefined) return sayNotYours(talk);
  const author = await talk.tx.people.byId(lookup.authorId);
  const files = await talk.tx.files.byIds(lookup.fileIds);
  const shown = { lookup, system: nameOf(looking, lookup.system), authorName: author?.name ?? '' };
  return sayOn(talk, lookupView(inspectionId, shown, files, lead));
}

/**
 * Takes its screenshots out of a look-up, since somebody's personal data may stand in them, and off the record when no
 * finding was made of them. What was concluded keeps what it rests on.
 */
export async function bareLookup(talk: Talk, inspectionId: string, lookupId: string): Promise<void> {
  const looking = await openLooking(talk, inspectionId);
  const lookup = looking?.lookups.find(({ id }) => id === lookupId);
  if (looking === null || lookup === undefined || !may(looking.standing, 'record_finding')) {
    return sayNotYours(talk);
  }
  if (isOver(looking.inspection)) {
    return showLookup(talk, inspectionId, lookupId, [say('finding.refused.lookup_issued')]);
  }
  const { tx, event, sender } = talk;
  await tx.systemLookups.bare(lookupId);
  let left = 0;
  for (const id of lookup.fileIds) left += (await tx.files.forget(id)) ? 0 : 1;
  await tx.audit({
    at: event.receivedAt,
    actorId: sender?.person?.id ?? null,
    action: 'bare_lookup',
    subject: 'system_lookup',
    subjectId: lookupId,
    event: eventKey(event),
    detail: { fileIds: lookup.fileIds },
  });
  const lead = [say('finding.lookup_bared'), ...(left > 0 ? [say('finding.file_elsewhere')] : [])];
  return showLookup(talk, inspectionId, lookupId, lead);
}

/** Makes a draft finding out of a look-up, once. */
export async function foundByLookup(talk: Talk, inspectionId: string, lookupId: string): Promise<void> {
  const looking = await openLooking(talk, inspectionId);
  const lookup = looking?.lookups.find(({ id }) => id === lookupId);
  if (looking === null || lookup === undefined || !may(looking.standing, 'record_finding')) {
    return sayNotYours(talk);
  }
  const { inspection } = looking;
  const { text, fileIds } = lookup;
  const sourceKey = `lookup:${lookup.id}`;
  const place = { roundId: inspection.roundId, inspection };
  const finding = await addFinding(talk, place, { text, fileIds, sourceKey });
  const shown = finding ?? (await talk.tx.findings.bySource(talk.scope!, sourceKey));
  if (shown === null) return sayNotYours(talk);
  const lead = [say(finding === null ? 'finding.lookup_found_before' : 'finding.recorded')];
  return sayOn(talk, recordedView(shown, { lead, photo: null, mayJoin: null }));
}
