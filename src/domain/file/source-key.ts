import type { FileMessage, InboundEvent } from '../inbound.ts';

/** Names the message a file came with, so that what arrives twice is one file: "telegram:<chat>:<message>". */
export function sourceKeyOf(
  event: Pick<InboundEvent, 'channel' | 'chat'>,
  { messageId }: Pick<FileMessage, 'messageId'>,
): string {
  return `${event.channel}:${event.chat.id}:${messageId}`;
}
