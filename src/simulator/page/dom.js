/** Small helpers over the document; all of them set text, none of them markup. */

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, string>} [attributes]
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/**
 * The element of the page with this id; the page is ours, so a missing one is a programmer's mistake.
 *
 * @template {HTMLElement} T
 * @param {string} id
 * @param {new () => T} type
 * @returns {T}
 */
export function byId(id, type) {
  const found = document.getElementById(id);
  if (!(found instanceof type)) throw new Error(`No ${type.name} with id ${id}`);
  return found;
}

/**
 * A picture from the sprite in index.html; decoration only, the button that holds it has a name of its own.
 *
 * @param {string} name
 */
export function icon(name) {
  const namespace = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(namespace, 'svg');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  const use = document.createElementNS(namespace, 'use');
  use.setAttribute('href', `#icon-${name}`);
  svg.append(use);
  return svg;
}

/**
 * A round picture with initials; the colour depends on the id, so that it stays the same.
 *
 * @param {import('./types.js').Chat | { id: number, title: string, group?: undefined }} chat
 */
export function avatar(chat) {
  const names = chat.title.split(/\s+/).filter((name) => /^\p{L}/u.test(name));
  const second = chat.group ? names[1] : names.slice(1).at(-1);
  const initials = [names[0], second].map((name) => name?.[0] ?? '').join('');
  const shape = chat.group ? 'avatar avatar-group' : 'avatar';
  const colour = `avatar-${Math.abs(chat.id) % 6}`;
  return el('span', { class: `${shape} ${colour}`, 'aria-hidden': 'true' }, initials.toUpperCase());
}

/** Whether the main pointer is a finger: Enter then makes a new line and focus does not open the keyboard. */
export const isTouch = () => matchMedia('(pointer: coarse)').matches;

/**
 * The element to receive focus for an arrow, Home or End key in a row or column of elements.
 *
 * @param {HTMLElement[]} elements
 * @param {string} key
 * @returns {HTMLElement | undefined}
 */
export function neighbour(elements, key) {
  const at = elements.indexOf(/** @type {HTMLElement} */ (document.activeElement));
  if (key === 'ArrowDown') return elements[Math.min(at + 1, elements.length - 1)];
  if (key === 'ArrowUp') return elements[Math.max(at - 1, 0)];
  if (key === 'Home') return elements[0];
  if (key === 'End') return elements.at(-1);
  return undefined;
}
