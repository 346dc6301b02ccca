import { Temporal } from 'temporal-polyfill';
import { remainingOf } from '../../../domain/deadline/limit.ts';
import { progressOf } from '../../../domain/interview/form.ts';
import {
  rungsOf,
  standardLadder,
  stepsCome,
  type OfficeTime,
  type TimedRung,
} from '../../../domain/notice/ladder.ts';
import { owedView, toHeadView, type OwedFacts } from '../../../domain/notice/owed-view.ts';
import type { NoticeRequest } from '../../../domain/notice/request.ts';
import type { ReportOwed } from '../../../domain/notice/ports.ts';
import type { Transaction } from '../../../domain/ports.ts';
import { leaderProgressView } from '../../../domain/summary/round-progress.ts';
import type { View } from '../../../domain/view.ts';
import { dailyView } from './daily-list.ts';
import { composeMorning } from '../inspection/follow-up/morning.ts';
import { leaderNews } from '../inspection/leader-news.ts';
import { composeRemediation } from '../inspection/remediation/compose.ts';
import { officeTime } from '../deadline/office-time.ts';
import { roundProgress } from '../round/refresh-progress.ts';
import type { UseCaseTools } from '../talk.ts';

const everything = { kind: 'system' } as const;

/** Makes the words of a notice at the moment it is sent; null when there is nothing true left to say. */
export async function composeNotice(
  tools: Pick<UseCaseTools, 'timeZone'>,
  tx: Transaction,
  request: NoticeRequest,
  now: string,
): Promise<View | null> {
  switch (request.kind) {
    case 'rung': {
      const facts = await owedFacts(tools, tx, request.assignmentId, now);
      // A step that waited so long that another has come is not told: that one is.
      return facts?.step?.rung === request.rung ? owedView(facts, request.rung) : null;
    }
    case 'nudge': {
      const facts = await owedFacts(tools, tx, request.assignmentId, now);
      // A step that has come since the tap says the same.
      const overtaken = Date.parse(facts?.step?.at.toString() ?? '') > Date.parse(request.tappedAt);
      return facts === null || overtaken ? null : owedView(facts, 'nudge');
    }
    case 'to_head': {
      const facts = await owedFacts(tools, tx, request.assignmentId, now);
      return facts === null ? null : toHeadView(facts);
    }
    case 'to_leader': {
      const round = await tx.rounds.byId(everything, request.roundId);
      if (round === null || round.closedAt !== null) return null;
      return leaderProgressView(
        await roundProgress(tools, tx, everything, round, now),
        await leaderNews(tx, round.receivingUnitId, request.since),
      );
    }
    case 'daily':
      return dailyView(tools, tx, request, now);
    case 'remediation_rung':
    case 'remediation_nudge':
    case 'remediation_to_head':
    case 'remediation_term':
    case 'remediation_reported':
      return composeRemediation(tools, tx, request, now);
    case 'inspection_morning':
      return composeMorning(tools, tx, request, now);
    default:
      return request satisfies never;
  }
}

async function owedFacts(
  tools: Pick<UseCaseTools, 'timeZone'>,
  tx: Transaction,
  assignmentId: string,
  now: string,
): Promise<(OwedFacts & { step: TimedRung | null }) | null> {
  const report = await tx.followUp.owed(assignmentId);
  if (report === null) return null;
  const { timeZone } = tools;
  const office = await officeTime(tx, timeZone);
  const outline = await tx.outlines.version(report.outlineVersionId);
  const receiver = await tx.units.byId(report.receivingUnitId);
  const form = { ...report, outline, facts: report.audience, cutoff: null };
  return {
    assignmentId,
    roundTitle: report.roundTitle,
    unitName: report.unitName,
    receivingUnitName: receiver?.name ?? '',
    limit: report.limit,
    remaining: remainingOf(report.limit, Temporal.Instant.from(now), timeZone, office.calendar),
    missing: progressOf(form, report.state).missing,
    at: now,
    pastThree: Temporal.Instant.from(now).toZonedDateTimeISO(timeZone).hour >= 15,
    step: await stepOf(tx, report, office, now),
  };
}

/** The step of its ladder on which a report stands. */
async function stepOf(
  tx: Transaction,
  { roundId, limit }: ReportOwed,
  office: OfficeTime,
  now: string,
): Promise<TimedRung | null> {
  const round = await tx.rounds.byId(everything, roundId);
  if (round === null) return null;
  const facts = { openedAt: Temporal.Instant.from(round.openedAt), lastDay: limit.lastDay };
  const rungs = rungsOf(round.ladder ?? standardLadder, facts, office);
  return stepsCome(rungs, Temporal.Instant.from(now)).at(-1) ?? null;
}
