import { isDeepStrictEqual } from 'node:util';
import type { Recommendation, Term } from '../../../../domain/inspection/conclusion.ts';
import { readTerm } from '../../../../domain/inspection/conclusion/term.ts';
import { termsOf } from '../../../../domain/inspection/terms.ts';
import type { Message } from '../../../../domain/message.ts';
import { plainWords } from '../../../plain-words.ts';
import { officeCalendar } from '../../deadline/office-calendar.ts';
import { todayOf } from '../schedule/seen.ts';
import type { Talk } from '../../talk.ts';
import type { OpenedConclusion } from './open.ts';

/**
 * The term that a new recommendation begins with: the plan's, where it has one and the same for all units; else nobody has
 * said it yet, and the team is asked.
 */
export async function plannedTerm(
  { tx }: Talk,
  { round, inspections }: OpenedConclusion,
): Promise<Pick<Recommendation, 'term' | 'termOpen'>> {
  const calendar = await officeCalendar(tx);
  const planned = inspections.map((inspection) => termsOf(round.plan, inspection, calendar).remediation);
  const [first] = planned;
  if (first?.kind !== 'limit') return { term: null, termOpen: true };
  const isShared = planned.every(
    (each) => each.kind === 'limit' && isDeepStrictEqual(each.basis, first.basis),
  );
  return isShared ? { term: first.basis } : { term: null, termOpen: true };
}

/** A recommendation under a term that somebody has said; null when they have said that there is none yet. */
export function withTerm({ termOpen: _, ...recommendation }: Recommendation, term: Term): Recommendation {
  return { ...recommendation, term };
}

/** Reads a typed term; words that leave open which day they count from are completed, as in limits of rounds. */
export function readTypedTerm(
  talk: Talk,
  typed: string,
): { ok: true; term: Term } | { ok: false; reason: Message } {
  const read = readTerm(typed, todayOf(talk));
  if (!read.ok) return read;
  const { term, openAnchor } = read;
  if (term === null || openAnchor === null) return { ok: true, term };
  // Papers are in Vietnamese whatever the reader's language.
  const words = plainWords('vi');
  const anchor = words({ key: `admin.limit.anchor.${openAnchor}`, params: {} });
  const completed = words({ key: 'admin.limit.counted_from', params: { words: term.words, anchor } });
  return { ok: true, term: { ...term, words: completed } };
}
