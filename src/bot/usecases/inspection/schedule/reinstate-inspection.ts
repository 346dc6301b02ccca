import { limitMessage } from '../../../../domain/deadline/limit-message.ts';
import { wasTold } from '../../../../domain/inspection/lifecycle/lifecycle.ts';
import type { Paper } from '../../../../domain/inspection/paper.ts';
import type { Inspection } from '../../../../domain/inspection/ports.ts';
import { acknowledgeChoice } from '../../../../domain/inspection/schedule/notice-view.ts';
import { cardChoice } from '../../../../domain/inspection/schedule/session-view.ts';
import { datesMessage } from '../../../../domain/inspection/schedule/words.ts';
import { say } from '../../../../domain/message.ts';
import { view } from '../../../../domain/view.ts';
import { officeDayOf } from '../../deadline/office-time.ts';
import { refreshRoundProgress } from '../../round/refresh-progress.ts';
import { advanceInspection, type AdvanceOutcome, type InspectionContext } from '../advance-inspection.ts';
import { moveReportLimit } from './move-report-limit.ts';
import { paperTold, withPaper } from './paper-told.ts';
import { inspectingChats, unitChats } from './people-concerned.ts';
import { tellHiddenChange } from './tell-hidden.ts';
import { tellPeople, tellUnitGroups } from './tell.ts';

const everything = { kind: 'system' } as const;

/** Whether the unit has come into the round again since: then there is nothing to take up. */
export async function wasAddedAnew(
  { tx }: Pick<InspectionContext, 'tx'>,
  { id, roundId, unitId, kind }: Inspection,
): Promise<boolean> {
  return (await tx.inspections.ofRound(everything, roundId)).some(
    (other) =>
      other.id !== id &&
      other.unitId === unitId &&
      other.kind === kind &&
      !other.hidden &&
      other.state.stage !== 'cancelled',
  );
}

/**
 * Takes up again an inspection that was cancelled, where it stood: its report is asked for again, days that have gone by
 * meanwhile are open. Whoever heard of the cancellation hears of it once.
 */
export async function reinstateInspection(
  ctx: InspectionContext,
  before: Inspection,
  reason: string,
  paper?: Paper,
): Promise<AdvanceOutcome> {
  const by = paper === undefined ? {} : { paper };
  const taken = await advanceInspection(ctx, before, { kind: 'reinstate', reason, ...by });
  if (!taken.ok) return taken;
  const opened = isOver(ctx, taken.value)
    ? await advanceInspection(ctx, taken.value, { kind: 'fix_dates', dates: { kind: 'open' }, reason })
    : taken;
  if (!opened.ok) return opened;
  const inspection = opened.value;
  const { id, unitId, unitName: unit } = inspection;
  const isAsked = await askReportAgain(ctx, inspection);
  const limit = isAsked ? await moveReportLimit(ctx, inspection, false) : null;
  const key = `inspection:${id}:reinstated:${inspection.revision}`;
  const told = await paperTold(ctx.tx, paper);
  const facts = { unit, days: datesMessage(inspection.dates), reason };
  const inspecting = await inspectingChats(ctx.tx, inspection);
  if (inspection.hidden) await tellHiddenChange(ctx, inspection, key);
  else {
    const toInspectors = [say('inspection.told.reinstated', facts), ...told.lines];
    await tellPeople(ctx, { to: inspecting, view: view(toInspectors, [[cardChoice(id)]]), key });
  }
  const isKnown = wasTold(inspection);
  if (!isKnown && !isAsked && inspection.state.report === null) return opened;
  const known = new Set(inspecting.map(({ personId }) => personId));
  const toUnit = view(
    [
      isKnown
        ? say('inspection.told.reinstated_unit', facts)
        : say('inspection.told.reinstated_report', { unit, reason }),
      ...(limit === null ? [] : [say('inspection.told.report_limit', { limit: limitMessage(limit) })]),
    ],
    [[...(inspection.state.notice === null ? [] : [acknowledgeChoice(id)]), cardChoice(id)]],
  );
  await tellPeople(ctx, {
    to: (await unitChats(ctx.tx, unitId)).filter(({ personId }) => !known.has(personId)),
    view: withPaper(toUnit, told),
    key,
  });
  if (isKnown) {
    const toGroup = say('inspection.group.reinstated', { unit, days: facts.days });
    await tellUnitGroups(ctx, inspection, [toGroup, ...told.lines], key);
  }
  return opened;
}

/** Its days have gone by before it began. */
function isOver({ at, tools }: InspectionContext, { dates, state }: Inspection): boolean {
  const today = officeDayOf(at, tools.timeZone);
  return state.startedAt === null && dates.kind === 'days' && dates.days.at(-1)! < today;
}

/** @returns whether a report is owed again that was not asked for any more */
async function askReportAgain(
  { tx, tools, at }: InspectionContext,
  { assignmentId, state }: Inspection,
): Promise<boolean> {
  const wasPassedOver = state.skipped.some(({ stage }) => stage === 'report_received');
  if (assignmentId === null || wasPassedOver) return false;
  if (!(await tx.assignments.restore(assignmentId, at))) return false;
  const owed = await tx.followUp.owed(assignmentId);
  if (owed !== null) await refreshRoundProgress(tools, tx, owed.roundId, at);
  return true;
}
