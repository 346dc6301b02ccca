/** Puts the page together: loads words and state, listens to the server, opens the chat named in the address. */

import { editText, getState, sendFile, sendSpecial, sendText, startBot } from './api.js';
import { createChatList } from './chat-list.js';
import { createChatView } from './chat-view.js';
import { createChats } from './chats.js';
import { createClock } from './clock.js';
import { createComposer } from './composer.js';
import { setDateSettings } from './dates.js';
import { byId, isTouch } from './dom.js';
import { listen } from './events.js';
import { openMenu } from './menu.js';
import { showError } from './notices.js';
import { splitText } from './split-text.js';
import { createSuggestions } from './suggestions.js';
import { language, rememberedLanguage, t, useLanguage } from './words.js';

/** @typedef {import('./types.js').SimulatorState} SimulatorState */

const app = /** @type {HTMLElement} */ (document.querySelector('.app'));
const startButton = byId('start', HTMLButtonElement);
const closedNote = byId('closed-note', HTMLParagraphElement);
const filePicker = byId('file', HTMLInputElement);

/** @type {SimulatorState} */
let state;
/** @type {number | undefined} */
let openId;
/** @type {'document' | 'photo'} */
let fileKind = 'document';

const chats = createChats();
const clock = createClock({ onMoved: () => list.draw() });
const list = createChatList({
  chats: chats.all,
  previewOf: chats.previewOf,
  now: clock.now,
  openId: () => openId,
  onOpen: (id) => {
    if (id === openId) void showChat(id);
    else location.hash = `#${id}`;
  },
});
const view = createChatView({
  state: () => state,
  onCommand: (text) => void sendCommand(text),
  onReply: (message) => composer.reply(message),
  onEdit: (message) => composer.edit(message),
  onActorChange: () => composer.draw(),
});
const suggestions = createSuggestions({
  commands: () => state.commands,
  onChoose: (command) => {
    composer.clear();
    void sendCommand(command);
  },
});
const composer = createComposer({
  onSend: send,
  lastOwn: view.lastOwnText,
  nameOf: view.nameOf,
  suggestions,
});

/** @param {import('./composer.js').Draft} draft */
async function send(draft) {
  const chatId = openId;
  if (chatId === undefined) return;
  const userId = view.actor();
  try {
    if (draft.editing) {
      await editText(chatId, draft.editing.id, { userId, text: draft.text });
      return;
    }
    const reply = draft.replyTo ? { replyTo: draft.replyTo.id } : {};
    for (const [index, text] of splitText(draft.text).entries()) {
      await sendText(chatId, index === 0 ? { userId, text, ...reply } : { userId, text });
    }
  } catch (error) {
    showError(error);
    throw error;
  }
}

/** @param {string} text */
async function sendCommand(text) {
  await send({ text }).catch(() => undefined);
  if (!isTouch()) composer.focus();
}

/** Shows what can be done at the bottom: write, press START, or read why neither is possible. */
function drawBottom() {
  const chat = openId === undefined ? undefined : chats.byId(openId);
  const unstarted = chat?.user !== undefined && !chat.user.started;
  const closed = chat?.group !== undefined && !chat.group.botIsMember;
  startButton.hidden = !unstarted;
  startButton.textContent = t('start');
  closedNote.hidden = !closed && chat?.user?.blocked !== true;
  closedNote.textContent = t(closed ? 'botNotMember' : 'botBlocked');
  byId('composer', HTMLFormElement).hidden = unstarted;
}

/** @param {number} id */
async function showChat(id) {
  const chat = chats.byId(id);
  if (!chat) return showList();
  openId = id;
  app.dataset.screen = 'chat';
  byId('chat', HTMLElement).hidden = false;
  byId('nothing-open', HTMLParagraphElement).hidden = true;
  composer.switchTo(id);
  suggestions.close();
  drawBottom();
  try {
    await view.open(chat);
  } catch (error) {
    showError(error);
  }
  if (openId !== id) return;
  chats.markRead(id, view.last());
  list.draw();
  if (isTouch()) return;
  if (startButton.hidden) composer.focus();
  else startButton.focus();
}

function showList() {
  openId = undefined;
  app.dataset.screen = 'list';
  byId('chat', HTMLElement).hidden = true;
  byId('nothing-open', HTMLParagraphElement).hidden = false;
  list.draw();
}

function followAddress() {
  const id = Number(location.hash.slice(1));
  if (location.hash.length > 1 && chats.byId(id)) void showChat(id);
  else showList();
}

async function loadState() {
  state = await getState();
  setDateSettings({ timeZone: state.timeZone });
  chats.use(state);
  clock.set(state.now);
  clock.setMovable(state.demo);
}

