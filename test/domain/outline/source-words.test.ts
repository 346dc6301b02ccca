import { describe, expect, it } from 'vitest';
import { flatten } from '../../../src/domain/outline/outline.ts';
import type { Outline } from '../../../src/domain/outline/schema.ts';
import { seedOutline, shownWords, sourceText } from './samples.ts';

/** The source with every listed repair made; each must be found exactly once in its line. */
function repaired(outline: Outline): Map<number, string> {
  const lines = sourceText(outline);
  for (const { line, found, meant } of outline.repairs) {
    const parts = (lines.get(line) ?? '').split(found);
    expect(parts, `repair of "${found}" in line ${line}`).toHaveLength(2);
    lines.set(line, parts.join(meant));
  }
  return lines;
}

function joined(lines: Map<number, string>, [from, to]: [number, number]): string {
  const parts = Array.from({ length: to - from + 1 }, (_, i) => lines.get(from + i) ?? '');
  return parts.join(' ').replace(/\s+/g, ' ').trim();
}

/** What stands in the source before the words themselves: a dash and the item's own number. */
function mark(number: string | undefined): RegExp {
  return number === undefined ? /^- / : new RegExp(`^(- )?${number.replaceAll('.', '\\.')}[.)]? `);
}

/** Lines of the source that are not of the outline, or are told elsewhere in it. */
const toldElsewhere: Record<string, [number, number][]> = {
  // Title; "(Kèm theo Kế hoạch số 1871/KH-UBND …)", kept in `source`; the footnote, compared on its own.
  'kon-tum-2024': [
    [153, 156],
    [293, 296],
  ],
  // Title; the damaged "(Kèm theo …)" line, told in `warnings`; the table, compared on its own.
  'dak-song-2017': [
    [61, 63],
    [183, 201],
  ],
};

describe.each(['kon-tum-2024', 'dak-song-2017'])('the words of %s', async (code) => {
  const outline = await seedOutline(code);
  const lines = repaired(outline);
  const shown = shownWords(outline);

  it('are the words of its source lines, repairs aside', () => {
    for (const each of shown) {
      expect(each.text).toBe(joined(lines, each.lines).replace(mark(each.number), ''));
    }
  });

  it('take every line of the source exactly once', () => {
    const taken = [...shown.map((each) => each.lines), ...(toldElsewhere[code] ?? [])];
    const times = new Map([...lines.keys()].map((line) => [line, 0]));
    for (const [from, to] of taken) {
      for (let line = from; line <= to; line++) times.set(line, (times.get(line) ?? 0) + 1);
    }
    const wrong = [...times].filter(
      ([line, n]) => n !== 1 && !(n === 0 && (lines.get(line) ?? '').trim() === ''),
    );
    expect(wrong).toEqual([]);
  });

  it('keep the order of the source', () => {
    const starts = flatten(outline).map(({ prompt }) => prompt.lines[0]);
    expect(starts).toEqual(starts.toSorted((a, b) => a - b));
  });

  it('are composed, and so are the labels of the figures', () => {
    const all = JSON.stringify(outline);
    expect(all).toBe(all.normalize('NFC'));
  });
});

describe('the parts told elsewhere', () => {
  it('are the title, the covering plan and the footnote of Kon Tum', async () => {
    const outline = await seedOutline('kon-tum-2024');
    const lines = repaired(outline);
    expect(outline.title).toBe(joined(lines, [153, 154]));
    expect(joined(lines, [155, 156])).toContain('Kế hoạch số 1871/KH-UBND ngày 30 tháng 5 năm 2024');
    expect(outline.source).toMatchObject({ date: '2024-05-30' });
    expect(outline.source.document).toContain('Kế hoạch số 1871/KH-UBND');
    const [note] = outline.footnotes;
    expect(`${note?.mark} ${note?.text}`).toBe(joined(lines, [293, 296]));
    expect(sourceText(outline).get(258)).toBe('6. Cải cách tài chính công[1]');
  });

  it('are the annex mark and the title of Đắk Song', async () => {
    const outline = await seedOutline('dak-song-2017');
    const lines = repaired(outline);
    expect(`PHỤ LỤC 1 ${outline.title}`).toBe(lines.get(61));
    expect(outline.source.document).toMatch(/^Phụ lục 1 /);
    expect(outline.source.date).toBeUndefined();
    expect(outline.warnings.map((warning) => warning.line)).toEqual(
      expect.arrayContaining([7, 63, 99, 183, 186]),
    );
  });
});

describe('the table of Phụ lục 2', async () => {
  const outline = await seedOutline('dak-song-2017');
  const lines = repaired(outline);
  const table = flatten(outline)
    .flatMap(({ prompt }) => prompt.fields)
    .find((field) => field.kind === 'table');
  if (table === undefined) throw new Error('no table');
  const cells = Array.from({ length: 17 }, (_, i) => (lines.get(185 + i) ?? '').split('\t')).flat();

  /** Remains of the scan in cells that the form leaves empty. */
  const noise = [
    '1 10 1 2 1 1',
    '•••',
    '- 29 - 2',
    'U- N-',
    'THE STATE',
    '_',
    ',',
    'Marie Land',
    ', i iii',
    '15.6',
    '11.25 11.4',
    '2',
  ];
  /** Empty numbered lines under each group, for the units' own. */
  const ordinals = ['1', '2'];

  it('shows every cell of the form, scan noise aside', () => {
    const labels = [
      ...table.columns.flatMap((column) => [column.label, column.group ?? '']),
      ...table.rowGroups.flatMap((group) => [group.number, group.label]),
      ...table.rows.map((row) => row.label),
      table.totalRow?.label,
    ];
    const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
    expect(filled.filter((cell) => ![...labels, ...noise, ...ordinals].includes(cell))).toEqual([]);
    expect(labels.filter((label) => label !== '' && !filled.includes(label ?? ''))).toEqual([]);
    expect(`${table.label} `).toBe((lines.get(183) ?? '').replace(/\(Kêm theo .*$/, ''));
  });

  it('has the 14 columns in the order of the form, and no fifteenth', () => {
    expect(table.columns.map((column) => column.label)).toEqual([
      'STT',
      'Tên cơ quan, đơn vị',
      'Tổng số TTHC',
      'Tồn trước',
      'Tiếp nhận mới',
      'Trước hẹn',
      'Đúng hẹn',
      'Trễ hẹn',
      '%',
      'Đã trả',
      'Chưa trả',
      'Trong hạn',
      'Quá hạn',
      'Ghi chú',
    ]);
    expect(table.rowGroups.map((group) => group.number)).toEqual(['I', 'II', 'III', 'IV']);
    expect(table.rows.map((row) => row.breaksDown)).toEqual(['procedures', 'procedures']);
  });
});
