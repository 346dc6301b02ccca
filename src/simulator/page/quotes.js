/** Messages that are quoted but lie outside the loaded pages: fetched a stretch at a time, never one by one. */

import { getMessages } from './api.js';

/** @typedef {import('./types.js').Message} Message */

const STRETCH = 100;

/**
 * @param {{ onFound: (ids: Set<number>) => void, onError: (error: unknown) => void }} handlers `onFound` is told of
 *   ids whose message, or whose absence, is now known
 */
export function createQuotes({ onFound, onError }) {
  /** @type {Map<number, Message | 'gone'>} */
  let known = new Map();
  /** @type {Set<number>} */
  let wanted = new Set();
  let chatId = 0;
  let fetching = false;

  async function fetchWanted() {
    const from = known;
    while (from === known && wanted.size > 0) {
      const first = Math.min(...wanted);
      const stretch = await getMessages(chatId, { after: first - 1, limit: STRETCH });
      if (from !== known) return;
      for (const message of stretch) known.set(message.id, message);
      const upTo = Math.max(first, stretch.at(-1)?.id ?? 0);
      const settled = new Set([...wanted].filter((id) => id <= upTo));
      for (const id of settled) {
        wanted.delete(id);
        if (!known.has(id)) known.set(id, 'gone');
      }
      onFound(settled);
    }
  }

  function run() {
    fetching = true;
    fetchWanted()
      .catch((error) => {
        wanted.clear();
        onError(error);
      })
      .finally(() => {
        fetching = false;
        if (wanted.size > 0) run();
      });
  }

  return {
    /**
     * @param {number} id
     * @returns {Message | 'gone' | undefined} undefined while it is being fetched
     */
    find(id) {
      const found = known.get(id);
      if (found !== undefined) return found;
      wanted.add(id);
      // After the drawing that asked, so that all it asks for is fetched together.
      queueMicrotask(() => fetching || run());
      return undefined;
    },
    /** @param {number} id */
    markGone: (id) => known.set(id, 'gone'),
    /** @param {number} id the chat now open */
    reset(id) {
      chatId = id;
      known = new Map();
      wanted = new Set();
    },
  };
}
