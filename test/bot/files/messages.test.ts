import { describe, expect, it } from 'vitest';
import { fileMessages } from '../../../src/bot/files/messages.ts';
import { outlineMessages } from '../../../src/domain/outline/messages.ts';
import en from '../../../locales/en.json' with { type: 'json' };
import vi from '../../../locales/vi.json' with { type: 'json' };

const table: Record<string, Record<string, string>> = { ...fileMessages, ...outlineMessages };
const placeholders = (words: string) => [...words.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? '');

describe.each([
  ['vi', vi.file],
  ['en', en.file],
])('the reasons of files in %s', (_, words) => {
  it('are exactly those of the tables, with their parameters', () => {
    const worded = Object.entries(words).map(([key, text]) => [`file.${key}`, placeholders(text).toSorted()]);
    const known = Object.entries(table).map(([key, params]) => [key, Object.keys(params).toSorted()]);
    expect(Object.fromEntries(worded)).toEqual(Object.fromEntries(known));
  });
});
