/** Telegram's text entities as nodes. Nothing here ever parses markup: officers' text stays text. */

/** @typedef {import('./types.js').Entity} Entity */

/** @type {Record<string, string>} */
const TAGS = {
  bold: 'strong',
  italic: 'em',
  underline: 'u',
  strikethrough: 's',
  spoiler: 'mark',
  code: 'code',
  pre: 'pre',
  blockquote: 'blockquote',
  expandable_blockquote: 'blockquote',
};

const SAFE_SCHEMES = new Set(['http:', 'https:', 'mailto:', 'tel:']);

/**
 * A link's target when it is of a harmless kind.
 *
 * @param {string} address
 * @returns {string | undefined}
 */
export function safeAddress(address) {
  const full = /^[a-z][a-z0-9+.-]*:/i.test(address) ? address : `https://${address}`;
  return URL.canParse(full) && SAFE_SCHEMES.has(new URL(full).protocol) ? full : undefined;
}

/**
 * @param {string} text
 * @param {Entity[]} [entities] as Telegram gives them: nested, never crossing
 * @returns {DocumentFragment}
 */
export function richText(text, entities = []) {
  const outerFirst = [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length);
  return build(text, 0, text.length, outerFirst);
}

/**
 * @param {string} text
 * @param {number} from
 * @param {number} to
 * @param {Entity[]} entities
 */
function build(text, from, to, entities) {
  const fragment = document.createDocumentFragment();
  let at = from;
  let rest = entities;
  while (rest.length > 0) {
    const [entity, ...others] = /** @type {[Entity, ...Entity[]]} */ (rest);
    const end = Math.min(entity.offset + entity.length, to);
    const inside = others.filter((other) => other.offset < end);
    rest = others.filter((other) => other.offset >= end);
    if (entity.offset < at || entity.offset >= end) continue;
    fragment.append(text.slice(at, entity.offset));
    const element = elementFor(entity, text.slice(entity.offset, end));
    element.append(build(text, entity.offset, end, inside));
    fragment.append(element);
    at = end;
  }
  fragment.append(text.slice(at, to));
  return fragment;
}

/**
 * @param {Entity} entity
 * @param {string} covered
 */
function elementFor(entity, covered) {
  const target = linkTarget(entity, covered);
  if (target !== undefined) {
    const link = document.createElement('a');
    link.href = target;
    link.target = '_blank';
    link.rel = 'noopener noreferrer';
    return link;
  }
  if (entity.type === 'bot_command') {
    const command = document.createElement('button');
    command.type = 'button';
    command.className = 'command-link';
    command.dataset.command = covered;
    return command;
  }
  return document.createElement(TAGS[entity.type] ?? 'span');
}

/**
 * @param {Entity} entity
 * @param {string} covered
 */
function linkTarget(entity, covered) {
  if (entity.type === 'text_link') return safeAddress(entity.url ?? '');
  if (entity.type === 'url') return safeAddress(covered);
  if (entity.type === 'email') return safeAddress(`mailto:${covered}`);
  return undefined;
}
