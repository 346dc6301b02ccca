import { foundWithout } from '../../../domain/inspection/conclusion/found-without.ts';
import type { Conclusion } from '../../../domain/inspection/ports.ts';
import type { Transaction } from '../../../domain/ports.ts';
import type { IssuedPaper, LeaderNews } from '../../../domain/summary/round-progress.ts';

const everything = { kind: 'system' } as const;

/** Under which it is kept when the leaders above a unit were last written to about it. */
export const leadersToldSetting = (receivingUnitId: string): string => `leaders_told:${receivingUnitId}`;

/**
 * What leaders are told of the inspections in the rounds that a unit keeps. Only rounds of which a conclusion has gone out
 * are looked at, so that nothing hidden is ever said.
 *
 * @param since ISO instant: of what was issued after it; null: ever
 */
export async function leaderNews(
  tx: Transaction,
  receivingUnitId: string,
  since: string | null,
): Promise<LeaderNews> {
  const issued: (IssuedPaper & { at: string })[] = [];
  const rounds: LeaderNews['rounds'][number][] = [];
  let without = 0;
  for (const { id, title, receivingUnitId: keeper } of await tx.inspections.rounds(everything)) {
    if (keeper !== receivingUnitId) continue;
    const inForce = (await tx.conclusions.ofRound(everything, id)).filter(
      ({ status }) => status === 'issued',
    );
    if (inForce.length === 0) continue;
    rounds.push({ id, title });
    const findings = await tx.findings.ofRound(everything, id);
    without += inForce.reduce((sum, conclusion) => sum + foundWithout(conclusion, findings).length, 0);
    issued.push(...(await papersOf(tx, id, inForce, since)));
  }
  return {
    issued: issued.sort((a, b) => a.at.localeCompare(b.at)).map(({ at: _, ...paper }) => paper),
    foundWithout: without,
    rounds,
  };
}

/** Of a round: what has gone out since; corrections too. */
async function papersOf(
  tx: Transaction,
  roundId: string,
  inForce: readonly Conclusion[],
  since: string | null,
): Promise<(IssuedPaper & { at: string })[]> {
  const fresh = inForce.filter(({ issuedAt }) => issuedAt !== null && issuedAt > (since ?? ''));
  if (fresh.length === 0) return [];
  const names = new Map(
    (await tx.inspections.ofRound(everything, roundId)).map(({ id, unitName }) => [id, unitName]),
  );
  return fresh.map(({ paper, inspectionIds, issuedAt }) => ({
    number: paper?.number ?? '',
    date: paper?.date ?? '',
    units: [...new Set(inspectionIds.flatMap((id) => names.get(id) ?? []))],
    at: issuedAt ?? '',
  }));
}
