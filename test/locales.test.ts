import { describe, expect, test } from 'vitest';
import en from '../locales/en.json' with { type: 'json' };
import vi from '../locales/vi.json' with { type: 'json' };
import { outlineMessages } from '../src/domain/outline/messages.ts';
import { messages, rendererWords } from '../src/domain/messages.ts';

type Tree = { [key: string]: string | Tree };

function flat(tree: Tree, prefix = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string') found.set(prefix + key, value);
    else for (const [inner, text] of flat(value, `${prefix}${key}.`)) found.set(inner, text);
  }
  return found;
}

const locales = { vi: flat(vi), en: flat(en) };
const placeholders = (text: string) => [
  ...new Set([...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = '']) => name)),
];

/** What the renderer puts into its own words. */
const rendererPlaceholders: Partial<Record<(typeof rendererWords)[number], string[]>> = {
  'value.percentage': ['number'],
  'value.ratio': ['part', 'whole', 'share'],
  'value.document': ['type', 'number', 'symbol'],
  'value.document_dated': ['type', 'number', 'symbol', 'date'],
  'time.instant': ['hour', 'minute', 'date'],
  'time.limit': ['weekday', 'date'],
};

const table = new Map<string, string[]>([
  ...Object.entries({ ...messages, ...outlineMessages }).map(
    ([key, params]) => [key, Object.keys(params)] as const,
  ),
  ...rendererWords.map((key) => [key, rendererPlaceholders[key] ?? []] as const),
]);

/** Sections whose keys no table of the domain owns: the chat page, files, and the command line. */
const tableSections = new Set([...table.keys()].map((key) => key.split('.')[0]));
tableSections.delete('file');

/** Keys of a locale by the key they are asked for: "left_one" and "left_other" answer to "left", if that is in the table. */
function byKey(locale: Map<string, string>, known: (key: string) => boolean): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const [key, text] of locale) {
    const stem = key.replace(/_(zero|one|two|few|many|other)$/, '');
    const asked = !known(key) && known(stem) ? stem : key;
    found.set(asked, [...(found.get(asked) ?? []), text]);
  }
  return found;
}

const inTable = (key: string) => table.has(key);
const ofTable = (key: string) => tableSections.has(key.split('.')[0]);

describe.each(['vi', 'en'] as const)('the locale %s', (language) => {
  const texts = byKey(locales[language], inTable);

  test('has every key of the tables, and in their sections no other', () => {
    expect([...table.keys()].filter((key) => !texts.has(key))).toEqual([]);
    expect([...texts.keys()].filter((key) => ofTable(key) && !inTable(key))).toEqual([]);
  });

  test('uses exactly the placeholders of the tables', () => {
    const wrong = [...table].flatMap(([key, names]) =>
      (texts.get(key) ?? []).flatMap((text) => {
        const used = placeholders(text);
        return used.toSorted().join() === names.toSorted().join() ? [] : [{ key, used, names }];
      }),
    );
    expect(wrong).toEqual([]);
  });

  test('opens and closes its own tags, and uses no others', () => {
    const wrong = [...locales[language]].filter(([key, text]) => {
      const bare = text.replace(/<b>((?!<\/?b>)[^])*<\/b>|<i>((?!<\/?i>)[^])*<\/i>/g, '');
      return ofTable(key) && /<\/?[a-z]/.test(bare);
    });
    expect(wrong).toEqual([]);
  });

  test('is composed (NFC), without emoji and exclamation marks', () => {
    const wrong = [...locales[language]].filter(
      ([, text]) => text !== text.normalize('NFC') || /!|\p{Extended_Pictographic}/u.test(text),
    );
    expect(wrong).toEqual([]);
  });
});

test('both locales have the same keys with the same placeholders, plural suffixes aside', () => {
  const isVietnamese = (key: string) => locales.vi.has(key);
  const described = (locale: Map<string, string>) =>
    [...byKey(locale, isVietnamese)].map(([key, texts]) => [
      key,
      [...new Set(texts.map((text) => placeholders(text).toSorted().join()))],
    ]);
  expect(Object.fromEntries(described(locales.en))).toEqual(Object.fromEntries(described(locales.vi)));
});

test('Vietnamese never says "bạn" to anybody', () => {
  expect([...locales.vi].filter(([, text]) => /(?<!\p{L})bạn(?!\p{L})/iu.test(text))).toEqual([]);
});
