/** The bot's commands offered while a message begins with "/", as a listbox that the text box points into. */

import { byId, el } from './dom.js';

/** @typedef {import('./types.js').Command} Command */
/** @typedef {ReturnType<typeof createSuggestions>} Suggestions */

/**
 * @param {object} options
 * @param {() => Command[]} options.commands
 * @param {(command: string) => void} options.onChoose
 */
export function createSuggestions({ commands, onChoose }) {
  const box = byId('composer-text', HTMLTextAreaElement);
  const list = byId('suggestions', HTMLUListElement);
  let chosen = -1;

  const options = () => /** @type {HTMLElement[]} */ ([...list.children]);

  /** @param {Command[]} found */
  function show(found) {
    chosen = -1;
    list.replaceChildren(...found.map(option));
    list.hidden = found.length === 0;
    box.setAttribute('aria-expanded', String(!list.hidden));
    box.removeAttribute('aria-activedescendant');
  }

  /**
   * @param {Command} command
   * @param {number} index
   */
  function option(command, index) {
    return el(
      'li',
      {
        role: 'option',
        id: `suggestion-${index}`,
        'aria-selected': 'false',
        'data-command': `/${command.command}`,
      },
      el('span', { class: 'suggestion-command' }, `/${command.command}`),
      el('span', { class: 'suggestion-hint' }, command.description),
    );
  }

  /** @param {number} index */
  function choose(index) {
    chosen = index;
    options().forEach((item, at) => item.setAttribute('aria-selected', String(at === index)));
    options()[index]?.scrollIntoView({ block: 'nearest' });
    box.setAttribute('aria-activedescendant', `suggestion-${index}`);
  }

  list.addEventListener('pointerdown', (event) => event.preventDefault());
  list.addEventListener('click', (event) => {
    const command = /** @type {Element} */ (event.target).closest('li')?.dataset.command;
    if (command) onChoose(command);
    show([]);
  });

  return {
    close: () => show([]),
    /** @param {string} typed */
    update(typed) {
      const wanted = /^\/(\w*)$/.exec(typed)?.[1];
      show(
        wanted === undefined ? [] : commands().filter((one) => one.command.startsWith(wanted.toLowerCase())),
      );
    },
    /**
     * @param {KeyboardEvent} event a key in the text box
     * @returns {boolean} whether the list took it
     */
    key(event) {
      if (list.hidden) return false;
      const count = options().length;
      if (event.key === 'ArrowDown') choose((chosen + 1) % count);
      else if (event.key === 'ArrowUp') choose((chosen - 1 + count) % count);
      else if (event.key === 'Escape') show([]);
      else if (event.key === 'Enter' && chosen >= 0) options()[chosen]?.click();
      else return false;
      event.preventDefault();
      event.stopPropagation();
      return true;
    },
  };
}
