import { foundWithout } from '../conclusion/found-without.ts';
import type { Reservation } from '../conclusion/gap-views.ts';
import type { FindingKind } from '../finding.ts';
import type { InspectionDates } from '../inspection.ts';
import {
  inspectionKindSchema,
  reformFieldSchema,
  type InspectionKind,
  type ReformField,
  type Stage,
} from '../kind.ts';
import { isPassed } from '../lifecycle/path.ts';
import type { Conclusion, Finding, Inspection, InspectionRound } from '../ports.ts';
import {
  byUnit,
  countRemediations,
  type RemediationProgress,
  type RemediationStanding,
} from '../remediation/standing.ts';
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
  reservations: (Pick<Reservation, 'reason' | 'keys'> & { chainId: string })[];
  /** Of conclusions in force, by unit. */
  standings: RemediationStanding[];
  directions: DirectionDocument[];
  /** How many units the share is of, unless the plan says so. */
  units: number;
  /** ISO instant. */
  at: string;
}

export interface InspectedUnit {
  unit: string;
  dates: InspectionDates;
  stage: Stage;
  carriedOut: boolean;
}

export interface FoundItem {
  kind: FindingKind;
  field: ReformField | null;
  text: string;
  units: string[];
}

/** Found, and nothing is recommended about it; `kind` is null for what was never sorted. */
export interface FoundWithoutItem extends Omit<FoundItem, 'kind'> {
  kind: FindingKind | null;
  /** Of the conclusion that passes over it. */
  paper: { number: string; date: string } | null;
  reason: string | null;
}

/** What a round has come to (Kế hoạch 1871/KH-UBND, II.3.a and IV.2). */
export interface Synthesis {
  round: { code: string; title: string };
  at: string;
  inspected: { kind: InspectionKind; planned: number; carriedOut: number; units: InspectedUnit[] }[];
  found: {
    field: ReformField | null;
    counts: Record<FindingKind, number>;
    items: FoundItem[];
  }[];
  /** Shortcomings and violations, among those found, that conclusions in force pass over. */
  foundWithout: FoundWithoutItem[];
  conclusions: { number: string; date: string; subject: string; units: string[] }[];
  remediation: RemediationProgress & { units: ({ unit: string } & RemediationProgress)[] };
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
  const inspections = facts.inspections.filter(({ hidden, state }) => !hidden && state.stage !== 'cancelled');
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
    inspected: inspectedByKind(inspections),
    found: foundByField(foundItems(facts.findings, issued, nameOf)),
    foundWithout: without.map(({ inspectionIds: _, ...item }) => item),
    conclusions: issued.map(({ paper, subject, inspectionIds }) => ({
      number: paper?.number ?? '',
      date: paper?.date ?? '',
      subject,
      units: namesOf(inspectionIds, nameOf),
    })),
    remediation: {
      ...countRemediations(standings),
      units: [...byUnit(standings).values()].map((its) => ({
        unit: its[0]!.remediation.unitName,
        ...countRemediations(its),
      })),
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

/** By the team; what a unit looks at in itself is none of the index's inspections (evidence: minutes and conclusions). */
function isInspected(inspection: Inspection): boolean {
  return inspection.kind !== 'self_inspection' && isPassed(inspection, 'under_way');
}

function inspectedByKind(inspections: Inspection[]): Synthesis['inspected'] {
  return inspectionKindSchema.options.flatMap((kind) => {
    const units = inspections
      .filter((inspection) => inspection.kind === kind)
      .map((inspection) => ({
        unit: inspection.unitName,
        dates: inspection.dates,
        stage: inspection.state.stage,
        carriedOut:
          kind === 'self_inspection' ? isPassed(inspection, 'report_received') : isInspected(inspection),
      }));
    const carriedOut = units.filter((each) => each.carriedOut).length;
    return units.length === 0 ? [] : [{ kind, planned: units.length, carriedOut, units }];
  });
}

/** What the issued conclusions state, and what was stated to units and rests in no conclusion yet. */
function foundItems(
  findings: Finding[],
  issued: Conclusion[],
  nameOf: ReadonlyMap<string, string>,
): FoundItem[] {
  const byId = new Map(findings.map((finding) => [finding.id, finding]));
  const concluded = new Set<string>();
  const items: FoundItem[] = [];
  for (const { content, inspectionIds } of issued) {
    for (const { kind, field, text, findingIds } of content.statements) {
      findingIds.forEach((id) => concluded.add(id));
      const rested = findingIds.flatMap((id) => byId.get(id)?.inspectionIds ?? []);
      const about = rested.length === 0 ? inspectionIds : inspectionIds.filter((id) => rested.includes(id));
      items.push({ kind, field, text, units: namesOf(about, nameOf) });
    }
  }
  for (const { id, kind, field, text, inspectionIds, status } of findings) {
    if (status !== 'stated' || kind === null || concluded.has(id)) continue;
    items.push({ kind, field, text, units: namesOf(inspectionIds, nameOf) });
  }
  return items;
}

/** What a conclusion passes over, with the reason that was given last. */
function withoutOf(
  conclusion: Conclusion,
  { findings, reservations }: Pick<SynthesisFacts, 'findings' | 'reservations'>,
): (Omit<FoundWithoutItem, 'units'> & { inspectionIds: string[] })[] {
  const { paper, chainId } = conclusion;
  return foundWithout(conclusion, findings).map(({ kind, field, text, inspectionIds, keys }) => {
    const given = reservations.findLast(
      (each) => each.chainId === chainId && keys.some((key) => each.keys.includes(key)),
    );
    const named = paper === null ? null : { number: paper.number, date: paper.date };
    return { kind, field, text, inspectionIds, paper: named, reason: given?.reason ?? null };
  });
}

function foundByField(items: FoundItem[]): Synthesis['found'] {
  return [...reformFieldSchema.options, null].flatMap((field) => {
    const its = items.filter((item) => item.field === field);
    const count = (kind: FindingKind) => its.filter((item) => item.kind === kind).length;
    const counts = {
      strength: count('strength'),
      shortcoming: count('shortcoming'),
      violation: count('violation'),
    };
    return its.length === 0 ? [] : [{ field, counts, items: its }];
  });
}

function namesOf(inspectionIds: readonly string[], nameOf: ReadonlyMap<string, string>): string[] {
  const names = new Set(inspectionIds.flatMap((id) => nameOf.get(id) ?? []));
  return [...names].sort(new Intl.Collator('vi').compare);
}
