import type { ReformField } from '../kind.ts';
import type { Conclusion, RemediationReport } from '../ports.ts';
import type { RemediationStatus } from '../remediation.ts';
import {
  byUnit,
  countRemediations,
  type RemediationProgress,
  type RemediationStanding,
} from '../remediation/standing.ts';

/** One recommendation to one unit, and what has become of it. */
export interface RemediedItem {
  /** Its place in the conclusion, and the paper that made it. */
  number: number;
  conclusion: { number: string; date: string } | null;
  field: ReformField | null;
  text: string;
  status: RemediationStatus;
  awaitsVerdict: boolean;
  overdue: boolean;
  /** Null while none is set; `lastDay` (ISO) is null while the day it counts from is not known. */
  term: { words: string; lastDay: string | null } | null;
  /** The last paper by which the unit has reported on it. */
  paper: { number: string; date: string } | null;
}

export type RemediedUnit = { unit: string } & RemediationProgress & { recommendations: RemediedItem[] };

/** @param standings of conclusions in force, by unit; @param reports of all of them, oldest first */
export function remediedByUnit(
  standings: readonly RemediationStanding[],
  reports: readonly RemediationReport[],
  conclusions: readonly Conclusion[],
): RemediedUnit[] {
  const papers = new Map(conclusions.map(({ id, paper }) => [id, paper]));
  const reported = new Map(
    reports.flatMap(({ remediationId, paper }) => (paper === null ? [] : [[remediationId, paper] as const])),
  );
  return [...byUnit(standings).values()].map((its) => ({
    unit: its[0]!.remediation.unitName,
    ...countRemediations(its),
    recommendations: its.map(({ remediation, awaitsVerdict, overdue }) => {
      const { number, field, text, status, limit } = remediation;
      return {
        number,
        conclusion: named(papers.get(remediation.conclusionId)),
        field,
        text,
        status,
        awaitsVerdict,
        overdue,
        term: limit === null ? null : { words: limit.words, lastDay: limit.lastDay },
        paper: named(reported.get(remediation.id)),
      };
    }),
  }));
}

function named(paper: { number: string; date: string } | null | undefined): RemediedItem['paper'] {
  return paper == null ? null : { number: paper.number, date: paper.date };
}
