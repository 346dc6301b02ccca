import { afterEach, describe, expect, it } from 'vitest';
import { databases } from '../support/database.ts';
import {
  callsOff,
  drafts,
  issues,
  lastLetterTo,
  notifies,
  presses,
  starts,
  submits,
} from '../support/three-plans-acts.ts';
import {
  concludesAsInTraVinh,
  draftOf,
  inspectionOf,
  limitsOf,
  names,
  remediationLimits,
  threePlans,
  type Name,
  type Office,
} from '../support/three-plans.ts';

let office: Office;
afterEach(() => office.world.stop());

/** "21/08 builder: first line" of everything they heard since they were last asked. */
function heardBy({ world, people }: Office, name: Name): string[] {
  return world.heard(people[name]).map(({ at, text }) => `${at.slice(0, 5)} ${text.split('\n')[0]}`);
}

/**
 * What the teams and the coordinator were asked to see to: "16/08 konTumHead: 01 việc; what it is", the same matter of
 * several units once.
 */
function matters({ world, people }: Office, ...which: Name[]): string[] {
  return which
    .flatMap((name) => world.heard(people[name]).map((each) => ({ ...each, name })))
    .filter(({ text }) => text.startsWith('Theo dõi kiểm tra'))
    .map(({ at, name, text }) => {
      const [title = '', ...lines] = text.split('\n');
      const what = new Set(lines.map((line) => line.replace(/^- [^:]+: /, '')));
      return `${at.slice(0, 5)} ${name}: ${title.split(': ')[1]}; ${[...what].join(' ')}`;
    })
    .sort();
}

/** The same said to several people. */
const to = (which: Name[], ...told: string[]) =>
  told.flatMap((each) => which.map((name) => `${each.slice(0, 5)} ${name}: ${each.slice(6)}`));

const konTum: Name[] = ['konTumHead', 'konTumSecretary'];
const haNoi: Name[] = ['haNoiHead', 'haNoiSecretary'];
const traVinh: Name[] = ['traVinhHead', 'traVinhSecretary'];
const inspecting: Name[] = [...konTum, ...haNoi, ...traVinh, 'coordinator'];

const ladderOf = (plan: string, unit: string, limit: string, ...[five, three, one, last]: string[]) => {
  const title = `Báo cáo phục vụ Kiểm tra theo Kế hoạch số ${plan}`;
  return [
    `${five} ${title} của ${unit}: còn 05 ngày làm việc. ${limit}`,
    `${three} ${title} của ${unit}: còn 03 ngày làm việc. ${limit}`,
    `${one} ${title} của ${unit}: còn 01 ngày làm việc. ${limit}`,
    `${last} Hôm nay, ${limit.slice(limit.lastIndexOf('thứ'), -1)}, hết thời hạn gửi ${title} của ${unit}. Đề nghị đồng chí hoàn thành trước 15 giờ để kịp ký số, phát hành.`,
  ];
};
const fiveBefore = (day: string) =>
  `Thời hạn: trước 05 ngày làm việc (tính từ ngày kiểm tra), tức hết ${day}.`;
const threeBefore = (day: string) => `Thời hạn: trước ngày kiểm tra ít nhất 3 ngày làm việc, tức hết ${day}.`;

