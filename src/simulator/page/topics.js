/** The topics of a forum: which one is shown and written in. */

import { byId, el } from './dom.js';
import { t } from './words.js';

/** @typedef {import('./types.js').Chat} Chat */

/** The topic that every forum has, and that has no id. */
const GENERAL = 0;

/**
 * @param {object} options
 * @param {() => Chat | undefined} options.chat the open one
 * @param {() => void} options.onChange
 */
export function createTopics({ chat, onChange }) {
  const select = byId('topic', HTMLSelectElement);
  /** The topic shown in each forum. @type {Map<number, number>} */
  const chosen = new Map();

  const topics = () => chat()?.group?.topics;

  /** @returns {number | undefined} undefined where there are no topics */
  function shown() {
    const known = topics();
    if (known === undefined) return undefined;
    const topic = chosen.get(chat()?.id ?? 0) ?? GENERAL;
    return known.some(({ id }) => id === topic) ? topic : GENERAL;
  }

  function draw() {
    const known = topics();
    byId('topic-field', HTMLLabelElement).hidden = known === undefined;
    if (known === undefined) return;
    const names = known.map(({ id, name, closed }) =>
      el('option', { value: String(id) }, closed ? t('topicClosed', { name }) : name),
    );
    select.replaceChildren(el('option', { value: String(GENERAL) }, t('topicGeneral')), ...names);
    select.value = String(shown());
  }

  /** @param {number} topic */
  function show(topic) {
    const open = chat();
    if (!open) return;
    chosen.set(open.id, topic);
    draw();
    onChange();
  }

  select.addEventListener('change', () => show(Number(select.value)));

  return {
    shown,
    draw,
    show,
    /** The open topic, unless it is "General". */
    current: () => topics()?.find(({ id }) => id === shown()),
    /** What a message has to carry to go into the shown topic. @returns {{ threadId?: number }} */
    place() {
      const topic = shown();
      return topic === undefined || topic === GENERAL ? {} : { threadId: topic };
    },
  };
}
