import { say } from '../../../domain/message.ts';
import { roundOfPeriod, titleOfPeriod } from '../../../domain/regime/regime-round.ts';
import { checkRound } from '../../../domain/round/checks.ts';
import type { Fault } from '../../../domain/organisation/messages.ts';
import type { Regime, RegimePeriod } from '../../../domain/regime/ports.ts';
import { administer, record, type Administration, type AdministrationTools } from '../administration.ts';
import { openRoundAs, roundFacts, type OpenedRound } from '../round/open-round.ts';
import { officeDay, planRegimes } from './plan-periods.ts';
import { tellCoordinators } from '../notice/tell-coordinators.ts';

/** Under which the last day is kept on which the regimes' periods were planned. */
const plannedSetting = 'regimes_planned_on';

/**
 * Opens the periods whose day has come. Rung by the clock; a period opens once, however often it is rung and whoever
 * else rings. Each opens in a transaction of its own, so that one that cannot does not hold up the others.
 *
 * @returns codes of the rounds opened
 */
export async function openDueRounds(tools: AdministrationTools): Promise<string[]> {
  const due = await administer(tools, async (administration) => {
    const { tx } = administration;
    const today = officeDay(administration);
    if ((await tx.settings.get(plannedSetting)) !== today) {
      await planRegimes(administration);
      await tx.settings.set(plannedSetting, today);
    }
    return { ok: true as const, value: await tx.regimes.due(today) };
  });
  const opened: string[] = [];
  for (const id of due.value) {
    const result = await administer(tools, async (administration) => {
      const value = await openPeriod(administration, id);
      if (value.kind === 'opened') await tellOpened(administration, value.round);
      return { ok: true as const, value };
    });
    if (result.value.kind === 'opened') opened.push(result.value.round.code);
  }
  return opened;
}

/** The coordinators hear of a round that has opened by itself. */
async function tellOpened(administration: Administration, { id, title, units }: OpenedRound): Promise<void> {
  const round = await administration.tx.rounds.byId({ kind: 'system' }, id);
  if (round === null) return;
  const message = say('notice.period_opened', { title, count: units.length });
  await tellCoordinators(administration, round.receivingUnitId, message, {
    key: `period_opened:${id}`,
    priority: 2,
  });
}

export type PeriodOpening =
  | { kind: 'opened'; round: OpenedRound }
  | { kind: 'refused'; title: string }
  /** Somebody else has opened it, or it is not planned any more. */
  | { kind: 'gone' };

/**
 * Opens the round of a planned period now. What does not fit is refused whole; nobody may be in front of a screen, so
 * the coordinators are told, and `regime list` shows the reasons.
 */
export async function openPeriod(administration: Administration, id: string): Promise<PeriodOpening> {
  const { tx } = administration;
  if (!(await tx.regimes.claim(id))) return { kind: 'gone' };
  const found = await tx.regimes.period(id);
  const entry = found?.regime.file.periods.find(({ code }) => code === found.period.period);
  // A period its regime no longer has is dropped when periods are planned.
  if (found === null || entry === undefined) return { kind: 'gone' };
  const { regime, period } = found;
  const file = roundOfPeriod(regime.file, entry, period.year, period.adjustment, await tx.units.all());
  const facts = await roundFacts(administration, file);
  const faults = checkRound(file, facts);
  if (faults.length === 0) {
    const round = await openRoundAs(administration, file, facts, regime.id);
    await tx.regimes.settle(id, 'opened', round.id);
    return { kind: 'opened', round };
  }
  await tx.regimes.settle(id, 'refused', null);
  await record(administration, {
    action: 'refuse_period',
    subject: 'regime',
    subjectId: regime.id,
    detail: { period: file.code, faults: faults.map(({ message, params }) => ({ message, params })) },
  });
  const receiver = facts.units.find(({ code }) => code === file.receivingUnit);
  const title = titleOfPeriod(regime.file, entry, period.year);
  if (receiver !== undefined) {
    await tellCoordinators(administration, receiver.id, say('notice.period_refused', { title }), {
      key: `period_refused:${id}:${administration.now}`,
      priority: 2,
    });
  }
  return { kind: 'refused', title };
}

/** Why a period could not be opened as things stand. */
export async function faultsOfPeriod(
  administration: Administration,
  { file }: Regime,
  period: RegimePeriod,
): Promise<Fault[]> {
  const entry = file.periods.find(({ code }) => code === period.period);
  if (entry === undefined) return [];
  const units = await administration.tx.units.all();
  const round = roundOfPeriod(file, entry, period.year, period.adjustment, units);
  return checkRound(round, await roundFacts(administration, round));
}
