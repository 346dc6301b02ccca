/** What the left column knows: the chats of the server's state, each with its last message and unread count. */

import { getMessages } from './api.js';
import { UNREAD_SHOWN } from './chat-list.js';
import { t } from './words.js';

/** @typedef {import('./types.js').Chat} Chat */
/** @typedef {import('./types.js').Message} Message */
/** @typedef {import('./types.js').SimulatorState} SimulatorState */

const READ_KEY = 'simulator.read.';

export function createChats() {
  /** @type {Chat[]} */
  let all = [];
  /** @type {Map<number, import('./chat-list.js').Preview>} */
  const previews = new Map();

  /** @param {number} id */
  const readUpTo = (id) => Number(localStorage.getItem(READ_KEY + id) ?? 0);

  /**
   * @param {number} chatId
   * @param {Message} message
   */
  const isUnread = (chatId, message) => message.from === 'bot' && message.id > readUpTo(chatId);

  return {
    all: () => all,
    /** @param {number} id */
    byId: (id) => all.find((chat) => chat.id === id),
    /** @param {number} id */
    previewOf: (id) => previews.get(id) ?? { unread: 0 },

    /** @param {SimulatorState} state */
    use(state) {
      const groups = state.groups.map((group) => ({
        id: group.id,
        title: group.title,
        note: group.note ?? t('groupNote', { count: group.memberIds.length }),
        group,
      }));
      const people = state.users.map((user) => ({
        id: user.chatId,
        title: user.name,
        note: user.note ?? '',
        user,
      }));
      all = [...people, ...groups];
    },

    /** Fetches every chat's last messages; a person who never started the bot has none. */
    async loadPreviews() {
      const begun = all.filter((chat) => chat.user === undefined || chat.user.started);
      await Promise.all(
        begun.map(async ({ id }) => {
          const latest = await getMessages(id, { limit: UNREAD_SHOWN + 1 });
          const unread = latest.filter((message) => isUnread(id, message)).length;
          previews.set(id, { last: latest.at(-1), unread });
        }),
      );
    },

    /**
     * @param {number} chatId
     * @param {Message} message new or edited
     * @param {boolean} beingRead
     */
    note(chatId, message, beingRead) {
      const { last, unread } = previews.get(chatId) ?? { last: undefined, unread: 0 };
      if (last && message.id < last.id) return;
      const isNew = last?.id !== message.id;
      const more = isNew && !beingRead && isUnread(chatId, message) ? 1 : 0;
      previews.set(chatId, { last: message, unread: unread + more });
      if (beingRead) this.markRead(chatId, message);
    },

    /**
     * @param {number} chatId
     * @param {Message | undefined} last the latest message, which the reader has now seen
     */
    markRead(chatId, last) {
      if (!last) return;
      localStorage.setItem(READ_KEY + chatId, String(last.id));
      previews.set(chatId, { last, unread: 0 });
    },

    /**
     * @param {number} chatId
     * @param {Message | undefined} last what is now the last message, after one was deleted
     */
    replaceLast(chatId, last) {
      previews.set(chatId, { last, unread: previews.get(chatId)?.unread ?? 0 });
    },
  };
}
