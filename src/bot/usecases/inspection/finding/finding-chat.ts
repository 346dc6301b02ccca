import type { FindingAction } from '../../../../domain/inspection/finding/action.ts';
import type { FindingAwaited } from '../../../../domain/inspection/finding/awaited.ts';
import { say } from '../../../../domain/message.ts';
import { view } from '../../../../domain/view.ts';
import type { Given } from '../given.ts';
import type { Talk } from '../../talk.ts';

/** Does what a choice says. */
export async function chooseFinding(talk: Talk, _action: FindingAction): Promise<void> {
  return talk.say(view([say('refused.unknown_button')]));
}

/** Takes what was awaited. */
export async function takeFinding(talk: Talk, _awaited: FindingAwaited, _given: Given): Promise<void> {
  return talk.say(view([say('refused.nothing_awaited')]));
}
