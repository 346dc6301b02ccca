/** The words of the page. They all come from the server's locale files; none is written in the page. */

import { getWords } from './api.js';

const STORAGE_KEY = 'simulator.language';

/** @type {Record<string, string>} */
let words = {};

/** @type {'vi' | 'en'} */
let current = 'vi';

/** @returns {'vi' | 'en'} */
export function language() {
  return current;
}

/** @returns {'vi' | 'en'} the language chosen last time, Vietnamese at first */
export function rememberedLanguage() {
  return localStorage.getItem(STORAGE_KEY) === 'en' ? 'en' : 'vi';
}

/**
 * Loads a language's words and writes them into every marked element.
 *
 * @param {'vi' | 'en'} wanted
 */
export async function useLanguage(wanted) {
  words = await getWords(wanted);
  current = wanted;
  localStorage.setItem(STORAGE_KEY, wanted);
  document.documentElement.lang = wanted;
  document.title = t('title');
  translateMarked();
}

/**
 * One phrase; `{{name}}` places are filled in. An unknown key shows itself, so that a gap is seen, not hidden.
 *
 * @param {string} key
 * @param {Record<string, string | number>} [values]
 */
export function t(key, values = {}) {
  const phrase = words[key] ?? key;
  return phrase.replace(/\{\{(\w+)\}\}/g, (_whole, /** @type {string} */ name) => String(values[name] ?? ''));
}

/** `data-word` is the text of an element, `data-word-label` its accessible name, `data-word-hint` its placeholder. */
function translateMarked() {
  for (const element of document.querySelectorAll('[data-word]')) {
    element.textContent = t(element.getAttribute('data-word') ?? '');
  }
  for (const element of document.querySelectorAll('[data-word-label]')) {
    const label = t(element.getAttribute('data-word-label') ?? '');
    element.setAttribute('aria-label', label);
    if (element instanceof HTMLButtonElement) element.title = label;
  }
  for (const element of document.querySelectorAll('[data-word-hint]')) {
    element.setAttribute('placeholder', t(element.getAttribute('data-word-hint') ?? ''));
  }
}
