import { datesBegunOn } from '../../../../domain/inspection/lifecycle/begun-on.ts';
import { advance, wasTold } from '../../../../domain/inspection/lifecycle/lifecycle.ts';
import type { Inspection } from '../../../../domain/inspection/ports.ts';
import { refusalMessage, datesMessage } from '../../../../domain/inspection/schedule/words.ts';
import { say } from '../../../../domain/message.ts';
import type { Talk } from '../../talk.ts';
import { advanceInspection, type AdvanceOutcome, type InspectionContext } from '../advance-inspection.ts';
import { lacksReports, warnOfNoReports } from '../report/lacks-reports.ts';
import { askAtStart } from '../term/ask-team.ts';
import { askSkipReason } from './ask-reason.ts';
import { moveReportLimit } from './move-report-limit.ts';
import { contextOf, mayDo, todayOf } from './seen.ts';
import { showInspection } from './show-inspection.ts';
import { tellOfStart } from './tell-started.ts';
import { withdrawSkipped } from './withdraw-report.ts';

/**
 * Starts an inspection on the spot, not before its day has come: that is changed first, where people are told of it.
 *
 * @param skipReason why stages that come before are passed over, or why it is not the day the unit was told
 * @param withoutReports one from reports starts although there are none, which was asked about
 */
export async function start(
  talk: Talk,
  inspectionId: string,
  skipReason?: string,
  { withoutReports = false } = {},
): Promise<void> {
  const seen = await mayDo(talk, inspectionId, 'start');
  if (seen === null) return;
  const { inspection } = seen;
  const today = todayOf(talk);
  if (inspection.dates.kind === 'days' && today < inspection.dates.days[0]!) {
    const days = datesMessage(inspection.dates);
    return showInspection(talk, inspectionId, [say('inspection.start_too_early', { days })]);
  }
  if (!withoutReports && (await lacksReports(talk, inspection))) return warnOfNoReports(talk, inspection);
  const started = await startInspection(contextOf(talk), inspection, today, skipReason);
  if (started.ok) {
    const [from, to] = [datesMessage(inspection.dates), datesMessage(started.value.dates)];
    const isMoved = started.value.state.moved.length > inspection.state.moved.length;
    const said = isMoved ? say('inspection.started_instead', { from, to }) : say('inspection.started');
    return showInspection(talk, inspectionId, [said]);
  }
  // Stages are passed over, or the unit knows of another day or of none: both are told with a reason.
  const isAsked = started.why.kind === 'must_skip' || started.why.kind === 'reason_needed';
  return isAsked
    ? askSkipReason(talk, inspection, 'start', refusalMessage(started.why))
    : showInspection(talk, inspectionId, [started.refusal]);
}

/**
 * The day on which an inspection begins is its day: where another was fixed, or none, it is moved, on record, and its
 * terms with it.
 *
 * @param today ISO date of the office
 */
export async function startInspection(
  ctx: InspectionContext,
  before: Inspection,
  today: string,
  skipReason?: string,
): Promise<AdvanceOutcome> {
  const deed = skipReason === undefined ? { kind: 'start' as const } : { kind: 'start' as const, skipReason };
  const dates = datesBegunOn(before.dates, today);
  // Nothing is moved for a start that cannot be.
  const foreseen = advance({ ...before, dates }, { ...deed, at: ctx.at, by: ctx.actorId });
  if (!foreseen.ok) return { ok: false, refusal: refusalMessage(foreseen.refusal), why: foreseen.refusal };
  let inspection = before;
  if (dates !== before.dates) {
    const fixed = await advanceInspection(ctx, before, {
      kind: 'fix_dates',
      dates,
      reason: skipReason ?? null,
    });
    if (!fixed.ok) return fixed;
    inspection = fixed.value;
    // A report that is passed over is asked for no more.
    const isAsked = !foreseen.skipped.includes('report_received');
    await moveReportLimit(ctx, inspection, isAsked && !wasTold(before));
  }
  const started = await advanceInspection(ctx, inspection, deed);
  if (started.ok) await withdrawSkipped(ctx, started.value, started.skipped);
  if (started.ok) await tellOfStart(ctx, before, started.value);
  if (started.ok) await askAtStart(ctx, started.value);
  return started;
}
