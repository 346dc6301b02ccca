import { Temporal } from 'temporal-polyfill';
import { say } from '../../../domain/message.ts';
import type { PeriodAction } from '../../../domain/regime/period-action.ts';
import { confirmPeriodView, periodsView, type UpcomingPeriod } from '../../../domain/regime/period-views.ts';
import { roundOfPeriod } from '../../../domain/regime/regime-round.ts';
import { reportersOf } from '../../../domain/round/reporters.ts';
import type { Regime, RegimePeriod } from '../../../domain/regime/ports.ts';
import { view } from '../../../domain/view.ts';
import { changePeriod } from './adjust-period.ts';
import type { Administration } from '../administration.ts';
import { plannedPeriod } from './list-regimes.ts';
import { officeCalendar } from '../deadline/office-calendar.ts';
import { officeDay, planRegimes } from './plan-periods.ts';
import { openPeriod } from './open-due-rounds.ts';
import { eventKey, type Talk } from '../talk.ts';

/** How far ahead a coordinator looks. */
const daysAhead = 60;

/** `/dot`, and what a coordinator chooses there about the regimes whose reports their unit receives. */
export async function coordinatePeriods(talk: Talk, action: PeriodAction): Promise<void> {
  const received = await unitsCoordinated(talk);
  if (received.size === 0) return talk.say(view([say('regime.not_coordinator')]));
  if (action.kind === 'periods') return listPeriods(talk, received);
  const found = await talk.tx.regimes.period(action.periodId);
  if (found === null || !received.has(found.regime.file.receivingUnit)) {
    return talk.say(view([say('refused.not_yours')]));
  }
  const { regime, period } = found;
  const planned = plannedPeriod(regime, period, await officeCalendar(talk.tx));
  if (planned === null || !isOpenable(period)) return talk.say(view([say('regime.gone')]));
  const shown = upcoming(planned);
  if (!action.confirmed) {
    const units = await unitsOf(talk, regime, period);
    return talk.say(confirmPeriodView(action.kind, shown, units));
  }
  return action.kind === 'open_period'
    ? openNow(talk, regime, period, shown.title)
    : skip(talk, regime, period, shown.title);
}

/** Codes of the units at which the person coordinates. */
async function unitsCoordinated({ tx, sender }: Talk): Promise<Set<string>> {
  const codes = new Set<string>();
  for (const { role, unitId } of sender?.roles ?? []) {
    if (role !== 'coordinator') continue;
    const unit = await tx.units.byId(unitId);
    if (unit !== null) codes.add(unit.code);
  }
  return codes;
}

async function listPeriods(talk: Talk, received: Set<string>): Promise<void> {
  const { tx } = talk;
  const administration = administrationOf(talk);
  await planRegimes(administration);
  const until = Temporal.PlainDate.from(officeDay(administration)).add({ days: daysAhead }).toString();
  const calendar = await officeCalendar(tx);
  const periods: UpcomingPeriod[] = [];
  for (const regime of await tx.regimes.all()) {
    if (!received.has(regime.file.receivingUnit)) continue;
    for (const period of await tx.regimes.periods(regime.id)) {
      const planned = plannedPeriod(regime, period, calendar);
      if (planned !== null && isOpenable(period) && period.openOn <= until) periods.push(upcoming(planned));
    }
  }
  periods.sort((a, b) => (a.openOn < b.openOn ? -1 : a.openOn > b.openOn ? 1 : 0));
  return talk.say(periodsView(periods, daysAhead));
}

function upcoming({ period, ...planned }: NonNullable<ReturnType<typeof plannedPeriod>>): UpcomingPeriod {
  return { ...planned, id: period.id, openOn: period.openOn, refused: period.status === 'refused' };
}

function isOpenable({ status }: RegimePeriod): boolean {
  return status === 'planned' || status === 'refused';
}

async function unitsOf({ tx }: Talk, { file }: Regime, period: RegimePeriod): Promise<number> {
  const units = await tx.units.all();
  const entry = file.periods.find(({ code }) => code === period.period);
  if (entry === undefined) return 0;
  return reportersOf(roundOfPeriod(file, entry, period.year, period.adjustment, units), units).length;
}

async function openNow(talk: Talk, regime: Regime, period: RegimePeriod, title: string): Promise<void> {
  const administration = administrationOf(talk);
  const openOn = officeDay(administration);
  const changed = await changePeriod(administration, regime, period, { openOn }, changerOf(talk));
  if (!changed.ok) {
    // Else a limit of it stands before today.
    const gone = changed.refusal.key === 'admin.refused.period_not_planned';
    return talk.say(view([gone ? say('regime.gone') : say('regime.limit_over', { title })]));
  }
  const opening = await openPeriod(administration, period.id);
  switch (opening.kind) {
    case 'opened':
      return talk.say(view([say('regime.opened', { title, count: opening.round.units.length })]));
    case 'refused':
      return talk.say(view([say('regime.not_opened', { title })]));
    case 'gone':
      return talk.say(view([say('regime.gone')]));
    default:
      return opening satisfies never;
  }
}

async function skip(talk: Talk, regime: Regime, period: RegimePeriod, title: string): Promise<void> {
  const changed = await changePeriod(administrationOf(talk), regime, period, { skip: true }, changerOf(talk));
  return talk.say(view([changed.ok ? say('regime.skipped', { title }) : say('regime.gone')]));
}

function changerOf({ sender, event }: Talk) {
  return { personId: sender?.person?.id ?? null, event: eventKey(event) };
}

function administrationOf({ tx, tools, event }: Talk): Administration {
  const { clock, ids, timeZone } = tools;
  return { tx, clock, ids, timeZone, now: event.receivedAt };
}
