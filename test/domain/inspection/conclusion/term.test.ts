import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { resolveRule } from '../../../../src/domain/deadline/limit-rule.ts';
import { readTerm } from '../../../../src/domain/inspection/conclusion/term.ts';
import { seedCalendar } from '../../deadline/seed-calendar.ts';

const calendar = await seedCalendar();
const today = '2026-11-03';

/** The last permitted day of a term under a conclusion of Tuesday, 03/11/2026 about an inspection of 22/10/2026. */
function lastDay(typed: string): string {
  const read = readTerm(typed, today);
  if (!read.ok) return read.reason.key;
  if (read.term === null) return 'none';
  const anchors = { conclusion_day: today, receipt_day: today, inspection_day: '2026-10-22' };
  const resolved = resolveRule(read.term.rule, { period: null, anchors }, calendar);
  if (resolved.kind !== 'set') return resolved.kind;
  const { hour } = read.term;
  return hour === null ? resolved.lastDay : `${resolved.lastDay} ${hour}`;
}

describe('a term as people write it', () => {
  test.each([
    ['trước ngày 01/12/2026', '2026-11-30'],
    ['Trước 01/12/2026', '2026-11-30'],
    ['Thời hạn: trước ngày 01 tháng 12 năm 2026.', '2026-11-30'],
    ['hoàn thành trước ngày 1/12/26', '2026-11-30'],
    ['báo cáo trước thứ Ba, ngày 01/12/2026', '2026-11-30'],
    ['truoc ngay 01-12-2026', '2026-11-30'],
    ['chậm nhất ngày 01/12/2026', '2026-12-01'],
    ['chậm nhất là ngày 01/12/2026', '2026-12-01'],
    ['đến hết ngày 01/12/2026', '2026-12-01'],
    ['không quá ngày 01/12/2026', '2026-12-01'],
    ['chậm nhất 17 giờ ngày 30/11/2026', '2026-11-30 17:00'],
    ['trước 17 giờ 00 phút, ngày 30/11/2026', '2026-11-30 17:00'],
    ['16h30 ngày 30/11/2026', '2026-11-30 16:30'],
    ['trong 30 ngày làm việc kể từ ngày nhận kết luận', '2026-12-16'],
    ['Trong thời hạn 10 ngày làm việc kể từ ngày ban hành Thông báo kết luận', '2026-11-17'],
    ['trong vòng 10 (mười) ngày làm việc, kể từ ngày nhận được thông báo kết luận kiểm tra', '2026-11-17'],
    ['10 ngày làm việc', '2026-11-17'],
    ['trong 10 ngày làm việc kể từ ngày kiểm tra', '2026-11-05'],
    ['trong vòng 30 ngày kể từ ngày nhận được Kết luận', '2026-12-03'],
    // Forty days end on Sunday, 13/12.
    ['trong 40 ngày', '2026-12-14'],
    ['trong tháng 12/2026', '2026-12-31'],
    ['tháng 02 năm 2027', '2027-02-28'],
    ['trước tháng 01/2027', '2026-12-31'],
    ['trong quý IV/2026', '2026-12-31'],
    ['hết quý 1 năm 2027', '2027-03-31'],
    ['trước quý I/2027', '2026-12-31'],
    ['trong năm 2026', '2026-12-31'],
  ])('"%s" ends on %s', (typed, day) => {
    expect(lastDay(typed)).toBe(day);
  });

  test.each(['chưa có thời hạn', 'Chưa có', 'không có thời hạn', 'Thời hạn chưa xác định.', 'chua co'])(
    '"%s" is no term, said on purpose',
    (typed) => {
      expect(readTerm(typed, today)).toEqual({ ok: true, term: null, openAnchor: null });
    },
  );

  test.each([
    ['ngày 01/12/2026', 'conclusion.term_which'],
    ['01/12/2026', 'conclusion.term_which'],
    ['trước ngày 03/11/2026', 'conclusion.term_over'],
    ['chậm nhất ngày 02/11/2026', 'conclusion.term_over'],
    ['trong tháng 10/2026', 'conclusion.term_over'],
    ['trước ngày 01/12', 'answer.date_year_missing'],
    ['trước ngày 31/11/2026', 'answer.date_no_such_day'],
    ['trước ngày 01/12/2026 và 15/12/2026', 'conclusion.term_unclear'],
    ['trước ngày 01/12/2026, báo cáo về Sở Nội vụ', 'conclusion.term_unclear'],
    ['trong 10 ngày làm việc kể từ ngày ký biên bản', 'conclusion.term_anchor_unclear'],
    ['trong 10 ngày làm việc kể từ ngày 05/11/2026', 'conclusion.term_anchor_unclear'],
    ['trong 02 tháng', 'conclusion.term_unclear'],
    ['sớm nhất có thể', 'conclusion.term_unclear'],
    ['thường xuyên', 'conclusion.term_unclear'],
    ['0 ngày làm việc', 'conclusion.term_unclear'],
    ['trong tháng 13/2026', 'conclusion.term_unclear'],
    ['', 'conclusion.term_unclear'],
  ])('"%s" is asked about again: %s', (typed, reason) => {
    expect(lastDay(typed)).toBe(reason);
  });

  test('keeps the words as they were typed, in the middle of a sentence, and says what they leave open', () => {
    expect(readTerm('Thời hạn: Trong 30 ngày làm việc.', today)).toMatchObject({
      term: { words: 'trong 30 ngày làm việc', hour: null, period: null },
      openAnchor: 'conclusion_day',
    });
    expect(readTerm('Trước ngày 01/12/2026', today)).toMatchObject({
      term: { words: 'trước ngày 01/12/2026' },
      openAnchor: null,
    });
  });

  test('the last permitted day of today itself is still a term', () => {
    expect(lastDay(`chậm nhất ngày ${Temporal.PlainDate.from(today).toString()}`)).toBe(today);
  });
});
