import type { ScheduleAction } from '../../../../domain/inspection/schedule/action.ts';
import type { ScheduleAwaited } from '../../../../domain/inspection/schedule/awaited.ts';
import { say } from '../../../../domain/message.ts';
import { view } from '../../../../domain/view.ts';
import type { Given } from '../given.ts';
import type { Talk } from '../../talk.ts';

/** Does what a choice says. */
export async function chooseSchedule(talk: Talk, _action: ScheduleAction): Promise<void> {
  return talk.say(view([say('refused.unknown_button')]));
}

/** Takes what was awaited. */
export async function takeSchedule(talk: Talk, _awaited: ScheduleAwaited, _given: Given): Promise<void> {
  return talk.say(view([say('refused.nothing_awaited')]));
}
