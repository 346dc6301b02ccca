import type { Administration } from '../../administration.ts';
import { eventKey, type Talk } from '../../talk.ts';
import type { InspectionContext } from '../advance-inspection.ts';

/** The command line, or whoever chose it in chat, as somebody who does something to an inspection. */
export function contextOf({ tx, ids, timeZone, now, by }: Administration): InspectionContext {
  return { tx, tools: { ids, timeZone }, at: now, actorId: by?.personId ?? null };
}

/** Somebody in chat who does what the command line does too. */
export function administrationOf({ tx, tools, event, sender }: Talk): Administration {
  const { clock, ids, timeZone } = tools;
  const personId = sender?.person?.id;
  const by = personId === undefined ? {} : { by: { personId, event: eventKey(event) } };
  return { tx, clock, ids, timeZone, now: event.receivedAt, ...by };
}
