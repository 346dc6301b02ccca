import type { Inspection, InspectionRound } from '../../../../domain/inspection/ports.ts';
import type { TermName } from '../../../../domain/inspection/term/name.ts';
import { termsToAsk } from '../../../../domain/inspection/term/open.ts';
import { termAskedView } from '../../../../domain/inspection/term/told-views.ts';
import { termsOf } from '../../../../domain/inspection/terms.ts';
import { officeCalendar } from '../../deadline/office-calendar.ts';
import { officeDayOf } from '../../deadline/office-time.ts';
import type { InspectionContext } from '../advance-inspection.ts';
import { coordinatorChats, teamChats, type PersonChat } from '../schedule/people-concerned.ts';
import { tellPeople } from '../schedule/tell.ts';
import { owedIfOpen } from './owed-limit.ts';

const everything = { kind: 'system' } as const;
/** What comes before an inspection is asked for as soon as it is planned. */
const beforehand: readonly TermName[] = ['scheduleNotice', 'report'];

/** Asks for the terms of a plan that has just been opened: one message for all units of the same team. */
export async function askWhenPlanned(
  ctx: InspectionContext,
  round: InspectionRound,
  inspections: readonly Inspection[],
): Promise<void> {
  const ready: Inspection[] = [];
  for (const inspection of inspections) if (isReady(inspection, todayOf(ctx))) ready.push(inspection);
  await ask(ctx, round, ready, beforehand, `inspection_round:${round.id}:terms_asked`);
}

/** Asks for what comes before an inspection once it has a day. */
export async function askWhenDayIsFixed(ctx: InspectionContext, inspection: Inspection): Promise<void> {
  if (!isReady(inspection, todayOf(ctx))) return;
  const round = await ctx.tx.inspections.roundById(everything, inspection.roundId);
  if (round === null) return;
  await ask(ctx, round, [inspection], beforehand, `inspection:${inspection.id}:terms_asked`);
}

/** Asks for the term of the conclusion when an inspection starts. */
export async function askAtStart(ctx: InspectionContext, inspection: Inspection): Promise<void> {
  const round = await ctx.tx.inspections.roundById(everything, inspection.roundId);
  if (round === null) return;
  await ask(ctx, round, [inspection], ['conclusion'], `inspection:${inspection.id}:conclusion_term_asked`);
}

/** A unit that inspects itself chooses its days; of the others the day is known and ahead. */
function isReady({ kind, dates }: Inspection, today: string): boolean {
  return kind === 'self_inspection' || (dates.kind === 'days' && dates.days[0]! > today);
}

const todayOf = ({ at, tools }: InspectionContext) => officeDayOf(at, tools.timeZone);

/**
 * Asks the head and the deputy of each team, and the coordinators where no head can be written to, for the terms that the
 * plan leaves to the team; each person once. Who has just done something to the inspection is asked like the others.
 */
async function ask(
  ctx: InspectionContext,
  { plan }: InspectionRound,
  inspections: readonly Inspection[],
  among: readonly TermName[],
  key: string,
): Promise<void> {
  const calendar = await officeCalendar(ctx.tx);
  const teams = new Map<string, { to: PersonChat[]; missing: Map<TermName, Inspection[]> }>();
  for (const inspection of inspections) {
    const terms = termsOf(plan, inspection, calendar);
    if (!among.some((name) => terms[name].kind === 'set_by_team')) continue;
    const names = termsToAsk(inspection, terms, await owedIfOpen(ctx.tx, inspection, terms), among);
    if (names.length === 0) continue;
    const to = await decidingChats(ctx, inspection);
    const team = to.map(({ personId }) => personId).join(' ');
    const known = teams.get(team) ?? { to, missing: new Map<TermName, Inspection[]>() };
    for (const name of names) known.missing.set(name, [...(known.missing.get(name) ?? []), inspection]);
    teams.set(team, known);
  }
  for (const { to, missing } of teams.values()) {
    const asked = [...missing].map(([term, units]) => ({ term, inspections: units }));
    // Somebody may be in several teams, and is asked for each.
    const first = asked[0]!.inspections[0]!.id;
    await tellPeople({ ...ctx, actorId: null }, { to, view: termAskedView(asked), key: `${key}:${first}` });
  }
}

async function decidingChats(
  { tx }: InspectionContext,
  { id, roundId, hidden }: Inspection,
): Promise<PersonChat[]> {
  const heads = await teamChats(tx, id, ['team_head']);
  const deputies = await teamChats(tx, id, ['team_deputy']);
  const standIns = heads.length > 0 || hidden ? [] : await coordinatorChats(tx, roundId);
  const known = new Set<string>();
  return [...heads, ...deputies, ...standIns].filter(({ personId, address }) => {
    const chat = `${personId} ${address.channel}`;
    return !known.has(chat) && known.add(chat);
  });
}
