import type { Administration } from '../../administration.ts';
import type { InspectionContext } from '../advance-inspection.ts';

/** The command line as somebody who does something to an inspection. */
export function contextOf({ tx, ids, timeZone, now }: Administration): InspectionContext {
  return { tx, tools: { ids, timeZone }, at: now, actorId: null };
}
