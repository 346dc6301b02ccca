import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { answerMessages } from '../../../src/domain/answer/messages.ts';

test.each(['vi', 'en'])('locale %s has exactly the messages and placeholders of the table', (locale) => {
  const file = new URL(`../../../locales/${locale}.json`, import.meta.url);
  const words = (JSON.parse(readFileSync(file, 'utf8')) as { answer: Record<string, string> }).answer;
  const found = Object.entries(words).map(([key, text]) => [
    `answer.${key}`,
    [...new Set(Array.from(text.matchAll(/\{\{(\w+)\}\}/g), (match) => match[1] ?? ''))].sort(),
  ]);
  const wanted = Object.entries(answerMessages).map(([key, params]) => [key, Object.keys(params).sort()]);
  expect(Object.fromEntries(found)).toEqual(Object.fromEntries(wanted));
});
