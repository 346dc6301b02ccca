import { describe, expect, test } from 'vitest';
import { limitUnder } from '../../../../src/domain/deadline/assigned-limit.ts';
import type { InspectionDates } from '../../../../src/domain/inspection/inspection.ts';
import { checkTerm } from '../../../../src/domain/inspection/term/check.ts';
import type { TermName } from '../../../../src/domain/inspection/term/name.ts';
import { readNamedTerm } from '../../../../src/domain/inspection/term/read.ts';
import { anchorOfDates } from '../../../../src/domain/inspection/terms.ts';
import { seedCalendar } from '../../deadline/seed-calendar.ts';

const calendar = await seedCalendar();
const moment = { now: '2024-08-01T03:00:00.000Z', timeZone: 'Asia/Ho_Chi_Minh' };
const inspected: InspectionDates = { kind: 'days', days: ['2024-08-20', '2024-08-21'] };

/**
 * What becomes of a term that is typed on Thursday, 01/8/2024 for an inspection of 20 and 21/8 with a notice of 05/8 and a
 * conclusion of 05/9: its last permitted day, or why it is refused.
 */
function understood(name: TermName, typed: string, dates: InspectionDates = inspected): string {
  const read = readNamedTerm(name, typed, '2024-08-01');
  if (!read.ok) return read.reason.key;
  const { basis } = read;
  const anchors = {
    ...anchorOfDates(basis.rule, dates),
    notice_day: '2024-08-05',
    conclusion_day: '2024-09-05',
    receipt_day: '2024-09-05',
  };
  const counted = limitUnder(basis, anchors, calendar);
  if ('kind' in counted) throw new Error('no such day');
  const { limit } = counted;
  const refusal = checkTerm(name, { limit, basis }, dates, moment);
  if (refusal !== null) return refusal.key;
  return limit.lastHour === null ? (limit.lastDay ?? 'awaiting') : `${limit.lastDay} ${limit.lastHour}`;
}

