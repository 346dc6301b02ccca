/** A small menu beside a button: arrow keys, Home, End, Escape; focus goes back where it came from. */

import { el, icon, neighbour } from './dom.js';

/** @typedef {{ label: string, hint?: string, icon?: string, act: () => void }} MenuItem */

const GAP_PX = 6;

/** @type {(() => void) | undefined} */
let closeOpen;

/**
 * @param {HTMLElement} anchor the element the menu stands beside, and where focus returns
 * @param {string} label the menu's accessible name
 * @param {MenuItem[]} items
 */
export function openMenu(anchor, label, items) {
  closeOpen?.();
  const buttons = items.map(menuButton);
  const menu = el('div', { class: 'menu', role: 'menu', 'aria-label': label }, ...buttons);
  const returnTo = /** @type {HTMLElement | null} */ (document.activeElement);

  /** @param {boolean} returnFocus */
  const close = (returnFocus) => {
    if (closeOpen !== closeQuietly) return;
    closeOpen = undefined;
    menu.remove();
    anchor.removeAttribute('aria-expanded');
    document.removeEventListener('pointerdown', onOutside, true);
    removeEventListener('resize', closeQuietly);
    if (returnFocus) (returnTo ?? anchor).focus();
  };
  const closeQuietly = () => close(false);
  /** @param {Event} event */
  const onOutside = (event) => {
    if (!menu.contains(/** @type {Node} */ (event.target))) close(false);
  };

  buttons.forEach((button, index) => {
    button.addEventListener('click', () => {
      close(true);
      items[index]?.act();
    });
  });
  menu.addEventListener('keydown', (event) => {
    const to = neighbour(buttons, event.key);
    if (to) to.focus();
    else if (event.key === 'Escape' || event.key === 'Tab') close(true);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });

  document.body.append(menu);
  place(menu, anchor);
  anchor.setAttribute('aria-expanded', 'true');
  closeOpen = closeQuietly;
  document.addEventListener('pointerdown', onOutside, true);
  addEventListener('resize', closeQuietly);
  buttons[0]?.focus();
}

/** @param {MenuItem} item */
function menuButton(item) {
  const button = el('button', { type: 'button', role: 'menuitem', tabindex: '-1' });
  if (item.icon) button.append(icon(item.icon));
  const words = el('span', { class: 'menu-words' }, el('span', {}, item.label));
  if (item.hint) words.append(el('span', { class: 'menu-hint' }, item.hint));
  button.append(words);
  return button;
}

/**
 * Above the anchor where there is room, else below; always inside the window.
 *
 * @param {HTMLElement} menu
 * @param {HTMLElement} anchor
 */
function place(menu, anchor) {
  const beside = anchor.getBoundingClientRect();
  const { width, height } = menu.getBoundingClientRect();
  const above = beside.top - height - GAP_PX;
  const below = Math.min(beside.bottom + GAP_PX, innerHeight - height - GAP_PX);
  menu.style.top = `${Math.max(GAP_PX, above >= GAP_PX ? above : below)}px`;
  menu.style.left = `${Math.max(GAP_PX, Math.min(beside.left, innerWidth - width - GAP_PX))}px`;
}
