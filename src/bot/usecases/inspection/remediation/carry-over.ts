import { isDeepStrictEqual } from 'node:util';
import { recommendationId } from '../../../../domain/inspection/conclusion/content.ts';
import type { Limit } from '../../../../domain/deadline/limit.ts';
import type { Recommendation } from '../../../../domain/inspection/conclusion.ts';
import type { Conclusion, Remediation } from '../../../../domain/inspection/ports.ts';
import type { InspectionContext } from '../advance-inspection.ts';

const everything = { kind: 'system' } as const;

/** What a correction does to what units had to do before it. */
export interface CarriedOver {
  /** Ids of the inspections that the corrected version asked something of. */
  askedBefore: string[];
  /** Last days that the correction has moved, with what they were. */
  moved: { remediation: Remediation; from: Limit | null }[];
  /** Terms that were set after the issue and go on, though the paper says what it said. */
  kept: Remediation[];
}

/**
 * Puts what units have to do on record. Where the conclusion corrects another, what was reported and judged about a
 * recommendation goes on under it, whatever its words are now; so does its term as it stands, also one that was set since,
 * unless the correction says another. What it replaces is not followed any more.
 */
export async function carryOver(
  { tx, tools }: Pick<InspectionContext, 'tx' | 'tools'>,
  conclusion: Conclusion,
  rows: Remediation[],
): Promise<CarriedOver> {
  const before = await versionBefore(tx, conclusion);
  const olds = before === null ? [] : await tx.remediations.ofConclusion(everything, before.id);
  const heirs = before === null ? new Map<string, Remediation>() : heirsOf(conclusion, rows, before, olds);
  const moved: CarriedOver['moved'] = [];
  const kept: Remediation[] = [];
  const carried = rows.map((row) => {
    const old = heirs.get(row.id);
    const said = before === null || old === undefined ? undefined : recommendationOf(before, old)?.term;
    if (old === undefined || said === undefined) return row;
    // A correction that says none takes none away.
    const isSame = row.basis === null || isDeepStrictEqual(said, row.basis);
    const { limit, basis, anchors, nextNoticeAt } = isSame ? old : row;
    const next = { ...row, status: old.status, limit, basis, anchors, nextNoticeAt };
    if (old.status !== 'done') {
      if (limit?.lastDay !== old.limit?.lastDay) moved.push({ remediation: next, from: old.limit });
      if (isSame && !isDeepStrictEqual(old.basis, said)) kept.push(next);
    }
    return next;
  });
  await tx.remediations.addMany(carried);
  if (olds.length === 0) return { askedBefore: [], moved, kept };
  await tx.remediations.setNext(olds.map(({ id }) => ({ id, at: null })));
  const heirOf = new Map([...heirs].map(([rowId, { id }]) => [id, rowId]));
  for (const report of await tx.remediations.reportsOf(everything, [...heirOf.keys()])) {
    await tx.remediations.addReport({
      ...report,
      id: tools.ids.next(),
      remediationId: heirOf.get(report.remediationId)!,
      // The message that brought it stays known by the report it was.
      sourceKey: null,
    });
  }
  return { askedBefore: [...new Set(olds.map(({ inspectionId }) => inspectionId))], moved, kept };
}

function recommendationOf({ content }: Conclusion, { number }: Remediation): Recommendation | undefined {
  return content.recommendations[number - 1];
}

/**
 * By the new row, what it goes on from: the same recommendation to the same unit, known by its id through all versions;
 * and of what was taken out and put in again, the same words.
 */
function heirsOf(
  conclusion: Conclusion,
  rows: readonly Remediation[],
  before: Conclusion,
  olds: readonly Remediation[],
): Map<string, Remediation> {
  const heirs = new Map<string, Remediation>();
  const taken = new Set<string>();
  const idOf = (of: Conclusion, row: Remediation) => {
    const recommendation = recommendationOf(of, row);
    return recommendation === undefined ? null : recommendationId(recommendation, of.id, row.number);
  };
  const pass = (isSame: (row: Remediation, old: Remediation) => boolean) => {
    for (const row of rows.filter(({ id }) => !heirs.has(id))) {
      const old = olds.find(
        (each) => !taken.has(each.id) && each.inspectionId === row.inspectionId && isSame(row, each),
      );
      if (old === undefined) continue;
      heirs.set(row.id, old);
      taken.add(old.id);
    }
  };
  pass((row, old) => idOf(conclusion, row) === idOf(before, old));
  pass((row, old) => row.text === old.text);
  return heirs;
}

async function versionBefore(
  tx: InspectionContext['tx'],
  { chainId, roundId, version }: Conclusion,
): Promise<Conclusion | null> {
  if (version === 1) return null;
  const versions = await tx.conclusions.ofRound(everything, roundId);
  const before = versions
    .filter((each) => each.chainId === chainId && each.version < version && each.issuedAt !== null)
    .sort((a, b) => a.version - b.version);
  return before.at(-1) ?? null;
}
