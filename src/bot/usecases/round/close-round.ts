import { record, type Administration } from '../administration.ts';
import { refused, type Outcome } from '../outcome.ts';

export interface ClosedRound {
  code: string;
  title: string;
  closedAt: string;
  /** Units that had not sent by then. */
  notSent: number;
}

/**
 * Closes a round, with the reason: nobody is followed up for it any more, and the coordinators' morning list leaves it
 * out. Nothing is lost by it: a report that is sent afterwards is taken, and late.
 */
export async function closeRound(
  administration: Administration,
  code: string,
  reason: string,
): Promise<Outcome<ClosedRound>> {
  const { tx, now } = administration;
  const round = await tx.rounds.byCode({ kind: 'system' }, code);
  if (round === null) return refused('admin.refused.unknown_round', { code });
  if (!(await tx.rounds.close(round.id, now))) return refused('admin.refused.round_closed', { code });
  const standings = await tx.rounds.standings({ kind: 'system' }, round.id);
  const notSent = standings.filter(({ submission }) => submission === null).length;
  await record(administration, {
    action: 'close_round',
    subject: 'reporting_round',
    subjectId: round.id,
    detail: { code, reason, notSent },
  });
  return { ok: true, value: { code, title: round.title, closedAt: now, notSent } };
}
