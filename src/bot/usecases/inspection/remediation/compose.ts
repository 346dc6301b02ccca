import { Temporal } from 'temporal-polyfill';
import { remainingOf } from '../../../../domain/deadline/limit.ts';
import { remediationChoice } from '../../../../domain/inspection/remediation/list-view.ts';
import {
  leftMessages,
  nudgeView,
  owedRemediationsView,
  termView,
  type OwedRemediations,
} from '../../../../domain/inspection/remediation/owed-view.ts';
import { standOnTerm } from '../../../../domain/inspection/remediation/ladder.ts';
import type { RemediationStep } from '../../../../domain/inspection/remediation/request.ts';
import type { RemediationStanding } from '../../../../domain/inspection/remediation/standing.ts';
import { paperMessage } from '../../../../domain/inspection/remediation/words.ts';
import { say } from '../../../../domain/message.ts';
import type { OfficeTime } from '../../../../domain/notice/ladder.ts';
import type { NoticeRequest } from '../../../../domain/notice/request.ts';
import type { Transaction } from '../../../../domain/ports.ts';
import { view, type View } from '../../../../domain/view.ts';
import { officeTime } from '../../deadline/office-time.ts';
import type { UseCaseTools } from '../../talk.ts';
import { isOwed } from './board.ts';
import { inForce } from './in-force.ts';
import { standingsOf } from './show.ts';

const everything = { kind: 'system' } as const;

export type RemediationRequest = Extract<NoticeRequest, { kind: `remediation_${string}` }>;

/** Makes the words of a notice about remediation when it is sent; null when there is nothing true left to say. */
export async function composeRemediation(
  { timeZone }: Pick<UseCaseTools, 'timeZone'>,
  tx: Transaction,
  request: RemediationRequest,
  now: string,
): Promise<View | null> {
  const office = await officeTime(tx, timeZone);
  if (request.kind === 'remediation_reported') return reportedView(tx, request.inspectionId, now, office);
  if (request.kind === 'remediation_rung') return stepsView(tx, request.steps, now, office);
  const its = await tx.remediations.ofUnit(everything, request.unitId);
  const all = await standingsOf(tx, everything, its, { now, timeZone });
  const owed = all.filter(isOwed);
  switch (request.kind) {
    case 'remediation_term': {
      const ofIt = owed.filter(({ remediation }) => remediation.conclusionId === request.conclusionId);
      const facts = owedUnder(ofIt, request.lastDay, now, office);
      return facts === null ? null : termView(facts);
    }
    case 'remediation_nudge': {
      const left = owed.filter(({ remediation }) => remediation.roundId === request.roundId);
      const [first] = left;
      if (first === undefined) return null;
      const { unitId, unitName } = first.remediation;
      return nudgeView({ unitId, unitName, left });
    }
    case 'remediation_to_head':
      return toHeadView(tx, owed, request.roundId, now);
    default:
      return request satisfies never;
  }
}

/** What has come to its step; a step that waited so long that another has come is not told: that one is. */
async function stepsView(
  tx: Transaction,
  steps: readonly RemediationStep[],
  now: string,
  office: OfficeTime,
): Promise<View | null> {
  const at = Temporal.Instant.from(now);
  const standing = steps.filter(({ lastDay, rung }) => standOnTerm(lastDay, at, office).current === rung);
  const owed = new Map<string, RemediationStanding[]>();
  for (const unitId of new Set(standing.map((step) => step.unitId))) {
    const its = await tx.remediations.ofUnit(everything, unitId);
    const all = await standingsOf(tx, everything, its, { now, timeZone: office.timeZone });
    owed.set(unitId, all.filter(isOwed));
  }
  const facts = standing.flatMap(
    ({ unitId, lastDay }) => owedUnder(owed.get(unitId) ?? [], lastDay, now, office) ?? [],
  );
  return owedRemediationsView(facts);
}

/** What is left under one last permitted day; null when nothing is. */
function owedUnder(
  owed: RemediationStanding[],
  lastDay: string,
  now: string,
  office: OfficeTime,
): OwedRemediations | null {
  const left = owed.filter(({ remediation }) => remediation.limit?.lastDay === lastDay);
  const [first] = left;
  if (first === undefined) return null;
  const { unitId, unitName } = first.remediation;
  const limit = first.remediation.limit!;
  const at = Temporal.Instant.from(now);
  const { timeZone, calendar } = office;
  const remaining = remainingOf(limit, at, timeZone, calendar);
  return { unitId, unitName, left, limit, remaining, pastThree: at.toZonedDateTimeISO(timeZone).hour >= 15 };
}

/** To the unit's head, in the name of the standing body: what is overdue, with its paper (tone.md, 8). */
async function toHeadView(
  tx: Transaction,
  owed: RemediationStanding[],
  roundId: string,
  now: string,
): Promise<View | null> {
  const overdue = owed.filter(({ remediation, overdue: is }) => is && remediation.roundId === roundId);
  const [first] = overdue;
  const round = await tx.inspections.roundById(everything, roundId);
  if (first === undefined || round === null) return null;
  const receiver = await tx.units.byId(round.receivingUnitId);
  const [standing] = await inForce(tx, [first.remediation]);
  return view([
    say('remediation.to_head', {
      unit: first.remediation.unitName,
      at: now,
      receiver: receiver?.name ?? '',
      count: overdue.length,
      paper: paperMessage(standing?.paper ?? null),
    }),
  ]);
}

/** To those of the team who judge: what a unit has reported on. */
async function reportedView(
  tx: Transaction,
  inspectionId: string,
  now: string,
  { timeZone }: OfficeTime,
): Promise<View | null> {
  const inspection = await tx.inspections.byId(everything, inspectionId);
  if (inspection === null) return null;
  const its = await tx.remediations.ofInspection(everything, inspectionId);
  const reported = (await standingsOf(tx, everything, its, { now, timeZone })).filter(
    ({ awaitsVerdict }) => awaitsVerdict,
  );
  const [only, ...more] = reported;
  if (only === undefined) return null;
  const { unitName: unit } = inspection;
  const way =
    more.length === 0
      ? remediationChoice(
          { kind: 'remediation', remediationId: only.remediation.id },
          say('remediation.choice.item', { index: only.remediation.number }),
        )
      : remediationChoice({ kind: 'remediations', inspectionId }, say('remediation.choice.list'));
  return view(
    [say('remediation.told.reported', { unit, count: reported.length }), ...leftMessages(reported).slice(1)],
    [[way]],
  );
}
