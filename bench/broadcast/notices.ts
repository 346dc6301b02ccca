import type { Outgoing } from '../../src/domain/outbox/ports.ts';
import { say } from '../../src/domain/message.ts';
import { view } from '../../src/domain/view.ts';

/** One notice of the broadcast; its number is in its text, so that what arrived can be told. */
export interface Notice {
  number: number;
  chatId: string;
  text: string;
}

/** So many notices to each chat, as a round's follow-up puts them: the first to every chat, then the second. */
export function noticesFor(chatIds: readonly number[], each: number): Notice[] {
  return Array.from({ length: each }).flatMap((_, round) =>
    chatIds.map((id, at) => {
      const number = round * chatIds.length + at;
      return { number, chatId: String(id), text: textOf(number) };
    }),
  );
}

export function textOf(number: number): string {
  return `Thông báo #${number}: đề nghị đơn vị hoàn thiện báo cáo, trình ký và gửi trước khi hết thời hạn.`;
}

/** The notice a message shows, and whether it says that it may be a repeat. */
export function numberIn(text: string): { number: number; isMarked: boolean } | null {
  const found = /Thông báo #(\d+):/.exec(text);
  return found === null ? null : { number: Number(found[1]), isMarked: found.index > 0 };
}

export function outgoing({ number, chatId, text }: Notice, dueAt: string): Outgoing {
  return {
    kind: 'notice',
    operation: { kind: 'send' },
    address: { channel: 'telegram', chatId, threadId: null },
    view: view([say('answer_text.narrative', { text })]),
    language: 'vi',
    priority: 2,
    replaceKey: null,
    dedupeKey: `benchmark:${number}`,
    stillTrue: null,
    dueAt,
  };
}
