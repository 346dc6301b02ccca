import type { Language } from '../../domain/action.ts';
import type { InboundEvent } from '../../domain/inbound.ts';
import { say } from '../../domain/message.ts';
import type { ClaimedMessage } from '../../domain/outbox/ports.ts';
import type { UnitOfWork } from '../../domain/ports.ts';
import { view } from '../../domain/view.ts';
import { answerInGroup } from './group/group-chat.ts';
import { answerInPrivate } from './private-chat.ts';
import { tellReturned } from './inspection/schedule/tell-returned.ts';
import { refuseClassified, withoutClassified } from './refuse-classified.ts';
import { eventKey, startTalk, type UseCaseTools } from './talk.ts';

/** What has come of an event. */
export interface Received {
  /** Handled before: nothing was changed. */
  repeated: boolean;
  /** A reply that is taken up already: whoever keeps the chat free has to send it. */
  taken: ClaimedMessage | null;
  /** Something else waits in the outbox. */
  waits: boolean;
}

/**
 * Handles one event from a chat, once: its id is stored in the transaction that handles it, so a repeat changes
 * nothing and says nothing new.
 *
 * @param mayTake the sender keeps the chat free for a reply
 */
export async function receiveEvent(
  unitOfWork: UnitOfWork,
  tools: UseCaseTools,
  event: InboundEvent,
  mayTake = false,
): Promise<Received> {
  return unitOfWork.run(async (tx) => {
    if (!(await tx.inbound.claim(event))) return { repeated: true, taken: null, waits: false };
    if (event.content.kind === 'ignored') return { repeated: false, taken: null, waits: false };
    const talk = await startTalk(tools, tx, event, mayTake);
    if (event.chat.kind === 'group') await answerInGroup(talk);
    else if (!(await refuseClassified(talk))) await answerInPrivate(talk);
    const { sender } = talk;
    const isBack =
      sender?.gone === true && event.chat.kind === 'private' && event.content.kind !== 'bot_removed';
    if (isBack && sender.person !== null) await tellReturned(talk, sender.person.id);
    return { repeated: false, taken: talk.taken, waits: tx.outbox.hasWaiting() };
  });
}

/** Keeps an event aside that failed again and again, and tells the person; the others go on. */
export async function setEventAside(
  unitOfWork: UnitOfWork,
  event: InboundEvent,
  attempts: number,
  error: string,
): Promise<void> {
  await unitOfWork.run(async (tx) => {
    await tx.inbound.keepAside(withoutClassified(event), attempts, error);
    if (event.chat.kind !== 'private') return;
    const sender = await tx.people.sender(event.channel, event.sender.externalId);
    const language: Language = sender?.person?.language ?? 'vi';
    await tx.outbox.put(
      {
        kind: 'reply',
        operation: { kind: 'send' },
        address: { channel: event.channel, chatId: event.chat.id, threadId: null },
        view: view([say('refused.set_aside')]),
        language,
        priority: 0,
        replaceKey: null,
        dedupeKey: `aside:${eventKey(event)}`,
        stillTrue: null,
        dueAt: event.receivedAt,
      },
      event.receivedAt,
    );
  });
}
