import type { Paper } from '../../../../domain/inspection/paper.ts';
import type { Inspection } from '../../../../domain/inspection/ports.ts';
import type { Message } from '../../../../domain/message.ts';
import { record, type Administration } from '../../administration.ts';
import { cancelInspection } from '../schedule/cancel-inspection.ts';
import { contextOf } from './context.ts';

/** `refusal` can be said as it is. */
export type TakenOut =
  | { ok: true; reportKept: boolean }
  | { ok: false; why: 'report_is_here' }
  | { ok: false; why: 'not_now'; refusal: Message };

/**
 * Takes a unit out of a round of inspections, for the command line and for whoever may do it in chat, with the person and
 * the reason in its trace and the audit. A report that is here is kept; taking the unit out all the same has to be meant.
 */
export async function takeOut(
  administration: Administration,
  inspection: Inspection,
  { reason, keepReport, paper }: { reason: string; keepReport: boolean; paper?: Paper },
): Promise<TakenOut> {
  const { kind, hidden, roundId, unitId, state } = inspection;
  if (state.report !== null && !keepReport) return { ok: false, why: 'report_is_here' };
  const cancelled = await cancelInspection(contextOf(administration), inspection, reason, paper);
  if (!cancelled.ok) return { ok: false, why: 'not_now', refusal: cancelled.refusal };
  // A surprise that nobody knew of leaves nothing but its own trace.
  if (!hidden) {
    const unit = await administration.tx.units.byId(unitId);
    await record(administration, {
      action: 'remove_inspected_unit',
      subject: 'inspection_round',
      subjectId: roundId,
      detail: { unit: unit?.code, kind, reason },
    });
  }
  return { ok: true, reportKept: state.report !== null };
}
