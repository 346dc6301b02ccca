import { isPassed } from '../../../../domain/inspection/lifecycle/path.ts';
import { cardChoice } from '../../../../domain/inspection/schedule/session-view.ts';
import { say } from '../../../../domain/message.ts';
import { view } from '../../../../domain/view.ts';
import { eventKey, type Talk } from '../../talk.ts';
import { startedKey, tellPeople, toldKey } from './tell.ts';

const everything = { kind: 'system' } as const;

/**
 * Somebody who could not be written to has a chat with the bot, now or again: they are told of the surprise inspections in
 * whose team they are, while these are hidden or the work on them goes on. At once, since they are here.
 */
export async function tellReturned({ tx, tools, event }: Talk, personId: string): Promise<void> {
  const [chats, open] = [await tx.people.chatsOfPersons([personId]), await tx.inspections.open(everything)];
  for (const inspection of open) {
    const { id, kind, unitName: unit, state } = inspection;
    if (kind !== 'surprise' || isPassed(inspection, 'issued')) continue;
    const team = await tx.inspections.teamOf(everything, id);
    if (!team.some((member) => member.personId === personId)) continue;
    const said =
      state.startedAt === null
        ? say('inspection.told.hidden_changed')
        : say('inspection.told.surprise_started', { unit, at: state.startedAt });
    const to = [];
    for (const chat of chats) {
      const started = toldKey(startedKey(id), chat);
      if (state.startedAt === null || !(await tx.outbox.wasSent(started))) to.push(chat);
    }
    await tellPeople(
      { tx, tools, at: event.receivedAt, actorId: null },
      {
        to,
        view: view([said], [[cardChoice(id)]]),
        key: `inspection:${id}:returned:${eventKey(event)}`,
        about: inspection,
        atOnce: true,
      },
    );
  }
}
