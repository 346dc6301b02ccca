/** The bottom of a chat: the growing text box with what it replies to or edits, and its menus' buttons. */

import { summary } from './bubble.js';
import { byId, isTouch } from './dom.js';
import { t } from './words.js';

/** @typedef {import('./types.js').Message} Message */
/** @typedef {{ text: string, replyTo?: Message | undefined, editing?: Message | undefined }} Draft */

/**
 * @param {object} options
 * @param {(draft: Draft) => Promise<void>} options.onSend rejects when nothing was sent; the words then come back
 * @param {() => Message | undefined} options.lastOwn the latest own text message
 * @param {(message: Message) => string} options.nameOf
 * @param {import('./suggestions.js').Suggestions} options.suggestions
 */
export function createComposer({ onSend, lastOwn, nameOf, suggestions }) {
  const form = byId('composer', HTMLFormElement);
  const box = byId('composer-text', HTMLTextAreaElement);
  const strip = byId('composer-strip', HTMLDivElement);
  const stripTitle = byId('strip-title', HTMLElement);
  const stripText = byId('strip-text', HTMLElement);
  const send = byId('send', HTMLButtonElement);
  /** @type {Map<number, Draft>} */
  const drafts = new Map();
  let chatId = 0;
  /** @type {Draft} */
  let draft = { text: '' };

  function draw() {
    const about = draft.editing ?? draft.replyTo;
    strip.hidden = about === undefined;
    if (about) {
      stripTitle.textContent = draft.editing ? t('editing') : t('replyingTo', { name: nameOf(about) });
      stripText.textContent = summary(about);
    }
    if (box.value !== draft.text) box.value = draft.text;
    grow();
  }

  function grow() {
    box.style.height = 'auto';
    box.style.height = `${box.scrollHeight}px`;
    send.disabled = box.value.trim() === '';
  }

  /** @param {Draft} next */
  function setDraft(next) {
    draft = next;
    draw();
  }

  async function submit() {
    const sent = { ...draft, text: box.value };
    const from = chatId;
    if (sent.text.trim() === '') return;
    suggestions.close();
    setDraft({ text: '' });
    try {
      await onSend(sent);
    } catch {
      // Nothing typed may be lost: it comes back, unless something else was begun meanwhile.
      if (from !== chatId) drafts.set(from, sent);
      else if (box.value === '') setDraft(sent);
    }
  }

  /** @param {Message} message */
  function edit(message) {
    setDraft({ text: message.text ?? '', editing: message });
    box.focus();
    box.setSelectionRange(box.value.length, box.value.length);
  }

  function cancel() {
    setDraft({ text: draft.editing ? '' : box.value });
    box.focus();
  }

  box.addEventListener('input', () => {
    draft.text = box.value;
    grow();
    suggestions.update(box.value);
  });
  box.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    if (suggestions.key(event)) return;
    if (event.key === 'Enter' && !event.shiftKey && !isTouch()) {
      event.preventDefault();
      void submit();
    } else if (event.key === 'Escape' && (draft.editing || draft.replyTo)) {
      event.preventDefault();
      event.stopPropagation();
      cancel();
    } else if (event.key === 'ArrowUp' && box.value === '') {
      const message = lastOwn();
      if (!message) return;
      event.preventDefault();
      edit(message);
    }
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void submit();
    box.focus();
  });
  byId('strip-cancel', HTMLButtonElement).addEventListener('click', cancel);

  return {
    draw,
    edit,
    focus: () => box.focus(),
    /** @param {Message} message */
    reply(message) {
      setDraft({ text: box.value, replyTo: message });
      box.focus();
    },
    clear: () => setDraft({ text: '' }),
    /** @param {number} id the chat now open; each keeps what was being written in it */
    switchTo(id) {
      if (id === chatId) return;
      drafts.set(chatId, draft);
      chatId = id;
      setDraft(drafts.get(id) ?? { text: '' });
    },
  };
}
