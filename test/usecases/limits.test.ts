import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Temporal } from 'temporal-polyfill';
import { setCalendarDay } from '../../src/bot/usecases/deadline/change-calendar.ts';
import { extendLimits, setAnchor } from '../../src/bot/usecases/deadline/move-limits.ts';
import { openRound } from '../../src/bot/usecases/round/open-round.ts';
import { databases } from '../support/database.ts';
import { openDesk, type Desk } from './desk.ts';
import { accepted } from './office.ts';

const inspection = `code: kiem-tra
title: Báo cáo phục vụ kiểm tra
kind: inspection
outline: { code: de-cuong }
receiving_unit: so-noi-vu
units: [so-xay-dung, so-y-te, huyen]
period: { kind: inspection, from: 2026-01-01, to: 2026-09-30 }
deadline: { working_days_before: 5, anchor: inspection_day, words: trước 05 ngày làm việc }
deadlines:
  - { unit: huyen, within_working_days: 10, anchor: notice_day }
`;

const periodic = `code: quy-3
title: Báo cáo quý III
kind: periodic
outline: { code: de-cuong }
receiving_unit: so-noi-vu
units: [so-xay-dung, so-y-te]
period: { kind: quarter, from: 2026-07-01, to: 2026-09-30 }
cutoff: { from: 2026-06-15, to: 2026-09-14 }
deadline: { before_date: 2026-09-18 }
`;

