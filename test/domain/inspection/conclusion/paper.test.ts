import { expect, test } from 'vitest';
import { dateRefusal, readPaper } from '../../../../src/domain/inspection/conclusion/paper.ts';

const today = '2025-09-12';

test.each([
  ['27/TB-SNV ngày 12/9/2025', '27/TB-SNV', '2025-09-12'],
  ['Thông báo kết luận số 27/TB-SNV, ngày 12 tháng 9 năm 2025', '27/TB-SNV', '2025-09-12'],
  ['số 27/TB-SNV', '27/TB-SNV', null],
  ['ngày 10/9/2025', null, '2025-09-10'],
  ['10.9.2025', null, '2025-09-10'],
])('"%s" is number %s, date %s', (typed, number, date) => {
  expect(readPaper(typed, today)).toEqual({ ok: true, number, date });
});

test.each([
  ['27/TB-SNV ngày 13/9/2025', 'conclusion.date_in_future'],
  ['ngày 13/9/2025', 'conclusion.date_in_future'],
  ['ngày 31/9/2025', 'answer.date_no_such_day'],
  ['27/TB-SNV và 28/TB-SNV', 'answer.several_documents'],
  ['họp ngày 10/9/2025', 'answer.document_symbol_missing'],
  ['đã ký', 'answer.not_a_document_reference'],
])('"%s" is asked about again: %s', (typed, reason) => {
  expect(readPaper(typed, today)).toMatchObject({ ok: false, reason: { key: reason } });
});

test('a conclusion bears no date before the last day of any inspection it is about', () => {
  const dates = (...days: string[]) => ({ unitName: days.join(), dates: { kind: 'days' as const, days } });
  const month = { unitName: 'Sở Y tế', dates: { kind: 'month' as const, month: '2025-10' } };
  const inspections = [dates('2025-09-01', '2025-09-03'), month];
  expect(dateRefusal('2025-09-03', inspections)).toBeNull();
  expect(dateRefusal('2025-09-02', inspections)).toMatchObject({
    key: 'conclusion.date_before_inspection',
    params: { day: '2025-09-03' },
  });
});
