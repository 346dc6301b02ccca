import type { Transaction } from '../../../domain/ports.ts';
import type { IssuedPaper } from '../../../domain/summary/round-progress.ts';

const everything = { kind: 'system' } as const;

/** Under which it is kept when the leaders above a unit were last written to about it. */
export const leadersToldSetting = (receivingUnitId: string): string => `leaders_told:${receivingUnitId}`;

/** Conclusions that have gone out in the rounds a unit keeps, oldest first; corrections too. @param since ISO instant; null: ever */
export async function issuedSince(
  tx: Transaction,
  receivingUnitId: string,
  since: string | null,
): Promise<IssuedPaper[]> {
  const issued: (IssuedPaper & { at: string })[] = [];
  for (const round of await tx.inspections.rounds(everything)) {
    if (round.receivingUnitId !== receivingUnitId) continue;
    const fresh = (await tx.conclusions.ofRound(everything, round.id)).filter(
      ({ status, issuedAt }) => status === 'issued' && issuedAt !== null && issuedAt > (since ?? ''),
    );
    if (fresh.length === 0) continue;
    const names = new Map(
      (await tx.inspections.ofRound(everything, round.id)).map(({ id, unitName }) => [id, unitName]),
    );
    for (const { paper, inspectionIds, issuedAt } of fresh) {
      const units = [...new Set(inspectionIds.flatMap((id) => names.get(id) ?? []))];
      issued.push({ number: paper?.number ?? '', date: paper?.date ?? '', units, at: issuedAt ?? '' });
    }
  }
  return issued.sort((a, b) => a.at.localeCompare(b.at)).map(({ at: _, ...paper }) => paper);
}
