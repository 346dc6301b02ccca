import { isAnswerable } from '../../../domain/inspection/answerable.ts';
import { choose, listChoice } from '../../../domain/inspection/schedule/list-view.ts';
import { say } from '../../../domain/message.ts';
import { view } from '../../../domain/view.ts';
import type { Talk } from '../talk.ts';

/** Whether what was asked last was asked too long ago for this event to be the answer. */
export function hasExpired({ sender, event }: Talk): boolean {
  const { awaits, asked } = sender?.dialog ?? {};
  return awaits !== undefined && (asked === undefined || !isAnswerable(awaits, asked.at, event.sentAt));
}

/** Nothing is taken; what had been given before is kept, and the question can be asked again as it was. */
export function sayExpired(talk: Talk): Promise<void> {
  const asked = talk.sender?.dialog?.asked;
  if (asked === undefined) return talk.say(view([say('inspection.await_ended')], [[listChoice()]]));
  const again = {
    action: choose({ kind: 'ask_again' }),
    label: say('inspection.choice.ask_again'),
    command: 'hoilai',
  };
  return talk.say(view([say('inspection.await_expired', { at: asked.at })], [[again], [listChoice()]]), {
    keepsAsking: true,
  });
}

/** Asks once more what was asked last, with what had been given so far. */
export function askAgain(talk: Talk): Promise<void> {
  const { awaits, asked } = talk.sender?.dialog ?? {};
  if (awaits === undefined || asked === undefined) {
    return talk.say(view([say('inspection.refused.stale')], [[listChoice()]]));
  }
  return talk.say(asked.view, { awaits });
}
