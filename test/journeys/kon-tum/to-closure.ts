import { expect } from 'vitest';
import { administrator } from '../../admin/administrator.ts';
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
import type { Name, Office } from './office.ts';
import {
  approved,
  concluded,
  issued,
  left,
  matter,
  morning,
  over,
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
const shared = ['Sở Công Thương', 'Sở Giao thông vận tải', 'UBND huyện Tu Mơ Rông'] as const;
const kp = 'UBND huyện Kon Plông';
const nh = 'UBND huyện Ngọc Hồi';
const ia = 'UBND huyện Ia H’Drai';

const notConcluded = (unit: string, when: string) => matter(unit, 'chưa có thông báo kết luận', when);
const procedures = 'Công khai đầy đủ thủ tục hành chính';
const fire = 'Trang bị phương tiện chữa cháy cho kho lưu trữ';
const budget = 'Bố trí kinh phí cải cách hành chính trong dự toán';
const land = 'Giải quyết dứt điểm hồ sơ đất đai quá hạn';
const letters = 'Thực hiện gửi thư xin lỗi đầy đủ';
const stored = 'Số hóa kết quả còn hiệu lực';

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
      ['06/09 08:00', ['ngocHoi'], stated(nh, '01')],
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

/** All is done at a unit: its officer, the team's heads and the coordinator hear it, but not whoever has just said so. */
function closed(
  at: string,
  officer: Name,
  unit: string,
  nth: number,
  paper: string,
  work: string,
  by: 'head' | 'secretary',
): Line[] {
  const others = (['coordinator', 'head', 'deputy', 'secretary'] as const).filter((each) => each !== by);
  return [
    [
      at,
      [officer],
      `Đoàn kiểm tra xác nhận ${unit} đã hoàn thành kiến nghị ${nth} theo Thông báo kết luận ${paper}.\n${work}\n` +
        `${unit} đã hoàn thành tất cả kiến nghị sau kiểm tra. Cuộc kiểm tra kết thúc.`,
    ],
    [
      at,
      others,
      `Kiểm tra cải cách hành chính năm 2024: ${unit} đã hoàn thành tất cả kiến nghị. Cuộc kiểm tra kết thúc.`,
    ],
  ];
}

/** What is put right in time, in part and late; everything is closed. */
export async function putsRight({ world, people, diary }: Office): Promise<void> {
  const { head, secretary, builder, school, justice } = people;
  const seen = 'Khắc phục nội dung đã nêu';
  await world.playUntil('26/09/2024 09:00', bell);
  await remedies(builder, 'Sở Xây dựng', 2, 'Đã mua 04 bình chữa cháy, chờ tập huấn.', null);
  await judges(head, 'Sở Xây dựng', 2, 'Hoàn thành một phần');
  await remedies(school, 'Sở Giáo dục và Đào tạo', 1, 'Đã rà soát 15 văn bản.', null);
  await judges(secretary, 'Sở Giáo dục và Đào tạo', 1, 'Đã hoàn thành');
  await remedies(justice, 'Sở Tư pháp', 1, 'Tỷ lệ trực tuyến đạt 62%.', null);
  await judges(secretary, 'Sở Tư pháp', 1, 'Đã hoàn thành');
  const end = 'thứ Hai, 30/9/2024';
  const by30 = 'chậm nhất ngày 30/9/2024';
  const xd = remedy('Sở Xây dựng', by30, end, fire);
  const part = remedy('Sở Xây dựng', by30, end, fire, 'hoàn thành một phần');
  const kon = remedy(kp, by30, end, land);
  const gd = remedy('Sở Giáo dục và Đào tạo', 'trước ngày 01/10/2024', end, seen);
  const tp = remedy('Sở Tư pháp', 'trước ngày 01/10/2024', end, seen);
  const third = 'số 203/TB-SNV ngày 19/8/2024';
  expect(diary.read()).toEqual(
    told(
      ...(
        [
          ['23/09 07:30', '05'],
          ['25/09 07:30', '03'],
        ] as const
      ).flatMap(([at, days]): Line[] => [
        [at, ['builder'], xd.left(days)],
        [at, ['school'], gd.left(days)],
        [at, ['justice'], tp.left(days)],
        [at, ['konPlong'], kon.left(days)],
      ]),
      [
        '26/09 09:00',
        ['builder'],
        'Đoàn kiểm tra xác nhận Sở Xây dựng hoàn thành một phần kiến nghị 2 theo Thông báo kết luận số 201/TB-SNV ngày ' +
          `14/8/2024. Đề nghị tiếp tục khắc phục, báo cáo.\n${fire}`,
      ],
      ...closed('26/09 09:00', 'school', 'Sở Giáo dục và Đào tạo', 1, third, seen, 'secretary'),
      ...closed('26/09 09:00', 'justice', 'Sở Tư pháp', 1, third, seen, 'secretary'),
    ),
  );

  await world.playUntil('07/10/2024 09:00', bell);
  const overdue: Line[] = (
    [
      ['01/10', '01', 'thứ Ba, 01/10'],
      ['02/10', '02', 'thứ Tư, 02/10'],
      ['03/10', '03', 'thứ Năm, 03/10'],
      ['04/10', '04', 'thứ Sáu, 04/10'],
      ['07/10', '05', 'thứ Hai, 07/10'],
    ] as const
  ).flatMap(([day, days, words]): Line[] => {
    const when = over(days, 'thứ Hai, 30/9');
    const what = '01 kiến nghị quá hạn khắc phục';
    return [
      [`${day} 07:30`, ['builder'], part.over(days)],
      [`${day} 07:30`, ['konPlong'], kon.over(days)],
      [
        `${day} 07:30`,
        ['coordinator'],
        morning(words, matter('Sở Xây dựng', what, when), matter(kp, what, when)),
      ],
    ];
  });
  const by15 = (unit: string) => remedy(unit, 'trước ngày 15/10/2024', 'thứ Hai, 14/10/2024', budget);
  expect(diary.read()).toEqual(
    told(
      ['27/09 07:30', ['builder'], part.left('01')],
      ['27/09 07:30', ['konPlong'], kon.left('01')],
      ['30/09 07:30', ['builder'], part.lastDay],
      ['30/09 07:30', ['konPlong'], kon.lastDay],
      ...overdue,
      ['07/10 07:30', ['trade'], by15(shared[0]).left('05')],
      ['07/10 07:30', ['roads'], by15(shared[1]).left('05')],
      ['07/10 07:30', ['tuMoRong'], by15(shared[2]).left('05')],
    ),
  );
}

/** The last reports come and everything of the ten is closed. */
export async function closesTheTen({ people, diary }: Office): Promise<void> {
  const { head, secretary, builder, konPlong, roads, trade, tuMoRong, ngocHoi } = people;
  const at = '07/10 09:00';
  await remedies(konPlong, kp, 1, 'Đã trả kết quả, xin lỗi 07 hộ.', 'Báo cáo số 210/BC-UBND ngày 07/10/2024');
  await judges(head, kp, 1, 'Đã hoàn thành');
  await remedies(builder, 'Sở Xây dựng', 2, 'Đã tập huấn ngày 04/10/2024.', null);
  await judges(head, 'Sở Xây dựng', 2, 'Đã hoàn thành');
  for (const [officer, unit] of [
    [trade, shared[0]],
    [roads, shared[1]],
    [tuMoRong, shared[2]],
    [ngocHoi, nh],
  ] as const) {
    await remedies(officer, unit, 1, 'Đã thực hiện xong.', null);
    await judges(secretary, unit, 1, 'Đã hoàn thành');
  }
  const fourth = 'số 204/TB-SNV ngày 05/9/2024';
  expect(diary.read()).toEqual(
    told(
      ...closed(at, 'konPlong', kp, 1, 'số 205/TB-SNV ngày 06/9/2024', land, 'head'),
      ...closed(at, 'builder', 'Sở Xây dựng', 2, 'số 201/TB-SNV ngày 14/8/2024', fire, 'head'),
      ...closed(at, 'trade', shared[0], 1, fourth, budget, 'secretary'),
      ...closed(at, 'roads', shared[1], 1, fourth, budget, 'secretary'),
      ...closed(at, 'tuMoRong', shared[2], 1, fourth, budget, 'secretary'),
      ...closed(at, 'ngocHoi', nh, 1, 'số 207/TB-SNV ngày 20/9/2024', stored, 'secretary'),
    ),
  );
}

/** The round's numbers on the command line. */
export async function synthesis({ world }: Office, day: string): Promise<Record<string, unknown>> {
  const admin = administrator({ DATABASE_URL: world.databaseUrl });
  admin.clock.day = day;
  return (await admin.json('round', 'synthesis', 'ke-hoach-1871-2024')).document;
}

/** Worked by hand: b/a·1.00 + c/a·0.50 = 4/10 + 1/10·0.5, and 10 of 28 units, more than 20 %. */
export async function sumsUpHalfway(office: Office): Promise<void> {
  expect(await synthesis(office, '2024-10-07')).toMatchObject({
    remediation: { total: 10, done: 4, partial: 1, open: 5, overdue: 2 },
    score: { inspectedUnits: 10, units: 28, inspectedPoints: 1, remediationPoints: 0.45 },
  });
}

/** What the round has come to, as the coordinator reads it and as the command line prints it. */
export async function sumsUp(office: Office): Promise<void> {
  const { coordinator } = office.people;
  await opensSynthesis(office);
  await coordinator.taps('Ghi văn bản chỉ đạo');
  await coordinator.says('1234/UBND-NC ngày 07/10/2024 về việc chấn chỉnh sau kiểm tra');
  await opensSynthesis(office);
  const { text } = coordinator.last();
  for (const line of [
    'Đã kiểm tra 10/28 đơn vị (35,7 %).',
    'kiểm tra trực tiếp: 10/10',
    'tự kiểm tra: 2/17',
    '- Ban Dân tộc: do đơn vị bố trí',
    `- ${nh}: thứ Sáu, 06/9/2024`,
    '- Công tác chỉ đạo, điều hành: 1; 0; 0',
    '- Cải cách thể chế: 0; 1; 0',
    '- Cải cách thủ tục hành chính: 1; 2; 1',
    '- Cải cách tổ chức bộ máy: 0; 0; 1',
    '- Cải cách tài chính công: 0; 1; 0',
    '- Chính quyền điện tử, chính quyền số: 0; 2; 0',
    'Thông báo kết luận đã ban hành: 07.',
    'Tổng số 10 kiến nghị: đã hoàn thành 10; hoàn thành một phần 0; chưa khắc phục 0.',
    '- Văn bản số 1234/UBND-NC ngày 07/10/2024',
  ]) {
    expect(text.split('\n')).toContain(line);
  }
  const document = await synthesis(office, '2024-10-07');
  expect(document).toMatchObject({
    conclusions: [
      { number: '201/TB-SNV', date: '2024-08-14', units: ['Sở Xây dựng'] },
      { number: '202/TB-SNV', date: '2024-08-16', units: ['Sở Y tế'] },
      { number: '203/TB-SNV', date: '2024-08-19', units: ['Sở Giáo dục và Đào tạo', 'Sở Tư pháp'] },
      { number: '204/TB-SNV', date: '2024-09-05', units: [...shared] },
      { number: '205/TB-SNV', date: '2024-09-06', units: [kp] },
      { number: '206/TB-SNV', date: '2024-09-17', units: [ia] },
      { number: '207/TB-SNV', date: '2024-09-20', units: [nh] },
    ],
    remediation: { total: 10, done: 10, partial: 0, open: 0, overdue: 0 },
    directions: [{ number: '1234/UBND-NC', date: '2024-10-07' }],
    score: { inspectedUnits: 10, units: 28, share: 10 / 28, inspectedPoints: 1, remediationPoints: 1 },
  });
  const [onSite] = document['inspected'] as { units: { stage: string }[] }[];
  expect(onSite?.units.map(({ stage }) => stage)).toEqual(Array.from({ length: 10 }, () => 'closed'));
}

async function opensSynthesis({ people: { coordinator } }: Office): Promise<void> {
  await coordinator.says('/kiemtra');
  await coordinator.taps('Toàn đợt: Kiểm tra cải cách hành chính năm 2024');
  await coordinator.taps('Tổng hợp đợt');
}
