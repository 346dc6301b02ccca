import { expect, test } from 'vitest';
import { csv } from '../../src/bot/admin/sheet.ts';

test.each([
  ['Sở Y tế', 'Sở Y tế'],
  ['Sở Văn hóa, Thể thao và Du lịch', '"Sở Văn hóa, Thể thao và Du lịch"'],
  ['Sở "Mẫu"', '"Sở ""Mẫu"""'],
  ['hai\ndòng', '"hai\ndòng"'],
  ['=HYPERLINK("http://x")', '"\'=HYPERLINK(""http://x"")"'],
  ['+84', "'+84"],
  ['-1', "'-1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  [' =1', "' =1"],
  ['＝1', "'＝1"],
  ['\t=1', "'\t=1"],
  ['\r1', '"\'\r1"'],
])('%j stands in the sheet as %j', (text, cell) => {
  expect(csv([[text, 'x']])).toBe(`\uFEFF${cell},x\r\n`);
});