describe('a term of an inspection as people write it', () => {
  test.each([
    ['report', 'trước ngày kiểm tra 03 ngày làm việc', '2024-08-15'],
    ['report', 'Trước ngày kiểm tra ít nhất 3 ngày làm việc.', '2024-08-15'],
    ['report', 'ít nhất 5 ngày làm việc trước ngày kiểm tra', '2024-08-13'],
    ['report', 'chậm nhất 05 (năm) ngày làm việc trước ngày kiểm tra', '2024-08-13'],
    ['report', 'Gửi trước khi tiến hành kiểm tra tối thiểu 5 ngày làm việc', '2024-08-13'],
    ['report', 'trước 05 ngày làm việc', '2024-08-13'],
    ['report', 'trước 05 ngày làm việc so với ngày kiểm tra', '2024-08-13'],
    ['report', 'truoc it nhat 5 ngay lam viec', '2024-08-13'],
    ['report', 'trước ngày 15/8/2024', '2024-08-14'],
    ['report', 'chậm nhất 17 giờ ngày 15/8/2024', '2024-08-15 17:00'],
    ['report', 'trong 5 ngày làm việc kể từ ngày nhận thông báo lịch', '2024-08-12'],
    ['report', 'chậm nhất ngày 20/8/2024', '2024-08-20'],
    ['scheduleNotice', 'trước ngày kiểm tra 10 ngày làm việc', '2024-08-06'],
    ['scheduleNotice', 'trước ngày 10/8/2024', '2024-08-09'],
    ['conclusion', 'trong 10 ngày làm việc kể từ ngày kiểm tra', '2024-09-06'],
    ['conclusion', 'Trong thời hạn 10 ngày làm việc kể từ ngày kết thúc kiểm tra', '2024-09-06'],
    ['conclusion', '10 ngày làm việc', '2024-09-06'],
    ['conclusion', 'trong tháng 9/2024', '2024-09-30'],
    ['conclusion', 'chậm nhất ngày 21/8/2024', '2024-08-21'],
    ['remediation', 'trong 30 ngày làm việc kể từ ngày nhận kết luận', '2024-10-17'],
    ['remediation', 'trước ngày 01/12/2024', '2024-11-30'],
  ] as const)('%s: "%s" ends on %s', (name, typed, day) => {
    expect(understood(name, typed)).toBe(day);
  });

  test.each([
    ['report', 'sớm nhất có thể', 'term.refused.unclear.report'],
    ['report', 'chưa có thời hạn', 'term.refused.unclear.report'],
    ['report', 'trước ngày kiểm tra 3 ngày', 'term.refused.working_days'],
    ['report', 'trước ngày kiểm tra 0 ngày làm việc', 'term.refused.unclear.report'],
    ['report', 'trong 5 ngày làm việc', 'term.refused.anchor_unclear.report'],
    ['report', 'trong 5 ngày làm việc kể từ ngày nhận kết luận', 'term.refused.anchor_unclear.report'],
    ['report', 'trong 5 ngày làm việc kể từ ngày kiểm tra', 'term.refused.after_inspection'],
    ['report', 'chậm nhất ngày 21/8/2024', 'term.refused.after_inspection_day'],
    ['report', 'trước ngày kiểm tra 20 ngày làm việc', 'term.refused.over'],
    ['report', '15/8/2024', 'conclusion.term_which'],
    ['report', 'trước ngày 31/9/2024', 'answer.date_no_such_day'],
    ['scheduleNotice', 'trong 5 ngày làm việc', 'term.refused.anchor_unclear.schedule_notice'],
    ['scheduleNotice', 'trước ngày 01/9/2024', 'term.refused.after_inspection_day'],
    ['scheduleNotice', 'khi nào xong', 'term.refused.unclear.schedule_notice'],
    ['conclusion', 'chậm nhất ngày 20/8/2024', 'term.refused.before_inspection_day'],
    ['conclusion', 'trước ngày kiểm tra 3 ngày làm việc', 'term.refused.before_inspection'],
    ['conclusion', 'trước 10 ngày làm việc', 'term.refused.unclear.conclusion'],
    ['conclusion', 'trong 10 ngày làm việc kể từ ngày ký biên bản', 'term.refused.anchor_unclear.conclusion'],
    ['conclusion', 'trong 10 ngày kể từ ngày nhận kết luận', 'term.refused.anchor_unclear.conclusion'],
    ['conclusion', 'trước ngày 01/8/2024', 'conclusion.term_over'],
    ['remediation', 'chậm nhất ngày 15/8/2024', 'term.refused.before_inspection_day'],
    ['remediation', 'thường xuyên', 'term.refused.unclear.remediation'],
  ] as const)('%s: "%s" is refused: %s', (name, typed, reason) => {
    expect(understood(name, typed)).toBe(reason);
  });

  test('while only a month is known, a day may be refused by the month, and a count waits', () => {
    const month: InspectionDates = { kind: 'month', month: '2024-09' };
    expect(understood('report', 'trước ngày kiểm tra 3 ngày làm việc', month)).toBe('awaiting');
    expect(understood('report', 'trước ngày 01/10/2024', month)).toBe('2024-09-30');
    expect(understood('report', 'trước ngày 02/10/2024', month)).toBe('term.refused.after_inspection');
    expect(understood('conclusion', 'chậm nhất ngày 31/8/2024', month)).toBe(
      'term.refused.before_inspection',
    );
    expect(understood('conclusion', 'chậm nhất ngày 15/9/2024', month)).toBe('2024-09-15');
    expect(understood('conclusion', 'trong 5 ngày làm việc kể từ ngày kiểm tra', { kind: 'open' })).toBe(
      'awaiting',
    );
  });

  test('an hour of today that is past is over', () => {
    expect(understood('report', 'chậm nhất 9 giờ ngày 01/8/2024')).toBe('term.refused.over');
    expect(understood('report', 'chậm nhất 11 giờ ngày 01/8/2024')).toBe('2024-08-01 11:00');
  });

  test('keeps the words as typed, and says which day they leave open', () => {
    expect(readNamedTerm('report', 'Trước 05 ngày làm việc.', '2024-08-01')).toMatchObject({
      basis: { words: 'trước 05 ngày làm việc', hour: null, period: null },
      openAnchor: 'inspection_day',
    });
    expect(
      readNamedTerm('report', 'Ít nhất 5 ngày làm việc trước ngày kiểm tra', '2024-08-01'),
    ).toMatchObject({
      basis: { words: 'ít nhất 5 ngày làm việc trước ngày kiểm tra' },
      openAnchor: null,
    });
  });
});
