import { isDeepStrictEqual } from 'node:util';
import { Temporal } from 'temporal-polyfill';
import type { LimitBasis } from '../../../../domain/deadline/assigned-limit.ts';
import { checkTerm } from '../../../../domain/inspection/term/check.ts';
import type { TermAction } from '../../../../domain/inspection/term/action.ts';
import type { TermAwaited } from '../../../../domain/inspection/term/awaited.ts';
import type { TermName } from '../../../../domain/inspection/term/name.ts';
import { barOf } from '../../../../domain/inspection/term/open.ts';
import { readNamedTerm } from '../../../../domain/inspection/term/read.ts';
import { askTermView, confirmTermView } from '../../../../domain/inspection/term/views.ts';
import { termLimitMessage, termNameMessage } from '../../../../domain/inspection/term/words.ts';
import { termsOf } from '../../../../domain/inspection/terms.ts';
import { say, type Message } from '../../../../domain/message.ts';
import { limitWords } from '../../deadline/limit-words.ts';
import { officeCalendar } from '../../deadline/office-calendar.ts';
import type { Talk } from '../../talk.ts';
import { contextOf, mayDo, todayOf, type Seen } from '../schedule/seen.ts';
import { keepTerm } from './keep-term.ts';
import { momentOf, othersWithout, suggestionsFor, termUnder } from './others.ts';
import { showTerms } from './show-terms.ts';

/** The inspection, when the person may set this term of it now; else it is said why not. */
async function settable(talk: Talk, inspectionId: string, term: TermName): Promise<Seen | null> {
  const seen = await mayDo(talk, inspectionId, 'schedule');
  if (seen === null) return null;
  const { inspection, round } = seen;
  const bar = barOf(term, inspection, termsOf(round.plan, inspection, await officeCalendar(talk.tx)));
  if (bar === null) return seen;
  await showTerms(talk, inspectionId, [say(`term.refused.bar.${bar}`, { name: termNameMessage(term) })]);
  return null;
}

export async function askTerm(talk: Talk, inspectionId: string, term: TermName): Promise<void> {
  const seen = await settable(talk, inspectionId, term);
  return seen === null ? undefined : ask(talk, seen, term);
}

async function ask(talk: Talk, seen: Seen, term: TermName, refusal: Message | null = null): Promise<void> {
  const { inspection } = seen;
  const suggestions = await suggestionsFor(talk, seen, term);
  return talk.say(askTermView(inspection, term, suggestions, refusal), {
    awaits: { area: 'term', what: { kind: 'term', inspectionId: inspection.id, term } },
  });
}

/** Takes a typed term: what cannot be meant is refused with the reason, what is understood is shown. */
export async function takeTyped(
  talk: Talk,
  { inspectionId, term }: Pick<TermAwaited, 'inspectionId' | 'term'>,
  typed: string,
): Promise<void> {
  const seen = await settable(talk, inspectionId, term);
  if (seen === null) return;
  const read = readNamedTerm(term, typed, todayOf(talk));
  if (!read.ok) return ask(talk, seen, term, read.reason);
  const { basis, openAnchor } = read;
  const words = openAnchor === null ? basis.words : limitWords({ words: basis.words, anchor: openAnchor });
  return propose(talk, seen, term, { ...basis, words });
}

/** The term that another inspection of the round has. */
export async function takeSame(
  talk: Talk,
  { inspectionId, term, otherId }: Extract<TermAction, { kind: 'same_term' }>,
): Promise<void> {
  const seen = await settable(talk, inspectionId, term);
  if (seen === null) return;
  const other = await talk.tx.inspections.byId(seen.scope, otherId);
  const isOfRound = other !== null && other.roundId === seen.round.id && !other.hidden;
  const same = isOfRound ? termsOf(seen.round.plan, other, await officeCalendar(talk.tx))[term] : null;
  if (same?.kind !== 'limit') return showTerms(talk, inspectionId, [say('inspection.refused.stale')]);
  return propose(talk, seen, term, same.basis);
}

/** Shows a term as understood, to be confirmed for one unit or for all of its kind that have none. */
async function propose(talk: Talk, seen: Seen, term: TermName, basis: LimitBasis): Promise<void> {
  const { inspection } = seen;
  const calendar = await officeCalendar(talk.tx);
  const under = termUnder(basis, term, seen, calendar);
  const refusal = checkTerm(term, under, inspection.dates, momentOf(talk));
  if (refusal !== null) return ask(talk, seen, term, refusal);
  const { limit } = under;
  const { fit, unfit } = await othersWithout(talk, seen, term, basis);
  const isDayOff = limit.lastDay !== null && !calendar.isWorkingDay(Temporal.PlainDate.from(limit.lastDay));
  const shown = confirmTermView({
    inspection,
    term,
    limit,
    isDayOff,
    others: { fit: fit.length, unfit },
  });
  return talk.say(shown, {
    awaits: { area: 'term', what: { kind: 'term_to_confirm', inspectionId: inspection.id, term, basis } },
  });
}

/** The term that was shown stands. */
export async function confirmTerm(
  talk: Talk,
  { inspectionId, term, all }: Extract<TermAction, { kind: 'confirm_term' }>,
): Promise<void> {
  const awaits = talk.sender?.dialog?.awaits;
  const draft = awaits?.area === 'term' ? awaits.what : null;
  if (draft?.kind !== 'term_to_confirm' || draft.inspectionId !== inspectionId || draft.term !== term) {
    return showTerms(talk, inspectionId, [say('inspection.refused.stale')]);
  }
  const seen = await settable(talk, inspectionId, term);
  if (seen === null) return;
  const { basis } = draft;
  const { inspection } = seen;
  const under = termUnder(basis, term, seen, await officeCalendar(talk.tx));
  const refusal = checkTerm(term, under, inspection.dates, momentOf(talk));
  if (refusal !== null) return ask(talk, seen, term, refusal);
  const others = all ? (await othersWithout(talk, seen, term, basis)).fit : [];
  const name = termNameMessage(term);
  const isSame = isDeepStrictEqual(inspection.state.setTerms[term]?.basis, basis);
  if (isSame && others.length === 0) return showTerms(talk, inspectionId, [say('term.unchanged')]);
  const meant = isSame ? others : [inspection, ...others];
  await keepTerm(contextOf(talk), seen.round, meant, term, basis);
  return showTerms(talk, inspectionId, [
    meant.length === 1
      ? say('term.set', { name, limit: termLimitMessage(under.limit) })
      : say('term.set_many', { name, words: basis.words, count: meant.length }),
  ]);
}
