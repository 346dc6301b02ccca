/** What Telegram's apps and servers do to a text before it becomes a message. */
import type { SimEntity } from './model.ts';

/** Longest text of a message, in UTF-16 units after entities are parsed. */
export const longestText = 4096;
/** Longest caption of a file, counted the same way. */
export const longestCaption = 1024;

export interface FormattedText {
  readonly text: string;
  readonly entities: readonly SimEntity[];
}

/** Carriage returns vanish and other control characters become spaces, as on Telegram's servers. */
export function cleanInput(text: string): string {
  // eslint-disable-next-line no-control-regex -- control characters are the point here
  return text.replaceAll('\r', '').replace(/[\u0000-\u0009\u000b-\u001f]/g, ' ');
}

/** Cuts white space off both ends and moves the entities along; what falls outside is dropped. */
export function trimFormatted({ text, entities }: FormattedText): FormattedText {
  const start = text.length - text.trimStart().length;
  const trimmed = text.trim();
  const moved = entities.flatMap((entity) => {
    const from = Math.max(entity.offset - start, 0);
    const to = Math.min(entity.offset - start + entity.length, trimmed.length);
    return to > from ? [{ ...entity, offset: from, length: to - from }] : [];
  });
  return { text: trimmed, entities: moved };
}

const patterns: readonly [type: string, pattern: RegExp][] = [
  ['bot_command', /(?<![\p{L}\p{N}_/<>])\/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\p{L}\p{N}_/<>@])/gu],
  ['mention', /(?<![\p{L}\p{N}_/])@[A-Za-z0-9_]{3,32}(?![\p{L}\p{N}_])/gu],
  ['url', /https?:\/\/[^\s<>"]*[^\s<>".,;:!?)]/gu],
];

/** Adds the commands, mentions and addresses Telegram finds by itself, except inside links and code. */
export function withFoundEntities({ text, entities }: FormattedText): FormattedText {
  const taken = entities.filter(({ type }) => ['code', 'pre', 'text_link'].includes(type));
  const found: SimEntity[] = [];
  for (const [type, pattern] of patterns) {
    for (const match of text.matchAll(pattern)) {
      const entity = { type, offset: match.index, length: match[0].length };
      if (![...taken, ...found].some((other) => overlap(other, entity))) found.push(entity);
    }
  }
  const all = [...entities, ...found].sort((a, b) => a.offset - b.offset || b.length - a.length);
  return { text, entities: all };
}

const overlap = (a: SimEntity, b: SimEntity): boolean =>
  a.offset < b.offset + b.length && b.offset < a.offset + a.length;

/**
 * Cuts a long paste the way the apps do: pieces of at most 4096, at the last line end, else the last space, in the
 * second half of a piece, else in the middle of a word. White space at the cuts is lost, as on Telegram.
 */
export function splitPaste(text: string): string[] {
  const pieces: string[] = [];
  let rest = text.trim();
  while (rest.length > longestText) {
    const cut = cutPosition(rest);
    pieces.push(rest.slice(0, cut).trimEnd());
    rest = rest.slice(cut).trimStart();
  }
  if (rest !== '') pieces.push(rest);
  return pieces;
}

function cutPosition(text: string): number {
  for (const separator of ['\n', ' ']) {
    const at = text.lastIndexOf(separator, longestText);
    if (at >= longestText / 2) return at;
  }
  const last = text.charCodeAt(longestText - 1);
  const splitsPair = last >= 0xd800 && last <= 0xdbff;
  return splitsPair ? longestText - 1 : longestText;
}
