import { expect, it } from 'vitest';
import { readPart } from '../../../src/domain/inspection/schedule/read-part.ts';

const today = '2024-08-21';

it.each([
  ['Báo cáo số 15/BC-SXD ngày 20/8/2024', '15/BC-SXD', '2024-08-20'],
  ['CV 112/SXD-VP ngày 20/8/2024', '112/SXD-VP', '2024-08-20'],
])('reads “%s” as the paper', (typed, number, date) => {
  expect(readPart(typed, today)).toEqual({ kind: 'part', paper: { number, date }, words: null });
});

it.each(['Báo cáo số 15/BC-SXD ngày 20/8/2025', 'Công văn số 15/SXD-VP'])(
  'refuses “%s”: no paper is dated ahead, and none has no date',
  (typed) => expect(readPart(typed, today).kind).toBe('refused'),
);

it.each([
  'Thiếu công chức địa chính; huyện đã bổ sung từ tháng 8.',
  'Trong 12/15 hồ sơ chậm có 08 hồ sơ do lỗi hệ thống từ ngày 20/9/2025.',
  'Theo Công văn số 15/SXD-VP ngày 20/8/2024 đơn vị đã đề nghị bổ sung biên chế, đến nay chưa được giao nên việc niêm yết còn chậm.',
  'Không có ý kiến gì thêm',
])('keeps “%s” as words', (typed) => {
  expect(readPart(typed, today)).toEqual({ kind: 'part', paper: null, words: typed });
});
