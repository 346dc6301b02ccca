import { Temporal } from 'temporal-polyfill';
import { foldPhrase } from '../../../../domain/answer/fold-vietnamese.ts';
import { addWorkingDays } from '../../../../domain/deadline/calendar.ts';
import type { InspectionRound } from '../../../../domain/inspection/ports.ts';
import type { Draft } from '../../../../domain/inspection/schedule/awaited.ts';
import { checkDays } from '../../../../domain/inspection/schedule/check-days.ts';
import { readDays } from '../../../../domain/inspection/schedule/read-days.ts';
import {
  surpriseDayView,
  surpriseOrdererView,
  surpriseTeamView,
  surpriseUnitView,
  type SurpriseCandidate,
} from '../../../../domain/inspection/schedule/surprise-view.ts';
import { datesMessage } from '../../../../domain/inspection/schedule/words.ts';
import { say, type Message } from '../../../../domain/message.ts';
import { existsOn } from '../../../../domain/round/reporters.ts';
import type { Unit } from '../../../../domain/organisation/ports.ts';
import type { View } from '../../../../domain/view.ts';
import { officeCalendar } from '../../deadline/office-calendar.ts';
import type { Talk } from '../../talk.ts';
import { createSurprise } from './create-surprise.ts';
import { candidatesOf, findPeople } from './find-people.ts';
import { listInspections, roundStanding } from './list-inspections.ts';
import { contextOf, sayNotYours, sayStale, todayOf } from './seen.ts';
import { showInspection } from './show-inspection.ts';

type SurpriseDraft = Draft<'surprise'>;

/** Units that fit a phone's screen. */
const mostUnits = 8;

/** The team head begins to order a surprise inspection. */
export async function orderSurprise(talk: Talk, roundId: string): Promise<void> {
  const id = talk.tools.ids.next();
  return goOn(talk, { kind: 'surprise', id, roundId, unitId: null, day: null, orderedBy: null, members: [] });
}

/** What was asked last, when it is about a surprise. */
export function surpriseDraft(talk: Talk): SurpriseDraft | null {
  const awaits = talk.sender?.dialog?.awaits;
  return awaits?.area === 'schedule' && awaits.what.kind === 'surprise' ? awaits.what : null;
}

/** Something was chosen: the draft goes on with it. */
export async function chooseForSurprise(
  talk: Talk,
  change: (draft: SurpriseDraft) => Partial<SurpriseDraft>,
): Promise<void> {
  const draft = surpriseDraft(talk);
  if (draft === null) return sayStale(talk);
  return goOn(talk, { ...draft, ...change(draft) });
}

/** The step before: what was given last is asked for again; before the first there is the list. */
export async function backInSurprise(talk: Talk): Promise<void> {
  const draft = surpriseDraft(talk);
  if (draft === null) return sayStale(talk);
  if (draft.orderedBy !== null) return goOn(talk, { ...draft, orderedBy: null });
  if (draft.day !== null) return goOn(talk, { ...draft, day: null });
  if (draft.unitId !== null) return goOn(talk, { ...draft, unitId: null });
  return listInspections(talk, 0);
}

/** The round of a draft, for its team's head alone. */
async function roundOfHead(talk: Talk, { roundId, id }: SurpriseDraft): Promise<InspectionRound | null> {
  const { tx, scope } = talk;
  const round = scope === null ? null : await tx.inspections.roundById(scope, roundId);
  if (round !== null && (await roundStanding(talk, round)).isHead) {
    talk.secret = id ?? null;
    return round;
  }
  await sayNotYours(talk);
  return null;
}

/** Asks for what is still missing. */
async function goOn(talk: Talk, draft: SurpriseDraft, lead: Message[] = []): Promise<void> {
  const round = await roundOfHead(talk, draft);
  if (round === null) return;
  const asked = await question(talk, draft, round, lead);
  return talk.say(asked, { awaits: { area: 'schedule', what: draft } });
}

async function question(
  talk: Talk,
  draft: SurpriseDraft,
  round: InspectionRound,
  lead: Message[],
): Promise<View> {
  const { tx } = talk;
  const unit = draft.unitId === null ? null : await tx.units.byId(draft.unitId);
  if (unit === null) return surpriseUnitView(lead, [], 0);
  if (draft.day === null) {
    const today = todayOf(talk);
    const next = addWorkingDays(await officeCalendar(tx), Temporal.PlainDate.from(today), 1).date.toString();
    return surpriseDayView(lead, unit.name, [today, next]);
  }
  const people = await tx.people.everyone();
  if (draft.orderedBy === null) {
    const above = new Set(await tx.units.above(round.receivingUnitId));
    const leaders = people.filter(({ roles }) =>
      roles.some(({ role, unitId }) => role === 'leader' && above.has(unitId)),
    );
    return surpriseOrdererView(lead, (await candidatesOf(tx, leaders)).candidates);
  }
  const self = talk.sender?.person?.id;
  const team = (await tx.inspections.roundTeam(round.id)).filter(({ personId }) => personId !== self);
  const unreached = await tx.people.unreached(team.map(({ personId }) => personId));
  const members = team.map(({ personId, personName: name }): SurpriseCandidate => ({
    personId,
    name,
    chosen: draft.members.includes(personId),
    isUnreached: unreached.includes(personId),
    ownUnit: people.some(
      ({ person, roles }) => person.id === personId && roles.some(({ unitId }) => unitId === unit.id),
    ),
  }));
  return surpriseTeamView(lead, { unit: unit.name, day: draft.day }, members);
}

