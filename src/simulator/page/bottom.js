/** What stands below the messages besides the text box: START, the reason why one cannot write, the menus. */

import { sendFile, sendSpecial, setBlocked, startBot } from './api.js';
import { byId } from './dom.js';
import { createGroupMenu } from './group-menu.js';
import { openMenu } from './menu.js';
import { showError } from './notices.js';
import { t } from './words.js';

/**
 * @param {object} options
 * @param {() => import('./types.js').Chat | undefined} options.chat the open one
 * @param {() => number} options.actor
 * @param {() => import('./types.js').User[]} options.users
 * @param {ReturnType<typeof import('./topics.js').createTopics>} options.topics
 * @param {() => import('./types.js').Command[]} options.commands
 * @param {(text: string) => void} options.onCommand
 * @param {() => Promise<void>} options.onStarted
 * @param {(groupId: number) => Promise<void>} options.onMoved a group is there under another id now
 */
export function createBottom({ chat, actor, users, topics, commands, onCommand, onStarted, onMoved }) {
  const start = byId('start', HTMLButtonElement);
  const closedNote = byId('closed-note', HTMLParagraphElement);
  const chatMenu = byId('chat-menu', HTMLButtonElement);
  const attach = byId('attach', HTMLButtonElement);
  const commandsButton = byId('commands', HTMLButtonElement);
  const picker = byId('file', HTMLInputElement);
  const groupMenu = createGroupMenu({ anchor: chatMenu, users, actor, topics, onMoved });
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
    if (file && open) sendFile(open.id, actor(), picked, file, topics.place()).catch(showError);
  });

  /** @param {string} kind */
  function special(kind) {
    const open = chat();
    if (open) sendSpecial(open.id, { userId: actor(), kind, ...topics.place() }).catch(showError);
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
    const { user, group } = chat() ?? {};
    if (group) return groupMenu.open(group);
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
      const topicClosed = topics.current()?.closed === true;
      const why = closedBecause(open, topicClosed);
      start.hidden = !unstarted;
      closedNote.hidden = why === undefined;
      closedNote.textContent = why === undefined ? '' : t(why);
      byId('composer', HTMLFormElement).hidden = unstarted || blocked || topicClosed;
      chatMenu.hidden = open?.group === undefined && open?.user?.started !== true;
    },
  };
}

/**
 * The word for why not everything goes through here.
 *
 * @param {import('./types.js').Chat | undefined} open
 * @param {boolean} topicClosed
 */
function closedBecause(open, topicClosed) {
  if (open?.user?.blocked) return 'botBlocked';
  if (open?.group?.botIsMember === false) return 'botNotMember';
  if (topicClosed) return 'topicIsClosed';
  return open?.group?.botMayWrite === false ? 'botSilenced' : undefined;
}
