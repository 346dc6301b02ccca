import { describe, expect, it, test } from 'vitest';
import { fixed, found, millions, money, outcome, questions, read, units } from './fields.ts';

describe('a count', () => {
  test.each([
    ['12', 12],
    ['03', 3],
    ['0', 0],
    ['1.234', 1234],
    ['1 234', 1234],
    ['1\u00a0234', 1234],
    ['1.234.567', 1_234_567],
    ['1,234,567', 1_234_567],
    ['2,0', 2],
    ['１２', 12],
    ['12.', 12],
    ['12 đơn vị', 12],
    ['12đơn vị', 12],
    ['có 12 đơn vị được kiểm tra', 12],
    ['Số đơn vị được kiểm tra: 12.', 12],
    ['tong so 12 don vi', 12],
    ['03 (ba) đơn vị', 3],
    ['dạ, 12 ạ', 12],
    ['12?', 12],
    ['mười hai', 12],
    ['Hai mươi đơn vị', 20],
    ['mười lăm', 15],
    ['2 nghìn', 2000],
    ['1,5 nghìn', 1500],
    ['**12**', 12],
    ['<b>12</b> đơn vị', 12],
    ['\u202e12\u202c', 12],
    ['1\u200b2', 12],
  ])('%j is %d', (text, value) => {
    expect(outcome(units, text)).toEqual({ kind: 'number', value });
  });

  test.each([
    ['2,5', 'answer.number_not_whole'],
    ['12.5', 'answer.number_not_whole'],
    ['1,234', 'answer.number_ambiguous'],
    ['12,000', 'answer.number_ambiguous'],
    ['-5', 'answer.number_negative'],
    ['−5 đơn vị', 'answer.number_negative'],
    ['khoảng 12', 'answer.number_not_exact'],
    ['hơn 12 đơn vị', 'answer.number_not_exact'],
    ['~12', 'answer.number_not_exact'],
    ['>12', 'answer.number_not_exact'],
    ['12 hồ sơ', 'answer.other_words'],
    ['chưa đủ 12 đơn vị', 'answer.other_words'],
    ['12 %', 'answer.other_words'],
    ['12 và 14', 'answer.several_numbers'],
    ['10-12', 'answer.several_numbers'],
    ['1*2', 'answer.several_numbers'],
    ['năm 2024: 12 đơn vị', 'answer.several_numbers'],
    [',5', 'answer.not_a_number'],
    ['.5', 'answer.not_a_number'],
    ['1.23.456', 'answer.not_a_number'],
    ['chưa thống kê', 'answer.not_a_number'],
    ['...', 'answer.not_a_number'],
    ['9999999999999999', 'answer.number_too_long'],
    ['9'.repeat(400), 'answer.number_too_long'],
    ['1000000 tỷ', 'answer.number_too_long'],
    ['', 'answer.empty'],
    ['\u200b \u202e\n', 'answer.empty'],
  ])('%j is refused: %s', (text, key) => {
    expect(outcome(units, text)).toBe(key);
  });

  it('shows both readings of an ambiguous separator', () => {
    expect(read(units, '1,234')).toEqual({
      ok: false,
      reason: {
        key: 'answer.number_ambiguous',
        params: { typed: '1,234', thousands: 1234, decimal: 1.234 },
      },
    });
  });

  it('lists the numbers it cannot choose from', () => {
    expect(read(units, 'từ 10 đến 1.200')).toMatchObject({ reason: { params: { numbers: '10; 1.200' } } });
  });

  it('shows what was typed shortened to 60 characters', () => {
    const reading = read(units, `${'chưa '.repeat(12_000)}rõ`);
    const typed = reading.ok ? '' : (reading.reason.params as { typed: string }).typed;
    expect(Array.from(typed)).toHaveLength(60);
    expect(typed.endsWith('…')).toBe(true);
  });

  test.each([
    'không có',
    'Không phát sinh.',
    'không',
    'ko có',
    'dạ không có ạ',
    'không có đơn vị nào',
    '-',
    '–',
  ])('%j is none, not zero', (text) => {
    expect(outcome(units, text)).toEqual({ kind: 'none' });
  });
});

describe('an amount', () => {
  test.each([
    ['1.234,5', 1234.5],
    ['1,234.5', 1234.5],
    ['1.5', 1.5],
    ['0,85', 0.85],
    ['0.123', 0.123],
    ['49.694 triệu', 49_694_000_000],
    ['49.694 triệu đồng', 49_694_000_000],
    ['2 tỷ', 2_000_000_000],
    ['2 tỉ đồng', 2_000_000_000],
    ['1,1 triệu', 1_100_000],
    ['2 nghìn tỷ', 2_000_000_000_000],
    ['1 234,5', 1234.5],
    ['-5', -5],
  ])('%j is %d đồng', (text, value) => {
    expect(outcome(money, text)).toEqual({ kind: 'number', value });
  });

  test.each([
    ['49.694', 49_694],
    ['49.694 triệu', 49_694],
    ['49.694 triệu đồng', 49_694],
    ['1,5 tỷ', 1500],
    ['500.000 đồng', 0.5],
  ])('%j is %d triệu đồng', (text, value) => {
    expect(outcome(millions, text)).toEqual({ kind: 'number', value });
  });

  it('questions a comma that may group thousands', () => {
    expect(outcome(money, '1,234')).toEqual({ kind: 'number', value: 1.234 });
    expect(questions(money, '1,234')).toEqual(['answer.notice_comma_as_decimal']);
    expect(questions(money, '1,5')).toEqual([]);
  });

  it('rounds to six decimals and says so', () => {
    expect(outcome(money, '0,12345678')).toEqual({ kind: 'number', value: 0.123457 });
    expect(questions(money, '0,12345678')).toEqual(['answer.notice_rounded']);
  });
});

describe('figures of one prompt against each other', () => {
  const fields = [found, fixed];

  it('refuses more problems fixed than found, naming both', () => {
    const siblings = { found: { kind: 'number', value: 12 } } as const;
    expect(outcome(fixed, '12', { siblings, fields })).toEqual({ kind: 'number', value: 12 });
    expect(read(fixed, '14', { siblings, fields })).toEqual({
      ok: false,
      reason: {
        key: 'answer.number_over_other',
        params: {
          typed: '14',
          label: 'số vấn đề đã khắc phục',
          value: 14,
          otherLabel: 'số vấn đề phát hiện',
          most: 12,
        },
      },
    });
    expect(outcome(fixed, '14', { siblings })).toBe('answer.number_over_most');
    expect(outcome(fixed, '14')).toEqual({ kind: 'number', value: 14 });
  });

  it('only questions the other figure, so that both can be corrected', () => {
    const siblings = { fixed: { kind: 'number', value: 14 } } as const;
    expect(questions(found, '12', { siblings, fields })).toEqual(['answer.notice_below_other']);
    expect(questions(found, '14', { siblings, fields })).toEqual([]);
  });

  it('questions problems fixed where none were found', () => {
    const siblings = { found: { kind: 'none' } } as const;
    expect(questions(fixed, '3', { siblings, fields })).toEqual(['answer.notice_other_none']);
  });
});
