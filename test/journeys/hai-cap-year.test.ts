import { afterEach, describe, expect, it } from 'vitest';
import { databases } from '../support/database.ts';
import { sendsFromNotice, toldTo } from '../support/report.ts';
import { createWorld, type World } from '../support/world.ts';
import { workingDays } from '../support/year.ts';

/**
 * 2026 in a province of two tiers, under the periods of Nghị định 09/2019/NĐ-CP: communes by the 16th of the quarter's
 * last month (moved back to a working day), departments before the 18th; figures closed on the 14th. Dates by hand on the
 * calendar of 2026: Tết 16–20/02, 27/4, 30/4, 01/5, 31/8–02/9 and 24/11 off, the Saturdays 10/01 and 22/8 worked.
 */
const off2026 = [
  ...['01/01/2026', '02/01/2026', '16/02/2026', '17/02/2026', '18/02/2026', '19/02/2026', '20/02/2026'],
  ...['27/04/2026', '30/04/2026', '01/05/2026', '31/08/2026', '01/09/2026', '02/09/2026', '24/11/2026'],
];
const worked2026 = ['10/01/2026', '22/08/2026'];

interface Steps {
  limit: string;
  days: string[];
}

interface Period {
  title: string;
  /** What is told on the first working day not before the opening, 21 days before the communes' limit. */
  opened: string;
  cutoff: string;
  /** Five, three and one working days before, the last, and five after. */
  commune: Steps;
  department: Steps;
}

const before18 = (month: string, day: string) =>
  `Thời hạn: trước ngày 18 tháng thứ 3 của quý, tức hết ${day}/${month}/2026.`;
const by16 = (month: string, day: string) =>
  `Thời hạn: chậm nhất ngày 16 tháng thứ 3 của quý, tức hết ${day}/${month}/2026.`;
const days = (...given: string[]) => given.map((day) => `${day}/2026`);

const periods: Period[] = [
  {
    title: 'Báo cáo công tác cải cách hành chính quý I năm 2026',
    opened: '23/02/2026', // the day itself, the first after Tết
    cutoff: 'Số liệu từ 15/12/2025 đến 14/3/2026.',
    commune: {
      limit: by16('3', 'thứ Hai, 16'),
      days: days('09/03', '11/03', '13/03', '16/03', '17/03', '18/03', '19/03', '20/03', '23/03'),
    },
    department: {
      limit: before18('3', 'thứ Ba, 17'),
      days: days('10/03', '12/03', '16/03', '17/03', '18/03', '19/03', '20/03', '23/03', '24/03'),
    },
  },
  {
    title: 'Báo cáo công tác cải cách hành chính 6 tháng năm 2026',
    opened: '26/05/2026',
    cutoff: 'Số liệu từ 15/12/2025 đến 14/6/2026.',
    commune: {
      limit: by16('6', 'thứ Ba, 16'),
      days: days('09/06', '11/06', '15/06', '16/06', '17/06', '18/06', '19/06', '22/06', '23/06'),
    },
    department: {
      limit: before18('6', 'thứ Tư, 17'),
      days: days('10/06', '12/06', '16/06', '17/06', '18/06', '19/06', '22/06', '23/06', '24/06'),
    },
  },
  {
    title: 'Báo cáo công tác cải cách hành chính quý III năm 2026',
    opened: '26/08/2026', // five days before the long break for 02/9
    cutoff: 'Số liệu từ 15/6/2026 đến 14/9/2026.',
    commune: {
      limit: by16('9', 'thứ Tư, 16'),
      days: days('09/09', '11/09', '15/09', '16/09', '17/09', '18/09', '21/09', '22/09', '23/09'),
    },
    department: {
      limit: before18('9', 'thứ Năm, 17'),
      days: days('10/09', '14/09', '16/09', '17/09', '18/09', '21/09', '22/09', '23/09', '24/09'),
    },
  },
  {
    title: 'Báo cáo công tác cải cách hành chính năm 2026',
    opened: '25/11/2026', // the day after 24/11, which is off
    cutoff: 'Số liệu từ 15/12/2025 đến 14/12/2026.',
    commune: {
      limit: by16('12', 'thứ Tư, 16'),
      days: days('09/12', '11/12', '15/12', '16/12', '17/12', '18/12', '21/12', '22/12', '23/12'),
    },
    department: {
      limit: before18('12', 'thứ Năm, 17'),
      days: days('10/12', '14/12', '16/12', '17/12', '18/12', '21/12', '22/12', '23/12', '24/12'),
    },
  },
];

/** The first words of each step (tone.md, 6 and 7), with the limit where the message says it. */
function ladder(
  { title, opened }: Period,
  unit: string,
  { limit, days: [five, three, one, last, ...over] }: Steps,
) {
  const weekday = limit.slice(limit.lastIndexOf('thứ'), -1);
  return [
    [opened, `${title}: đề nghị ${unit} báo cáo. ${limit}`],
    [five, `${title} của ${unit}: còn 05 ngày làm việc. ${limit}`],
    [three, `${title} của ${unit}: còn 03 ngày làm việc. ${limit}`],
    [one, `${title} của ${unit}: còn 01 ngày làm việc. ${limit}`],
    [last, `Hôm nay, ${weekday}, hết thời hạn gửi ${title} của ${unit}.`],
    ...over.map((day, at) => [
      day,
      `${title} của ${unit} đã quá hạn 0${at + 1} ngày làm việc, chưa gửi. ${limit}`,
    ]),
  ].map(([day, words]) => ({ at: `${day} 07:30`, words }));
}

let world: World;
afterEach(async () => {
  await world.stop();
});

