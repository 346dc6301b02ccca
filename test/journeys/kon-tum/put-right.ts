import { expect } from 'vitest';
import { judges, remedies } from './acts.ts';
import { told, type Line } from './diary.ts';
import { budget, fire, kp, land, nh, shared, stored } from './names.ts';
import type { Name, Office } from './office.ts';
import { matter, morning, over, remedy } from './words.ts';

const bell = ['07:30'];

/** All is done at a unit: its officer, the team's heads and the coordinator hear it, but not whoever has just said so. */
export function closed(
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
