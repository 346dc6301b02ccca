/** Puts the page together: loads words and state, listens to the server, opens the chat named in the address. */

import { editText, getState, sendText } from './api.js';
import { createBottom } from './bottom.js';
import { createChatList } from './chat-list.js';
import { createChatView } from './chat-view.js';
import { createChats } from './chats.js';
import { createClock } from './clock.js';
import { createComposer } from './composer.js';
import { setDateSettings } from './dates.js';
import { byId, isTouch } from './dom.js';
import { listen } from './events.js';
import { showError } from './notices.js';
import { createSuggestions } from './suggestions.js';
import { language, rememberedLanguage, useLanguage } from './words.js';

/** @typedef {import('./types.js').SimulatorState} SimulatorState */

const app = /** @type {HTMLElement} */ (document.querySelector('.app'));
const lostBanner = byId('lost', HTMLParagraphElement);

/** @type {SimulatorState} */
let state = { now: 0, botUsername: '', botName: '', users: [], groups: [], commands: [] };
/** @type {number | undefined} */
let openId;

const chats = createChats();
const openChat = () => (openId === undefined ? undefined : chats.byId(openId));
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
  onTopicChange: () => bottom.draw(),
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

const bottom = createBottom({
  chat: openChat,
  actor: view.actor,
  users: () => state.users,
  topics: view.topics,
  commands: () => state.commands,
  onCommand: (text) => void sendCommand(text),
  onStarted: async () => {
    await refreshState();
    if (!isTouch()) composer.focus();
  },
  onMoved: async (groupId) => {
    await refreshState();
    location.hash = `#${groupId}`;
  },
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
    await sendText(chatId, { userId, text: draft.text, ...reply, ...view.topics.place() });
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

/** @param {number} id */
async function showChat(id) {
  const chat = chats.byId(id);
  if (!chat) return showList();
  openId = id;
  view.choose(chat);
  app.dataset.screen = 'chat';
  byId('chat', HTMLElement).hidden = false;
  byId('nothing-open', HTMLParagraphElement).hidden = true;
  composer.switchTo(id);
  suggestions.close();
  bottom.draw();
  try {
    await view.open(chat);
  } catch (error) {
    showError(error);
  }
  if (openId !== id) return;
  chats.markRead(id, view.last());
  list.draw();
  if (isTouch()) return;
  if (bottom.startShown()) bottom.focusStart();
  else composer.focus();
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
}

async function fetchAll() {
  await loadState();
  byId('brand', HTMLHeadingElement).textContent = state.botName;
  const chat = openChat();
  if (chat) await view.open(chat);
  else followAddress();
  await chats.loadPreviews();
  bottom.draw();
  list.draw();
}

/** After people, groups or what stands between them and the bot changed. */
async function refreshState() {
  await loadState();
  const chat = openChat();
  if (chat) view.update(chat);
  // A group that became a supergroup is there under another id.
  else if (openId !== undefined) showList();
  bottom.draw();
  list.draw();
}

/** @param {Parameters<Parameters<typeof listen>[0]['onEvent']>[0]} kind @param {any} data */
async function onEvent(kind, data) {
  const isOpen = data.chatId === openId;
  if (kind === 'clock') clock.set(data.now);
  else if (kind === 'typing') {
    if (isOpen) view.showTyping(true);
  } else if (kind === 'message' || kind === 'edit') {
    if (isOpen) view.put(data.message, kind === 'message');
    chats.note(data.chatId, data.message, isOpen && document.visibilityState === 'visible');
    list.draw();
  } else if (kind === 'delete') {
    if (isOpen) {
      view.remove(data.messageId);
      chats.replaceLast(data.chatId, view.last());
    } else await chats.loadPreviews();
    list.draw();
  } else await refreshState();
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
    const chat = openChat();
    if (chat) view.update(chat);
    view.redraw();
    clock.draw();
    composer.draw();
    bottom.draw();
    list.draw();
  });
}

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

await changeLanguage(rememberedLanguage()).catch(showError);
app.hidden = false;
listen({
  onEvent: (kind, data) => void onEvent(kind, data).catch(showError),
  onLost: () => (lostBanner.hidden = false),
  onOpen: () => {
    lostBanner.hidden = true;
    fetchAll().catch(showError);
  },
});
