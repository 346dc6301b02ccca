import type { ConclusionAction } from '../../../../domain/inspection/conclusion/action.ts';
import type { ConclusionAwaited } from '../../../../domain/inspection/conclusion/awaited.ts';
import { say } from '../../../../domain/message.ts';
import { view } from '../../../../domain/view.ts';
import type { Given } from '../given.ts';
import type { Talk } from '../../talk.ts';

/** Does what a choice says. */
export async function chooseConclusion(talk: Talk, _action: ConclusionAction): Promise<void> {
  return talk.say(view([say('refused.unknown_button')]));
}

/** Takes what was awaited. */
export async function takeConclusion(talk: Talk, _awaited: ConclusionAwaited, _given: Given): Promise<void> {
  return talk.say(view([say('refused.nothing_awaited')]));
}