/** Takes the unit's name, the day, or the name of whoever ordered it: what is asked for now. A day is taken later too. */
export async function takeSurprise(talk: Talk, draft: SurpriseDraft, typed: string): Promise<void> {
  const round = await roundOfHead(talk, draft);
  if (round === null) return;
  if (draft.unitId === null) return takeUnit(talk, draft, round, typed);
  if (draft.day === null || (await isDay(talk, round, typed))) return takeDay(talk, draft, round, typed);
  const { candidates } = await findPeople(talk.tx, typed);
  if (draft.orderedBy !== null) return goOn(talk, draft);
  if (candidates.length === 0) return goOn(talk, draft, [say('inspection.people_none', { name: typed })]);
  return talk.say(surpriseOrdererView([], candidates), { awaits: { area: 'schedule', what: draft } });
}

async function takeUnit(
  talk: Talk,
  draft: SurpriseDraft,
  round: InspectionRound,
  typed: string,
): Promise<void> {
  const words = foldPhrase(typed);
  const today = todayOf(talk);
  const found = (await talk.tx.units.all()).filter(
    (unit: Unit) =>
      unit.id !== round.receivingUnitId &&
      existsOn(unit, today) &&
      words !== '' &&
      foldPhrase(unit.name).includes(words),
  );
  const exact = found.filter(({ name }) => foldPhrase(name) === words);
  const [only, ...others] = exact.length === 1 ? exact : found;
  if (only === undefined) return goOn(talk, draft, [say('inspection.surprise_no_unit', { name: typed })]);
  if (others.length === 0) return goOn(talk, { ...draft, unitId: only.id });
  const more = Math.max(0, found.length - mostUnits);
  return talk.say(surpriseUnitView([], found.slice(0, mostUnits), more), {
    awaits: { area: 'schedule', what: draft },
  });
}

/** Whether days were typed, be they possible or not; no name reads like one. */
async function isDay(talk: Talk, { plan: { window } }: InspectionRound, typed: string): Promise<boolean> {
  const read = readDays(typed, { today: todayOf(talk), window, calendar: await officeCalendar(talk.tx) });
  return read.ok || read.reason !== 'unreadable';
}

/** A day that cannot be meant is asked for again, whatever else is known; one that is unusual is told, and can be changed. */
async function takeDay(
  talk: Talk,
  given: SurpriseDraft,
  round: InspectionRound,
  typed: string,
): Promise<void> {
  const draft = { ...given, day: null };
  const calendar = await officeCalendar(talk.tx);
  const today = todayOf(talk);
  const { window } = round.plan;
  const read = readDays(typed, { today, window, calendar });
  if (!read.ok) return goOn(talk, draft, [say(`inspection.days_${read.reason}`)]);
  if (read.dates.kind !== 'days' || read.dates.days.length > 1) {
    return goOn(talk, draft, [say('inspection.surprise_one_day')]);
  }
  const facts = { today, window, calendar, isUnderWay: false, notice: { kind: 'not_said' } } as const;
  const { refused, warnings } = checkDays(read.dates, facts);
  if (refused !== null) return goOn(talk, draft, [refused]);
  const [day] = read.dates.days;
  const understood =
    warnings.length === 0 ? [] : [say('inspection.days_understood', { days: datesMessage(read.dates) })];
  return goOn(talk, { ...draft, day: day! }, [...understood, ...warnings]);
}

/** Everything is known: it is put where only its team, and whoever ordered it, can see it. */
export async function makeSurprise(talk: Talk): Promise<void> {
  const draft = surpriseDraft(talk);
  if (draft?.unitId == null || draft.day === null || draft.orderedBy === null) {
    return sayStale(talk);
  }
  const round = await roundOfHead(talk, draft);
  if (round === null) return;
  const { unitId, day, orderedBy, members, id = talk.tools.ids.next() } = draft;
  await createSurprise(contextOf(talk), round, { id, unitId, day, orderedBy, members });
  return showInspection(talk, id, [say('inspection.surprise_made')]);
}
