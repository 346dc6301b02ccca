import { say, type Message } from '../message.ts';
import type { OutgoingKind } from '../outbox/ports.ts';
import { view, type View } from '../view.ts';

/** What could not be said, told to who can do something about it; never what it was going to say. */
export interface FailedNotice {
  /** As `admin outbox` numbers it. */
  id: number;
  kind: OutgoingKind;
  /** The person's name or the group's title; null for a chat nobody knows. */
  target: string | null;
  chatId: string;
  /** The channel's own words. */
  error: string;
}

export function failedNoticeView({ id, kind, target, chatId, error }: FailedNotice): View {
  const to =
    target === null ? say('outbox.unknown_chat', { chat: chatId }) : say('outbox.target', { target });
  return view([say('outbox.failed_notice', { id, kind: kindMessage(kind), to, error })]);
}

function kindMessage(kind: OutgoingKind): Message {
  return say(`outbox.kind.${kind}`);
}
