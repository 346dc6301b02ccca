import { expect } from 'vitest';
import {
  approves,
  begins,
  concludes,
  hasNothingToSay,
  issues,
  judges,
  records,
  remedies,
  statesAndMinutes,
} from './acts.ts';
import { told, type Line } from './diary.ts';
import { budget, ia, kp, land, letters, nh, procedures, shared, stored } from './names.ts';
import type { Name, Office } from './office.ts';
import { closed } from './put-right.ts';
import {
  approved,
  concluded,
  issued,
  left,
  matter,
  morning,
  remedy,
  stated,
  subject,
  toApprove,
  toIssue,
} from './words.ts';

const team = ['head', 'deputy', 'secretary', 'member'] as const satisfies Name[];
const heads = ['head', 'deputy', 'secretary'] as const satisfies Name[];
const asked = ['head', 'secretary'] as const satisfies Name[];
const bell = ['07:30'];
const notConcluded = (unit: string, when: string) => matter(unit, 'chưa có thông báo kết luận', when);
/** What follows a draft of the secretary's: to be approved, and approved. */
const drafted = (at: string, about: string): Line[] => [
  [at, ['head', 'deputy'], toApprove(about)],
  [at, ['secretary'], approved(about)],
  [at, ['coordinator'], toIssue(about)],
];
const toGroup = (paper: string, about: string) => `Thông báo kết luận kiểm tra ${paper}: ${about}.`;

/** 05 and 06/9: KT3 of 20 and 21/8, over 02 and 03/9; the postponed inspection takes place. */
export async function issuesAfterTheBreak({ world, people, diary }: Office): Promise<void> {
  const { coordinator, head, secretary, member, builder, konPlong, ngocHoi } = people;
  await world.playUntil('05/09/2024 08:00', bell);
  await concludes(secretary, shared, [[budget, 'Cải cách tài chính công', 'trước ngày 15/10/2024']]);
  await approves(head);
  await issues(coordinator, shared[0], 'Thông báo số 204/TB-SNV ngày 05/9/2024');
  await concludes(secretary, [kp], [[land, 'Cải cách thủ tục hành chính', 'chậm nhất ngày 30/9/2024']]);
  await approves(head);
  for (const each of ['roads', 'trade', 'tuMoRong'] as const) await people[each].taps('Đã nhận');
  const fourth = 'số 204/TB-SNV ngày 05/9/2024';
  const three = (unit: string) =>
    concluded(
      unit,
      fourth,
      '01',
      `. Thời hạn: trước ngày 15/10/2024, tức hết thứ Hai, 14/10/2024.\n1. ${budget}\nTrân trọng.`,
    ).officer;
  const xd = remedy('Sở Xây dựng', 'chậm nhất ngày 09/9/2024', 'thứ Hai, 09/9/2024', procedures);
  const day5 = (when: string) => shared.map((unit) => notConcluded(unit, when));
  expect(diary.read()).toEqual(
    told(
      ['04/09 07:30', asked, morning('thứ Tư, 04/9', ...day5(left('01', 'thứ Năm, 05/9')))],
      ['04/09 07:30', ['builder'], xd.left('03')],
      [
        '05/09 07:30',
        asked,
        morning(
          'thứ Năm, 05/9',
          ...day5('hôm nay là ngày cuối'),
          notConcluded(kp, left('01', 'thứ Sáu, 06/9')),
        ),
      ],
      ...drafted('05/09 08:00', subject()),
      ['05/09 08:00', team, issued(fourth, subject())],
      ['05/09 08:00', ['trade'], three(shared[0])],
      ['05/09 08:00', ['roads'], three(shared[1])],
      ['05/09 08:00', ['tuMoRong'], three(shared[2])],
      ['05/09 08:00', ['round'], toGroup(fourth, subject())],
      ...drafted('05/09 08:00', subject(kp)),
    ),
  );

  await world.playUntil('06/09/2024 08:00', bell);
  await issues(coordinator, kp, 'Thông báo số 205/TB-SNV ngày 06/9/2024');
  await konPlong.taps('Đã nhận');
  await begins(head, nh);
  await records(world, member, nh, [
    ['Chưa số hóa kết quả giải quyết thủ tục hành chính', 'Tồn tại, hạn chế', 'Chính quyền số'],
  ]);
  await statesAndMinutes(secretary, nh, 'Biên bản số 10/BB-ĐKT ngày 06/9/2024');
  await hasNothingToSay(ngocHoi, nh);
  await remedies(
    builder,
    'Sở Xây dựng',
    1,
    'Đã công khai đủ 120 thủ tục.',
    'Báo cáo số 45/BC-SXD ngày 06/9/2024',
  );
  await judges(head, 'Sở Xây dựng', 1, 'Đã hoàn thành');
  const fifth = 'số 205/TB-SNV ngày 06/9/2024';
  expect(diary.read()).toEqual(
    told(
      [
        '06/09 07:30',
        ['coordinator', ...asked],
        morning('thứ Sáu, 06/9', matter(kp, 'kết luận đã duyệt, chưa phát hành', 'hôm nay là ngày cuối')),
      ],
      ['06/09 07:30', ['builder'], xd.left('01')],
      ['06/09 08:00', team, issued(fifth, subject(kp))],
      [
        '06/09 08:00',
        ['konPlong'],
        concluded(
          kp,
          fifth,
          '01',
          `. Thời hạn: chậm nhất ngày 30/9/2024, tức hết thứ Hai, 30/9/2024.\n1. ${land}\nTrân trọng.`,
        ).officer,
      ],
      ['06/09 08:00', ['round'], toGroup(fifth, subject(kp))],
      ['06/09 08:00', ['ngocHoi'], stated(nh)],
      ['06/09 08:00', heads, `${nh} không có ý kiến giải trình.`],
      [
        '06/09 08:00',
        ['builder'],
        'Đoàn kiểm tra xác nhận Sở Xây dựng đã hoàn thành kiến nghị 1 theo Thông báo kết luận số 201/TB-SNV ngày ' +
          `14/8/2024.\n${procedures}`,
      ],
    ),
  );
}