describe.each(databases)('2026 in a province of two tiers on %s', (kind) => {
  it(
    'follows communes and departments by their own limits, with their cut-offs',
    { timeout: 180_000 },
    async () => {
      world = await createWorld(kind, 'hai-cap-2026', {
        at: '05/01/2026 08:00',
        regimes: ['nghi-dinh-09-2019.yaml'],
      });
      const coordinator = await world.joined('Thường trực', 'so-noi-vu', 'coordinator');
      const commune = await world.joined('Xã', 'ubnd-xa-an-binh', 'focal_point');
      const department = await world.joined('Sở', 'so-xay-dung', 'focal_point');
      const quick = await world.joined('Đặc khu', 'ubnd-dac-khu-hon-xanh', 'focal_point');
      const people = [coordinator, commune, department, quick];
      for (const each of people) world.heard(each);

      const heardByQuick: [string, string][] = [];
      for (const period of periods) {
        await world.playUntil(`${period.opened} 09:00`);
        heardByQuick.push(...toldTo(world, quick));
        await quick.taps('Tiếp tục');
        // The prompt shows from when to when figures are counted.
        expect(
          quick
            .hears()
            .slice(-2)
            .map(({ text }) => text)
            .join('\n'),
        ).toContain(period.cutoff);
        world.heard(quick);
        await quick.says('/baocao');
        expect(quick.last().text).toContain(period.commune.limit);
        await quick.taps('Bắt đầu: UBND đặc khu Hòn Xanh');
        await quick.says('Đã ban hành kế hoạch.');
        await quick.says('/gui');
        await quick.taps(quick.choices().find((label) => label.startsWith('Vẫn gửi'))!);
        await quick.taps('Xác nhận gửi');
        expect(quick.last().text).toContain('trong thời hạn');
        world.heard(quick);
      }
      await world.playUntil('31/12/2026 23:00');
      heardByQuick.push(...toldTo(world, quick));

      const firstLine = (heard: [string, string][]) =>
        heard.map(([at, text]) => ({
          at,
          words: text
            .split('\n')[0]!
            .replace(/ Đề nghị đồng chí (hoàn thành trước 15 giờ|khẩn trương|hoàn thiện).*$/, ''),
        }));
      expect(firstLine(toldTo(world, commune))).toEqual(
        periods.flatMap((period) => ladder(period, 'UBND xã An Bình', period.commune)),
      );
      expect(firstLine(toldTo(world, department))).toEqual(
        periods.flatMap((period) => ladder(period, 'Sở Xây dựng', period.department)),
      );
      expect(firstLine(heardByQuick)).toEqual(
        periods.flatMap((period) => ladder(period, 'UBND đặc khu Hòn Xanh', period.commune).slice(0, 1)),
      );

      // The coordinator's list begins with the communes' fifth working day and comes on every working day, Saturdays among
      // them where they are worked; the calendar of 2026 is confirmed, so nothing warns of it.
      const told = toldTo(world, coordinator);
      expect(told.filter(([, text]) => text.startsWith('Đã mở'))).toEqual(
        periods.map(({ title }, at) => [
          `${['23/02/2026', '26/05/2026', '26/08/2026', '25/11/2026'][at]} 07:30`,
          `Đã mở ${title} theo chế độ báo cáo: 18 đơn vị. Tiến độ xem bằng lệnh /tiendo.`,
        ]),
      );
      const lists = told.filter(([, text]) => !text.startsWith('Đã mở'));
      const expected = periods.flatMap(
        ({
          title,
          commune: {
            days: [five = ''],
          },
        }) =>
          workingDays(five, '31/12/2026', off2026, worked2026).map(
            (day) => `${day} 07:30 Danh sách theo dõi ${title}`,
          ),
      );
      expect(lists.map(([at, text]) => `${at} ${text.split(' đến ')[0]}`).sort()).toEqual(expected.sort());
      for (const [, text] of lists) expect(text).not.toContain('chưa được xác nhận');
      const on = (day: string) => lists.filter(([at]) => at.startsWith(day)).length;
      expect([on('22/08/2026'), on('24/11/2026')]).toEqual([2, 0]);
    },
  );
});

describe.each(databases)('days that are not what their weekday says, on %s', (kind) => {
  it('reminds on a worked Saturday, and not on the Monday that it makes up for', async () => {
    // Quốc khánh 2026: Monday 31/8 is off and made up for on Saturday 22/8. A limit "trước ngày 25/8": the 24th, a Monday.
    world = await createWorld(kind, 'hai-cap-2026', {
      at: '17/08/2026 08:00',
      rounds: [
        `
code: bao-cao-thang-8-2026
title: Báo cáo tháng 8 năm 2026
kind: periodic
outline: { code: kon-tum-2024, version: 1 }
receiving_unit: so-noi-vu
units: [so-xay-dung]
period: { kind: month, number: 8, from: 2026-08-01, to: 2026-08-31 }
deadline: { before_date: 2026-08-25 }
`,
      ],
    });
    const officer = await world.joined('Sở', 'so-xay-dung', 'focal_point');
    world.heard(officer);
    await world.playUntil('17/08/2026 08:01');
    await world.playUntil('04/09/2026 23:00');
    expect(toldTo(world, officer).map(([at]) => at)).toEqual([
      '17/08/2026 08:01',
      // Counted back from the 24th: Saturday 22 is one, so 20 is three and 18 is five.
      '18/08/2026 07:30',
      '20/08/2026 07:30',
      '22/08/2026 07:30',
      '24/08/2026 07:30',
      '25/08/2026 07:30',
      '26/08/2026 07:30',
      '27/08/2026 07:30',
      '28/08/2026 07:30',
      '03/09/2026 07:30', // 31/8, 01/9 and 02/9 are off
    ]);
    await sendsFromNotice(world, officer);
    expect(officer.last().text).toContain('chậm 06 ngày làm việc');
  });
});
