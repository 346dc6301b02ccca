import type { Scope } from '../../../../domain/access.ts';
import type { Inspection, InspectionRound } from '../../../../domain/inspection/ports.ts';
import { may, type Deed, type Standing } from '../../../../domain/inspection/standing.ts';
import { listChoice } from '../../../../domain/inspection/schedule/list-view.ts';
import { say } from '../../../../domain/message.ts';
import { view } from '../../../../domain/view.ts';
import { officeDayOf } from '../../deadline/office-time.ts';
import type { Talk } from '../../talk.ts';
import type { InspectionContext } from '../advance-inspection.ts';
import { standingIn } from '../standing.ts';

/** An inspection that the person in the talk may see. */
export interface Seen {
  inspection: Inspection;
  round: InspectionRound;
  standing: Standing;
  scope: Scope;
}

/** Null, and said so, when there is none that the person may see; of what they may not see nothing is given away. */
export async function seeInspection(talk: Talk, inspectionId: string): Promise<Seen | null> {
  const { tx, scope } = talk;
  const inspection = scope === null ? null : await tx.inspections.byId(scope, inspectionId);
  const round = inspection === null ? null : await tx.inspections.roundById(scope!, inspection.roundId);
  if (inspection === null || round === null) {
    await sayNotYours(talk);
    return null;
  }
  talk.secret = inspection.hidden ? inspection.id : null;
  return { inspection, round, standing: await standingIn(talk, inspection), scope: scope! };
}

/** The same, when the person may do this about it. */
export async function mayDo(talk: Talk, inspectionId: string, deed: Deed): Promise<Seen | null> {
  const seen = await seeInspection(talk, inspectionId);
  if (seen === null || may(seen.standing, deed)) return seen;
  await sayNotYours(talk);
  return null;
}

/** What is not there, what may not be seen and what may not be done sound alike. */
export function sayNotYours(talk: Talk): Promise<void> {
  return talk.scope === null
    ? talk.say(view([say('refused.not_joined')]))
    : talk.say(view([say('inspection.refused.not_yours')], [[listChoice()]]));
}

/** A button of something that has since been settled. */
export function sayStale(talk: Talk): Promise<void> {
  return talk.say(view([say('inspection.refused.stale')], [[listChoice()]]));
}

export function contextOf({ tx, tools, event, sender }: Talk): InspectionContext {
  return { tx, tools, at: event.receivedAt, actorId: sender?.person?.id ?? null };
}

/** The day it is in the office, ISO. */
export function todayOf({ event, tools }: Talk): string {
  return officeDayOf(event.receivedAt, tools.timeZone);
}
