/** What stands below the messages besides the text box: START, the reason why one cannot write, the menus. */

import { sendFile, sendSpecial, setBlocked, startBot } from './api.js';
import { byId } from './dom.js';
import { openMenu } from './menu.js';
import { showError } from './notices.js';
import { t } from './words.js';

/**
 * @param {object} options
 * @param {() => import('./types.js').Chat | undefined} options.chat the open one
 * @param {() => number} options.actor
 * @param {() => import('./types.js').Command[]} options.commands
 * @param {(text: string) => void} options.onCommand
 * @param {() => Promise<void>} options.onStarted
 */
export function createBottom({ chat, actor, commands, onCommand, onStarted }) {
  const start = byId('start', HTMLButtonElement);
  const closedNote = byId('closed-note', HTMLParagraphElement);
  const chatMenu = byId('chat-menu', HTMLButtonElement);
  const attach = byId('attach', HTMLButtonElement);
  const commandsButton = byId('commands', HTMLButtonElement);
  const picker = byId('file', HTMLInputElement);
  /** @type {'document' | 'photo'} */
  let picked = 'document';

  start.addEventListener('click', async () => {
    const user = chat()?.user;
    if (!user) return;
    start.disabled = true;
    try {
      await startBot(user.id, user.invitation?.payload);
      await onStarted();
    } catch (error) {
      showError(error);
    } finally {
      start.disabled = false;
    }
  });

  /** @param {'document' | 'photo'} kind */
  function pickFile(kind) {
    picked = kind;
    picker.accept = kind === 'photo' ? 'image/*' : '';
    picker.click();
  }

  picker.addEventListener('change', () => {
    const [file] = picker.files ?? [];
    const open = chat();
    picker.value = '';
    if (file && open) sendFile(open.id, actor(), picked, file).catch(showError);
  });

  /** @param {string} kind */
  function special(kind) {
    const open = chat();
    if (open) sendSpecial(open.id, { userId: actor(), kind }).catch(showError);
  }

  attach.addEventListener('click', () => {
    const specials = ['sticker', 'voice', 'contact', 'location'];
    openMenu(attach, t('attach'), [
      { label: t('file'), icon: 'file', act: () => pickFile('document') },
      { label: t('photo'), icon: 'picture', act: () => pickFile('photo') },
      ...specials.map((kind) => ({ label: t(`kind_${kind}`), icon: kind, act: () => special(kind) })),
    ]);
  });

  commandsButton.addEventListener('click', () => {
    const items = commands().map(({ command, description }) => ({
      label: `/${command}`,
      hint: description,
      act: () => onCommand(`/${command}`),
    }));
    if (items.length > 0) openMenu(commandsButton, t('commands'), items);
  });

  chatMenu.addEventListener('click', () => {
    const user = chat()?.user;
    if (!user) return;
    const toggle = () => void setBlocked(user.id, !user.blocked).catch(showError);
    openMenu(chatMenu, t('chatMenu'), [
      { label: t(user.blocked ? 'unblock' : 'block'), icon: 'block', act: toggle },
    ]);
  });

  return {
    /** Whether START stands where the text box would. */
    startShown: () => !start.hidden,
    focusStart: () => start.focus(),

    draw() {
      const open = chat();
      const unstarted = open?.user !== undefined && !open.user.started;
      const blocked = open?.user?.blocked === true;
      const without = open?.group !== undefined && !open.group.botIsMember;
      start.hidden = !unstarted;
      closedNote.hidden = !without && !blocked;
      closedNote.textContent = t(without ? 'botNotMember' : 'botBlocked');
      byId('composer', HTMLFormElement).hidden = unstarted || blocked;
      chatMenu.hidden = open?.user?.started !== true;
    },
  };
}
