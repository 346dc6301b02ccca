import type { Channel } from '../../src/bot/channels/channel.ts';
import { plain } from '../../src/bot/markup.ts';
import type { Words } from '../../src/bot/words.ts';
import type { Clock } from '../../src/domain/ports.ts';
import type { View } from '../../src/domain/view.ts';
import { officeMomentOf, type Heard } from './heard.ts';

/** A message as it came out of the outbox. */
export interface Told extends Heard {
  view: View;
  messageId: string;
  /** It took the place of the message with this id. */
  edited: boolean;
}

/** A chat network that takes everything at once and remembers it, but for chats in which it is blocked. Chats whose id begins with "-" are groups. */
export function listeningChannel(words: Words, clock: Clock) {
  const told = new Map<string, Told[]>();
  const blocked = new Set<string>();
  let order = 0;
  const channel: Channel = {
    name: 'telegram',
    rates: {
      overall: { calls: 1e6, withinMs: 1 },
      chat: { calls: 1e6, withinMs: 1 },
      conversation: { calls: 1e6, withinMs: 1 },
      group: { calls: 1e6, withinMs: 1 },
    },
    isGroup: (chatId) => chatId.startsWith('-'),
    deliver({ address, view, language, operation }) {
      if (blocked.has(address.chatId)) return Promise.resolve({ kind: 'gone', error: 'bot was blocked' });
      order += 1;
      const edited = operation.kind === 'edit';
      const messageId = edited ? operation.messageId : String(order);
      const page = told.get(address.chatId) ?? [];
      told.set(address.chatId, page);
      page.push({
        at: officeMomentOf(Date.parse(clock.now())),
        text: words.paragraphs(view, language, plain),
        choices: view.choices.flat().map((choice) => words.label(choice, language)),
        view,
        messageId,
        edited,
      });
      return Promise.resolve({ kind: 'sent', messages: [{ messageId, order }] });
    },
    fetch: () => Promise.resolve(null),
    acknowledge: () => Promise.resolve(),
  };
  return {
    channel,
    /** Ids of chats that refuse everything; the network tells nobody so. */
    blocked,
    /** The place of the next message in its chat. */
    nextOrder: () => (order += 1),
    told: (chatId: string): readonly Told[] => told.get(chatId) ?? [],
  };
}
