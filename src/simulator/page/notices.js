/** What the page says by itself: a short line that goes away, an alert to confirm, words for screen readers. */

import { RequestError } from './api.js';
import { byId, el } from './dom.js';
import { t } from './words.js';

const SHOWN_MS = 5000;

/** @type {ReturnType<typeof setTimeout> | undefined} */
let hiding;

/**
 * @param {string} text
 * @param {'info' | 'error'} [tone]
 */
export function toast(text, tone = 'info') {
  const place = byId('toasts', HTMLDivElement);
  clearTimeout(hiding);
  place.replaceChildren(
    el('p', { class: `toast toast-${tone}`, role: tone === 'error' ? 'alert' : 'status' }, text),
  );
  hiding = setTimeout(() => place.replaceChildren(), SHOWN_MS);
}

/** @param {unknown} error a refusal of the server, or anything else that went wrong */
export function showError(error) {
  const refused = error instanceof RequestError && error.status > 0;
  toast(refused ? error.message : t('unreachable'), 'error');
  if (!(error instanceof RequestError)) console.error(error);
}

/** @param {string} text */
export function alertDialog(text) {
  const dialog = byId('alert', HTMLDialogElement);
  byId('alert-text', HTMLParagraphElement).textContent = text;
  dialog.showModal();
}

/**
 * Asks for one line of text.
 *
 * @param {string} label
 * @param {string} action what the button says
 * @returns {Promise<string | undefined>} undefined when it was left
 */
export function askDialog(label, action) {
  const dialog = byId('ask', HTMLDialogElement);
  const input = byId('ask-text', HTMLInputElement);
  byId('ask-label', HTMLLabelElement).textContent = label;
  byId('ask-action', HTMLButtonElement).textContent = action;
  byId('ask-cancel', HTMLButtonElement).onclick = () => dialog.close();
  input.value = '';
  dialog.returnValue = '';
  dialog.showModal();
  return new Promise((resolve) => {
    const closed = () => resolve(dialog.returnValue === 'done' ? input.value : undefined);
    dialog.addEventListener('close', closed, { once: true });
  });
}

/** @param {string} text read out by screen readers, seen by nobody */
export function announce(text) {
  byId('announcer', HTMLParagraphElement).textContent = text;
}
