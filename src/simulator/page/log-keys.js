/**
 * The keyboard among messages: arrows move between them, Enter opens a message's menu. Only one message's controls
 * are in the tab order (the one reached, at first the last), so that a long chat is not a long way to the text box.
 *
 * @param {HTMLElement} log
 * @param {(node: HTMLElement) => void} onMenu
 */
export function createLogKeys(log, onMenu) {
  /** @type {HTMLElement | undefined} */
  let current;

  const nodes = () => /** @type {HTMLElement[]} */ ([...log.querySelectorAll('[data-id]')]);

  /**
   * @param {HTMLElement | undefined} node
   * @param {string} tabIndex
   */
  function setTabIndex(node, tabIndex) {
    for (const control of node?.querySelectorAll('button, a, audio') ?? [])
      control.setAttribute('tabindex', tabIndex);
  }

  /** @param {HTMLElement | undefined} node */
  function setCurrent(node) {
    setTabIndex(current, '-1');
    setTabIndex(node, '0');
    current = node;
  }

  log.addEventListener('keydown', (event) => {
    const target = /** @type {Element} */ (event.target);
    const all = nodes();
    const at = all.findIndex((node) => node.contains(target));
    const last = all.length - 1;
    if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
      const to = all[at < 0 ? last : event.key === 'ArrowUp' ? at - 1 : at + 1];
      if (!to) return;
      setCurrent(to);
      to.focus();
    } else if ((event.key === 'Enter' || event.key === ' ') && all[at] && target === all[at]) {
      onMenu(all[at]);
    } else return;
    event.preventDefault();
  });

  return {
    setCurrent,
    /** After drawing: the message with focus, else the last one, is where Tab leads. */
    refresh() {
      const all = nodes();
      setCurrent(all.find((node) => node.contains(document.activeElement)) ?? all.at(-1));
    },
  };
}
