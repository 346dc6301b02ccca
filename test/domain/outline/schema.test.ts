import { describe, expect, it } from 'vitest';
import { orderOf, placeBelow, standsAfter } from '../../../src/domain/outline/numbering.ts';
import { outlineSchema } from '../../../src/domain/outline/schema.ts';

const narrative = { kind: 'narrative', code: 'narrative' };

function promptOf(code: string, changes: object = {}) {
  return { prompt: { code, text: 'Nêu kết quả.', lines: [1, 1], fields: [narrative], ...changes } };
}

function divisionOf(kind: string, number: string, children: object[], changes: object = {}) {
  return { division: { kind, number, title: 'Tiêu đề', lines: [1, 1], children, ...changes } };
}

function outlineOf(children: object[], changes: object = {}) {
  return {
    code: 'mau',
    version: 1,
    title: 'Đề cương',
    source: { document: 'Công văn', lines: [1, 9] },
    sections: [divisionOf('section', 'I', children).division],
    ...changes,
  };
}

/** "path: reason" of everything refused. */
function refusals(outline: object): string[] {
  const parsed = outlineSchema.safeParse(outline);
  return (parsed.error?.issues ?? []).map((issue) => `${issue.path.join('.')}: ${issue.message}`);
}

const number = { kind: 'number', label: 'Số', measureUnit: 'đơn vị' };
const first = 'sections.0.children.0.prompt';

describe('an outline', () => {
  it('is taken when nothing is wrong with it', () => {
    expect(refusals(outlineOf([promptOf('a.b'), divisionOf('subsection', '1', [promptOf('a.c')])]))).toEqual(
      [],
    );
  });

  it.each<[string, object, string[]]>([
    [
      'a prompt code used twice, however deep',
      outlineOf([promptOf('a.b'), divisionOf('subsection', '1', [promptOf('a.b')])]),
      ['sections.0.children.1.division.children.0.prompt.code: file.duplicate_prompt_code'],
    ],
    [
      'a code longer than a button carries',
      outlineOf([promptOf('a'.repeat(41))]),
      [`${first}.code: file.bad_code`],
    ],
    [
      'a field code used twice',
      outlineOf([
        promptOf('a', {
          fields: [
            { ...number, code: 'n' },
            { ...number, code: 'n' },
          ],
        }),
      ]),
      [`${first}.fields.1.code: file.duplicate_code`],
    ],
    [
      'a narrative after a figure',
      outlineOf([promptOf('a', { fields: [{ ...number, code: 'n' }, narrative] })]),
      [`${first}.fields.1: file.narrative_first`],
    ],
    [
      'a bound by a field asked later or never',
      outlineOf([
        promptOf('a', {
          fields: [
            { ...number, code: 'n', atMost: 'm' },
            { ...number, code: 'm' },
          ],
        }),
      ]),
      [`${first}.fields.0.atMost: file.at_most_unknown`],
    ],
    [
      'a footnote mark that nothing explains',
      outlineOf([divisionOf('subsection', '1', [promptOf('a')], { footnote: '[1]' })]),
      ['sections.0.children.0.division.footnote: file.unknown_footnote'],
    ],
    [
      'a footnote that nothing refers to',
      outlineOf([promptOf('a')], { footnotes: [{ mark: '[1]', text: 'Chú thích', lines: [2, 2] }] }),
      ['footnotes.0.mark: file.unused_footnote'],
    ],
    [
      'numbers doubled or out of order',
      outlineOf([
        divisionOf('subsection', '2', [promptOf('a')]),
        promptOf('b', { heading: 'subsection', number: '2' }),
        divisionOf('subsection', '1', [promptOf('c')]),
      ]),
      [
        'sections.0.children.1.prompt.number: file.number_order',
        'sections.0.children.2.division.number: file.number_order',
      ],
    ],
    [
      'a number of another kind of heading',
      outlineOf([divisionOf('subsection', 'a', [promptOf('a')])]),
      ['sections.0.children.0.division.number: file.number_form'],
    ],
    [
      'an item of another subsection',
      outlineOf([divisionOf('subsection', '1', [promptOf('a', { heading: 'item', number: '2.1' })])]),
      ['sections.0.children.0.division.children.0.prompt.number: file.number_prefix'],
    ],
    [
      'a section under a section',
      outlineOf([divisionOf('section', 'II', [promptOf('a')])]),
      ['sections.0.children.0.division.number: file.division_order'],
    ],
    [
      'a heading without its number',
      outlineOf([promptOf('a', { heading: 'item' })]),
      [`${first}: file.heading_and_number`],
    ],
    [
      'a character that cannot be seen',
      outlineOf([promptOf('a', { text: 'Nêu\u200B kết quả\u202E' })]),
      [`${first}.text: file.control_character`],
    ],
    [
      'decomposed accents',
      outlineOf([promptOf('a', { text: 'Nêu kết quả'.normalize('NFD') })]),
      [`${first}.text: file.not_composed`],
    ],
    [
      'lines that run backwards',
      outlineOf([promptOf('a', { lines: [3, 2] })]),
      [`${first}.lines: file.lines_reversed`],
    ],
    [
      'an audience of everybody',
      outlineOf([promptOf('a', { audience: { words: 'tất cả' } })]),
      [`${first}.audience: file.audience_empty`],
    ],
    [
      'a child that is neither heading nor prompt',
      outlineOf([{}]),
      ['sections.0.children.0: file.division_or_prompt'],
    ],
    [
      'a table line that breaks down no column',
      outlineOf([
        promptOf('a', {
          fields: [
            {
              kind: 'table',
              code: 't',
              label: 'Bảng',
              columns: [{ code: 'x', label: 'X', kind: 'number' }],
              rows: [{ code: 'r', label: 'R', breaksDown: 'y' }],
            },
          ],
        }),
      ]),
      [`${first}.fields.0.rows.0.breaksDown: file.unknown_column`],
    ],
  ])('is refused for %s', (_, outline, expected) => {
    expect(refusals(outline)).toEqual(expected);
  });

  it('may skip a number, as real outlines do', () => {
    const items = ['2.1', '2.3'].map((at, i) => promptOf(`a.p${i}`, { heading: 'item', number: at }));
    expect(refusals(outlineOf([divisionOf('subsection', '2', items)]))).toEqual([]);
  });
});

describe('printed numbers', () => {
  it('are ordered as they are read, not as they are spelled', () => {
    expect(['I', 'IV', 'IX', 'XIV'].map((roman) => orderOf('section', roman))).toEqual([[1], [4], [9], [14]]);
    expect(orderOf('section', 'IIII')).toBeUndefined();
    expect(standsAfter([7, 10], [7, 9])).toBe(true);
    expect(standsAfter([7, 9], [7, 9])).toBe(false);
  });

  it('know đ after d and accept f', () => {
    const order = [...'abcdđefgh'].map((letter) => orderOf('point', letter)?.[0] ?? -1);
    expect(order).toEqual(order.toSorted((a, b) => a - b));
  });

  it('make the official place', () => {
    expect(placeBelow('II', '2')).toBe('II.2');
    expect(placeBelow('II.2', '2.1')).toBe('II.2.1');
    expect(placeBelow('II.2.1', 'c')).toBe('II.2.1.c');
    expect(placeBelow('III', undefined)).toBe('III');
  });
});
