import { afterEach, describe, expect, it } from 'vitest';
import { everyHalfHour } from '../support/bells.ts';
import { databases } from '../support/database.ts';
import { sendsFromNotice, toldTo } from '../support/report.ts';
import { createWorld, type World } from '../support/world.ts';

/**
 * Hạn "trước ngày 18/02/2026" giữa kỳ nghỉ Tết (16–20/02): thứ Tư 18 lies in it, so the last permitted day, Tuesday 17,
 * is a day off and Friday 13 the last day of work before it. The expectations are written by hand from tone.md (6, 7, 8,
 * 9 and 12) and the calendar.
 */
const title = 'Báo cáo cải cách hành chính tháng 02 năm 2026';
const round = `
code: bao-cao-thang-2-2026
title: ${title}
kind: periodic
outline: { code: kon-tum-2024, version: 1 }
receiving_unit: so-noi-vu
units: [ubnd-xa-an-binh, ubnd-xa-an-phu, ubnd-xa-hoa-son, ubnd-xa-tan-lap]
period: { kind: month, number: 2, from: 2026-02-01, to: 2026-02-28 }
deadline: { before_date: 2026-02-18 }
`;
const limit = 'Thời hạn: trước ngày 18/02/2026, tức hết thứ Ba, 17/02/2026.';
// 34 prompts for a commune, of which I.6's third is "(nếu có)": it is not missing.
const missing = 'Còn 33 nội dung: I.1, I.2, I.3, I.4, I.5 và các mục sau.';

const opened = (unit: string) => `${title}: đề nghị ${unit} báo cáo. ${limit}\n${missing}`;
const lastWorkingDay = (unit: string) =>
  `${title} của ${unit}: hôm nay là ngày làm việc cuối cùng trong thời hạn. ${limit} ` +
  `Đề nghị đồng chí hoàn thành trước 15 giờ để kịp ký số, phát hành.\n${missing}`;
const overdue = (unit: string, days: string) =>
  `${title} của ${unit} đã quá hạn ${days} ngày làm việc, chưa gửi. ${limit} ` +
  `Đề nghị đồng chí khẩn trương hoàn thiện, trình ký.\n${missing}`;

let world: World;
afterEach(async () => {
  await world.stop();
});

const plays = (moment: string) => world.playUntil(moment, everyHalfHour);
const told = (by: Parameters<World['heard']>[0]) => toldTo(world, by);

