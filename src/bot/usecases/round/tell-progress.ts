import { say } from '../../../domain/message.ts';
import {
  coordinatorProgressView,
  leaderProgressView,
  type LeaderNews,
} from '../../../domain/summary/round-progress.ts';
import { view } from '../../../domain/view.ts';
import { leaderNews, leadersToldSetting } from '../inspection/leader-news.ts';
import { listReports } from '../interview/list-reports.ts';
import { roundProgress } from './refresh-progress.ts';
import type { Talk } from '../talk.ts';

/** `/tiendo`: every round the asker oversees; an officer sees their own reports only. */
export async function tellProgress(talk: Talk): Promise<void> {
  if (talk.scope?.kind !== 'person') return talk.say(view([say('refused.not_joined')]));
  if (talk.scope.overseenUnits.length === 0) return listReports(talk, []);
  const rounds = await talk.tx.rounds.overseen(talk.scope);
  const open = rounds.filter((round) => round.closedAt === null);
  if (open.length === 0) return talk.say(view([say('progress.none')]));
  const coordinator = talk.sender?.roles.some(({ role }) => role === 'coordinator') ?? false;
  const inspected = new Set<string>();
  for (const round of open) {
    const progress = await roundProgress(talk.tools, talk.tx, talk.scope, round, talk.event.receivedAt);
    if (coordinator) {
      await talk.say(coordinatorProgressView(progress));
      continue;
    }
    // What is said of inspections is about everything the receiving unit keeps: with the first of its rounds.
    const isFirst = !inspected.has(round.receivingUnitId);
    inspected.add(round.receivingUnitId);
    if (isFirst) await talk.say(leaderProgressView(progress, await newsFor(talk, round.receivingUnitId)));
    else await talk.say(leaderProgressView({ ...progress, recommendations: { open: 0, overdue: 0 } }));
  }
}

async function newsFor({ tx }: Talk, receivingUnitId: string): Promise<LeaderNews> {
  return leaderNews(tx, receivingUnitId, await tx.settings.get(leadersToldSetting(receivingUnitId)));
}
