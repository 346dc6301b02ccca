/** The open chat: its header, its messages and what can be done with them. */

import { summary } from './bubble.js';
import { avatar, byId, el } from './dom.js';
import { createLogKeys } from './log-keys.js';
import { openMenu } from './menu.js';
import { createMessageActions } from './message-actions.js';
import { announce, showError } from './notices.js';
import { createTimeline } from './timeline.js';
import { createTopics } from './topics.js';
import { t } from './words.js';

/** @typedef {import('./types.js').Chat} Chat */
/** @typedef {import('./types.js').Message} Message */

const TYPING_MS = 6000;
/** After this long without scrolling the reader is at rest. */
const REST_MS = 1200;
/** Older messages are fetched this long before the reader reaches the first one. */
const OLDER_PX = 600;
/**
 * @param {object} options
 * @param {() => import('./types.js').SimulatorState} options.state
 * @param {(text: string) => void} options.onCommand a command pressed inside a message
 * @param {(message: Message) => void} options.onReply
 * @param {(message: Message) => void} options.onEdit
 * @param {() => void} options.onActorChange
 * @param {() => void} options.onTopicChange
 */
export function createChatView({ state, onCommand, onReply, onEdit, onActorChange, onTopicChange }) {
  const log = byId('log', HTMLDivElement);
  const toEnd = byId('to-end', HTMLButtonElement);
  const toEndCount = byId('to-end-count', HTMLSpanElement);
  const subtitle = byId('chat-subtitle', HTMLParagraphElement);
  const actorSelect = byId('actor', HTMLSelectElement);
  /** Who writes in each group. @type {Map<number, number>} */
  const actors = new Map();
  /** @type {Chat | undefined} */
  let chat;
  let missed = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let typing;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let resting;

  /** The person one acts as: the private chat's own, or the chosen member of the group. */
  function actor() {
    if (!chat) return 0;
    return chat.user?.id ?? actors.get(chat.id) ?? chat.group?.memberIds[0] ?? 0;
  }

  /** @param {Message} message */
  const isOwn = (message) => message.from === actor();

  /** @param {Message} message */
  function nameOf(message) {
    if (message.from === 'bot') return state().botName;
    return message.fromName ?? state().users.find((user) => user.id === message.from)?.name ?? '';
  }

  const context = {
    isOwn,
    nameOf,
    get showNames() {
      return chat?.group !== undefined;
    },
  };
  const timeline = createTimeline(log, context, { onDrawn, onError: showError });
  const topics = createTopics({
    chat: () => chat,
    onChange: () => {
      if (chat) timeline.open(chat.id, topics.shown()).then(showToEnd, showError);
      onTopicChange();
    },
  });
  const actions = createMessageActions({ state, chatId: () => chat?.id ?? 0, actor, onReply, onEdit });
  const keys = createLogKeys(log, openMenuOf);

  function drawHeader() {
    if (!chat) return;
    byId('chat-avatar', HTMLSpanElement).replaceChildren(avatar(chat));
    byId('chat-title', HTMLHeadingElement).textContent = chat.title;
    if (typing === undefined) subtitle.textContent = chat.note;
    topics.draw();
    const { group } = chat;
    byId('actor-field', HTMLLabelElement).hidden = group === undefined;
    if (!group) return;
    const members = state().users.filter((user) => group.memberIds.includes(user.id));
    actorSelect.replaceChildren(
      ...members.map((user) => el('option', { value: String(user.id) }, user.name)),
    );
    actorSelect.value = String(actor());
  }

  function onDrawn() {
    keys.refresh();
    const note = byId('empty-note', HTMLParagraphElement);
    note.hidden = timeline.last() !== undefined;
    const unstarted = chat?.user !== undefined && !chat.user.started;
    note.textContent = unstarted ? t('emptyStart', { bot: state().botName }) : t('noMessages');
  }

  function showToEnd() {
    const near = timeline.nearEnd();
    if (near) missed = 0;
    toEnd.hidden = near;
    toEndCount.hidden = missed === 0;
    toEndCount.textContent = String(missed);
  }

  /** @param {HTMLElement} node */
  function openMenuOf(node) {
    const message = timeline.find(Number(node.dataset.id));
    const more = node.querySelector('.more');
    if (message && more instanceof HTMLElement) openMenu(more, t('messageMenu'), actions.menuOf(message));
  }

  /**
   * Shows a message of this chat, fetching as much of the past as that takes.
   *
   * @param {number} id
   */
  async function goTo(id) {
    while (!timeline.nodeOf(id) && (await timeline.loadOlder()));
    const node = timeline.nodeOf(id);
    if (!node) return;
    node.scrollIntoView({ block: 'center' });
    keys.setCurrent(node);
    node.focus({ preventScroll: true });
  }

  log.addEventListener('click', (event) => {
    const target = /** @type {Element} */ (event.target);
    const node = target.closest('[data-id]');
    if (!(node instanceof HTMLElement)) return;
    const message = timeline.find(Number(node.dataset.id));
    const control = target.closest('button, a');
    if (!message || !(control instanceof HTMLElement)) return;
    if (control.dataset.tap !== undefined) void actions.tap(message, control);
    else if (control.dataset.more !== undefined) openMenuOf(node);
    else if (control.dataset.quote !== undefined) goTo(Number(control.dataset.quote)).catch(showError);
    else if (control.dataset.command !== undefined) onCommand(control.dataset.command);
    else if (control instanceof HTMLAnchorElement && actions.isStartLink(control)) {
      event.preventDefault();
      actions.follow(control.href);
    }
  });
  log.addEventListener('contextmenu', (event) => {
    const target = /** @type {Element} */ (event.target);
    const node = target.closest('.message');
    // Links, pictures and selected words keep the browser's own menu.
    const selecting = getSelection()?.isCollapsed === false;
    if (!(node instanceof HTMLElement) || selecting || target.closest('a, img')) return;
    event.preventDefault();
    openMenuOf(node);
  });
  log.addEventListener(
    'scroll',
    () => {
      showToEnd();
      log.classList.add('scrolling');
      clearTimeout(resting);
      resting = setTimeout(() => log.classList.remove('scrolling'), REST_MS);
      if (log.scrollTop < OLDER_PX) timeline.loadOlder().catch(showError);
    },
    { passive: true },
  );
  toEnd.addEventListener('click', () => {
    timeline.toEnd();
    showToEnd();
  });
  actorSelect.addEventListener('change', () => {
    if (!chat) return;
    actors.set(chat.id, Number(actorSelect.value));
    timeline.redraw();
    onActorChange();
  });

  return {
    actor,
    nameOf,
    topics,
    drawHeader,
    last: timeline.last,
    lastOwnText: () => timeline.lastWhere((message) => isOwn(message) && Boolean(message.text)),
    redraw: () => {
      drawHeader();
      timeline.redraw();
    },

    /** @param {Chat} next the chat that is about to be opened: from now on it is the one written in */
    choose(next) {
      chat = next;
    },

    /** @param {Chat} next */
    async open(next) {
      chat = next;
      clearTimeout(typing);
      typing = undefined;
      drawHeader();
      await timeline.open(next.id, topics.shown());
      showToEnd();
    },

    /** @param {Chat} same the open chat, as the server describes it now */
    update(same) {
      const before = topics.shown();
      chat = same;
      drawHeader();
      // It has become a forum, or the topic is not there any more.
      if (topics.shown() !== before) timeline.open(same.id, topics.shown()).then(showToEnd, showError);
    },

    /**
     * @param {Message} message
     * @param {boolean} isNew
     */
    put(message, isNew) {
      const following = timeline.nearEnd() || (isNew && isOwn(message));
      timeline.put(message);
      if (isNew && !isOwn(message)) {
        announce(`${nameOf(message)}: ${summary(message)}`);
        if (!following) missed += 1;
      }
      if (following) timeline.toEnd();
      if (message.from === 'bot') this.showTyping(false);
      showToEnd();
    },

    /** @param {number} id */
    remove(id) {
      timeline.remove(id);
      showToEnd();
    },

    /** @param {boolean} on */
    showTyping(on) {
      clearTimeout(typing);
      typing = on ? setTimeout(() => this.showTyping(false), TYPING_MS) : undefined;
      subtitle.textContent = on ? t('typing') : (chat?.note ?? '');
    },
  };
}
