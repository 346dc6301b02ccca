import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { adminMessages } from '../../src/bot/admin/messages.ts';
import { configMessages } from '../../src/config-problem.ts';
import { calendarFileMessages } from '../../src/domain/deadline/calendar-file.ts';
import { importMessages } from '../../src/domain/organisation/messages.ts';

const tables = {
  admin: adminMessages,
  config: configMessages,
  import: { ...importMessages, ...calendarFileMessages },
};

function flat(node: unknown, path: string): [string, string][] {
  if (typeof node === 'string') return [[path, node]];
  return Object.entries(node as object).flatMap(([key, each]) => flat(each, `${path}.${key}`));
}

test.each(['vi', 'en'])(
  '%s has exactly the words of the command line, with their placeholders',
  (language) => {
    const file = new URL(`../../locales/${language}.json`, import.meta.url);
    const locale = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
    for (const [section, table] of Object.entries(tables)) {
      const found = flat(locale[section], section).map(([key, text]) => [
        key,
        [...new Set(Array.from(text.matchAll(/\{\{(\w+)\}\}/g), (match) => match[1] ?? ''))].sort(),
      ]);
      const wanted = Object.entries(table).map(([key, params]) => [key, Object.keys(params).sort()]);
      expect(Object.fromEntries(found)).toEqual(Object.fromEntries(wanted));
    }
  },
);
