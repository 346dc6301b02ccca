import { afterEach, describe, expect, it } from 'vitest';
import { databases } from '../support/database.ts';
import { sendsFromNotice, toldTo } from '../support/report.ts';
import { createWorld, type TestPerson, type World } from '../support/world.ts';
import { workingDays } from '../support/year.ts';

/**
 * Đắk Song's 2017 under Công văn 3042/UBND-NV: Quý I, 6 tháng and Quý III before the 18th of the quarter's second month,
 * the year before 05/11. Every date below is counted by hand on the calendar of 2017.
 */
const off2017 = [
  ...['02/01/2017', '26/01/2017', '27/01/2017', '30/01/2017', '31/01/2017', '01/02/2017'],
  ...['06/04/2017', '01/05/2017', '02/05/2017', '04/09/2017'],
];
const by18 = 'trước ngày 18 tháng thứ hai của quý';

interface Round {
  code: string;
  title: string;
  limit: string;
  /** The first working day not before the opening, 21 days before the limit. */
  opened: string;
  five: string;
  three: string;
  one: string;
  /** The last working day, and the one on which the early unit sends, before any reminder. */
  last: string;
  early: string;
  overdue: string[];
  /** The last permitted day is a day off. */
  lastIsOff?: true;
}

const rounds: Round[] = [
  {
    code: 'cchc-dak-song-2017-quy-1',
    title: 'Báo cáo công tác cải cách hành chính quý I năm 2017',
    // 18/02 is a Saturday, so the last permitted day is a Friday like any other. Opened on 27/01, in the Tết break.
    limit: `Thời hạn: ${by18}, tức hết thứ Sáu, 17/02/2017.`,
    opened: '02/02/2017',
    early: '08/02/2017',
    five: '10/02/2017',
    three: '14/02/2017',
    one: '16/02/2017',
    last: '17/02/2017',
    overdue: ['20/02/2017', '21/02/2017', '22/02/2017', '23/02/2017', '24/02/2017'],
  },
  {
    code: 'cchc-dak-song-2017-sau-thang',
    title: 'Báo cáo công tác cải cách hành chính 6 tháng năm 2017',
    limit: `Thời hạn: ${by18}, tức hết thứ Tư, 17/5/2017.`,
    opened: '26/04/2017',
    early: '05/05/2017',
    five: '10/05/2017',
    three: '12/05/2017',
    one: '16/05/2017',
    last: '17/05/2017',
    overdue: ['18/05/2017', '19/05/2017', '22/05/2017', '23/05/2017', '24/05/2017'],
  },
  {
    code: 'cchc-dak-song-2017-quy-3',
    title: 'Báo cáo công tác cải cách hành chính quý III năm 2017',
    limit: `Thời hạn: ${by18}, tức hết thứ Năm, 17/8/2017.`,
    opened: '27/07/2017',
    early: '08/08/2017',
    five: '10/08/2017',
    three: '14/08/2017',
    one: '16/08/2017',
    last: '17/08/2017',
    overdue: ['18/08/2017', '21/08/2017', '22/08/2017', '23/08/2017', '24/08/2017'],
  },
  {
    code: 'cchc-dak-song-2017-nam',
    title: 'Báo cáo công tác cải cách hành chính năm 2017',
    // 05/11 is a Sunday: the last permitted day is Saturday 04, the last day of work Friday 03. Opened on Saturday 14/10.
    limit: 'Thời hạn: trước ngày 05/11 hằng năm, tức hết thứ Bảy, 04/11/2017.',
    opened: '16/10/2017',
    early: '25/10/2017',
    five: '27/10/2017',
    three: '31/10/2017',
    one: '02/11/2017',
    last: '03/11/2017',
    overdue: ['06/11/2017', '07/11/2017', '08/11/2017', '09/11/2017', '10/11/2017'],
    lastIsOff: true,
  },
];

