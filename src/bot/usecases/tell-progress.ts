import { say } from '../../domain/message.ts';
import { coordinatorProgressView, leaderProgressView } from '../../domain/summary/round-progress.ts';
import { view } from '../../domain/view.ts';
import { listReports } from './list-reports.ts';
import { roundProgress } from './refresh-progress.ts';
import type { Talk } from './talk.ts';

/** `/tiendo`: every round the asker oversees; an officer sees their own reports only. */
export async function tellProgress(talk: Talk): Promise<void> {
  if (talk.scope?.kind !== 'person') return talk.say(view([say('refused.not_joined')]));
  if (talk.scope.overseenUnits.length === 0) return listReports(talk, []);
  const rounds = await talk.tx.rounds.overseen(talk.scope);
  const open = rounds.filter((round) => round.closedAt === null);
  if (open.length === 0) return talk.say(view([say('progress.none')]));
  const coordinator = talk.sender?.roles.some(({ role }) => role === 'coordinator') ?? false;
  for (const round of open) {
    const progress = await roundProgress(talk.tools, talk.tx, talk.scope, round, talk.event.receivedAt);
    await talk.say(coordinator ? coordinatorProgressView(progress) : leaderProgressView(progress));
  }
}
