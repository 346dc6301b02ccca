import {
  earlierView,
  type Became,
  type Earlier,
} from '../../../../domain/inspection/finding/views/earlier.ts';
import { answers } from '../../../../domain/inspection/conclusion/gaps.ts';
import type { Conclusion, Inspection } from '../../../../domain/inspection/ports.ts';
import type { RemediationStatus } from '../../../../domain/inspection/remediation.ts';
import type { Talk } from '../../talk.ts';
import { foundInUnit } from '../conclusion/found-in-unit.ts';
import { openFindingsOf } from '../remediation/begin.ts';
import { openInspection, sayNotYours } from './finding-access.ts';

// What was stated and issued to a unit earlier is known to it; whoever inspects it again may know it too.
const everything = { kind: 'system' } as const;

/**
 * What was found in the inspection that this one follows, with what became of each, and what the unit has not carried out
 * of any earlier one. For the team of the inspection only.
 */
export async function earlierOf({ tx }: Talk, inspection: Inspection): Promise<Earlier> {
  const { followsId, unitId, id } = inspection;
  const open = (await openFindingsOf(tx, everything, unitId))
    .filter(({ remediation }) => remediation.inspectionId !== id)
    .map(({ remediation: { text, status } }) => ({ text, status }));
  // What the followed inspection found stands among its findings.
  const without = (await foundInUnit(tx, unitId)).filter(
    ({ inspectionId }) => inspectionId !== id && inspectionId !== followsId,
  );
  if (followsId === null) return { findings: [], open, without };
  const stated = (await tx.findings.ofInspection(everything, followsId)).filter(
    ({ status }) => status === 'stated',
  );
  const became = await whatBecame(tx, followsId);
  return {
    findings: stated.map((finding) => ({ finding, became: became.get(finding.id) ?? null })),
    open,
    without,
  };
}

const worst: RemediationStatus[] = ['open', 'partial', 'done'];

/** By finding: how far what was recommended about it has been carried out; of several the one furthest behind. */
async function whatBecame(tx: Talk['tx'], inspectionId: string): Promise<Map<string, Became>> {
  const became = new Map<string, Became>();
  for (const conclusion of await tx.conclusions.ofInspection(everything, inspectionId)) {
    if (conclusion.status !== 'issued') continue;
    const remediations = await tx.remediations.ofConclusion(everything, conclusion.id);
    for (const { number, status, inspectionId: of } of remediations) {
      if (of !== inspectionId) continue;
      for (const findingId of findingsOf(conclusion, number, inspectionId)) {
        const known = became.get(findingId) ?? null;
        if (known === null || worst.indexOf(status) < worst.indexOf(known)) became.set(findingId, status);
      }
    }
  }
  return became;
}

/** What a recommendation is about: what it follows from, or where it names nothing what was found in its field. */
function findingsOf({ content }: Conclusion, number: number, inspectionId: string): string[] {
  const recommendation = content.recommendations[number - 1];
  if (recommendation === undefined) return [];
  const answered = content.statements.filter(
    (statement) => statement.kind !== 'strength' && answers(recommendation, statement, inspectionId),
  );
  return [...new Set([...recommendation.findingIds, ...answered.flatMap(({ findingIds }) => findingIds)])];
}

/** What a re-inspection opens with. */
export async function showEarlier(talk: Talk, inspectionId: string, page: number): Promise<void> {
  const opened = await openInspection(talk, inspectionId);
  if (opened === null || !opened.isTeam) return sayNotYours(talk);
  return talk.say(earlierView(inspectionId, await earlierOf(talk, opened.inspection), page));
}