/** What an officer is told of a round, step by step (tone.md, 6 and 7); what is missing follows on its own line. */
function ladder(round: Round, unit: string): [string, string][] {
  const { title, limit } = round;
  const left = (days: string) => `${title} của ${unit}: còn ${days} ngày làm việc. ${limit}`;
  const signing = 'Đề nghị đồng chí hoàn thành trước 15 giờ để kịp ký số, phát hành.';
  const weekday = limit.slice(limit.lastIndexOf('thứ'), -1);
  const steps: [string, string][] = [
    [round.opened, `${title}: đề nghị ${unit} báo cáo. ${limit}`],
    [round.five, left('05')],
    [round.three, left('03')],
    [round.one, left('01')],
    [
      round.last,
      round.lastIsOff
        ? `${title} của ${unit}: hôm nay là ngày làm việc cuối cùng trong thời hạn. ${limit} ${signing}`
        : `Hôm nay, ${weekday}, hết thời hạn gửi ${title} của ${unit}. ${signing}`,
    ],
    ...round.overdue.map((day, at): [string, string] => [
      day,
      `${title} của ${unit} đã quá hạn 0${at + 1} ngày làm việc, chưa gửi. ${limit} ` +
        'Đề nghị đồng chí khẩn trương hoàn thiện, trình ký.',
    ]),
  ];
  return steps.map(([day, words]) => [`${day} 07:30`, words]);
}

/** Nothing is answered yet: the first five places, and how many there are. */
const missing = /\nCòn \d\d nội dung: I\.1, I\.2, I\.3, II\.1\.1, II\.1\.2 và các mục sau\.$/;

let world: World;
afterEach(async () => {
  await world.stop();
});

