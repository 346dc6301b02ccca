import type { AwaitedOf } from '../../../../domain/inspection/conclusion/awaited.ts';
import { gapChoices, gapLines } from '../../../../domain/inspection/conclusion/gap-views.ts';
import { hasGaps } from '../../../../domain/inspection/conclusion/gaps.ts';
import { backToCard } from '../../../../domain/inspection/conclusion/item-views.ts';
import { say } from '../../../../domain/message.ts';
import type { Talk } from '../../talk.ts';
import { ask } from './item-reply.ts';
import type { OpenedConclusion } from './open.ts';
import { passedOver, unexplained } from './passed-over.ts';

/**
 * Whether a draft may go on as it is. When it passes over something that nobody has given a reason for, all of it is
 * named, with what can be done about it, and the reason is asked for.
 */
export async function goesOn(
  talk: Talk,
  opened: OpenedConclusion,
  step: AwaitedOf<'gap_reason'>['step'],
): Promise<boolean> {
  const { conclusion, rights, inspections } = opened;
  const { id: conclusionId, revision } = conclusion;
  const shown = await passedOver(talk.tx, conclusion);
  const open = unexplained(shown);
  if (!hasGaps(open)) return true;
  const lines = gapLines({ gaps: open, reservations: [] }, inspections);
  await ask(
    talk,
    [...lines, say('conclusion.gap.ask_reason')],
    [...gapChoices(conclusion, open, rights), [backToCard(conclusionId)]],
    { kind: 'gap_reason', conclusionId, revision, step },
  );
  return false;
}