describe.each(databases)('Tết 2026 on %s', (kind) => {
  it('reminds on the last day of work before it, is silent through it, and follows up after it', async () => {
    world = await createWorld(kind, 'hai-cap-2026', { at: '12/02/2026 08:00', rounds: [round] });
    const coordinator = await world.joined('Thường trực', 'so-noi-vu', 'coordinator');
    const leader = await world.joined('Lãnh đạo', 'ubnd-tinh-thanh-giang', 'leader');
    const dinh = await world.joined('Định', 'ubnd-xa-an-binh', 'focal_point');
    const hoa = await world.joined('Hòa', 'ubnd-xa-an-binh', 'focal_point');
    const phu = await world.joined('Phú', 'ubnd-xa-an-phu', 'focal_point');
    const son = await world.joined('Sơn', 'ubnd-xa-hoa-son', 'focal_point');
    const chairman = await world.joined('Chủ tịch Hòa Sơn', 'ubnd-xa-hoa-son', 'unit_head');
    const group = await world.group('Đợt báo cáo tháng 02', [coordinator, dinh, phu, son]);
    await group.boundBy(coordinator, await world.groupCode({ roundCode: 'bao-cao-thang-2-2026' }));
    const everybody = [coordinator, leader, dinh, hoa, phu, son, chairman, group];
    // What they saw on joining and binding is another story.
    for (const each of everybody) world.heard(each);

    // Thursday, 12/02: the round is open; one day of work is left, so no other reminder has its place.
    await plays('12/02/2026 08:01');
    await plays('13/02/2026 07:00');
    expect(told(dinh)).toEqual([['12/02/2026 08:01', opened('UBND xã An Bình')]]);
    expect(told(hoa)).toEqual([['12/02/2026 08:01', opened('UBND xã An Bình')]]);
    expect(told(phu)).toEqual([['12/02/2026 08:01', opened('UBND xã An Phú')]]);
    expect(told(son)).toEqual([['12/02/2026 08:01', opened('UBND xã Hòa Sơn')]]);
    expect(told(coordinator)).toEqual([
      [
        '12/02/2026 08:01',
        `Danh sách theo dõi ${title} đến 08 giờ 01 phút ngày 12/02/2026\n` +
          'Đã gửi 0/4 đơn vị (đúng hạn 0, gửi chậm 0).\nChưa gửi, còn trong thời hạn: 04 đơn vị.\n' +
          `${limit}\n\nChưa gửi: UBND xã An Bình; UBND xã An Phú; UBND xã Hòa Sơn; UBND xã Tân Lập.\n\n` +
          'Chưa có người tham gia bot nên không nhắc được: UBND xã Tân Lập.\n\n' +
          'Đơn vị đã được nhắc tự động. Người đứng đầu và lãnh đạo chỉ nhận tin khi đồng chí chọn gửi.',
      ],
    ]);
    for (const each of [leader, chairman, group]) expect(told(each)).toEqual([]);

    // Friday, 13/02: the last day of work. The group's message is posted anew, without names.
    await plays('13/02/2026 15:30');
    for (const officer of [dinh, hoa]) {
      expect(told(officer)).toEqual([['13/02/2026 07:30', lastWorkingDay('UBND xã An Bình')]]);
    }
    expect(told(phu)).toEqual([['13/02/2026 07:30', lastWorkingDay('UBND xã An Phú')]]);
    expect(told(son)).toEqual([['13/02/2026 07:30', lastWorkingDay('UBND xã Hòa Sơn')]]);
    expect(told(group)).toEqual([
      [
        '13/02/2026 07:30',
        `Tiến độ ${title} đến 07 giờ 30 phút ngày 13/02/2026\n` +
          'Đã gửi 0/4 đơn vị (đúng hạn 0, gửi chậm 0).\nChưa gửi, còn trong thời hạn: 04 đơn vị.\n' +
          `${limit}\nTrân trọng.`,
      ],
    ]);
    expect(told(leader)).toEqual([
      [
        '13/02/2026 07:30',
        `Kính báo cáo đồng chí: tiến độ ${title} đến 07 giờ 30 phút ngày 13/02/2026\n` +
          'Đã gửi 0/4 đơn vị (đúng hạn 0, gửi chậm 0).\nChưa gửi, còn trong thời hạn: 04 đơn vị.\n' +
          limit,
      ],
    ]);
    expect(told(coordinator)[0]?.[0]).toBe('13/02/2026 07:30');
    await sendsFromNotice(world, dinh);
    expect(told(group)).toEqual([]);
    expect(world.changed(group).at(-1)?.text).toContain('Đã gửi 1/4 đơn vị (đúng hạn 01, gửi chậm 0).');

    // Tết: nobody hears anything, though the limit passes on Tuesday night.
    await plays('23/02/2026 07:29');
    for (const each of everybody) expect(told(each)).toEqual([]);

    // Monday, 23/02: the first day of work after it. An Bình has sent and hears nothing more.
    await plays('23/02/2026 08:30');
    for (const each of [dinh, hoa, chairman]) expect(told(each)).toEqual([]);
    expect(told(phu)).toEqual([['23/02/2026 07:30', overdue('UBND xã An Phú', '01')]]);
    expect(told(son)).toEqual([['23/02/2026 07:30', overdue('UBND xã Hòa Sơn', '01')]]);
    const standing =
      'Đã gửi 1/4 đơn vị (đúng hạn 01, gửi chậm 0).\nQuá hạn chưa gửi: 03 đơn vị.\n' +
      `${limit}\n\nQuá hạn chưa gửi: UBND xã An Phú; UBND xã Hòa Sơn; UBND xã Tân Lập.`;
    expect(told(group)).toEqual([
      [
        '23/02/2026 07:30',
        `Tiến độ ${title} đến 07 giờ 30 phút ngày 23/02/2026\n${standing}\n\n` +
          'Sở Nội vụ đề nghị các đơn vị chưa gửi khẩn trương thực hiện. Trân trọng.',
      ],
    ]);
    expect(told(leader)).toEqual([
      [
        '23/02/2026 07:30',
        `Kính báo cáo đồng chí: tiến độ ${title} đến 07 giờ 30 phút ngày 23/02/2026\n${standing}`,
      ],
    ]);
    expect(world.heard(coordinator)).toEqual([
      {
        at: '23/02/2026 07:30',
        text:
          `Danh sách theo dõi ${title} đến 07 giờ 30 phút ngày 23/02/2026\n${standing}\n\n` +
          'Chưa có người tham gia bot nên không nhắc được: UBND xã Tân Lập.\n\n' +
          'Đơn vị đã được nhắc tự động. Người đứng đầu và lãnh đạo chỉ nhận tin khi đồng chí chọn gửi.',
        choices: ['Nhắc các đơn vị chưa gửi (03)', 'Thư gửi người đứng đầu (03)', 'Báo cáo nhanh lãnh đạo'],
      },
    ]);

    // The coordinator reminds by hand: to whom and how many is shown before anything is sent.
    const list = coordinator.last().id;
    await coordinator.tapsOn(list, 'Nhắc các đơn vị chưa gửi (03)');
    expect(coordinator.last().text).toBe(
      `Nhắc công chức đầu mối của 03 đơn vị chưa gửi ${title}: ` +
        'UBND xã An Phú; UBND xã Hòa Sơn; UBND xã Tân Lập. Đồng chí xác nhận?',
    );
    for (const each of [phu, son]) expect(told(each)).toEqual([]);
    await coordinator.taps('Xác nhận');
    expect(coordinator.last().text).toBe(
      'Đã chuyển tin nhắc tới 02 người.\n\nChưa có người tham gia bot nên không nhắc được: UBND xã Tân Lập.',
    );
    expect(told(phu)).toEqual([['23/02/2026 08:30', overdue('UBND xã An Phú', '01')]]);
    expect(told(son)).toEqual([['23/02/2026 08:30', overdue('UBND xã Hòa Sơn', '01')]]);

    await coordinator.tapsOn(list, 'Thư gửi người đứng đầu (03)');
    await coordinator.taps('Xác nhận');
    expect(coordinator.last().text).toBe(
      'Đã chuyển thư nhắc tới 01 người đứng đầu.\n' +
        'Chưa có người đứng đầu hoặc người duyệt tham gia bot: UBND xã An Phú; UBND xã Tân Lập.',
    );
    expect(told(chairman)).toEqual([
      [
        '23/02/2026 08:30',
        'Kính gửi đồng chí lãnh đạo UBND xã Hòa Sơn. Đến 08 giờ 30 phút ngày 23/02/2026, Sở Nội vụ chưa nhận được ' +
          `${title} của UBND xã Hòa Sơn. ${limit} Kính đề nghị đồng chí quan tâm chỉ đạo. Trân trọng.`,
      ],
    ]);

    await coordinator.tapsOn(list, 'Báo cáo nhanh lãnh đạo');
    expect(coordinator.last().text).toContain('Gửi lãnh đạo báo cáo nhanh dưới đây');
    expect(coordinator.last().text).toContain(standing);
    expect(told(leader)).toEqual([]);
    await coordinator.taps('Xác nhận');
    expect(coordinator.last().text).toBe('Đã chuyển báo cáo nhanh tới 01 lãnh đạo.');
    expect(told(leader)).toEqual([
      [
        '23/02/2026 08:30',
        `Kính báo cáo đồng chí: tiến độ ${title} đến 08 giờ 30 phút ngày 23/02/2026\n${standing}`,
      ],
    ]);

    // The same once more on the same day: nothing goes out twice.
    world.clock.advance(60_000);
    for (const choice of [
      'Nhắc các đơn vị chưa gửi (03)',
      'Thư gửi người đứng đầu (03)',
      'Báo cáo nhanh lãnh đạo',
    ]) {
      await coordinator.tapsOn(list, choice);
      await coordinator.taps('Xác nhận');
      expect(coordinator.last().text).toContain('Tin này đã gửi trong ngày hôm nay, không gửi lại.');
    }
    for (const each of [dinh, hoa, phu, son, chairman, leader, group]) expect(told(each)).toEqual([]);
    world.heard(coordinator);

    // Tuesday to Thursday: each working day for those who still owe; the coordinator's list; nothing else.
    await plays('26/02/2026 19:00');
    const days = [
      ['24/02/2026 07:30', '02'],
      ['25/02/2026 07:30', '03'],
      ['26/02/2026 07:30', '04'],
    ] as const;
    expect(told(phu)).toEqual(days.map(([at, n]) => [at, overdue('UBND xã An Phú', n)]));
    expect(told(son)).toEqual(days.map(([at, n]) => [at, overdue('UBND xã Hòa Sơn', n)]));
    expect(told(coordinator).map(([at]) => at)).toEqual(days.map(([at]) => at));
    for (const each of [dinh, hoa, chairman, leader, group]) expect(told(each)).toEqual([]);

    // In the evening the coordinator reminds again: it waits for the morning, and what An Phú sends meanwhile stops it.
    await coordinator.says('/tiendo');
    await coordinator.says('/nhac');
    await coordinator.taps('Xác nhận');
    expect(coordinator.last().text).toContain(
      'Đang ngoài giờ làm việc: tin được gửi lúc 07 giờ 30 phút ngày 27/02/2026.',
    );
    await sendsFromNotice(world, phu);
    world.heard(coordinator);
    await plays('27/02/2026 18:00');
    for (const each of [phu, dinh, hoa, chairman]) expect(told(each)).toEqual([]);
    // The morning's own step says the same as the coordinator's reminder, so it is said once.
    expect(told(son)).toEqual([['27/02/2026 07:30', overdue('UBND xã Hòa Sơn', '05')]]);
    // What was sent at night shows in the morning.
    for (const each of [group, leader]) {
      expect(
        told(each).map(([at, text]) => [at, text.includes('Đã gửi 2/4 đơn vị (đúng hạn 01, gửi chậm 01).')]),
      ).toEqual([['27/02/2026 07:30', true]]);
    }
    expect(told(coordinator).map(([at, text]) => [at, text.includes('Gửi chậm: UBND xã An Phú.')])).toEqual([
      ['27/02/2026 07:30', true],
    ]);
  });
});
