import type { InlineKeyboardMarkup } from 'grammy/types';
import { encodeAction, type Language } from '../../../domain/action.ts';
import type { View } from '../../../domain/view.ts';
import type { Markup } from '../../markup.ts';
import type { Words } from '../../words.ts';

/** Longest text of a message, in UTF-16 units after entities are parsed. */
const longestText = 4096;

/** Telegram's `parse_mode: HTML`. */
export const html: Markup = {
  escape: (text) => text.replace(/[&<>]/g, (sign) => escapes[sign] ?? sign),
  tags: 'html',
};
const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const characters: Record<string, string> = { amp: '&', lt: '<', gt: '>' };

export interface Rendered {
  /** HTML texts in order, each short enough for one message; none when there is nothing to say. */
  parts: string[];
  /** Of the whole text in UTF-16 units, after entities are parsed. */
  length: number;
  /** Buttons under the last part; null when nothing is to be chosen. */
  keyboard: InlineKeyboardMarkup | null;
}

/** A view as Telegram messages. */
export function render(view: View, language: Language, words: Words): Rendered {
  const rows = view.choices
    .filter((row) => row.length > 0)
    .map((row) =>
      row.map((choice) => ({
        text: words.label(choice, language),
        callback_data: encodeAction(choice.action),
      })),
    );
  const source = words.paragraphs(view, language, html);
  return {
    parts: splitHtml(source),
    length: parse(source).text.length,
    keyboard: rows.length === 0 ? null : { inline_keyboard: rows },
  };
}

interface Tag {
  /** Where in the plain text. */
  at: number;
  name: string;
  opens: boolean;
}

/**
 * Cuts a text of escaped characters and `<b>`, `<i>` tags at line ends, else at spaces, never inside a character or a tag;
 * a tag that is open at a cut is closed before it and opened again after it.
 */
export function splitHtml(source: string): string[] {
  const { text, tags } = parse(source);
  const open: string[] = [];
  let next = 0;
  const parts: string[] = [];
  for (const [from, to] of cuts(text)) {
    let part = open.map((name) => `<${name}>`).join('');
    let at = from;
    const isLast = to === text.length;
    for (let tag = tags[next]; tag !== undefined && (tag.at < to || isLast); tag = tags[++next]) {
      part += html.escape(text.slice(at, Math.max(at, tag.at)));
      at = Math.max(at, tag.at);
      part += tag.opens ? `<${tag.name}>` : `</${tag.name}>`;
      if (tag.opens) open.push(tag.name);
      else open.pop();
    }
    part += html.escape(text.slice(at, to));
    parts.push(
      part +
        open
          .toReversed()
          .map((name) => `</${name}>`)
          .join(''),
    );
  }
  return parts;
}

function parse(source: string): { text: string; tags: Tag[] } {
  let text = '';
  const tags: Tag[] = [];
  for (const [piece, close, name, character] of source.matchAll(/<(\/?)([bi])>|&(\w+);|[^<&]+/g)) {
    if (name !== undefined) tags.push({ at: text.length, name, opens: close === '' });
    else text += character === undefined ? piece : (characters[character] ?? piece);
  }
  return { text, tags };
}

/** Stretches of at most `longestText`; white space at the cuts is left out, and no stretch is only white space. */
function cuts(text: string): [from: number, to: number][] {
  const found: [number, number][] = [];
  let from = 0;
  while (text.length - from > longestText) {
    const to = cutAfter(text, from);
    found.push([from, to]);
    from = to;
    while (/\s/.test(text.charAt(from))) from += 1;
  }
  found.push([from, text.length]);
  return found.filter(([start, end]) => text.slice(start, end).trim() !== '');
}

function cutAfter(text: string, from: number): number {
  const most = from + longestText;
  for (const separator of ['\n', ' ']) {
    const at = text.lastIndexOf(separator, most);
    if (at > from + longestText / 2) return at;
  }
  const last = text.charCodeAt(most - 1);
  const splitsPair = last >= 0xd800 && last <= 0xdbff;
  return splitsPair ? most - 1 : most;
}
