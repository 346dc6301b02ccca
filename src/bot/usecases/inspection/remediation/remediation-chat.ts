import type { RemediationAction } from '../../../../domain/inspection/remediation/action.ts';
import type { RemediationAwaited } from '../../../../domain/inspection/remediation/awaited.ts';
import { say } from '../../../../domain/message.ts';
import { view } from '../../../../domain/view.ts';
import type { Given } from '../given.ts';
import type { Talk } from '../../talk.ts';

/** Does what a choice says. */
export async function chooseRemediation(talk: Talk, _action: RemediationAction): Promise<void> {
  return talk.say(view([say('refused.unknown_button')]));
}

/** Takes what was awaited. */
export async function takeRemediation(
  talk: Talk,
  _awaited: RemediationAwaited,
  _given: Given,
): Promise<void> {
  return talk.say(view([say('refused.nothing_awaited')]));
}