describe.each(databases)('three plans of inspection in one year, on %s', (kind) => {
  it(
    'keeps the terms of each, asks for what each leaves open, and makes nothing up',
    { timeout: 300_000 },
    async () => {
      office = await threePlans(kind);
      const { world, people } = office;
      const [ofKonTum, ofHaNoi] = [
        await inspectionOf(office, 'ke-hoach-1871', 'so-xay-dung'),
        await inspectionOf(office, 'ke-hoach-61', 'so-xay-dung'),
      ];
      // One day, three papers.
      expect({
        konTum: await limitsOf(office, 'ke-hoach-1871', 'so-xay-dung'),
        haNoi: await limitsOf(office, 'ke-hoach-61', 'so-xay-dung'),
        traVinh: await limitsOf(office, 'kiem-tra-lien-nganh', 'so-cong-thuong'),
      }).toEqual({
        konTum: {
          scheduleNotice: '2023-08-21',
          report: '2023-08-28',
          owed: '2023-08-28',
          conclusion: '2023-09-20',
          remediation: 'set_by_team',
        },
        haNoi: {
          scheduleNotice: 'not_said',
          report: '2023-08-30',
          owed: '2023-08-30',
          conclusion: 'not_said',
          remediation: 'not_said',
        },
        traVinh: {
          scheduleNotice: 'not_said',
          report: 'not_said',
          owed: 'none',
          conclusion: 'not_said',
          remediation: 'not_said',
        },
      });
      // Kế hoạch 61/KH-UBND: at least three working days before, over 29/4 to 03/5 too.
      expect(await limitsOf(office, 'ke-hoach-61', 'so-tu-phap')).toMatchObject({ owed: '2023-03-31' });
      expect(await limitsOf(office, 'ke-hoach-61', 'so-y-te')).toMatchObject({ owed: '2023-04-26' });

      await world.playUntil('21/03/2023 12:00', ['07:30']);
      for (const name of names) world.heard(people[name]);
      await world.playUntil('31/03/2023 12:00', ['07:30']);
      expect(heardBy(office, 'lawyer')).toEqual(
        ladderOf('61', 'Sở Tư pháp', threeBefore('thứ Sáu, 31/3/2023'), '24/03', '28/03', '30/03', '31/03'),
      );
      await world.playUntil('26/04/2023 12:00', ['07:30']);
      expect(heardBy(office, 'healer')).toEqual(
        ladderOf('61', 'Sở Y tế', threeBefore('thứ Tư, 26/4/2023'), '19/04', '21/04', '25/04', '26/04'),
      );
      // Nobody was told of these two; left alone they would be asked about each week.
      for (const unit of ['so-tu-phap', 'so-y-te']) {
        await callsOff(
          people.haNoiHead,
          await inspectionOf(office, 'ke-hoach-61', unit),
          'Chuyển sang năm 2024',
        );
      }

      await world.playUntil('14/08/2023 12:00', ['07:30']);
      expect(heardBy(office, 'builder')).toEqual([]);
      for (const name of names) world.heard(people[name]);
      await world.playUntil('21/08/2023 09:00', ['07:30']);
      await notifies(office, ofKonTum, '12/TB-SNV ngày 21/8/2023', 'thứ Hai, 28/8/2023');
      await world.playUntil('30/08/2023 09:00', ['07:30']);
      await notifies(office, ofHaNoi, '15/TB-SNV ngày 30/8/2023', 'thứ Tư, 30/8/2023');
      await world.playUntil('06/09/2023 09:00', ['07:30']);

      const untold = (units: string) =>
        `${units} việc; chưa gửi thông báo lịch kiểm tra, kế hoạch không nêu thời hạn; ngày kiểm tra: thứ Tư, 06/9/2023.`;
      const notice = '01 việc; chưa gửi thông báo lịch kiểm tra;';
      const report = '01 việc; chưa gửi báo cáo phục vụ Đoàn kiểm tra;';
      expect(heardBy(office, 'builder').filter((line) => /còn 0|Hôm nay/.test(line))).toEqual(
        [
          ...ladderOf(
            '1871',
            'Sở Xây dựng',
            fiveBefore('thứ Hai, 28/8/2023'),
            '21/08',
            '23/08',
            '25/08',
            '28/08',
          ),
          ...ladderOf(
            '61',
            'Sở Xây dựng',
            threeBefore('thứ Tư, 30/8/2023'),
            '23/08',
            '25/08',
            '29/08',
            '30/08',
          ),
        ].sort((a, b) => a.slice(0, 5).localeCompare(b.slice(0, 5))),
      );
      expect(matters(office, ...inspecting)).toEqual(
        [
          ...to(
            [...konTum, 'coordinator'],
            `16/08 ${notice} còn 03 ngày làm việc (hết thứ Hai, 21/8/2023).`,
            `18/08 ${notice} còn 01 ngày làm việc (hết thứ Hai, 21/8/2023).`,
            `21/08 ${notice} hôm nay là ngày cuối.`,
          ),
          ...to(
            konTum,
            ...['29/08', '30/08', '31/08', '05/09', '06/09'].map(
              (each, at) => `${each} ${report} quá 0${at + 1} ngày làm việc (hết thứ Hai, 28/8/2023).`,
            ),
          ),
          ...to(haNoi, `30/08 ${untold('01')}`),
          ...to(
            haNoi,
            ...['31/08', '05/09', '06/09'].map(
              (each, at) => `${each} ${report} quá 0${at + 1} ngày làm việc (hết thứ Tư, 30/8/2023).`,
            ),
          ),
          ...to(['coordinator'], `30/08 ${untold('12')}`),
          ...to(['coordinator'], `05/09 ${untold('11')}`, `06/09 ${untold('11')}`),
          ...to(traVinh, ...['30/08', '05/09', '06/09'].map((each) => `${each} ${untold('11')}`)),
        ].sort(),
      );

      await starts(people.konTumHead, ofKonTum);
      await starts(people.haNoiHead, ofHaNoi);
      await concludesAsInTraVinh(office);
      await world.playUntil('21/09/2023 09:00', ['07:30']);
      const conclude = 'việc; chưa có thông báo kết luận;';
      const waited = ['14/09', '15/09', '18/09', '19/09', '20/09'].map(
        (each, at) => [each, `đã chờ ${String(at + 6).padStart(2, '0')} ngày làm việc.`] as const,
      );
      expect(matters(office, ...inspecting)).toEqual(
        [
          ...to(
            konTum,
            `15/09 01 ${conclude} còn 03 ngày làm việc (hết thứ Tư, 20/9/2023).`,
            `19/09 01 ${conclude} còn 01 ngày làm việc (hết thứ Tư, 20/9/2023).`,
            `20/09 01 ${conclude} hôm nay là ngày cuối.`,
            `21/09 01 ${conclude} quá 01 ngày làm việc (hết thứ Tư, 20/9/2023).`,
          ),
          // No term to be near or past: how long it has been waited for, and no more.
          ...to(haNoi, ...waited.map(([each, since]) => `${each} 01 ${conclude} ${since}`)),
          ...to(traVinh, ...waited.map(([each, since]) => `${each} 11 ${conclude} ${since}`)),
        ].sort(),
      );

      await drafts(office, people.konTumSecretary, ofKonTum);
      await submits(people.konTumSecretary, '1', 'trong 15 ngày làm việc kể từ ngày nhận kết luận');
      await issues(office, people.konTumHead, '27/TB-SNV ngày 21/9/2023');
      await drafts(office, people.haNoiSecretary, ofHaNoi);
      await submits(people.haNoiSecretary, '1', 'trước ngày 01/12/2023');
      await issues(office, people.haNoiHead, '28/TB-SNV ngày 21/9/2023');
      await presses(people.traVinhSecretary, `ik.conclusion.${await draftOf(office, 'kiem-tra-lien-nganh')}`);
      const all = Array.from({ length: 15 }, (_, at) => at + 1).join(', ');
      await submits(people.traVinhSecretary, all, null);
      await issues(office, people.traVinhHead, '29/TB-SNV ngày 21/9/2023');
      expect([
        await remediationLimits(office, 'ke-hoach-1871'),
        await remediationLimits(office, 'ke-hoach-61'),
        await remediationLimits(office, 'kiem-tra-lien-nganh'),
      ]).toEqual([{ '2023-10-12': 1 }, { '2023-11-30': 1 }, { none: 165 }]);
      const toTrader = lastLetterTo(people.trader);
      expect(toTrader).toContain('số 29/TB-SNV ngày 21/9/2023 (bản ký số kèm theo) có 15 kiến nghị.');
      expect(toTrader).not.toMatch(/chậm nhất|tức hết|trước ngày/);

      for (const name of names) world.heard(people[name]);
      await world.playUntil('29/09/2023 12:00', ['07:30']);
      expect(matters(office, ...konTum, ...haNoi, ...traVinh)).toEqual(
        to(
          traVinh,
          ...['26/09', '27/09', '28/09', '29/09'].map(
            (each, at) => `${each} 11 việc; 15 kiến nghị chưa có thời hạn; đã chờ 0${at + 3} ngày làm việc.`,
          ),
        ).sort(),
      );
      expect(heardBy(office, 'trader')).toEqual([]);
    },
  );
});
