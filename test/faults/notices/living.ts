import { Temporal } from 'temporal-polyfill';
import { roundProgress } from '../../../src/bot/usecases/round/refresh-progress.ts';
import { groupProgressView, leaderProgressView } from '../../../src/domain/summary/round-progress.ts';
import type { View } from '../../../src/domain/view.ts';
import { timeZone } from './office.ts';
import { plannedRounds } from './rounds.ts';
import type { Run } from './run.ts';
import { textOf } from './told.ts';

const everything = { kind: 'system' } as const;

/**
 * What is not true in the living messages: in each round's group, with the leader and in the leaders' group the last one
 * of a round says how it stands, except for the moment it was said; and of one day there is one, or two on the day of
 * a limit, besides those of which nobody knows whether they arrived.
 */
export async function untrueLiving(run: Run): Promise<string[]> {
  const { office, clock, roundGroups } = run;
  const { unitOfWork } = office.tools;
  const wrong: string[] = [];
  for (const { code } of plannedRounds) {
    const group = roundGroups.get(code);
    if (group === undefined) continue;
    const progress = await unitOfWork.run(async (tx) => {
      const round = await tx.rounds.byCode(everything, code);
      return roundProgress({ timeZone }, tx, everything, round!, clock.iso());
    });
    const places: [number, View][] = [
      [group, groupProgressView(progress)],
      [office.leader, leaderProgressView(progress)],
      [office.leadersGroup, leaderProgressView(progress)],
    ];
    for (const [chatId, view] of places) {
      const [title = '', ...facts] = textOf(view).split('\n');
      const start = title.slice(0, title.indexOf(' đến '));
      wrong.push(...(await wrongIn(run, chatId, start, facts.join('\n'))));
    }
  }
  return wrong;
}

async function wrongIn({ simulator, office }: Run, chatId: number, start: string, facts: string) {
  const posts = simulator.control
    .history(chatId)
    .filter(({ from, text }) => from === 'bot' && text.startsWith(`${start} đến `));
  const shown = posts.at(-1)?.text.split('\n').slice(1).join('\n');
  const wrong =
    shown === facts ? [] : [`living in ${chatId}: ${JSON.stringify(shown)} is not ${JSON.stringify(facts)}`];
  const unknown = await office.database.client.outbox.count({
    where: { chatId: String(chatId), kind: 'living', status: 'unknown' },
  });
  const byDay = new Map<string, number>();
  for (const { date } of posts) {
    const at = Temporal.Instant.fromEpochMilliseconds(date * 1000).toZonedDateTimeISO(timeZone);
    const day = at.toPlainDate().toString();
    byDay.set(day, (byDay.get(day) ?? 0) + 1);
  }
  for (const [day, count] of byDay) {
    if (count > 2 + unknown) wrong.push(`living in ${chatId}: ${count} posts of “${start}” on ${day}`);
  }
  return wrong;
}
