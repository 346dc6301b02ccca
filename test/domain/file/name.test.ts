import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanFileName, endingOf, longestFileName, nameOfType } from '../../../src/domain/file/name.ts';
import { fileTypes, typeOfEnding } from '../../../src/domain/file/type.ts';

test.each([
  ['Báo cáo quý II (dự thảo).docx', 'Báo cáo quý II (dự thảo).docx'],
  ['Ba\u0301o ca\u0301o.xlsx', 'Báo cáo.xlsx'],
  ['../../etc/passwd', 'passwd'],
  ['C:\\Users\\An\\Kế hoạch.pdf', 'Kế hoạch.pdf'],
  ['Báo\u202Ecáo\u202C gpj.exe', 'Báocáo gpj.exe'],
  ['dòng\nmới\t.pdf', 'dòng mới.pdf'],
  ['Mẫu "01": <a|b>?.doc', 'Mẫu _01__ _a_b__.doc'],
  ['...ẩn.pdf. ', 'ẩn.pdf'],
  ['\uD83Dlẻ.png', 'lẻ.png'],
])('%j is kept as %j', (given, kept) => {
  expect(cleanFileName(given)).toBe(kept);
});

test.each(['', ' ', '..', '/', '\u200B\uFEFF', 'a/..'])('nothing is left of %j', (given) => {
  expect(cleanFileName(given)).toBeNull();
});

test('a long name is cut in front of its ending', () => {
  const name = cleanFileName(`${'Thông báo '.repeat(30)}.pdf`) ?? '';
  expect([...name]).toHaveLength(longestFileName - 1);
  expect(name).toMatch(/^Thông báo .*[^ ]\.pdf$/);
});

const part = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  fc.constantFrom('.', ' ', '/', '\\', '.pdf', '.PDF', '.exe', '\u0301', 'ệ', '\u202E', '\uD800', '\u2028'),
);
const anyName = fc.array(part, { maxLength: 8 }).map((parts) => parts.join(''));

test('a kept name is composed, bears no path and nothing unseen, and is not cleaned twice', () => {
  fc.assert(
    fc.property(anyName, (given) => {
      const name = cleanFileName(given);
      if (name === null) return;
      expect(name).toBe(name.normalize('NFC'));
      expect(name).not.toMatch(/[\\/<>:"|?*]|\p{C}|^[. ]|[. ]$|\p{Zl}|\p{Zp}/u);
      expect([...name].length).toBeLessThanOrEqual(longestFileName);
      expect(cleanFileName(name)).toBe(name);
    }),
    { numRuns: 2000 },
  );
});

test('the same name typed on two systems is one name', () => {
  fc.assert(
    fc.property(anyName, (given) => {
      const clean = given.toWellFormed();
      expect(cleanFileName(clean.normalize('NFD'))).toBe(cleanFileName(clean.normalize('NFC')));
    }),
    // A sign that systems refuse, and a mark that makes another of it.
    { examples: [['≮']] },
  );
});

test.each([
  ['Báo cáo.PDF', 'pdf'],
  ['Công văn số 12.SNV', null],
  ['Kế hoạch 12.2024', null],
  ['cài đặt.pdf.exe', 'exe'],
  ['pdf', null],
])('%j ends in %s', (name, ending) => {
  expect(endingOf(name)).toBe(ending);
});

test.each([
  ['Báo cáo.PDF', 'pdf', 'Báo cáo.PDF'],
  ['ảnh.jpeg', 'jpeg', 'ảnh.jpeg'],
  ['ảnh.jpg', 'heic', 'ảnh.heic'],
  ['Công văn số 12.SNV', 'pdf', 'Công văn số 12.SNV.pdf'],
] as const)('%j as %s is %j', (name, type, named) => {
  expect(nameOfType(name, type)).toBe(named);
});

test('a name given an ending of a type stays a clean name of that type', () => {
  fc.assert(
    fc.property(anyName, fc.constantFrom(...fileTypes), (given, type) => {
      const clean = cleanFileName(given);
      if (clean === null) return;
      const name = nameOfType(clean, type);
      expect(cleanFileName(name)).toBe(name);
      expect(typeOfEnding(endingOf(name) ?? '')).toBe(type);
    }),
    { numRuns: 1000 },
  );
});
