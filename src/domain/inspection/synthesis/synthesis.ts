import type { Conclusion, Finding, Inspection, InspectionRound, RemediationReport } from '../ports.ts';
import {
  countRemediations,
  type RemediationProgress,
  type RemediationStanding,
} from '../remediation/standing.ts';
import { assessedInRound, type AssessedInRound } from '../report/assessed.ts';
import type { AssessedPart } from '../report/ports.ts';
import {
  countUnsorted,
  foundByField,
  foundItems,
  namesOf,
  withoutOf,
  type FoundInField,
  type FoundWithoutItem,
  type GivenReservation,
} from './found.ts';
import { inspectedByKind, isInspected, type InspectedKind } from './inspected.ts';
import { remediedByUnit, type RemediedUnit } from './remedied.ts';
import { inspectedScore, remediationScore, standardScoring } from './score.ts';

/** A paper by which somebody above has followed up the round ("văn bản chỉ đạo, chấn chỉnh"). */
export interface DirectionDocument {
  number: string;
  date: string;
  /** As it was recorded. */
  subject: string;
  fileId: string | null;
}

/** What a synthesis is drawn from. */
export interface SynthesisFacts {
  round: InspectionRound;
  inspections: Inspection[];
  findings: Finding[];
  conclusions: Conclusion[];
  /** Why conclusions passed over what was found, by their chains. */
  reservations: GivenReservation[];
  /** Of conclusions in force, by unit. */
  standings: RemediationStanding[];
  /** What units have reported on them, oldest first. */
  reports: RemediationReport[];
  directions: DirectionDocument[];
  /** Parts of the reports that other bodies assess. */
  assessed: readonly AssessedPart[];
  /** How many units the share is of, unless the plan says so. */
  units: number;
  /** ISO instant. */
  at: string;
}

/** What a round has come to (Kế hoạch 1871/KH-UBND, II.3.a and IV.2). */
export interface Synthesis {
  round: { code: string; title: string };
  at: string;
  inspected: InspectedKind[];
  /** Which body has assessed its part of which unit's report, and when. */
  assessed: AssessedInRound[];
  found: FoundInField[];
  /** Stated to units and in no conclusion, of no kind yet: found, but not among the counts. */
  unsorted: number;
  /** Shortcomings and violations, among those found, that conclusions in force pass over. */
  foundWithout: FoundWithoutItem[];
  conclusions: { number: string; date: string; subject: string; units: string[] }[];
  remediation: RemediationProgress & { units: RemediedUnit[] };
  directions: DirectionDocument[];
  score: {
    inspectedUnits: number;
    units: number;
    share: number;
    inspectedPoints: number;
    remediationPoints: number;
  };
}

/** Draws it up. A surprise that has not been started is nowhere in it, whoever asks. */
export function synthesisOf(facts: SynthesisFacts): Synthesis {
  const { round, at, standings, directions } = facts;
  const known = facts.inspections.filter(({ hidden }) => !hidden);
  const inspections = known.filter(({ state }) => state.stage !== 'cancelled');
  const nameOf = new Map(inspections.map(({ id, unitName }) => [id, unitName]));
  const issued = facts.conclusions.filter(({ status }) => status === 'issued');
  const scoring = round.plan.scoring ?? standardScoring;
  const units = scoring.units ?? facts.units;
  const inspectedUnits = new Set(inspections.filter(isInspected).map(({ unitId }) => unitId)).size;
  const { share, points } = inspectedScore({ inspected: inspectedUnits, total: units }, scoring);
  const without = issued.flatMap((conclusion) =>
    withoutOf(conclusion, facts).map((each) => ({ ...each, units: namesOf(each.inspectionIds, nameOf) })),
  );
  const { total, done, partial } = countRemediations(standings);
  // What has no recommendation is to be handled all the same: a conclusion that asks for nothing has not settled it.
  const found = total + without.reduce((sum, { inspectionIds }) => sum + inspectionIds.length, 0);
  return {
    round: { code: round.code, title: round.title },
    at,
    inspected: inspectedByKind(known),
    assessed: assessedInRound(facts.assessed),
    found: foundByField(foundItems(facts.findings, issued, nameOf)),
    unsorted: countUnsorted(facts.findings, issued),
    foundWithout: without.map(({ inspectionIds: _, ...item }) => item),
    conclusions: issued.map(({ paper, subject, inspectionIds }) => ({
      number: paper?.number ?? '',
      date: paper?.date ?? '',
      subject,
      units: namesOf(inspectionIds, nameOf),
    })),
    remediation: {
      ...countRemediations(standings),
      units: remediedByUnit(standings, facts.reports, issued),
    },
    directions,
    score: {
      inspectedUnits,
      units,
      share,
      inspectedPoints: points,
      remediationPoints: remediationScore({ found, done, partial }, scoring),
    },
  };
}
