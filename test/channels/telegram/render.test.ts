import fc from 'fast-check';
import { expect, test } from 'vitest';
import { html, render, splitHtml } from '../../../src/bot/channels/telegram/render.ts';
import { say } from '../../../src/domain/message.ts';
import { view } from '../../../src/domain/view.ts';
import { parseHtml } from '../../../src/simulator/html.ts';
import { words } from './telegram.ts';

const shownBy = (parts: string[]) => parts.map((part) => parseHtml(part));

test('a short text stays one message', () => {
  expect(splitHtml('<b>Mục</b> a &lt; b')).toEqual(['<b>Mục</b> a &lt; b']);
});

test('exactly 4096 characters after entities are parsed fit one message, one more does not', () => {
  expect(splitHtml('&amp;'.repeat(4096))).toHaveLength(1);
  expect(shownBy(splitHtml('&amp;'.repeat(4097))).map(({ text }) => text.length)).toEqual([4096, 1]);
});

test('a text is cut at line ends, else at spaces', () => {
  const lines = `${'a'.repeat(3000)} ${'b'.repeat(500)}\n${'c'.repeat(1000)} d`;
  expect(splitHtml(lines).map((part) => part.length)).toEqual([3501, 1002]);
  const spaced = `${'a'.repeat(3000)} ${'b'.repeat(2000)}`;
  expect(splitHtml(spaced).map((part) => part.length)).toEqual([3000, 2000]);
});

test('a surrogate pair is never cut', () => {
  const parts = splitHtml(`x${'😀'.repeat(3000)}`);
  expect(parts.map((part) => part.length)).toEqual([4095, 1906]);
  expect(parts.every((part) => part.isWellFormed())).toBe(true);
});

test('a tag that is open at a cut is closed and opened again', () => {
  const parts = splitHtml(`<b>${'đậm '.repeat(1500)}<i>${'x'.repeat(10)}</i></b> thường`);
  expect(parts).toHaveLength(2);
  expect(parts[0]).toMatch(/^<b>đậm[^]*đậm<\/b>$/);
  expect(parts[1]).toMatch(/^<b>đậm[^]*<i>x{10}<\/i><\/b> thường$/);
});

const piece = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.constantFrom('<b>', '&', ' ', '\n', 'từ '.repeat(700), 'x'.repeat(3000), '&lt;'),
);

test('no character of any text is lost or changed, only white space at the cuts', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(piece, fc.constantFrom('', 'b', 'i')), { maxLength: 12 }), (pieces) => {
      const source = pieces
        .map(([text, tag]) => (tag === '' ? html.escape(text) : `<${tag}>${html.escape(text)}</${tag}>`))
        .join('');
      const parts = shownBy(splitHtml(source));
      const bare = (text: string) => text.replace(/\s/g, '');
      expect(bare(parts.map(({ text }) => text).join(''))).toBe(bare(pieces.map(([text]) => text).join('')));
      expect(parts.every(({ text }) => text.trim() !== '' && text.length <= 4096)).toBe(true);
    }),
    { numRuns: 300 },
  );
});

test('choices become rows of buttons', () => {
  const choice = {
    action: { kind: 'go_to', assignmentId: 'a1', prompt: 3 },
    label: say('choice.skip'),
  } as const;
  const shown = view([say('help.text')], [[choice, choice], [], [choice]]);
  const button = { text: 'Bỏ qua', callback_data: 'go.a1.3' };
  expect(render(shown, 'vi', words).keyboard).toEqual({ inline_keyboard: [[button, button], [button]] });
  expect(render(view([say('help.text')]), 'vi', words).keyboard).toBeNull();
});

test("the longest button data fits Telegram's 64 bytes", () => {
  const action = {
    kind: 'pick',
    option: 999,
    assignmentId: 'z'.repeat(24),
    prompt: 999_999,
    field: 999_999,
    revision: 999_999,
  } as const;
  const shown = view([say('help.text')], [[{ action, label: say('choice.skip') }]]);
  const [[button] = []] = render(shown, 'vi', words).keyboard?.inline_keyboard ?? [];
  const data = button !== undefined && 'callback_data' in button ? button.callback_data : '';
  expect(data).toMatch(/^[a-z0-9.]{1,64}$/);
});
