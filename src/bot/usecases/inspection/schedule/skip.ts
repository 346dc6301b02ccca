import { nextStep } from '../../../../domain/inspection/next-step.ts';
import type { Draft } from '../../../../domain/inspection/schedule/awaited.ts';
import { say } from '../../../../domain/message.ts';
import type { Talk } from '../../talk.ts';
import { advanceInspection } from '../advance-inspection.ts';
import { askSkipReason } from './ask-reason.ts';
import { close } from './close.ts';
import { contextOf, mayDo } from './seen.ts';
import { showInspection } from './show-inspection.ts';
import { start } from './start.ts';
import { withdrawSkipped } from './withdraw-report.ts';

/** Asks why the next step is passed over. */
export async function askToSkip(talk: Talk, inspectionId: string): Promise<void> {
  const seen = await mayDo(talk, inspectionId, 'schedule');
  if (seen === null) return;
  const step = nextStep(seen.inspection);
  if (step === null) return showInspection(talk, inspectionId);
  const asked = say('inspection.skip_ask', { step: say(`inspection.next.${step}`) });
  return askSkipReason(talk, seen.inspection, 'skip', asked);
}

export async function takeSkipReason(
  talk: Talk,
  { inspectionId, by }: Draft<'skip_reason'>,
  skipReason: string,
): Promise<void> {
  if (by === 'start') return start(talk, inspectionId, skipReason);
  if (by === 'close') return close(talk, inspectionId, skipReason);
  const seen = await mayDo(talk, inspectionId, 'schedule');
  if (seen === null) return;
  const ctx = contextOf(talk);
  const skipped = await advanceInspection(ctx, seen.inspection, { kind: 'skip', skipReason });
  if (skipped.ok) await withdrawSkipped(ctx, skipped.value, skipped.skipped);
  return showInspection(talk, inspectionId, [skipped.ok ? say('inspection.skipped') : skipped.refusal]);
}
