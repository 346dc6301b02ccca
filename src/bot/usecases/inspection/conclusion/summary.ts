import { pathOf } from '../../../../domain/inspection/kind.ts';
import type { Scope } from '../../../../domain/access.ts';
import { say, type Message } from '../../../../domain/message.ts';
import type { Transaction } from '../../../../domain/ports.ts';
import { silentOf } from './show.ts';

/** How far a round is concluded. Units that inspect themselves are not concluded on. */
export interface ConclusionProgress {
  /** Conclusions in force. */
  issued: number;
  /** Inspections concluded on, of `total`; cancelled ones are not counted. */
  done: number;
  total: number;
  /** Of those concluded on, units that have not said that they have received it. */
  silent: number;
}

/** What a person may know of how far a round is concluded. */
export async function conclusionProgress(
  tx: Transaction,
  scope: Scope,
  roundId: string,
): Promise<ConclusionProgress> {
  const inspections = (await tx.inspections.ofRound(scope, roundId)).filter(
    ({ kind, state }) => pathOf(kind).includes('issued') && state.stage !== 'cancelled',
  );
  const inForce = (await tx.conclusions.ofRound(scope, roundId)).filter(({ status }) => status === 'issued');
  const concluded = new Set(inForce.flatMap(({ inspectionIds }) => inspectionIds));
  let silent = 0;
  for (const conclusion of inForce) {
    const covered = inspections.filter(({ id }) => conclusion.inspectionIds.includes(id));
    silent += (await silentOf(tx, conclusion, covered)).length;
  }
  const done = inspections.filter(({ id }) => concluded.has(id)).length;
  return { issued: inForce.length, done, total: inspections.length, silent };
}

/** The same for a leader's summary; nothing while nothing is concluded. */
export async function conclusionLines(tx: Transaction, scope: Scope, roundId: string): Promise<Message[]> {
  const { issued, done, total, silent } = await conclusionProgress(tx, scope, roundId);
  if (issued === 0) return [];
  return [
    say('conclusion.summary', { issued, done, total }),
    ...(silent === 0 ? [] : [say('conclusion.summary_silent', { count: silent })]),
  ];
}
