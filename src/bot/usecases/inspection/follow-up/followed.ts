import type { FollowedInspection } from '../../../../domain/inspection/follow-up/follow-up.ts';
import type { Conclusion, Inspection } from '../../../../domain/inspection/ports.ts';
import {
  byInspection,
  countRemediations,
  type RemediationStanding,
} from '../../../../domain/inspection/remediation/standing.ts';
import { isWaiting } from '../../../../domain/inspection/report/own-views.ts';
import { termsOf } from '../../../../domain/inspection/terms.ts';
import type { OfficeTime } from '../../../../domain/notice/ladder.ts';
import type { Transaction } from '../../../../domain/ports.ts';
import { standingsOf } from '../remediation/show.ts';
import { reachedUnits } from '../remediation/who-answers.ts';

const everything = { kind: 'system' } as const;

/** What an inspection needs besides itself: by its id. */
interface Gathered {
  standings: Map<string, RemediationStanding[]>;
  conclusions: Map<string, Conclusion[]>;
  /** "conclusion inspection": whose unit has said to have seen it. */
  seen: Set<string>;
  /** Units of which somebody hears what they have to put right. */
  reached: ReadonlySet<string>;
  /** By assignment. */
  reportBy: Map<string, string | null>;
}

/**
 * Every inspection of the open rounds that is not cancelled, with everything that its follow-up is drawn from: as many
 * looks into the store for one unit as for a hundred.
 */
export async function followedInspections(
  tx: Transaction,
  office: OfficeTime,
  now: string,
): Promise<FollowedInspection[]> {
  const rounds = new Map((await tx.inspections.rounds(everything)).map((round) => [round.id, round]));
  const inspections = (await tx.inspections.ofOpenRounds(everything)).filter(
    ({ state }) => state.stage !== 'cancelled',
  );
  const gathered = await gather(tx, inspections, office, now);
  const isOneOfMore = inspectedInMoreWays(inspections);
  const waiting = (await tx.assessments.own(everything)).filter(isWaiting);
  const toAssess = grouped(waiting.map((part) => [part.inspectionId, part]));
  return inspections.map((inspection) => {
    const { plan } = rounds.get(inspection.roundId)!;
    const its = gathered.standings.get(inspection.id) ?? [];
    return {
      inspection,
      isOneOfMore: isOneOfMore(inspection),
      round: { plan },
      terms: termsOf(plan, inspection, office.calendar),
      reportBy: reportBy(inspection, gathered),
      conclusions: (gathered.conclusions.get(inspection.id) ?? []).map((conclusion) => ({
        conclusion,
        acknowledged: gathered.seen.has(`${conclusion.id} ${inspection.id}`) || hasAnswered(conclusion, its),
      })),
      remediation: countRemediations(its),
      reportedAt: earliest(its.map(({ reportedAt }) => reportedAt)),
      overdueSince: earliest(its.map(termPassed)),
      isUnreached: !gathered.reached.has(inspection.unitId),
      toAssess: toAssess.get(inspection.id) ?? [],
    };
  });
}

async function gather(
  tx: Transaction,
  inspections: readonly Inspection[],
  { timeZone }: OfficeTime,
  now: string,
): Promise<Gathered> {
  const remediations = await tx.remediations.ofOpenRounds(everything);
  const standings = await standingsOf(tx, everything, remediations, { now, timeZone });
  const conclusions = await tx.conclusions.inForceInOpenRounds(everything);
  const seen = await tx.conclusions.acknowledgedInOpenRounds(everything);
  const asked = inspections.flatMap(({ assignmentId }) => assignmentId ?? []);
  return {
    standings: byInspection(standings),
    conclusions: grouped(
      conclusions.flatMap((conclusion) =>
        conclusion.inspectionIds.map((id): [string, Conclusion] => [id, conclusion]),
      ),
    ),
    seen: new Set(seen.map(({ conclusionId, inspectionId }) => `${conclusionId} ${inspectionId}`)),
    reached: await reachedUnits(tx),
    reportBy: await tx.followUp.lastDaysOwed(asked),
  };
}

function grouped<T>(pairs: readonly [string, T][]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const [key, value] of pairs) {
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [value]);
    else known.push(value);
  }
  return groups;
}

/**
 * Whether an inspection has to be told from another of its unit. Nobody must see by the words about one that there is a
 * hidden other.
 */
function inspectedInMoreWays(inspections: readonly Inspection[]): (inspection: Inspection) => boolean {
  const open = inspections.filter(({ hidden, state }) => !hidden && state.stage !== 'closed');
  const ofUnit = grouped(open.map((inspection) => [inspection.unitId, inspection]));
  return ({ id, unitId }) => (ofUnit.get(unitId) ?? []).some((other) => other.id !== id);
}

/** A unit that reports on what a conclusion recommends has seen it. */
function hasAnswered({ id }: Conclusion, standings: readonly RemediationStanding[]): boolean {
  return standings.some(
    ({ remediation, reportedAt }) =>
      remediation.conclusionId === id && (reportedAt !== null || remediation.status !== 'open'),
  );
}

const earliest = (instants: (string | null)[]): string | null =>
  instants.filter((each) => each !== null).sort()[0] ?? null;

function termPassed({ overdue, remediation }: RemediationStanding): string | null {
  return overdue ? (remediation.limit?.lastDay ?? null) : null;
}

function reportBy({ assignmentId, state }: Inspection, gathered: Gathered): string | null {
  if (assignmentId === null || state.report !== null || state.startedAt !== null) return null;
  return gathered.reportBy.get(assignmentId) ?? null;
}