/** 17/9: KT3 of 30/8, without a recommendation; 20/9: KT3 of the postponed 06/9. */
export async function issuesTheLast({ world, people, diary }: Office): Promise<void> {
  const { coordinator, head, secretary, health, iaHDrai, ngocHoiHead } = people;
  await world.playUntil('17/09/2024 09:00', bell);
  await concludes(secretary, [ia], []);
  await approves(head);
  await issues(coordinator, ia, 'Thông báo số 206/TB-SNV ngày 17/9/2024');
  await iaHDrai.taps('Đã nhận');
  await remedies(health, 'Sở Y tế', 1, 'Đã gửi thư xin lỗi 12 người.', 'Báo cáo số 77/BC-SYT ngày 17/9/2024');
  await judges(head, 'Sở Y tế', 1, 'Đã hoàn thành');
  await world.playUntil('20/09/2024 09:00', bell);
  await concludes(
    secretary,
    [nh],
    [[stored, 'Chính quyền điện tử, chính quyền số', 'chậm nhất ngày 15/10/2024']],
  );
  await approves(head);
  await issues(coordinator, nh, 'Thông báo số 207/TB-SNV ngày 20/9/2024');
  await ngocHoiHead.taps('Đã nhận');
  const sixth = 'số 206/TB-SNV ngày 17/9/2024';
  const seventh = 'số 207/TB-SNV ngày 20/9/2024';
  const yt = remedy('Sở Y tế', 'chậm nhất ngày 20/9/2024', 'thứ Sáu, 20/9/2024', letters);
  const last = concluded(
    nh,
    seventh,
    '01',
    `. Thời hạn: chậm nhất ngày 15/10/2024, tức hết thứ Ba, 15/10/2024.\n1. ${stored}\nTrân trọng.`,
  );
  expect(diary.read()).toEqual(
    told(
      ['12/09 07:30', asked, morning('thứ Năm, 12/9', notConcluded(ia, left('03', 'thứ Ba, 17/9')))],
      ['13/09 07:30', ['health'], yt.left('05')],
      ['16/09 07:30', asked, morning('thứ Hai, 16/9', notConcluded(ia, left('01', 'thứ Ba, 17/9')))],
      ['17/09 07:30', ['health'], yt.left('03')],
      [
        '17/09 07:30',
        asked,
        morning(
          'thứ Ba, 17/9',
          notConcluded(ia, 'hôm nay là ngày cuối'),
          notConcluded(nh, left('03', 'thứ Sáu, 20/9')),
        ),
      ],
      ...drafted('17/09 09:00', subject(ia)),
      ['17/09 09:00', team, issued(sixth, subject(ia))],
      [
        '17/09 09:00',
        ['iaHDrai'],
        `Kính gửi ${ia}. Thông báo kết luận kiểm tra ${sixth} (bản ký số kèm theo) không có kiến nghị đối với đơn vị.\n` +
          'Trân trọng.',
      ],
      ['17/09 09:00', ['round'], toGroup(sixth, subject(ia))],
      ...closed('17/09 09:00', 'health', 'Sở Y tế', 1, 'số 202/TB-SNV ngày 16/8/2024', letters, 'head'),
      ['19/09 07:30', asked, morning('thứ Năm, 19/9', notConcluded(nh, left('01', 'thứ Sáu, 20/9')))],
      ['20/09 07:30', asked, morning('thứ Sáu, 20/9', notConcluded(nh, 'hôm nay là ngày cuối'))],
      ...drafted('20/09 09:00', subject(nh)),
      ['20/09 09:00', team, issued(seventh, subject(nh))],
      ['20/09 09:00', ['ngocHoi'], last.officer],
      ['20/09 09:00', ['ngocHoiHead'], last.head],
      ['20/09 09:00', ['round'], toGroup(seventh, subject(nh))],
    ),
  );
}
