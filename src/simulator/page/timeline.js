/** The messages of the open chat: kept by id, drawn in order with a line per day, loaded a page at a time. */

import { getMessages } from './api.js';
import { bubble } from './bubble.js';
import { calendarDay, dayWithWeekday } from './dates.js';
import { el } from './dom.js';
import { createQuotes } from './quotes.js';

/** @typedef {import('./types.js').Message} Message */

const PAGE_SIZE = 100;
/** Messages of one sender closer than this stand together. */
const TOGETHER_S = 300;
/** This near to the end counts as "reading the latest". */
const NEAR_END_PX = 80;

/**
 * @param {HTMLElement} log the scrolling element
 * @param {Omit<import('./bubble.js').BubbleContext, 'find'>} context
 * @param {{ onDrawn: () => void, onError: (error: unknown) => void }} handlers
 */
export function createTimeline(log, context, { onDrawn, onError }) {
  /** @type {Map<number, Message>} */
  let messages = new Map();
  /** @type {Map<number, { message: Message, node: HTMLElement }>} */
  let drawn = new Map();
  /** Ids told by events while a page was on its way: the event is newer than the page. */
  let told = new Set();
  let chatId = 0;
  /** The one topic shown; all of the chat when undefined. @type {number | undefined} */
  let topic;
  let opening = 0;
  let hasOlder = false;
  /** @type {Promise<boolean> | undefined} */
  let loadingOlder;

  const quotes = createQuotes({
    onFound(ids) {
      redrawQuotesOf(ids);
      draw();
    },
    onError,
  });

  /** @param {number} id */
  const find = (id) => messages.get(id) ?? quotes.find(id);

  /** @param {Set<number>} ids */
  function redrawQuotesOf(ids) {
    for (const [key, { message }] of drawn) if (ids.has(message.replyTo ?? 0)) drawn.delete(key);
  }

  const inOrder = () => [...messages.values()].sort((a, b) => a.id - b.id);
  const nearEnd = () => log.scrollHeight - log.scrollTop - log.clientHeight < NEAR_END_PX;
  const toEnd = () => (log.scrollTop = log.scrollHeight);

  function draw() {
    /** @type {Node[]} */
    const nodes = [];
    const next = new Map();
    /** @type {Message | undefined} */
    let previous;
    let day = '';
    for (const message of inOrder()) {
      const itsDay = calendarDay(message.date * 1000);
      const kept = drawn.get(message.id);
      const node = kept?.message === message ? kept.node : bubble(message, { ...context, find });
      const newDay = itsDay !== day;
      if (newDay) nodes.push(daySeparator(message, itsDay));
      const together =
        !newDay &&
        previous?.from === message.from &&
        message.date - previous.date < TOGETHER_S &&
        !previous.service;
      node.classList.toggle('together', together);
      next.set(message.id, { message, node });
      nodes.push(node);
      day = itsDay;
      previous = message;
    }
    drawn = next;
    const focused = document.activeElement?.closest('[data-id]');
    reconcile(nodes);
    if (focused && !focused.isConnected) {
      const again = drawn.get(Number(focused.getAttribute('data-id')))?.node ?? log;
      again.focus({ preventScroll: true });
    }
    onDrawn();
  }

  /**
   * Moves only what changed, so that focus and scrolling stay where they are.
   *
   * @param {Node[]} nodes
   */
  function reconcile(nodes) {
    const wanted = new Set(nodes);
    for (const child of [...log.childNodes]) if (!wanted.has(child)) child.remove();
    let at = log.firstChild;
    for (const node of nodes) {
      if (node === at) at = at.nextSibling;
      else log.insertBefore(node, at);
    }
  }

  /** @type {Map<string, HTMLElement>} */
  const separators = new Map();

  /**
   * @param {Message} message
   * @param {string} day
   */
  function daySeparator(message, day) {
    const known = separators.get(day);
    if (known) return known;
    const made = el('div', { class: 'day' }, el('span', {}, dayWithWeekday(message.date * 1000)));
    separators.set(day, made);
    return made;
  }

  /** @param {Message[]} page */
  function merge(page) {
    for (const message of page) if (!told.has(message.id)) messages.set(message.id, message);
  }

  const ofTopic = () => (topic === undefined ? {} : { thread: topic });

  async function fetchOlder() {
    const first = inOrder()[0];
    if (!hasOlder || !first) return false;
    const mine = opening;
    const page = await getMessages(chatId, { before: first.id, limit: PAGE_SIZE, ...ofTopic() });
    if (mine !== opening) return false;
    hasOlder = page.length === PAGE_SIZE;
    const fromEnd = log.scrollHeight - log.scrollTop;
    merge(page);
    draw();
    log.scrollTop = log.scrollHeight - fromEnd;
    return page.length > 0;
  }

  return {
    find: (/** @type {number} */ id) => messages.get(id),
    last: () => inOrder().at(-1),
    lastWhere: (/** @type {(message: Message) => boolean} */ test) => inOrder().findLast(test),
    nodeOf: (/** @type {number} */ id) => drawn.get(id)?.node,
    nearEnd,
    toEnd,

    /**
     * Shows the latest page of a chat, forgetting the chat before.
     *
     * @param {number} id
     * @param {number} [thread] the topic, 0 for "General"
     */
    async open(id, thread) {
      const mine = ++opening;
      if (id !== chatId || thread !== topic) {
        messages = new Map();
        log.replaceChildren();
      }
      chatId = id;
      topic = thread;
      told = new Set();
      const page = await getMessages(id, { limit: PAGE_SIZE, ...ofTopic() });
      if (mine !== opening) return;
      const keep = [...told].map((known) => messages.get(known)).filter((message) => message !== undefined);
      messages = new Map(keep.map((message) => [message.id, message]));
      drawn = new Map();
      quotes.reset(id);
      separators.clear();
      merge(page);
      hasOlder = page.length === PAGE_SIZE;
      draw();
      toEnd();
    },

    /**
     * Puts the page before the first message above it, keeping what is read in its place. Asking again while a page
     * is on its way waits for that one.
     *
     * @returns {Promise<boolean>} whether there was such a page
     */
    loadOlder: () => (loadingOlder ??= fetchOlder().finally(() => (loadingOlder = undefined))),

    /**
     * Takes in a new or edited message of the open chat.
     *
     * @param {Message} message
     */
    put(message) {
      if (topic !== undefined && (message.threadId ?? 0) !== topic) return;
      const isNew = !messages.has(message.id);
      const first = inOrder()[0];
      told.add(message.id);
      if (!isNew || !hasOlder || !first || message.id > first.id) {
        const follow = nearEnd();
        messages.set(message.id, message);
        draw();
        if (follow) toEnd();
      }
    },

    /** @param {number} id */
    remove(id) {
      told.add(id);
      messages.delete(id);
      quotes.markGone(id);
      redrawQuotesOf(new Set([id]));
      draw();
    },

    /** Draws everything anew, when the language or the acting person changed. */
    redraw() {
      const follow = nearEnd();
      drawn = new Map();
      separators.clear();
      draw();
      if (follow) toEnd();
    },
  };
}
