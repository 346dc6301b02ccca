/** What one can do with a message: press its buttons, follow its links, reply, copy, edit, delete. */

import { deleteMessage, startBot, tapButton } from './api.js';
import { safeAddress } from './entities.js';
import { alertDialog, showError, toast } from './notices.js';
import { t } from './words.js';

/** @typedef {import('./types.js').Message} Message */

/** An invitation link, wherever a button or text carries it. */
const START_LINK = /^https?:\/\/t\.me\/(\w+)\?start=([\w-]+)$/;

/**
 * @param {object} options
 * @param {() => import('./types.js').SimulatorState} options.state
 * @param {() => number} options.chatId
 * @param {() => number} options.actor
 * @param {(message: Message) => void} options.onReply
 * @param {(message: Message) => void} options.onEdit
 */
export function createMessageActions({ state, chatId, actor, onReply, onEdit }) {
  /**
   * Opens a link; one that starts this bot is followed here, as Telegram's apps do.
   *
   * @param {string} address
   */
  function follow(address) {
    const [, username, payload] = START_LINK.exec(address) ?? [];
    if (username === undefined || username !== state().botUsername) {
      const safe = safeAddress(address);
      if (safe !== undefined) open(safe, '_blank', 'noopener,noreferrer');
      return;
    }
    const person = actor();
    startBot(person, payload).then(() => (location.hash = `#${person}`), showError);
  }

  /**
   * @param {Message} message
   * @param {HTMLElement} button carries its row and column
   */
  async function tap(message, button) {
    const [row = 0, column = 0] = (button.dataset.tap ?? '').split(':').map(Number);
    const choice = message.buttons?.[row]?.[column];
    if (!choice) return;
    if (choice.url !== undefined) return follow(choice.url);
    button.setAttribute('aria-busy', 'true');
    try {
      const tapped = { userId: actor(), messageId: message.id, data: choice.data ?? '' };
      const answer = await tapButton(chatId(), tapped);
      if (!answer.answered) toast(t('notAnswered'), 'error');
      else if (answer.text && answer.alert) alertDialog(answer.text);
      else if (answer.text) toast(answer.text);
    } catch (error) {
      showError(error);
    } finally {
      button.removeAttribute('aria-busy');
    }
  }

  /**
   * @param {Message} message
   * @returns {import('./menu.js').MenuItem[]}
   */
  function menuOf(message) {
    const words = message.text || message.caption || '';
    const items = [{ label: t('reply'), icon: 'reply', act: () => onReply(message) }];
    if (words) {
      const copy = () => navigator.clipboard.writeText(words).then(() => toast(t('copied')), showError);
      items.push({ label: t('copy'), icon: 'copy', act: () => void copy() });
    }
    if (message.from === actor()) {
      if (message.text) items.push({ label: t('edit'), icon: 'edit', act: () => onEdit(message) });
      const remove = () => deleteMessage(chatId(), message.id, actor()).catch(showError);
      items.push({ label: t('delete'), icon: 'delete', act: () => void remove() });
    }
    return items;
  }

  return {
    tap,
    menuOf,
    follow,
    /** @param {HTMLElement} link */
    isStartLink: (link) => link instanceof HTMLAnchorElement && START_LINK.test(link.href),
  };
}
