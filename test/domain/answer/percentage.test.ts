import { describe, expect, it, test } from 'vitest';
import { outcome, progress, questions, read, share } from './fields.ts';

describe('a percentage', () => {
  test.each([
    ['85,5 %', 85.5],
    ['85.5%', 85.5],
    ['85,5', 85.5],
    ['99,10%', 99.1],
    ['100%', 100],
    ['03%', 3],
    ['05 %', 5],
    ['0%', 0],
    ['85 phần trăm', 85],
    ['đạt 85,5 %', 85.5],
    ['Tỷ lệ hồ sơ đúng hạn: 85,5 %.', 85.5],
    ['８５％', 85],
    ['12/14', 85.71],
    ['2/3', 66.67],
    ['12 / 14 hồ sơ', 85.71],
    ['12/14 (85,7%)', 85.7],
    ['85,71 % (12/14)', 85.71],
    ['12/14 = 85,71 %', 85.71],
    ['1,234/1500', 82.27],
    ['1.200/1.500', 80],
  ])('%j is %d', (text, value) => {
    expect(outcome(share, text)).toEqual({ kind: 'percentage', value });
  });

  test.each([
    ['120%', 'answer.percentage_over_100'],
    ['14/12', 'answer.percentage_over_100'],
    ['1.000.001/1.000.000', 'answer.percentage_over_100'],
    ['-5%', 'answer.number_negative'],
    ['12/0', 'answer.percentage_of_zero'],
    ['0/0', 'answer.percentage_of_zero'],
    ['12/14 (95%)', 'answer.percentage_differs'],
    ['trên 85%', 'answer.number_not_exact'],
    ['khoảng 85 %', 'answer.number_not_exact'],
    ['85 điểm', 'answer.other_words'],
    ['85 % và 90 %', 'answer.several_numbers'],
    ['khoảng 12/14', 'answer.number_not_exact'],
    ['.5', 'answer.not_a_percentage'],
    ['5/6 nhiệm vụ', 'answer.other_words'],
    ['cao', 'answer.not_a_percentage'],
    ['%', 'answer.not_a_percentage'],
  ])('%j is refused: %s', (text, key) => {
    expect(outcome(share, text)).toBe(key);
  });

  it('says what it computed', () => {
    expect(read(share, '12/14')).toMatchObject({
      notices: [{ key: 'answer.notice_percentage_computed', params: { part: 12, whole: 14, value: 85.71 } }],
    });
  });

  it('questions what looks like a fraction', () => {
    expect(read(share, '0,85')).toEqual({
      ok: true,
      value: { kind: 'percentage', value: 0.85 },
      notices: [{ key: 'answer.notice_percentage_fraction', params: { value: 0.85, hundredfold: 85 } }],
    });
    expect(questions(share, '0,85 %')).toEqual([]);
  });

  it('reads a dot before three digits as decimal only where thousands are impossible', () => {
    expect(outcome(share, '85.714 %')).toEqual({ kind: 'percentage', value: 85.714 });
    expect(questions(share, '85.714 %')).toEqual(['answer.notice_dot_as_decimal']);
    expect(outcome(progress, '1.234 %')).toBe('answer.number_ambiguous');
  });

  it('may pass 100 against a plan, and is questioned far above', () => {
    expect(outcome(progress, '120%')).toEqual({ kind: 'percentage', value: 120 });
    expect(questions(progress, '120%')).toEqual([]);
    expect(questions(progress, '850%')).toEqual(['answer.notice_percentage_far_over_100']);
  });
});