describe.each(databases)('limits on %s', (kind) => {
  let desk: Desk;
  beforeEach(async () => {
    desk = await openDesk(kind, '2026-09-01T09:00');
    desk.clock.moveTo('2026-09-03T09:00');
  });
  afterEach(() => desk.dispose());

  const open = async (text: string) => accepted(await openRound(desk.tools, { file: 'dot.yaml', text }));
  const assignment = (unit: string) =>
    desk.database.client.assignment.findFirstOrThrow({ where: { unit: { code: unit } } });
  const nextNotice = async (unit: string) => {
    const at = (await assignment(unit)).nextNoticeAt;
    return at === null ? null : new Date(at.getTime() + 7 * 3_600_000).toISOString().slice(0, 16);
  };

  test.each([
    ['before_date: 2026-09-18', '2026-09-17', 'trước ngày 18/9/2026'],
    ["by_date: 2026-09-18, hour: '17:00'", '2026-09-18', 'chậm nhất 17 giờ 00 phút ngày 18/9/2026'],
    ['before_day: { day: 5, month: 3, of: quarter }', '2026-09-04', 'trước ngày 05 tháng thứ 3 của quý'],
    ['by_day: { day: 20, month: 9, of: year }', '2026-09-20', 'chậm nhất ngày 20 tháng 9 hằng năm'],
    [
      'by_day: { day: 20, month: 9, of: year }, shift: next_working_day',
      '2026-09-21',
      'chậm nhất ngày 20 tháng 9 hằng năm',
    ],
    ['data_cutoff: true', '2026-09-14', 'ngày chốt số liệu'],
    [
      'within_working_days: 2, anchor: data_cutoff',
      '2026-09-16',
      'trong 02 ngày làm việc kể từ ngày chốt số liệu',
    ],
    ['working_days_before: 5, anchor: inspection_day', null, 'trước 05 ngày làm việc so với ngày kiểm tra'],
    [
      'working_days_before: 5, anchor: inspection_day, words: trước 05 ngày làm việc',
      null,
      'trước 05 ngày làm việc (tính từ ngày kiểm tra)',
    ],
    [
      'working_days_before: 3, anchor: inspection_day, words: trước ngày kiểm tra ít nhất 3 ngày làm việc',
      null,
      'trước ngày kiểm tra ít nhất 3 ngày làm việc',
    ],
  ])('a round with "%s" is open until %s: "%s"', async (rule, lastDay, limitWords) => {
    await open(periodic.replace('before_date: 2026-09-18', rule));
    expect(await assignment('so-xay-dung')).toMatchObject({ lastDay, limitWords });
  });

  test('units may have days of their own to count from, before everybody’s', async () => {
    await open(`${inspection}anchors:
  - { anchor: inspection_day, date: 2026-10-01, units: [so-y-te] }
  - { anchor: inspection_day, date: 2026-10-20 }
`);
    expect((await assignment('so-xay-dung')).lastDay).toBe('2026-10-13');
    expect((await assignment('so-y-te')).lastDay).toBe('2026-09-24');
    expect((await assignment('huyen')).lastDay).toBeNull();
  });

  test('a limit that waits is told as such, and only the opening is told', async () => {
    await open(inspection);
    expect(await assignment('so-xay-dung')).toMatchObject({ lastDay: null });
    await desk.publish();
    expect(await desk.waiting()).toEqual(['officer @ 2026-09-03T09:00: [opened]']);
    expect(await nextNotice('so-xay-dung')).toBeNull();
    expect(await desk.publish()).toBe(0);
  });

  test('the day it waited for makes the limit and the next step; those who count from another day wait on', async () => {
    await open(inspection);
    await desk.publish();
    const all = { roundCode: 'kiem-tra', unitCode: null };
    const result = await desk.act((a) => setAnchor(a, all, 'inspection_day', '2026-10-20'));
    expect(result).toMatchObject({
      ok: true,
      value: [
        { unitName: 'Sở Xây dựng', from: null, to: '2026-10-13', over: false },
        { unitName: 'Sở Y tế', from: null, to: '2026-10-13', over: false },
      ],
    });
    expect(await assignment('so-xay-dung')).toMatchObject({ lastDay: '2026-10-13' });
    expect(await nextNotice('so-xay-dung')).toBe('2026-10-06T07:30');
    expect(await nextNotice('huyen')).toBeNull();
    expect((await desk.waiting()).slice(1)).toEqual([
      'officer @ 2026-09-03T09:00: Thời hạn Báo cáo phục vụ kiểm tra của Sở Xây dựng thay đổi. ' +
        'Thời hạn: trước 05 ngày làm việc (tính từ ngày kiểm tra), tức hết thứ Ba, 13/10/2026.',
    ]);
    // The same day again changes nothing for anybody.
    await desk.act((a) => setAnchor(a, all, 'inspection_day', '2026-10-20'));
    expect(await desk.waiting()).toHaveLength(2);
    // One unit is inspected on another day.
    await desk.act((a) =>
      setAnchor(a, { roundCode: 'kiem-tra', unitCode: 'so-y-te' }, 'inspection_day', '2026-10-30'),
    );
    expect((await assignment('so-y-te')).lastDay).toBe('2026-10-23');
    expect((await assignment('so-xay-dung')).lastDay).toBe('2026-10-13');
  });

  test('a day that no limit counts from is refused, and so are unknown rounds and units', async () => {
    await open(inspection);
    const set = (roundCode: string, unitCode: string | null) =>
      desk.act((a) => setAnchor(a, { roundCode, unitCode }, 'conclusion_day', '2026-10-20'));
    expect(await set('kiem-tra', null)).toMatchObject({ refusal: { key: 'admin.limit.anchor_unused' } });
    expect(await set('dot-khac', null)).toMatchObject({ refusal: { key: 'admin.refused.unknown_round' } });
    expect(await set('kiem-tra', 'so-z')).toMatchObject({ refusal: { key: 'admin.refused.unknown_unit' } });
    expect(await set('kiem-tra', 'so-cu')).toMatchObject({ refusal: { key: 'admin.limit.nothing_open' } });
  });

  test('an anchor that puts the limit before the opening is told as over, and nobody is called late for it', async () => {
    await open(inspection);
    await desk.publish();
    const result = await desk.act((a) =>
      setAnchor(a, { roundCode: 'kiem-tra', unitCode: 'so-xay-dung' }, 'inspection_day', '2026-09-08'),
    );
    expect(result).toMatchObject({ value: [{ to: '2026-08-27', over: true }] });
    expect(await nextNotice('so-xay-dung')).toBeNull();
  });

  test('more time for a unit: told once, with the reason, traced, and the calendar moves it no more', async () => {
    await open(periodic);
    await desk.publish();
    desk.clock.moveTo('2026-09-16T18:00');
    const unit = { roundCode: 'quy-3', unitCode: 'so-xay-dung' };
    const more = { lastDay: '2026-09-24', hour: '17:00', reason: 'chờ số liệu của Chi cục' };
    const result = await desk.act((a) => extendLimits(a, unit, more));
    expect(result).toMatchObject({ value: [{ from: '2026-09-17', to: '2026-09-24', over: false }] });
    expect(await assignment('so-xay-dung')).toMatchObject({
      limitWords: 'chậm nhất 17 giờ 00 phút ngày 24/9/2026',
      lastDay: '2026-09-24',
      lastHour: '17:00',
    });
    expect((await assignment('so-y-te')).lastDay).toBe('2026-09-17');
    // In the evening nobody is written to; in the morning one message, not the reminder of the same morning too.
    expect(await nextNotice('so-xay-dung')).toBe('2026-09-17T07:30');
    expect((await desk.waiting()).at(-1)).toBe(
      'officer @ 2026-09-17T07:30: Báo cáo quý III của Sở Xây dựng được gia hạn: chờ số liệu của Chi cục. ' +
        'Thời hạn: chậm nhất 17 giờ 00 phút ngày 24/9/2026, tức 17:00 thứ Năm, 24/9/2026.',
    );
    expect(await desk.database.client.deadlineExtension.findMany()).toMatchObject([
      {
        fromDay: '2026-09-17',
        fromHour: null,
        toDay: '2026-09-24',
        toHour: '17:00',
        reason: 'chờ số liệu của Chi cục',
      },
    ]);
    const before = await desk.waiting();
    const off = { kind: 'off' as const, name: 'Nghỉ', source: null };
    await setCalendarDay(desk.tools, Temporal.PlainDate.from('2026-09-24'), off);
    expect((await assignment('so-xay-dung')).lastDay).toBe('2026-09-24');
    expect(await desk.waiting()).toEqual(before);
  });

  test.each([
    ['2026-09-16', null],
    ['2026-09-17', null],
    ['2026-09-17', '17:00'],
  ])('%s %s is not more time than until the end of 17/9, and is refused whole', async (lastDay, hour) => {
    await open(periodic);
    const all = { roundCode: 'quy-3', unitCode: null };
    const result = await desk.act((a) => extendLimits(a, all, { lastDay, hour, reason: 'x' }));
    expect(result).toMatchObject({
      refusal: { key: 'admin.limit.not_later', params: { unit: 'Sở Xây dựng', day: '17/9/2026' } },
    });
    expect(await desk.database.client.deadlineExtension.count()).toBe(0);
  });

  test('more time for a round goes to those who still owe', async () => {
    await open(periodic);
    const { id } = await assignment('so-y-te');
    await desk.database.client.report.update({ where: { assignmentId: id }, data: { status: 'sent' } });
    const all = { roundCode: 'quy-3', unitCode: null };
    const more = { lastDay: '2026-09-24', hour: null, reason: 'bão số 5' };
    expect(await desk.act((a) => extendLimits(a, all, more))).toMatchObject({
      value: [{ unitName: 'Sở Xây dựng' }],
    });
    expect((await assignment('so-y-te')).lastDay).toBe('2026-09-17');
  });

  test('a change of the calendar lists the limits that moved and tells people each time they move', async () => {
    await open(
      periodic.replace('before_date: 2026-09-18', 'by_date: 2026-09-17, shift: previous_working_day'),
    );
    await desk.publish();
    const day = Temporal.PlainDate.from('2026-09-17');
    const off = { kind: 'off' as const, name: 'Nghỉ', source: null };
    expect(await setCalendarDay(desk.tools, day, off)).toMatchObject({
      value: {
        moved: [
          { unitName: 'Sở Xây dựng', from: '2026-09-17', to: '2026-09-16' },
          { unitName: 'Sở Y tế', from: '2026-09-17', to: '2026-09-16' },
        ],
      },
    });
    const told = async () => (await desk.waiting()).filter((each) => each.includes('thay đổi'));
    expect(await told()).toEqual([
      'officer @ 2026-09-03T09:00: Thời hạn Báo cáo quý III của Sở Xây dựng thay đổi. ' +
        'Thời hạn: chậm nhất ngày 17/9/2026, tức hết thứ Tư, 16/9/2026.',
    ]);
    // Saying it again moves nothing; taking it back moves them back, and what still waits gives way.
    expect(await setCalendarDay(desk.tools, day, off)).toMatchObject({ value: { moved: [] } });
    desk.clock.moveTo('2026-09-03T09:05');
    expect(await setCalendarDay(desk.tools, day, { kind: 'normal' })).toMatchObject({
      value: { moved: [{ to: '2026-09-17' }, { to: '2026-09-17' }] },
    });
    expect(await told()).toEqual([expect.stringContaining('tức hết thứ Năm, 17/9/2026.')]);
    desk.clock.moveTo('2026-09-03T09:10');
    await setCalendarDay(desk.tools, day, off);
    expect(await told()).toEqual([expect.stringContaining('tức hết thứ Tư, 16/9/2026.')]);
  });

  test('a round whose limit is over when it opens is open, and its coordinator knows', async () => {
    desk.clock.moveTo('2026-09-19T10:00');
    await open(`${periodic}deadlines: [{ unit: so-y-te, by_date: 2026-09-30 }]\n`);
    expect(await desk.waiting()).toEqual([
      'coordinator @ 2026-09-21T07:30: Báo cáo quý III: khi mở đợt, thời hạn của 01 đơn vị đã qua. ' +
        'Đề nghị gia hạn hoặc đối chiếu.',
    ]);
  });

  test('a round keeps a ladder of its own', async () => {
    await open(`${periodic}ladder: { before: [2], overdue: 0 }\n`);
    await desk.publish();
    expect(await nextNotice('so-xay-dung')).toBe('2026-09-15T07:30');
    await desk.act((a) =>
      setAnchor(a, { roundCode: 'quy-3', unitCode: null }, 'inspection_day', '2026-10-20'),
    );
    const more = { lastDay: '2026-09-24', hour: null, reason: 'x' };
    await desk.act((a) => extendLimits(a, { roundCode: 'quy-3', unitCode: null }, more));
    expect(await nextNotice('so-xay-dung')).toBe('2026-09-22T07:30');
  });
});
