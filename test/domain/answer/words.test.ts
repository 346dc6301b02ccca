import { describe, expect, it, test } from 'vitest';
import { cleanText } from '../../../src/domain/answer/clean-text.ts';
import { foldVietnamese } from '../../../src/domain/answer/fold-vietnamese.ts';
import { isNone } from '../../../src/domain/answer/none.ts';
import { readNarrative } from '../../../src/domain/answer/narrative.ts';
import { issued, outcome, state } from './fields.ts';

describe('yes or no', () => {
  test.each([
    'có',
    'Có.',
    'co',
    'CÓ',
    'đã có',
    'rồi',
    'đúng',
    'yes',
    'y',
    'dạ có ạ',
    'đã ban hành',
    'có, đã ban hành',
  ])('%j is yes', (text) => {
    expect(outcome(issued, text)).toEqual({ kind: 'yes_no', yes: true });
  });
  test.each(['không', 'khong', 'ko', 'không có', 'chưa', 'chưa có', 'no', 'không ạ', 'chưa ban hành'])(
    '%j is no',
    (text) => {
      expect(outcome(issued, text)).toEqual({ kind: 'yes_no', yes: false });
    },
  );
  test.each(['có thể', 'dừng', 'có nhưng chưa ban hành', 'đã có nhưng chậm', '1', 'sẽ có'])(
    '%j is neither',
    (text) => {
      expect(outcome(issued, text)).toBe('answer.not_yes_no');
    },
  );
  it('takes "không phát sinh" as none', () => {
    expect(outcome(issued, 'không phát sinh')).toEqual({ kind: 'none' });
  });
});

describe('a choice', () => {
  test.each([
    ['Đã hoàn thành', 'done'],
    ['da hoan thanh.', 'done'],
    ['ĐANG THỰC HIỆN', 'partial'],
    ['open', 'open'],
    ['2', 'partial'],
    ['3.', 'open'],
  ])('%j is %s', (text, code) => {
    expect(outcome(state, text)).toMatchObject({ kind: 'choice', code });
  });
  test.each(['hoàn thành', '0', '4', 'xong'])('%j is refused', (text) => {
    expect(outcome(state, text)).toBe('answer.not_a_choice');
  });
  it('takes a choice named "không có" before none, and tone marks where only they differ', () => {
    const field = {
      ...state,
      choices: [
        { code: 'absent', label: 'Không có' },
        { code: 'ward', label: 'Tổ' },
        { code: 'big', label: 'To' },
      ],
    };
    expect(outcome(field, 'không có')).toMatchObject({ kind: 'choice', code: 'absent' });
    expect(outcome(field, 'tổ')).toMatchObject({ kind: 'choice', code: 'ward' });
    expect(outcome(field, 'to')).toMatchObject({ kind: 'choice', code: 'big' });
    expect(outcome(field, 'tô')).toBe('answer.not_a_choice');
  });
});

describe('none', () => {
  test.each([
    'không có',
    'Không có.',
    'KHÔNG PHÁT SINH',
    'không',
    'ko có',
    'không phát sinh gì',
    'Không có / không phát sinh',
    'khong co',
    'dạ không có ạ',
    '**Không có**',
    'Không có'.normalize('NFD'),
    'không\u200b có',
  ])('%j', (text) => {
    expect(isNone(text)).toBe(true);
  });
  test.each([
    'không có đơn vị nào chậm',
    'không có kế hoạch kiểm tra riêng trong năm',
    'chưa có',
    'có',
    '-',
    '',
    'không '.repeat(10_000),
  ])('%j is something', (text) => {
    expect(isNone(text)).toBe(false);
  });
});

describe('a narrative', () => {
  it('keeps markup, Markdown and lines verbatim', () => {
    const text = '  <b>Kết quả</b> *năm* & quý\n\t1. [a](b) 👍🏽 ❤️\n';
    expect(readNarrative(text)).toEqual({ ok: true, text });
  });
  it('drops what cannot be seen and composes letters', () => {
    expect(
      readNarrative(`a\u202e\u2066b\u200b\ufeff\u0000\u0007\u00adc\u00a0d\r\ne\rf ${'ệ'.normalize('NFD')}`),
    ).toEqual({
      ok: true,
      text: 'abc d\ne\nf ệ',
    });
  });
  it('replaces half of a surrogate pair, which no database keeps', () => {
    expect(cleanText('a\ud800b')).toBe('a\ufffdb');
  });
  it.each(['', ' \n\t', '\u200b\u2060', '\u202e', '\ufe0f'])('refuses %j', (text) => {
    expect(readNarrative(text)).toEqual({ ok: false, reason: { key: 'answer.empty', params: {} } });
  });
  it('has no length limit', () => {
    const text = 'Nội dung. '.repeat(6000);
    expect(readNarrative(text)).toEqual({ ok: true, text });
  });
});

it('folds tone marks, diacritics and đ', () => {
  expect(foldVietnamese('Đã ƯỚC Hòa hoà')).toBe('da uoc hoa hoa');
});
