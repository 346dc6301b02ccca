import { say, type Message } from '../../message.ts';
import type { LifecycleRefusal } from '../lifecycle.ts';
import type { InspectionKind, Stage } from '../kind.ts';

export function stageMessage(stage: Stage): Message {
  return say(`inspection.stage.${stage}`);
}

export function kindMessage(kind: InspectionKind): Message {
  return say(`inspection.kind.${kind}`);
}

/** "one; another; a third". */
export function listed([first, ...rest]: [Message, ...Message[]]): Message {
  const [next, ...more] = rest;
  return next === undefined ? first : say('inspection.and', { first, rest: listed([next, ...more]) });
}

/** Why something cannot happen to an inspection now. */
export function refusalMessage(refusal: LifecycleRefusal): Message {
  switch (refusal.kind) {
    case 'must_skip': {
      const [first, ...more] = refusal.stages.map(stageMessage);
      if (first === undefined) throw new Error('nothing is to be passed over');
      return say('inspection.refused.must_skip', { stages: listed([first, ...more]) });
    }
    case 'not_now':
      return say('inspection.refused.not_now', { stage: stageMessage(refusal.stage) });
    case 'not_of_kind':
    case 'dates_needed':
    case 'reason_needed':
    case 'paper_needed':
      return say(`inspection.refused.${refusal.kind}`);
    default:
      return refusal satisfies never;
  }
}
