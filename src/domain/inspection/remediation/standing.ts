import { Temporal } from 'temporal-polyfill';
import { isOver } from '../../deadline/limit.ts';
import type { Remediation, RemediationReport } from '../ports.ts';

/** How one recommendation stands with its unit. */
export interface RemediationStanding {
  remediation: Remediation;
  /** The unit has said something that the team has not judged. */
  awaitsVerdict: boolean;
  /** When the oldest of it came (ISO instant). */
  reportedAt: string | null;
  /** Not done, its term has passed, and it is the unit's turn: what waits for the team's word is the team's delay. */
  overdue: boolean;
}

/**
 * What the team has not judged yet, oldest first. Everything a unit sends goes on record one after the other; the team's
 * word is about all of it so far.
 */
export function unjudged(reports: readonly RemediationReport[]): RemediationReport[] {
  return reports.filter(({ verdict }) => verdict === null);
}

export function standingOf(
  remediation: Remediation,
  reports: readonly RemediationReport[],
  now: string,
  timeZone: string,
): RemediationStanding {
  const isDone = remediation.status === 'done';
  const waiting = isDone ? [] : unjudged(reports);
  const { limit } = remediation;
  return {
    remediation,
    awaitsVerdict: waiting.length > 0,
    reportedAt: waiting[0]?.at ?? null,
    overdue:
      !isDone &&
      waiting.length === 0 &&
      limit !== null &&
      isOver(limit, Temporal.Instant.from(now), timeZone),
  };
}

/** What a recommendation waits for: the team's verdict, its term, or the unit's report; null only when it is done. */
export type RemediationStep = 'verdict' | 'set_term' | 'report';

export function nextStepOf({
  remediation,
  awaitsVerdict: waits,
}: RemediationStanding): RemediationStep | null {
  if (remediation.status === 'done') return null;
  if (waits) return 'verdict';
  return lacksTerm(remediation) ? 'set_term' : 'report';
}

/** Still to be done, and no day is known until when: none was said, or the day it counts from is missing. */
export function lacksTerm({ status, limit }: Pick<Remediation, 'status' | 'limit'>): boolean {
  return status !== 'done' && limit?.lastDay == null;
}

/** Counts of recommendations; `overdue`, `awaiting` and `withoutTerm` are among those not done. */
export interface RemediationProgress {
  total: number;
  done: number;
  partial: number;
  open: number;
  overdue: number;
  awaiting: number;
  withoutTerm: number;
}

export function countRemediations(standings: readonly RemediationStanding[]): RemediationProgress {
  const count = (holds: (standing: RemediationStanding) => boolean) => standings.filter(holds).length;
  return {
    total: standings.length,
    done: count(({ remediation }) => remediation.status === 'done'),
    partial: count(({ remediation }) => remediation.status === 'partial'),
    open: count(({ remediation }) => remediation.status === 'open'),
    overdue: count(({ overdue }) => overdue),
    awaiting: count((standing) => standing.awaitsVerdict),
    withoutTerm: count(({ remediation }) => lacksTerm(remediation)),
  };
}

/** What is left of recommendations: with the unit, and with the team. */
export interface RemediationLeft {
  /** The unit's turn. */
  owed: number;
  /** Of those: past their term. */
  overdue: number;
  /** Reported, and not judged. */
  awaiting: number;
  /** The nearest last permitted day of what is owed (ISO); null where none of it has one. */
  day: string | null;
}

/** Null when everything is done. */
export function remediationLeft(standings: readonly RemediationStanding[]): RemediationLeft | null {
  const left = standings.filter(({ remediation }) => remediation.status !== 'done');
  if (left.length === 0) return null;
  const owed = left.filter(({ awaitsVerdict }) => !awaitsVerdict);
  const days = owed.flatMap(({ remediation }) => remediation.limit?.lastDay ?? []);
  return {
    owed: owed.length,
    overdue: owed.filter(({ overdue }) => overdue).length,
    awaiting: left.length - owed.length,
    day: days.sort()[0] ?? null,
  };
}

/** By unit, in the order in which they stand. */
export function byUnit(standings: readonly RemediationStanding[]): Map<string, RemediationStanding[]> {
  return by(standings, ({ remediation }) => remediation.unitId);
}

/** By inspection, in the order in which they stand. */
export function byInspection(standings: readonly RemediationStanding[]): Map<string, RemediationStanding[]> {
  return by(standings, ({ remediation }) => remediation.inspectionId);
}

function by(
  standings: readonly RemediationStanding[],
  keyOf: (standing: RemediationStanding) => string,
): Map<string, RemediationStanding[]> {
  const groups = new Map<string, RemediationStanding[]>();
  for (const standing of standings) {
    const key = keyOf(standing);
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [standing]);
    else known.push(standing);
  }
  return groups;
}
