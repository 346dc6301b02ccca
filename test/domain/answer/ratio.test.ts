import { expect, it, test } from 'vitest';
import { onTime, outcome, read } from './fields.ts';

test.each([
  ['12/14', 12, 14],
  ['12 / 14', 12, 14],
  ['１２／１４', 12, 14],
  ['12 trên 14', 12, 14],
  ['12 trong 14', 12, 14],
  ['12/14 hồ sơ', 12, 14],
  ['12 hồ sơ trong tổng số 14 hồ sơ', 12, 14],
  ['14 hồ sơ, trong đó 12 đúng hẹn', 12, 14],
  ['0/14', 0, 14],
  ['14/14', 14, 14],
  ['03/05', 3, 5],
  ['1.234/1.500', 1234, 1500],
  ['12/14 (85,7 %)', 12, 14],
  ['12/14 đạt 85,71%', 12, 14],
])('%j is %d of %d', (text, part, whole) => {
  expect(outcome(onTime, text)).toEqual({ kind: 'ratio', part, whole });
});

test.each([
  ['12', 'answer.not_a_ratio'],
  ['85 %', 'answer.not_a_ratio'],
  ['12 và 14', 'answer.not_a_ratio'],
  ['12/14/2024', 'answer.not_a_ratio'],
  ['12/14 người dân', 'answer.other_words'],
  ['khoảng 12/14', 'answer.number_not_exact'],
  ['gần hết', 'answer.not_a_ratio'],
  ['12/0', 'answer.ratio_whole_zero'],
  ['0/0', 'answer.ratio_whole_zero'],
  ['2,5/14', 'answer.number_not_whole'],
  ['-1/14', 'answer.number_negative'],
  ['1/9999999999999999', 'answer.number_too_long'],
  ['12/14 (95%)', 'answer.percentage_differs'],
])('%j is refused: %s', (text, key) => {
  expect(outcome(onTime, text)).toBe(key);
});

it('names both figures when the part exceeds the whole', () => {
  expect(read(onTime, '14/12')).toEqual({
    ok: false,
    reason: {
      key: 'answer.ratio_part_over_whole',
      params: {
        typed: '14/12',
        partLabel: 'số hồ sơ đúng hẹn',
        part: 14,
        wholeLabel: 'tổng số đã giải quyết',
        whole: 12,
      },
    },
  });
});
