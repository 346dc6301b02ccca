import type { Inspection } from '../../../../domain/inspection/ports.ts';
import { cardChoice } from '../../../../domain/inspection/schedule/session-view.ts';
import { say } from '../../../../domain/message.ts';
import { view } from '../../../../domain/view.ts';
import type { InspectionContext } from '../advance-inspection.ts';
import { ordererChats, teamChats } from './people-concerned.ts';
import { tellPeople } from './tell.ts';

/**
 * Tells those who know of a hidden inspection that something has changed: its team, and whoever ordered it, without a
 * word of what. Whoever may see it looks.
 */
export async function tellHiddenChange(
  ctx: InspectionContext,
  inspection: Inspection,
  key: string,
): Promise<void> {
  const card = [[cardChoice(inspection.id)]];
  await tellPeople(ctx, {
    to: await teamChats(ctx.tx, inspection.id),
    view: view([say('inspection.told.hidden_changed')], card),
    key,
    about: inspection,
  });
  await tellPeople(ctx, {
    to: await ordererChats(ctx.tx, inspection),
    view: view([say('inspection.told.hidden_changed_orderer')], card),
    key,
    about: inspection,
  });
}
