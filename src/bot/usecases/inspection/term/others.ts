import { isDeepStrictEqual } from 'node:util';
import type { OfficeCalendar } from '../../../../domain/deadline/calendar.ts';
import type { LimitBasis } from '../../../../domain/deadline/assigned-limit.ts';
import type { Inspection } from '../../../../domain/inspection/ports.ts';
import { may } from '../../../../domain/inspection/standing.ts';
import { checkTerm, type TermMoment } from '../../../../domain/inspection/term/check.ts';
import type { TermName } from '../../../../domain/inspection/term/name.ts';
import { barOf, lacksTerm } from '../../../../domain/inspection/term/open.ts';
import type { Suggestion } from '../../../../domain/inspection/term/views.ts';
import { termsOf, type TermStanding } from '../../../../domain/inspection/terms.ts';
import { officeCalendar } from '../../deadline/office-calendar.ts';
import type { Talk } from '../../talk.ts';
import type { Seen } from '../schedule/seen.ts';
import { standingsIn } from '../standing.ts';
import { owedIfOpen } from './owed-limit.ts';

/** Terms offered as buttons; more would hide the question. */
const suggestedAtMost = 3;

/** A term as it would be for one inspection. */
export function termUnder(
  basis: LimitBasis,
  term: TermName,
  { inspection, round }: Pick<Seen, 'inspection' | 'round'>,
  calendar: OfficeCalendar,
): Extract<TermStanding, { kind: 'limit' }> {
  const setTerms = { [term]: { basis, at: inspection.createdAt, by: '' } };
  const standing = termsOf(round.plan, { ...inspection, state: { ...inspection.state, setTerms } }, calendar)[
    term
  ];
  if (standing.kind !== 'limit') throw new Error('a term was looked at that the inspection does not come to');
  return standing;
}

export function momentOf({ event, tools }: Talk): TermMoment {
  return { now: event.receivedAt, timeZone: tools.timeZone };
}

/**
 * Other inspections of the round in the same kind that have no such term and whose days the person may set: those for
 * which the term would do, and how many it would not.
 */
export async function othersWithout(
  talk: Talk,
  { inspection, round, scope }: Seen,
  term: TermName,
  basis: LimitBasis,
): Promise<{ fit: Inspection[]; unfit: number }> {
  const calendar = await officeCalendar(talk.tx);
  const same = (await talk.tx.inspections.ofRound(scope, round.id)).filter(
    ({ id, kind, hidden }) => id !== inspection.id && kind === inspection.kind && !hidden,
  );
  const fit: Inspection[] = [];
  let unfit = 0;
  for (const { inspection: other, standing } of await standingsIn(talk, same)) {
    const terms = termsOf(round.plan, other, calendar);
    if (!may(standing, 'schedule') || barOf(term, other, terms) !== null) continue;
    const owed = term === 'report' ? await owedIfOpen(talk.tx, other, terms) : null;
    if (!lacksTerm(term, terms, owed)) continue;
    const under = termUnder(basis, term, { inspection: other, round }, calendar);
    if (checkTerm(term, under, other.dates, momentOf(talk)) === null) fit.push(other);
    else unfit += 1;
  }
  return { fit, unfit };
}

/** Terms that others of the round have and that would do here, those that were set in chat first; each once. */
export async function suggestionsFor(talk: Talk, seen: Seen, term: TermName): Promise<Suggestion[]> {
  const { inspection, round, scope } = seen;
  const calendar = await officeCalendar(talk.tx);
  const others = (await talk.tx.inspections.ofRound(scope, round.id))
    .filter(({ id, hidden }) => id !== inspection.id && !hidden)
    .flatMap((other) => {
      const standing = termsOf(round.plan, other, calendar)[term];
      return standing.kind === 'limit' ? [{ other, standing }] : [];
    })
    .sort((a, b) => Number(b.standing.setBy === 'team') - Number(a.standing.setBy === 'team'));
  const kept: LimitBasis[] = [];
  const own = termsOf(round.plan, inspection, calendar)[term];
  if (own.kind === 'limit') kept.push(own.basis);
  const suggestions: Suggestion[] = [];
  for (const { other, standing } of others) {
    const { basis } = standing;
    if (suggestions.length === suggestedAtMost) break;
    if (kept.some((each) => isDeepStrictEqual(each, basis))) continue;
    kept.push(basis);
    const under = termUnder(basis, term, seen, calendar);
    if (checkTerm(term, under, inspection.dates, momentOf(talk)) !== null) continue;
    suggestions.push({ otherId: other.id, unitName: other.unitName, words: basis.words });
  }
  return suggestions;
}
