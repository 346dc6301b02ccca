import { expect, test } from 'vitest';
import type { Limit, Remaining } from '../../../src/domain/deadline/limit.ts';
import type { Rung } from '../../../src/domain/notice/ladder.ts';
import { owedView, toHeadView, type OwedFacts } from '../../../src/domain/notice/owed-view.ts';
import { noticeRequestSchema } from '../../../src/domain/notice/request.ts';
import type { PlacedPrompt } from '../../../src/domain/outline/outline.ts';
import { plain } from '../../../src/bot/markup.ts';
import { createWords } from '../../../src/bot/words.ts';

const words = createWords({
  timeZone: 'Asia/Ho_Chi_Minh',
  missing(what) {
    throw new Error(what);
  },
});
const limit: Limit = { words: 'trước ngày 18/9/2026', lastDay: '2026-09-17', lastHour: null };
const inTime = (workingDays: number, today = false): Remaining => ({ kind: 'open', workingDays, today });

function facts(other: Partial<OwedFacts> = {}, places: string[] = ['I.2', 'II.1']): OwedFacts {
  return {
    assignmentId: 'a1',
    roundTitle: 'Báo cáo quý III',
    unitName: 'UBND xã An Bình',
    receivingUnitName: 'Sở Nội vụ',
    limit,
    remaining: inTime(3),
    missing: places.map((place) => ({ place }) as PlacedPrompt),
    at: '2026-09-18T01:00:00Z',
    pastThree: false,
    ...other,
  };
}
const said = (rung: Rung | 'nudge', about: OwedFacts) =>
  words.paragraphs(owedView(about, rung), 'vi', plain).split('\n');

test.each<[string, Rung | 'nudge', Partial<OwedFacts>, string]>([
  [
    'the opening',
    'opened',
    { remaining: inTime(8) },
    'Báo cáo quý III: đề nghị UBND xã An Bình báo cáo. Thời hạn: trước ngày 18/9/2026, tức hết thứ Năm, 17/9/2026.',
  ],
  [
    'three days before',
    'before_3',
    {},
    'Báo cáo quý III của UBND xã An Bình: còn 03 ngày làm việc. Thời hạn: trước ngày 18/9/2026, tức hết thứ Năm, 17/9/2026.',
  ],
  [
    'the last day',
    'last_day',
    { remaining: inTime(0, true) },
    'Hôm nay, thứ Năm, 17/9/2026, hết thời hạn gửi Báo cáo quý III của UBND xã An Bình. Đề nghị đồng chí hoàn thành trước 15 giờ để kịp ký số, phát hành.',
  ],
  [
    'the last day, in the afternoon',
    'nudge',
    { remaining: inTime(0, true), pastThree: true },
    'Hôm nay, thứ Năm, 17/9/2026, hết thời hạn gửi Báo cáo quý III của UBND xã An Bình. Đề nghị đồng chí hoàn thành, gửi ngay trong ngày.',
  ],
  [
    'the last day, with an hour before three',
    'last_day',
    { remaining: inTime(0, true), limit: { ...limit, lastHour: '11:00' } },
    'Hôm nay, thứ Năm, 17/9/2026, 11:00 hết thời hạn gửi Báo cáo quý III của UBND xã An Bình. Đề nghị đồng chí hoàn thành sớm để kịp ký số, phát hành.',
  ],
  [
    'the last working day of a limit within days off',
    'last_day',
    {
      remaining: inTime(0),
      limit: { words: 'trước ngày 18/02/2026', lastDay: '2026-02-17', lastHour: null },
    },
    'Báo cáo quý III của UBND xã An Bình: hôm nay là ngày làm việc cuối cùng trong thời hạn. Thời hạn: trước ngày 18/02/2026, tức hết thứ Ba, 17/02/2026. Đề nghị đồng chí hoàn thành trước 15 giờ để kịp ký số, phát hành.',
  ],
  [
    'overdue',
    'overdue_2',
    { remaining: { kind: 'over', workingDays: 2 } },
    'Báo cáo quý III của UBND xã An Bình đã quá hạn 02 ngày làm việc, chưa gửi. Thời hạn: trước ngày 18/9/2026, tức hết thứ Năm, 17/9/2026. Đề nghị đồng chí khẩn trương hoàn thiện, trình ký.',
  ],
  [
    'a limit that was over at the opening',
    'opened',
    { remaining: { kind: 'over', workingDays: 16 } },
    'Báo cáo quý III: đề nghị UBND xã An Bình báo cáo. Thời hạn: trước ngày 18/9/2026, tức hết thứ Năm, 17/9/2026. Thời hạn này đã qua khi có yêu cầu báo cáo: đề nghị đồng chí gửi sớm; nếu cần thêm thời gian, trao đổi với Sở Nội vụ.',
  ],
  [
    'after the hour of the last day',
    'nudge',
    {
      remaining: { kind: 'over', workingDays: 0 },
      limit: { words: 'chậm nhất 11 giờ 00 phút ngày 17/9/2026', lastDay: '2026-09-17', lastHour: '11:00' },
    },
    'Báo cáo quý III của UBND xã An Bình đã hết thời hạn, chưa gửi. Thời hạn: chậm nhất 11 giờ 00 phút ngày 17/9/2026, tức 11:00 thứ Năm, 17/9/2026. Đề nghị đồng chí khẩn trương hoàn thiện, trình ký.',
  ],
  [
    'while the limit waits for its day',
    'opened',
    {
      remaining: { kind: 'awaiting' },
      limit: { words: 'trước 05 ngày làm việc so với ngày kiểm tra', lastDay: null, lastHour: null },
    },
    'Báo cáo quý III: đề nghị UBND xã An Bình báo cáo. Thời hạn: trước 05 ngày làm việc so với ngày kiểm tra; chờ ngày mốc.',
  ],
  [
    'by hand',
    'nudge',
    {},
    'Báo cáo quý III: UBND xã An Bình chưa gửi. Thời hạn: trước ngày 18/9/2026, tức hết thứ Năm, 17/9/2026. Đề nghị đồng chí hoàn thiện, trình ký.',
  ],
])('%s', (_, rung, other, first) => {
  expect(said(rung, facts(other))[0]).toBe(first);
});

