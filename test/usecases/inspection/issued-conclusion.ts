import { beginRemediation } from '../../../src/bot/usecases/inspection/remediation/begin.ts';
import type { LimitBasis } from '../../../src/domain/deadline/assigned-limit.ts';
import type { ConclusionContent, Recommendation } from '../../../src/domain/inspection/conclusion.ts';
import type { Conclusion, Inspection, Remediation } from '../../../src/domain/inspection/ports.ts';
import type { InspectionDesk } from './desk.ts';

const system = { kind: 'system' } as const;

/** A recommendation in a few words; all inspections of the conclusion and no term unless it says so. */
export type RecommendationSpec = Partial<Recommendation> & { text: string };

export interface ConclusionSpec {
  /** "k1" when not given. */
  id?: string;
  inspectionIds: string[];
  recommendations: RecommendationSpec[];
  statements?: ConclusionContent['statements'];
  /** "27/TB-SNV" of the day it is when not given. */
  number?: string;
  /** The version it takes the place of. */
  corrects?: string;
}

/** "chậm nhất ngày …", as a recommendation's term. */
export function byDate(date: string): LimitBasis {
  const [year, month, day] = date.split('-');
  return {
    rule: { kind: 'by_date', date, shift: 'none' },
    period: null,
    words: `chậm nhất ngày ${day}/${Number(month)}/${year}`,
    hour: null,
  };
}

/** Puts an issued conclusion on record, as its issue does, and begins the remediation. */
export async function issued(desk: InspectionDesk, spec: ConclusionSpec): Promise<Remediation[]> {
  const { id = 'k1', inspectionIds, recommendations, statements = [], number = '27/TB-SNV' } = spec;
  return desk.read(async (tx) => {
    const at = desk.tools.clock.now();
    const before = spec.corrects === undefined ? null : await tx.conclusions.byId(system, spec.corrects);
    if (before !== null) await tx.conclusions.save({ ...before, status: 'superseded' }, at);
    const inspections: Inspection[] = [];
    for (const each of inspectionIds) inspections.push((await tx.inspections.byId(system, each))!);
    const conclusion: Conclusion = {
      id,
      roundId: inspections[0]!.roundId,
      chainId: before?.chainId ?? id,
      version: (before?.version ?? 0) + 1,
      inspectionIds,
      status: 'issued',
      subject: 'Kết quả kiểm tra cải cách hành chính',
      content: {
        statements,
        recommendations: recommendations.map((each) => ({
          field: 'procedure_reform',
          term: null,
          inspectionIds: [],
          findingIds: [],
          ...each,
        })),
      },
      paper: { number, date: at.slice(0, 10), fileId: null },
      draftedBy: desk.people.secretary.personId,
      approvedBy: desk.people.head.personId,
      approvedAt: at,
      issuedBy: desk.people.coordinator.personId,
      issuedAt: at,
      revision: 0,
      createdAt: at,
    };
    await tx.conclusions.add(conclusion);
    await beginRemediation(
      { tx, tools: desk.tools, at, actorId: desk.people.coordinator.personId },
      conclusion,
      inspections,
    );
    return (await tx.remediations.ofConclusion(system, id)).sort((a, b) => a.number - b.number);
  });
}