describe.each(databases)('2017 in Đắk Song on %s', (kind) => {
  it(
    'opens its rounds by itself and tells everybody what is theirs, day by day',
    { timeout: 180_000 },
    async () => {
      world = await createWorld(kind, 'dak-song-2017', {
        at: '02/01/2017 08:00',
        regimes: ['dak-song-2017.yaml'],
      });
      const coordinator = await world.joined('Thường trực', 'phong-noi-vu', 'coordinator');
      const leader = await world.joined('Lãnh đạo', 'ubnd-huyen-dak-song', 'leader');
      const early = await world.joined('Sớm', 'phong-tu-phap', 'focal_point');
      const punctual = await world.joined('Đúng ngày', 'ubnd-thi-tran-duc-an', 'focal_point');
      const late = await world.joined('Chậm', 'ubnd-xa-nam-binh', 'focal_point');
      const never = await world.joined('Không gửi', 'ubnd-xa-thuan-ha', 'focal_point');
      const group = await world.group('Báo cáo CCHC', [coordinator, early, punctual, late, never]);
      const everybody = [coordinator, leader, early, punctual, late, never];
      for (const each of everybody) world.heard(each);

      const receipts: string[] = [];
      const diary = new Map<TestPerson, [string, string][]>(everybody.map((each) => [each, []]));
      const note = () => everybody.forEach((each) => diary.get(each)!.push(...toldTo(world, each)));
      const sends = async (officer: TestPerson) => {
        note();
        receipts.push(await sendsFromNotice(world, officer));
      };
      for (const round of rounds) {
        await world.playUntil(`${round.opened} 08:00`);
        note();
        await group.boundBy(coordinator, await world.groupCode({ roundCode: round.code }));
        await world.playUntil(`${round.early} 09:00`);
        await sends(early);
        await world.playUntil(`${round.last} 10:00`);
        await sends(punctual);
        await world.playUntil(`${round.overdue[1]} 09:00`);
        await sends(late);
      }
      await world.playUntil('31/12/2017 23:00');
      note();

      // The officers: each step until they have sent, and not one more.
      const officers = [
        { who: early, unit: 'Phòng Tư pháp', steps: 1 },
        { who: punctual, unit: 'UBND thị trấn Đức An', steps: 5 },
        { who: late, unit: 'UBND xã Nam Bình', steps: 7 },
        { who: never, unit: 'UBND xã Thuận Hà', steps: 10 },
      ];
      for (const { who, unit, steps } of officers) {
        const expected = rounds.flatMap((round) => ladder(round, unit).slice(0, steps));
        const heard = diary.get(who)!;
        expect(heard.map(([at, text]) => [at, text.replace(missing, '')])).toEqual(expected);
        for (const [, text] of heard) expect(text).toMatch(missing);
      }
      expect(receipts.map((text) => /trong thời hạn|chậm \d\d ngày làm việc/.exec(text)?.[0])).toEqual(
        rounds.flatMap(() => ['trong thời hạn', 'trong thời hạn', 'chậm 02 ngày làm việc']),
      );

      // The coordinator: one list for each round on every working day from the fifth before its limit, as long as one owes.
      const lastDay = '31/12/2017';
      const lists = rounds.flatMap(({ title, five }) =>
        workingDays(five, lastDay, off2017).map((day) => `${day} 07:30 Danh sách theo dõi ${title}`),
      );
      const heardLists = diary.get(coordinator)!.filter(([, text]) => text.startsWith('Danh sách theo dõi'));
      expect(heardLists.map(([at, text]) => `${at} ${text.split(' đến ')[0]}`).sort()).toEqual(lists.sort());
      for (const [, text] of heardLists) {
        expect(text).toContain('Lịch làm việc năm 2017 chưa được xác nhận; thời hạn có thể thay đổi.');
        expect(text).toContain(
          'Chưa có người tham gia bot nên không nhắc được: Phòng Giáo dục và Đào tạo; Phòng Tài chính - Kế hoạch; ' +
            'Phòng Văn hóa và Thông tin; UBND xã Đắk Hòa; UBND xã Đắk Môl; UBND xã Đắk N’Drung; UBND xã Nâm N’Jang; ' +
            'UBND xã Thuận Hạnh; UBND xã Trường Xuân; Văn phòng HĐND và UBND huyện.',
        );
      }
      // Besides them only that a round has opened; what answers the coordinator's own bindings is said in the group.
      expect(diary.get(coordinator)!.filter(([, text]) => text.startsWith('Đã mở'))).toEqual(
        rounds.map(({ title, opened }) => [
          `${opened} 07:30`,
          `Đã mở ${title} theo chế độ báo cáo: 14 đơn vị. Tiến độ xem bằng lệnh /tiendo.`,
        ]),
      );
      expect(diary.get(coordinator)!.length).toBe(lists.length + rounds.length);

      // The round's messages, in the group and with the leader: when it is bound or somebody sends, on the last day of work,
      // and on the first after the term; on the same day they are edited. Names only after the term.
      const posts = rounds.flatMap(({ title, opened, early: first, last, overdue }) => [
        { at: `${opened} 08:00`, title, counts: 'Đã gửi 0/14 đơn vị (đúng hạn 0, gửi chậm 0).' },
        { at: `${first} 09:00`, title, counts: 'Đã gửi 1/14 đơn vị (đúng hạn 01, gửi chậm 0).' },
        { at: `${last} 07:30`, title, counts: 'Đã gửi 1/14 đơn vị (đúng hạn 01, gửi chậm 0).' },
        { at: `${overdue[0]} 07:30`, title, counts: 'Đã gửi 2/14 đơn vị (đúng hạn 02, gửi chậm 0).' },
        { at: `${overdue[1]} 09:00`, title, counts: 'Đã gửi 3/14 đơn vị (đúng hạn 02, gửi chậm 01).' },
      ]);
      const inGroup = toldTo(world, group).filter(([, text]) => text.startsWith('Tiến độ'));
      for (const progress of [inGroup, diary.get(leader)!]) {
        expect(progress.map(([at, text]) => ({ at, counts: text.split('\n')[1] }))).toEqual(
          posts.map(({ at, counts }) => ({ at, counts })),
        );
        progress.forEach(([, text], nth) => {
          expect(text).toContain(posts[nth]!.title);
          const afterTerm = nth % 5 >= 3;
          expect(text.includes('Quá hạn chưa gửi: Phòng Giáo dục và Đào tạo;')).toBe(afterTerm);
          expect(/UBND xã|Phòng (?!Nội vụ)/.test(text)).toBe(afterTerm);
        });
      }
      const edits = world.changed(group).map(({ at, text }) => `${at} ${text.split('\n')[1]}`);
      expect(edits).toEqual(
        rounds.map(({ last }) => `${last} 10:00 Đã gửi 2/14 đơn vị (đúng hạn 02, gửi chậm 0).`),
      );
    },
  );
});