test('what is true counts, not the step: a reminder that was held up says that the limit is over', () => {
  expect(said('before_1', facts({ remaining: { kind: 'over', workingDays: 1 } }))[0]).toContain(
    'đã quá hạn 01 ngày làm việc',
  );
});

test.each([
  [[], 'Nội dung đã đủ, chỉ còn gửi báo cáo (/gui).'],
  [['I.2', 'II.1', 'III'], 'Còn 03 nội dung: I.2, II.1, III.'],
  [['I.2', 'I.2', 'III'], 'Còn 03 nội dung: I.2, III.'],
  [
    ['I.1', 'I.2', 'I.3', 'II.1', 'II.2', 'II.3', 'III'],
    'Còn 07 nội dung: I.1, I.2, I.3, II.1, II.2 và các mục sau.',
  ],
])('what is missing, by place: %j', (places, line) => {
  expect(said('before_3', facts({}, places)).at(-1)).toBe(line);
});

test('the button continues there', () => {
  expect(owedView(facts(), 'before_3').choices).toMatchObject([
    [{ action: { kind: 'continue', assignmentId: 'a1' }, command: 'tieptuc' }],
  ]);
});

test('the head is written to upward, without what is missing', () => {
  expect(words.paragraphs(toHeadView(facts()), 'vi', plain)).toBe(
    'Kính gửi đồng chí lãnh đạo UBND xã An Bình. Đến 08 giờ 00 phút ngày 18/9/2026, Sở Nội vụ chưa nhận được ' +
      'Báo cáo quý III của UBND xã An Bình. Thời hạn: trước ngày 18/9/2026, tức hết thứ Năm, 17/9/2026. ' +
      'Kính đề nghị đồng chí quan tâm chỉ đạo. Trân trọng.',
  );
});

test.each([
  [{ kind: 'rung', assignmentId: 'a', rung: 'before_60' }, true],
  [{ kind: 'rung', assignmentId: 'a', rung: 'last_day' }, true],
  [{ kind: 'rung', assignmentId: 'a', rung: 'before_0' }, false],
  [{ kind: 'rung', assignmentId: 'a', rung: 'before_12345' }, false],
  [{ kind: 'rung', assignmentId: 'a', rung: 'toString' }, false],
  [{ kind: 'daily', roundId: 'r', more: 1 }, false],
])('a stored request %j is understood: %s', (request, fits) => {
  expect(noticeRequestSchema.safeParse(request).success).toBe(fits);
});