async function refetch() {
  await loadState();
  await chats.loadPreviews();
  if (openId !== undefined) await view.open(chats.byId(openId) ?? never());
  drawBottom();
  list.draw();
}

/** @returns {never} */
function never() {
  throw new Error('The open chat is gone');
}

/** @param {Parameters<Parameters<typeof listen>[0]['onEvent']>[0]} kind @param {any} data */
async function onEvent(kind, data) {
  const isOpen = data.chatId === openId;
  if (kind === 'clock') clock.set(data.now);
  else if (kind === 'typing') isOpen && view.showTyping(true);
  else if (kind === 'message' || kind === 'edit') {
    if (isOpen) view.put(data.message, kind === 'message');
    chats.note(data.chatId, data.message, isOpen && document.visibilityState === 'visible');
    list.draw();
  } else if (kind === 'delete') {
    if (isOpen) {
      view.remove(data.messageId);
      chats.replaceLast(data.chatId, view.last());
    } else await chats.loadPreviews();
    list.draw();
  } else {
    await loadState();
    const chat = openId === undefined ? undefined : chats.byId(openId);
    if (chat) view.update(chat);
    drawBottom();
    list.draw();
  }
}

/** @param {'vi' | 'en'} wanted */
async function changeLanguage(wanted) {
  await useLanguage(wanted);
  setDateSettings({ language: wanted });
  for (const button of document.querySelectorAll('[data-language]')) {
    button.setAttribute('aria-pressed', String(button.getAttribute('data-language') === language()));
  }
}

for (const button of document.querySelectorAll('[data-language]')) {
  button.addEventListener('click', async () => {
    try {
      await changeLanguage(button.getAttribute('data-language') === 'en' ? 'en' : 'vi');
    } catch (error) {
      return showError(error);
    }
    chats.use(state);
    const chat = openId === undefined ? undefined : chats.byId(openId);
    if (chat) view.update(chat);
    view.redraw();
    clock.draw();
    composer.draw();
    drawBottom();
    list.draw();
  });
}

startButton.addEventListener('click', async () => {
  const user = chats.byId(openId ?? 0)?.user;
  if (!user) return;
  startButton.disabled = true;
  try {
    await startBot(user.id, user.invitation?.payload);
  } catch (error) {
    showError(error);
  } finally {
    startButton.disabled = false;
  }
});

byId('attach', HTMLButtonElement).addEventListener('click', (event) => {
  const pick = (/** @type {'document' | 'photo'} */ kind) => () => {
    fileKind = kind;
    filePicker.accept = kind === 'photo' ? 'image/*' : '';
    filePicker.click();
  };
  const specials = ['sticker', 'voice', 'contact', 'location'].map((kind) => ({
    label: t(`kind_${kind}`),
    icon: kind,
    act: () => void sendSpecial(openId ?? 0, { userId: view.actor(), kind }).catch(showError),
  }));
  openMenu(/** @type {HTMLElement} */ (event.currentTarget), t('attach'), [
    { label: t('file'), icon: 'file', act: pick('document') },
    { label: t('photo'), icon: 'picture', act: pick('photo') },
    ...specials,
  ]);
});

filePicker.addEventListener('change', () => {
  const [file] = filePicker.files ?? [];
  filePicker.value = '';
  if (file && openId !== undefined) sendFile(openId, view.actor(), fileKind, file).catch(showError);
});

byId('commands', HTMLButtonElement).addEventListener('click', (event) => {
  const items = state.commands.map(({ command, description }) => ({
    label: `/${command}`,
    hint: description,
    act: () => void sendCommand(`/${command}`),
  }));
  if (items.length > 0) openMenu(/** @type {HTMLElement} */ (event.currentTarget), t('commands'), items);
});

byId('back', HTMLButtonElement).addEventListener('click', () => {
  const left = openId;
  location.hash = '';
  const entry = document.querySelector(`[data-chat="${left}"]`);
  if (entry instanceof HTMLElement) entry.focus();
});

addEventListener('hashchange', followAddress);

document.addEventListener('visibilitychange', () => {
  if (document.visibilityState !== 'visible' || openId === undefined) return;
  chats.markRead(openId, view.last());
  list.draw();
});

const lostBanner = byId('lost', HTMLParagraphElement);

try {
  await changeLanguage(rememberedLanguage());
  app.hidden = false;
  await loadState();
  byId('brand', HTMLHeadingElement).textContent = state.botName;
  listen({
    onEvent: (kind, data) => void onEvent(kind, data).catch(showError),
    onLost: () => (lostBanner.hidden = false),
    onBack: () => {
      lostBanner.hidden = true;
      refetch().catch(showError);
    },
  });
  followAddress();
  await chats.loadPreviews();
  list.draw();
} catch (error) {
  app.hidden = false;
  showError(error);
}
