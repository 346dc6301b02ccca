import { expect, test } from 'vitest';
import { formatNumber } from '../src/domain/answer/format-number.ts';
import type { AnswerValue } from '../src/domain/answer/value.ts';
import { limitMessage } from '../src/domain/deadline/limit-message.ts';
import { say, type Message } from '../src/domain/message.ts';
import { view } from '../src/domain/view.ts';
import { plain, type Markup } from '../src/bot/markup.ts';
import { createWords } from '../src/bot/words.ts';

const html: Markup = {
  escape: (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;'),
  tags: 'html',
};

function wordsThatThrow(timeZone = 'Asia/Ho_Chi_Minh') {
  const missing = (what: string) => {
    throw new Error(`missing: ${what}`);
  };
  return createWords({ timeZone, missing });
}
const words = wordsThatThrow();
const inVietnamese = (message: Message) => words.say(message, 'vi', plain);
const inEnglish = (message: Message) => words.say(message, 'en', plain);
const shown = (value: AnswerValue) => inVietnamese(say('question.current_value', { value })).trim();

test('a count under ten has a leading zero in Vietnamese, and a plural in English', () => {
  expect(inVietnamese(say('remaining.open', { count: 3 }))).toBe('Còn 03 ngày làm việc.');
  expect(inVietnamese(say('remaining.open', { count: 12 }))).toBe('Còn 12 ngày làm việc.');
  expect(inEnglish(say('remaining.open', { count: 1 }))).toBe('1 working day left.');
  expect(inEnglish(say('remaining.open', { count: 3 }))).toBe('3 working days left.');
});

test('a zero count is not padded', () => {
  expect(inVietnamese(say('progress.sent', { sent: 0, total: 124, onTime: 0, late: 2 }))).toBe(
    'Đã gửi 0/124 đơn vị (đúng hạn 0, gửi chậm 02).',
  );
});

test.each([
  ['2026-09-17', '17/9/2026'],
  ['2026-09-05', '05/9/2026'],
  ['2026-10-05', '05/10/2026'],
  ['2026-02-28', '28/02/2026'],
  ['2026-01-15', '15/01/2026'],
  ['2026-12-01', '01/12/2026'],
])('the date %s is written %s, as papers do', (iso, written) => {
  expect(shown({ kind: 'date', date: iso })).toBe(`Đã ghi: ${written}`);
});

test('a limit carries its weekday', () => {
  const limit = limitMessage({ words: 'trước ngày 18/9/2026', lastDay: '2026-09-17', lastHour: null });
  expect(inVietnamese(limit)).toBe('Thời hạn: trước ngày 18/9/2026, tức hết thứ Năm, 17/9/2026.');
  expect(inEnglish(limit)).toContain('Thursday, 17/9/2026');
  const onSunday = limitMessage({ words: '', lastDay: '2026-09-20', lastHour: null });
  expect(inVietnamese(onSunday)).toContain('Chủ nhật, 20/9/2026');
});

test('an instant is told in the time of the office', () => {
  const late = say('join.slow_down', { until: '2026-09-16T17:05:59Z' });
  expect(inVietnamese(late)).toContain('00 giờ 05 phút ngày 17/9/2026');
  expect(wordsThatThrow('UTC').say(late, 'vi', plain)).toContain('17 giờ 05 phút ngày 16/9/2026');
});

test('a receipt has four digits at least, and messages stand within messages', () => {
  const receipt = say('receipt.recorded', {
    title: 'báo cáo quý III',
    unit: 'UBND xã An Bình',
    sentAt: '2026-09-16T08:20:00Z',
    lateness: say('lateness.late', { count: 2 }),
    receipt: 125,
  });
  expect(inVietnamese(receipt)).toBe(
    'Đã ghi nhận nội dung báo cáo quý III của UBND xã An Bình lúc 15 giờ 20 phút ngày 16/9/2026, ' +
      'chậm 02 ngày làm việc (mã 0125).',
  );
});

test.each<[AnswerValue, string]>([
  [{ kind: 'number', value: 1234.5 }, '1.234,5'],
  [{ kind: 'percentage', value: 85.5 }, '85,5 %'],
  [{ kind: 'ratio', part: 12, whole: 14 }, '12/14 (đạt 85,71 %)'],
  [{ kind: 'ratio', part: 1200, whole: 1200 }, '1.200/1.200 (đạt 100 %)'],
  [{ kind: 'yes_no', yes: true }, 'có'],
  [{ kind: 'yes_no', yes: false }, 'không'],
  [{ kind: 'none' }, 'không phát sinh'],
  [
    { kind: 'document_reference', type: 'Kế hoạch', number: '12', symbol: 'KH-SXD', date: '2024-01-15' },
    'Kế hoạch số 12/KH-SXD ngày 15/01/2024',
  ],
  [{ kind: 'document_reference', number: '12', symbol: 'KH-SXD' }, 'số 12/KH-SXD'],
  [
    {
      kind: 'narrative',
      parts: [
        { key: 'a', text: 'một' },
        { key: 'b', text: 'hai' },
      ],
    },
    'một\nhai',
  ],
])('the answer %j is shown as understood', (value, written) => {
  expect(shown(value)).toBe(`Đã ghi: ${written}`);
});

test('numbers keep the Vietnamese form in English, since that is how they are typed', () => {
  const message = say('answer.number_over_most', { typed: 'x', label: 'Hồ sơ', value: 1234.5, most: 1000 });
  expect(inEnglish(message)).toContain(`${formatNumber(1234.5)}`);
});

test("an officer's words are never read as markup, as a placeholder or as another text", () => {
  const typed = '<b>đậm</b> & {{label}} $t(help.text) $& {{- typed}}';
  const message = say('answer_text.figure', { label: typed, value: { kind: 'yes_no', yes: true } });
  expect(inVietnamese(message)).toBe(`${typed}: có`);
  expect(words.say(message, 'vi', html)).toBe(
    '&lt;b>đậm&lt;/b> &amp; {{label}} $t(help.text) $&amp; {{- typed}}: có',
  );
});

test("without markup the locales' own tags go and the officers' characters stay", () => {
  const message = say('reports.line', { title: 'Quý <b>III</b>', unit: 'Sở' });
  expect(inVietnamese(message)).toBe('\nQuý <b>III</b>\nSở');
  expect(words.say(message, 'vi', html)).toBe('\n<b>Quý &lt;b>III&lt;/b></b>\nSở');
});

test('paragraphs stand one a line, with the space they bring themselves, trimmed', () => {
  const shownView = view([
    say('reports.line', { title: 'Một', unit: 'A' }),
    say('reports.no_document'),
    say('reports.line', { title: 'Hai', unit: 'B' }),
  ]);
  expect(words.paragraphs(shownView, 'vi', plain)).toBe('Một\nA\nChưa có số, ngày văn bản.\n\nHai\nB');
});

test('a label is plain', () => {
  const label = say('choice.option', { label: 'A < B & "C"' });
  expect(words.label({ action: { kind: 'reports' }, label }, 'vi')).toBe('A < B & "C"');
  expect(words.label({ action: { kind: 'reports' }, label: say('choice.skip') }, 'en')).toBe('Skip');
});

test('the menu is described in both languages', () => {
  expect(words.commands('vi')[0]).toEqual({ command: 'start', description: 'Bắt đầu, tham gia bằng mã mời' });
  expect(words.commands('en')).toHaveLength(words.commands('vi').length);
});

test('a key or a parameter that is missing is told of, and something is said all the same', () => {
  const missing: string[] = [];
  const tolerant = createWords({ timeZone: 'UTC', missing: (what) => missing.push(what) });
  const old = { key: 'no.such_key', params: {} } as unknown as Message;
  expect(tolerant.say(old, 'en', plain)).toBe('no.such_key');
  const partial = { key: 'recorded.skipped', params: {} } as unknown as Message;
  expect(tolerant.say(partial, 'vi', plain)).toContain('Đã để lại mục ;');
  expect(missing).toEqual(['en: no.such_key', 'recorded.skipped: place']);
});
