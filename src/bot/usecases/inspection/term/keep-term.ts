import type { LimitBasis } from '../../../../domain/deadline/assigned-limit.ts';
import { limitMessage } from '../../../../domain/deadline/limit-message.ts';
import type { Limit } from '../../../../domain/deadline/limit.ts';
import type { Inspection, InspectionRound } from '../../../../domain/inspection/ports.ts';
import type { TermName } from '../../../../domain/inspection/term/name.ts';
import { termSetView } from '../../../../domain/inspection/term/told-views.ts';
import { say } from '../../../../domain/message.ts';
import { officeCalendar } from '../../deadline/office-calendar.ts';
import type { InspectionContext } from '../advance-inspection.ts';
import { ruleReportLimits } from '../schedule/move-report-limit.ts';
import { inspectingChats, type PersonChat } from '../schedule/people-concerned.ts';
import { tellPeople } from '../schedule/tell.ts';
import { termUnder } from './others.ts';

interface Kept {
  inspection: Inspection;
  limit: Limit;
}

/**
 * Sets a term of some inspections of a round, with its trace. The limit of a report moves, of which the unit is told; the
 * team and the coordinators are told once.
 *
 * @throws Conflict when somebody else has saved one of them since it was read
 */
export async function keepTerm(
  ctx: InspectionContext,
  round: InspectionRound,
  inspections: readonly Inspection[],
  term: TermName,
  basis: LimitBasis,
): Promise<void> {
  const { tx, at, actorId } = ctx;
  if (actorId === null) throw new Error('a term set by nobody');
  const changed = inspections.map((inspection) => {
    const setTerms = { ...inspection.state.setTerms, [term]: { basis, at, by: actorId } };
    return { ...inspection, state: { ...inspection.state, setTerms } };
  });
  const calendar = await officeCalendar(tx);
  const kept = changed.map((inspection): Kept => {
    const { limit } = termUnder(basis, term, { inspection, round }, calendar);
    return { inspection, limit };
  });
  await tx.inspections.saveMany(changed);
  await tx.inspections.traceMany(
    kept.map(({ inspection, limit }, place) => ({
      roundId: round.id,
      inspectionId: inspection.id,
      at,
      actorId,
      action: 'set_term',
      reason: null,
      detail: { term, limit, before: inspections[place]?.state.setTerms[term]?.basis.words ?? null },
    })),
  );
  if (term === 'report') {
    await ruleReportLimits(ctx, changed, basis, ({ roundTitle: title, unitName: unit }, limit) =>
      say('term.told.report', { title, unit, limit: limitMessage(limit) }),
    );
  }
  await tell(ctx, term, kept);
}

/** Each person once, of all the units that are theirs to know of. */
async function tell(ctx: InspectionContext, term: TermName, kept: readonly Kept[]): Promise<void> {
  const people = new Map<string, { chats: PersonChat[]; kept: Kept[] }>();
  for (const each of kept) {
    const chats = await inspectingChats(ctx.tx, each.inspection);
    for (const personId of new Set(chats.map((chat) => chat.personId))) {
      const known = people.get(personId);
      if (known !== undefined) known.kept.push(each);
      else people.set(personId, { chats: chats.filter((chat) => chat.personId === personId), kept: [each] });
    }
  }
  const { id, revision } = kept[0]!.inspection;
  const key = `inspection:${id}:term:${term}:${revision + 1}`;
  for (const { chats, kept: theirs } of people.values()) {
    // A hidden one has its terms set alone.
    const about = theirs[0]!.inspection;
    await tellPeople(ctx, { to: chats, view: termSetView(term, theirs), key, about });
  }
}
