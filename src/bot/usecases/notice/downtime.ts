import { Temporal } from 'temporal-polyfill';
import { endOfLimit } from '../../../domain/deadline/limit.ts';
import { say } from '../../../domain/message.ts';
import type { Transaction, UnitOfWork } from '../../../domain/ports.ts';
import type { UseCaseTools } from '../talk.ts';
import { tellCoordinators } from './tell-coordinators.ts';

/** Under which the last sign of life is kept. */
const aliveSetting = 'alive_at';
/** The doorbell rings every minute; a gap longer than this was time away. */
const gapMs = 5 * 60_000;

/** A sign of life. */
export async function beat(unitOfWork: UnitOfWork, now: string): Promise<void> {
  await unitOfWork.run((tx) => tx.settings.set(aliveSetting, now));
}

/**
 * At the start: was the bot away, and did a limit pass meanwhile? Then the coordinators are told, once, so that nobody
 * is called late for it.
 */
export async function noticeDowntime(
  unitOfWork: UnitOfWork,
  tools: Pick<UseCaseTools, 'timeZone'>,
  now: string,
): Promise<void> {
  await unitOfWork.run(async (tx) => {
    const alive = await tx.settings.get(aliveSetting);
    await tx.settings.set(aliveSetting, now);
    if (alive === null || Date.parse(now) - Date.parse(alive) < gapMs) return;
    await tx.downtimes.add(alive, now);
    await tellAcrossLimits(tx, tools, alive, now);
  });
}

async function tellAcrossLimits(
  tx: Transaction,
  { timeZone }: Pick<UseCaseTools, 'timeZone'>,
  from: string,
  to: string,
): Promise<void> {
  const everything = { kind: 'system' } as const;
  for (const round of await tx.rounds.overseen(everything)) {
    if (round.closedAt !== null) continue;
    const passed = (await tx.rounds.standings(everything, round.id)).filter(({ submission, limit }) => {
      const end = endOfLimit(limit, timeZone);
      return submission === null && end !== null && isBetween(end, from, to);
    });
    if (passed.length === 0) continue;
    const message = say('notice.down_across_limit', { title: round.title, from, to, count: passed.length });
    await tellCoordinators({ tx, timeZone, now: to }, round.receivingUnitId, message, {
      key: `down:${round.id}:${from}`,
      priority: 1,
    });
  }
}

function isBetween(at: Temporal.Instant, from: string, to: string): boolean {
  const { compare } = Temporal.Instant;
  return compare(at, from) >= 0 && compare(at, to) <= 0;
}
