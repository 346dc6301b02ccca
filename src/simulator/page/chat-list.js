/** The left column: people and groups, the one with the latest message first, found the Vietnamese way. */

import { summary } from './bubble.js';
import { calendarDay, timeOfDay } from './dates.js';
import { avatar, byId, el, neighbour } from './dom.js';
import { matches } from './fold.js';
import { t } from './words.js';

/** @typedef {import('./types.js').Chat} Chat */
/** @typedef {import('./types.js').Message} Message */
/** @typedef {{ last?: Message | undefined, unread: number }} Preview */

/** More unread messages than this are not counted one by one. */
export const UNREAD_SHOWN = 99;

/**
 * @param {object} options
 * @param {() => Chat[]} options.chats
 * @param {(id: number) => Preview} options.previewOf
 * @param {() => number} options.now ms, simulated
 * @param {() => number | undefined} options.openId
 * @param {(id: number) => void} options.onOpen
 */
export function createChatList({ chats, previewOf, now, openId, onOpen }) {
  const list = byId('chat-list', HTMLUListElement);
  const search = byId('search', HTMLInputElement);
  const none = byId('search-none', HTMLParagraphElement);
  const buttons = () => /** @type {HTMLElement[]} */ ([...list.querySelectorAll('button')]);

  const latestFirst = () =>
    chats()
      .filter((chat) => matches(`${chat.title} ${chat.note} ${chat.user?.username ?? ''}`, search.value))
      .map((chat) => ({ chat, at: previewOf(chat.id).last?.date ?? 0 }))
      .sort((a, b) => b.at - a.at)
      .map(({ chat }) => chat);

  function draw() {
    const focused = list.contains(document.activeElement) ? document.activeElement : undefined;
    const focusedId = focused?.getAttribute('data-chat');
    const shown = latestFirst();
    list.replaceChildren(...shown.map(entry));
    none.hidden = shown.length > 0;
    const reachable = buttons().find((button) => button.dataset.chat === String(openId())) ?? buttons()[0];
    if (reachable) reachable.tabIndex = 0;
    if (focusedId)
      buttons()
        .find((button) => button.dataset.chat === focusedId)
        ?.focus();
  }

  /** @param {Chat} chat */
  function entry(chat) {
    const { last, unread } = previewOf(chat.id);
    const words = el(
      'span',
      { class: 'chat-words' },
      el(
        'span',
        { class: 'chat-line' },
        el('span', { class: 'chat-title' }, chat.title),
        el('span', { class: 'chat-time' }, last ? shortTime(last.date * 1000) : ''),
      ),
      el('span', { class: 'chat-note' }, chat.note),
    );
    const second = el(
      'span',
      { class: 'chat-line' },
      el('span', { class: 'chat-last' }, lastLine(chat, last)),
    );
    if (unread > 0) {
      const count = unread > UNREAD_SHOWN ? `${UNREAD_SHOWN}+` : String(unread);
      second.append(
        el('span', { class: 'unread', 'aria-hidden': 'true' }, count),
        el('span', { class: 'visually-hidden' }, t('unread', { count })),
      );
    }
    words.append(second);
    const button = el('button', {
      type: 'button',
      class: 'chat',
      tabindex: '-1',
      'data-chat': String(chat.id),
    });
    button.append(avatar(chat), words);
    if (chat.id === openId()) button.setAttribute('aria-current', 'true');
    return el('li', {}, button);
  }

  /**
   * @param {Chat} chat
   * @param {Message | undefined} last
   */
  function lastLine(chat, last) {
    if (!last) return t(chat.user && !chat.user.started ? 'notStarted' : 'noMessages');
    const line = summary(last);
    if (last.service || last.from === 'bot') return line;
    return chat.user ? t('ownLine', { text: line }) : `${last.fromName ?? ''}: ${line}`;
  }

  /** @param {number} ms */
  function shortTime(ms) {
    const day = calendarDay(ms);
    const today = calendarDay(now());
    if (day === today) return timeOfDay(ms);
    return day.slice(6) === today.slice(6) ? day.slice(0, 5) : day;
  }

  list.addEventListener('click', (event) => {
    const button = /** @type {Element} */ (event.target).closest('button');
    if (button) onOpen(Number(button.dataset.chat));
  });
  list.addEventListener('keydown', (event) => {
    const first = document.activeElement === buttons()[0];
    const to = first && event.key === 'ArrowUp' ? search : neighbour(buttons(), event.key);
    if (!to) return;
    event.preventDefault();
    for (const button of buttons()) button.tabIndex = button === to ? 0 : -1;
    to.focus();
  });
  search.addEventListener('input', draw);
  search.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowDown') buttons()[0]?.focus();
    else if (event.key === 'Escape' && search.value) {
      search.value = '';
      draw();
    } else if (event.key === 'Enter' && search.value) buttons()[0]?.click();
    else return;
    event.preventDefault();
  });

  return { draw, focusSearch: () => search.focus() };
}
