import { say } from '../../../../domain/message.ts';
import type { Talk } from '../../talk.ts';
import { advanceInspection } from '../advance-inspection.ts';
import { contextOf, mayDo } from './seen.ts';
import { showInspection } from './show-inspection.ts';

/** Somebody of the unit says that they have seen the days. */
export async function acknowledge(talk: Talk, inspectionId: string): Promise<void> {
  const seen = await mayDo(talk, inspectionId, 'acknowledge');
  if (seen === null) return;
  const ctx = contextOf(talk);
  const personId = ctx.actorId!;
  if (seen.inspection.state.acknowledged.some((each) => each.personId === personId)) {
    return showInspection(talk, inspectionId, [say('inspection.acknowledged_before')]);
  }
  const done = await advanceInspection(ctx, seen.inspection, { kind: 'acknowledge', personId });
  return showInspection(talk, inspectionId, [done.ok ? say('inspection.acknowledged') : done.refusal]);
}
