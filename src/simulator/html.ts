/** `parse_mode: HTML`, as strictly as Telegram reads it: an unknown or unclosed tag refuses the whole message. */
import type { SimEntity } from './model.ts';
import type { FormattedText } from './text.ts';

/** What Telegram says after "can't parse entities: ". */
export class EntityError extends Error {
  override readonly name = 'EntityError';
}

const entityTypes: Record<string, string> = {
  a: 'text_link',
  b: 'bold',
  strong: 'bold',
  blockquote: 'blockquote',
  code: 'code',
  del: 'strikethrough',
  s: 'strikethrough',
  strike: 'strikethrough',
  em: 'italic',
  i: 'italic',
  ins: 'underline',
  u: 'underline',
  pre: 'pre',
  span: 'spoiler',
  'tg-spoiler': 'spoiler',
  'tg-emoji': 'custom_emoji',
};
const namedCharacters: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"' };
const startTag = /<([a-zA-Z][a-zA-Z0-9-]*)((?:\s+[^\s=>/]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?)*)\s*>/y;
const attribute = /([^\s=>/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g;

interface OpenTag {
  readonly name: string;
  readonly at: number;
  readonly offset: number;
  readonly attributes: ReadonlyMap<string, string>;
}

/** @throws EntityError in Telegram's own words */
export function parseHtml(source: string): FormattedText {
  const open: OpenTag[] = [];
  const entities: SimEntity[] = [];
  let text = '';
  let at = 0;
  while (at < source.length) {
    const next = source.indexOf('<', at);
    const end = next < 0 ? source.length : next;
    text += decode(source.slice(at, end));
    if (next < 0) break;
    at = source.startsWith('</', next) ? closeTag(next) : openTag(next);
  }
  const unclosed = open.at(-1);
  if (unclosed) throw new EntityError(`Can't find end tag corresponding to start tag "${unclosed.name}"`);
  return { text, entities: settle(entities) };

  function openTag(position: number): number {
    startTag.lastIndex = position;
    const match = startTag.exec(source);
    const name = (match?.[1] ?? /^[^\s>]*/.exec(source.slice(position + 1))?.[0] ?? '').toLowerCase();
    const at = byteOffset(source, position);
    if (match === null || entityTypes[name] === undefined) {
      throw new EntityError(`Unsupported start tag "${name}" at byte offset ${at}`);
    }
    const attributes = readAttributes(match[2] ?? '');
    if (name === 'span' && attributes.get('class') !== 'tg-spoiler') {
      throw new EntityError(`Tag "span" must have class "tg-spoiler" at byte offset ${at}`);
    }
    open.push({ name, at, offset: text.length, attributes });
    return position + match[0].length;
  }

  function closeTag(position: number): number {
    const close = source.indexOf('>', position);
    const at = byteOffset(source, position);
    const tag = open.pop();
    if (tag === undefined) throw new EntityError(`Unexpected end tag at byte offset ${at}`);
    const name = source
      .slice(position + 2, close < 0 ? undefined : close)
      .trim()
      .toLowerCase();
    if (close < 0 || (name !== '' && name !== tag.name)) {
      throw new EntityError(
        `Unmatched end tag at byte offset ${at}, expected "</${tag.name}>", found "</${name}>"`,
      );
    }
    const entity = entityOf(tag, text.slice(tag.offset));
    if (entity !== undefined) entities.push(entity);
    return close + 1;
  }
}

function entityOf(tag: OpenTag, content: string): SimEntity | undefined {
  const type = entityTypes[tag.name];
  if (type === undefined || content === '') return undefined;
  const entity: SimEntity = { type, offset: tag.offset, length: content.length };
  switch (tag.name) {
    case 'a': {
      const url = linkAddress(tag.attributes.get('href') ?? content);
      return url === undefined ? undefined : { ...entity, url };
    }
    case 'blockquote':
      return tag.attributes.has('expandable') ? { ...entity, type: 'expandable_blockquote' } : entity;
    case 'code': {
      const language = /^language-(.+)$/.exec(tag.attributes.get('class') ?? '')?.[1];
      return language === undefined ? entity : { ...entity, language };
    }
    case 'tg-emoji':
      return { ...entity, custom_emoji_id: tag.attributes.get('emoji-id') ?? '' };
    default:
      return entity;
  }
}

/** Only addresses a person can open; Telegram silently drops the link otherwise. */
function linkAddress(written: string): string | undefined {
  const address = /^[a-z][a-z0-9+.-]*:/i.test(written) ? written : `http://${written}`;
  if (!URL.canParse(address)) return undefined;
  const { href, protocol } = new URL(address);
  return ['http:', 'https:', 'tg:', 'mailto:', 'tel:'].includes(protocol) ? href : undefined;
}

/** Code takes no other formatting; `<pre><code class="language-x">` is one block with a language. */
function settle(entities: readonly SimEntity[]): SimEntity[] {
  const same = (a: SimEntity, b: SimEntity): boolean => a.offset === b.offset && a.length === b.length;
  const blocks = entities.flatMap((entity) => {
    if (entity.type !== 'pre') return [];
    const language = entities.find((other) => other.type === 'code' && same(other, entity))?.language;
    return [language === undefined ? entity : { ...entity, language }];
  });
  const inside = (entity: SimEntity, other: SimEntity): boolean =>
    entity.offset >= other.offset && entity.offset + entity.length <= other.offset + other.length;
  const outside = entities.filter(
    (entity) => entity.type !== 'pre' && !blocks.some((block) => inside(entity, block)),
  );
  const inline = outside.map((entity) =>
    entity.type === 'code' ? { type: 'code', offset: entity.offset, length: entity.length } : entity,
  );
  const codes = inline.filter(({ type }) => type === 'code');
  const rest = inline.filter(
    (entity) => entity.type === 'code' || !codes.some((code) => inside(entity, code)),
  );
  return [...blocks, ...rest].sort((a, b) => a.offset - b.offset || b.length - a.length);
}

function readAttributes(source: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const [, name = '', double, single, bare] of source.matchAll(attribute)) {
    found.set(name.toLowerCase(), decode(double ?? single ?? bare ?? ''));
  }
  return found;
}

/** Unknown names stay as they are written, as on Telegram. */
function decode(text: string): string {
  return text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]+));/gi,
    (whole, hexadecimal, decimal, name) => {
      if (name !== undefined) return namedCharacters[String(name)] ?? whole;
      const code = hexadecimal === undefined ? Number(decimal) : Number.parseInt(String(hexadecimal), 16);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}

const byteOffset = (source: string, position: number): number => Buffer.byteLength(source.slice(0, position));
