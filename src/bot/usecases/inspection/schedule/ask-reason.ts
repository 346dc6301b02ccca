import type { Inspection } from '../../../../domain/inspection/ports.ts';
import type { Draft } from '../../../../domain/inspection/schedule/awaited.ts';
import { cardChoice } from '../../../../domain/inspection/schedule/session-view.ts';
import { say, type Message } from '../../../../domain/message.ts';
import { view } from '../../../../domain/view.ts';
import type { Talk } from '../../talk.ts';

/** Asks for the reason without which nothing is passed over. */
export function askSkipReason(
  talk: Talk,
  { id: inspectionId }: Inspection,
  by: Draft<'skip_reason'>['by'],
  asked: Message,
): Promise<void> {
  return talk.say(view([asked, say('inspection.ask_reason')], [[cardChoice(inspectionId)]]), {
    awaits: { area: 'schedule', what: { kind: 'skip_reason', inspectionId, by } },
  });
}
