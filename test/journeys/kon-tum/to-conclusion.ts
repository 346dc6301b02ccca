import { expect } from 'vitest';
import {
  concludes,
  hasNothingToSay,
  opens,
  records,
  sendsNotice,
  sendsReport,
  statesAndMinutes,
} from './acts.ts';
import { told } from './diary.ts';
import type { Name, Office } from './office.ts';
import {
  approved,
  left,
  morning,
  noNotice,
  notice,
  noticed,
  received,
  report,
  selfReport,
  stated,
  subject,
  toApprove,
  toIssue,
} from './words.ts';

const team = ['head', 'deputy', 'secretary', 'member'] as const satisfies Name[];
/** Those who are asked for what their own terms require. */
const seesToIt = ['coordinator', 'head', 'secretary'] as const satisfies Name[];
const bell = ['07:30'];

const xd = report('Sở Xây dựng', 'thứ Năm, 25/7/2024');
const yt = report('Sở Y tế', 'thứ Hai, 29/7/2024');
const gd = report('Sở Giáo dục và Đào tạo', 'thứ Hai, 29/7/2024');
const tp = report('Sở Tư pháp', 'thứ Hai, 29/7/2024');
const gt = report('Sở Giao thông vận tải', 'thứ Ba, 13/8/2024');
const ct = report('Sở Công Thương', 'thứ Ba, 13/8/2024');
const tm = report('UBND huyện Tu Mơ Rông', 'thứ Ba, 13/8/2024');
const kp = report('UBND huyện Kon Plông', 'thứ Tư, 14/8/2024');
const nh = report('UBND huyện Ngọc Hồi', 'thứ Sáu, 23/8/2024');
const ia = report('UBND huyện Ia H’Drai', 'thứ Sáu, 23/8/2024');
const tc = selfReport('Sở Tài chính');
const tpho = selfReport('UBND thành phố Kon Tum');

/** From the plan to the first notices: 01/8 is notified by 18/7, 05/8 by 22/7 (KT1). */
export async function notifies({ world, people, diary }: Office): Promise<void> {
  const { coordinator, builder, builderHead, health, healthHead, school, justice } = people;
  await world.playUntil('17/07/2024 10:00', bell);
  await sendsNotice(coordinator, 'Sở Xây dựng', 'Thông báo số 101/TB-SNV ngày 17/7/2024');
  await builder.taps('Đã nhận được thông báo');
  expect(builder.last().text).toContain('Chưa xác nhận đã nhận thông báo: builderHead.');
  await builderHead.taps('Đã nhận được thông báo');
  expect(builderHead.last().text).toContain('Đơn vị đã xác nhận nhận thông báo.');
  await world.playUntil('19/07/2024 10:00', bell);
  for (const unit of ['Sở Y tế', 'Sở Giáo dục và Đào tạo', 'Sở Tư pháp']) {
    await sendsNotice(coordinator, unit, 'Thông báo số 102/TB-SNV ngày 19/7/2024');
  }
  for (const each of [health, healthHead, school, justice]) await each.taps('Đã nhận được thông báo');

  const first = 'số 101/TB-SNV ngày 17/7/2024';
  const second = 'số 102/TB-SNV ngày 19/7/2024';
  const monday = 'thứ Hai, 05/8/2024';
  const monday29 = 'thứ Hai, 29/7/2024';
  expect(diary.read()).toEqual(
    told(
      ['16/07 07:30', ['builder'], xd.opened],
      ['16/07 07:30', ['health'], yt.opened],
      ['16/07 07:30', ['school'], gd.opened],
      ['16/07 07:30', ['justice'], tp.opened],
      ['16/07 07:30', ['roads'], gt.opened],
      ['16/07 07:30', ['trade'], ct.opened],
      ['16/07 07:30', ['tuMoRong'], tm.opened],
      ['16/07 07:30', ['konPlong'], kp.opened],
      ['16/07 07:30', ['ngocHoi'], nh.opened],
      ['16/07 07:30', ['iaHDrai'], ia.opened],
      ['16/07 07:30', ['finance'], tc.opened],
      ['16/07 07:30', ['city'], tpho.opened],
      [
        '17/07 07:30',
        seesToIt,
        morning(
          'thứ Tư, 17/7',
          noNotice('Sở Xây dựng', left('01', 'thứ Năm, 18/7')),
          noNotice('Sở Giáo dục và Đào tạo', left('03', 'thứ Hai, 22/7')),
          noNotice('Sở Tư pháp', left('03', 'thứ Hai, 22/7')),
          noNotice('Sở Y tế', left('03', 'thứ Hai, 22/7')),
        ),
      ],
      ['17/07 10:00', team, noticed('Sở Xây dựng', first, 'thứ Năm, 01/8/2024')],
      [
        '17/07 10:00',
        ['builder', 'builderHead'],
        notice('Sở Xây dựng', first, 'thứ Năm, 01/8/2024', 'thứ Năm, 25/7/2024'),
      ],
      [
        '17/07 10:00',
        ['builders'],
        `Sở Xây dựng: Thông báo ${first} về lịch kiểm tra, thứ Năm, 01/8/2024. Văn bản đã gửi người phụ trách.`,
      ],
      ['18/07 07:30', ['builder'], xd.left('05')],
      [
        '19/07 07:30',
        seesToIt,
        morning(
          'thứ Sáu, 19/7',
          noNotice('Sở Giáo dục và Đào tạo', left('01', 'thứ Hai, 22/7')),
          noNotice('Sở Tư pháp', left('01', 'thứ Hai, 22/7')),
          noNotice('Sở Y tế', left('01', 'thứ Hai, 22/7')),
        ),
      ],
      ['19/07 10:00', team, noticed('Sở Y tế', second, monday)],
      ['19/07 10:00', team, noticed('Sở Giáo dục và Đào tạo', second, monday)],
      ['19/07 10:00', team, noticed('Sở Tư pháp', second, monday)],
      ['19/07 10:00', ['health', 'healthHead'], notice('Sở Y tế', second, monday, monday29)],
      ['19/07 10:00', ['school'], notice('Sở Giáo dục và Đào tạo', second, monday, monday29)],
      ['19/07 10:00', ['justice'], notice('Sở Tư pháp', second, monday, monday29)],
    ),
  );
}

/** The units' reports, each 05 working days before its own day (KT2). */
export async function reportsOfFour({ world, people, diary }: Office): Promise<void> {
  const { builder, health, school, justice } = people;
  await world.playUntil('24/07/2024 10:00', bell);
  await sendsReport(builder);
  await world.playUntil('26/07/2024 09:00', bell);
  for (const officer of [health, school, justice]) await sendsReport(officer);
  const heads = ['head', 'secretary'] as const;
  expect(diary.read()).toEqual(
    told(
      ['22/07 07:30', ['builder'], xd.left('03')],
      ['22/07 07:30', ['health'], yt.left('05')],
      ['22/07 07:30', ['school'], gd.left('05')],
      ['22/07 07:30', ['justice'], tp.left('05')],
      ['24/07 07:30', ['builder'], xd.left('01')],
      ['24/07 07:30', ['health'], yt.left('03')],
      ['24/07 07:30', ['school'], gd.left('03')],
      ['24/07 07:30', ['justice'], tp.left('03')],
      ['24/07 10:00', heads, received('Sở Xây dựng', '10 giờ 00 phút ngày 24/7/2024')],
      [
        '24/07 10:00',
        ['builders'],
        'Sở Xây dựng đã gửi Báo cáo phục vụ kiểm tra cải cách hành chính năm 2024 lúc 10 giờ 00 phút ngày 24/7/2024, ' +
          'trong thời hạn (mã 0001).',
      ],
      ['26/07 07:30', ['health'], yt.left('01')],
      ['26/07 07:30', ['school'], gd.left('01')],
      ['26/07 07:30', ['justice'], tp.left('01')],
      ['26/07 09:00', heads, received('Sở Y tế', '09 giờ 00 phút ngày 26/7/2024')],
      ['26/07 09:00', heads, received('Sở Giáo dục và Đào tạo', '09 giờ 00 phút ngày 26/7/2024')],
      ['26/07 09:00', heads, received('Sở Tư pháp', '09 giờ 00 phút ngày 26/7/2024')],
    ),
  );
}

/** Thursday, 01/8: the work at Sở Xây dựng, from the start to the unit's explanation. */
export async function inspectsBuilders({ world, people, diary }: Office): Promise<void> {
  const { coordinator, head, secretary, member, builder } = people;
  await world.playUntil('01/08/2024 08:00', bell);
  await opens(head, 'Sở Xây dựng');
  expect(head.last().text).toContain('Thông báo kết luận: chậm nhất thứ Năm, 15/8/2024.');
  await head.taps('Bắt đầu kiểm tra');
  await opens(secretary, 'Sở Xây dựng');
  await secretary.taps('Phiên làm việc');
  for (const step of ['Kiểm tra thực tế', 'Đơn vị báo cáo']) await secretary.taps(step);
  await records(world, member, 'Sở Xây dựng', [
    [
      'Chưa công khai 05 thủ tục hành chính mới tại Bộ phận Một cửa',
      'Tồn tại, hạn chế',
      'Thủ tục hành chính',
    ],
    ['Kho lưu trữ không có bình chữa cháy', 'Vi phạm', 'Tổ chức bộ máy', 'photo'],
    ['Ban hành kế hoạch cải cách hành chính sớm', 'Kết quả đạt được', 'Chỉ đạo, điều hành'],
  ]);
  // Nothing of the drafts is the unit's before it is stated.
  await opens(builder, 'Sở Xây dựng');
  await builder.taps('Phát hiện');
  expect(builder.last().text).not.toMatch(/bình chữa cháy|công khai/);
  await opens(secretary, 'Sở Xây dựng');
  await secretary.taps('Phát hiện');
  await secretary.taps('Nêu phát hiện với đơn vị');
  expect(secretary.last().text).toContain('Có tệp kèm theo: 01 phát hiện.');
  await secretary.taps('Xác nhận nêu 03 phát hiện');
  await opens(secretary, 'Sở Xây dựng');
  await secretary.taps('Phiên làm việc');
  for (const step of ['Thảo luận', 'Trưởng đoàn kết luận']) await secretary.taps(step);
  await secretary.taps('Biên bản');
  await secretary.says('Biên bản số 01/BB-ĐKT ngày 01/8/2024');
  await world.playUntil('02/08/2024 14:00', bell);
  await opens(builder, 'Sở Xây dựng');
  await builder.taps('Phát hiện');
  expect(builder.last().text).toContain('Kho lưu trữ không có bình chữa cháy');
  await opens(builder, 'Sở Xây dựng');
  await builder.taps('Giải trình');
  await builder.says('Việc công khai chậm do đang chuyển trụ sở; đơn vị tiếp thu.');
  // The notices for 20 and 21/8 go out in time: by 06 and 07/8.
  for (const unit of [
    'Sở Giao thông vận tải',
    'Sở Công Thương',
    'UBND huyện Tu Mơ Rông',
    'UBND huyện Kon Plông',
  ]) {
    await sendsNotice(coordinator, unit, 'Thông báo số 105/TB-SNV ngày 02/8/2024');
  }
  for (const each of ['roads', 'trade', 'tuMoRong', 'konPlong'] as const) {
    await people[each].taps('Đã nhận được thông báo');
  }

  const third = 'số 105/TB-SNV ngày 02/8/2024';
  const days = ['thứ Ba, 20/8/2024', 'thứ Ba, 13/8/2024'] as const;
  expect(diary.read()).toEqual(
    told(
      [
        '01/08 07:30',
        seesToIt,
        morning(
          'thứ Năm, 01/8',
          noNotice('Sở Công Thương', left('03', 'thứ Ba, 06/8')),
          noNotice('Sở Giao thông vận tải', left('03', 'thứ Ba, 06/8')),
          noNotice('UBND huyện Tu Mơ Rông', left('03', 'thứ Ba, 06/8')),
        ),
      ],
      ['01/08 08:00', ['builder'], stated('Sở Xây dựng', '02 tồn tại, vi phạm; 01 kết quả đạt được')],
      [
        '02/08 07:30',
        seesToIt,
        morning('thứ Sáu, 02/8', noNotice('UBND huyện Kon Plông', left('03', 'thứ Tư, 07/8'))),
      ],
      ['02/08 07:30', ['finance'], tc.left('05')],
      ['02/08 07:30', ['city'], tpho.left('05')],
      ['02/08 14:00', ['head', 'deputy', 'secretary'], 'Sở Xây dựng đã gửi giải trình.'],
      ['02/08 14:00', team, noticed('Sở Giao thông vận tải', third, days[0])],
      ['02/08 14:00', team, noticed('Sở Công Thương', third, days[0])],
      ['02/08 14:00', team, noticed('UBND huyện Tu Mơ Rông', third, days[0])],
      ['02/08 14:00', team, noticed('UBND huyện Kon Plông', third, 'thứ Tư, 21/8/2024')],
      ['02/08 14:00', ['roads'], notice('Sở Giao thông vận tải', third, ...days)],
      ['02/08 14:00', ['trade'], notice('Sở Công Thương', third, ...days)],
      ['02/08 14:00', ['tuMoRong'], notice('UBND huyện Tu Mơ Rông', third, ...days)],
      [
        '02/08 14:00',
        ['konPlong'],
        notice('UBND huyện Kon Plông', third, 'thứ Tư, 21/8/2024', 'thứ Tư, 14/8/2024'),
      ],
    ),
  );
}

/** Monday, 05/8: three units on one day; on the 08th the first conclusion is drafted and approved. */
export async function inspectsThree({ world, people, diary }: Office): Promise<void> {
  const { head, secretary, member, finance } = people;
  const units = [
    ['health', 'Sở Y tế', '02', 'Chưa gửi thư xin lỗi đối với 12 hồ sơ quá hạn', 'Thủ tục hành chính'],
    ['school', 'Sở Giáo dục và Đào tạo', '03', 'Chưa rà soát văn bản quy phạm pháp luật', 'Thể chế'],
    ['justice', 'Sở Tư pháp', '04', 'Tỷ lệ hồ sơ trực tuyến thấp', 'Chính quyền số'],
  ] as const;
  await world.playUntil('05/08/2024 08:00', bell);
  for (const [, unit, minutes, words, field] of units) {
    await opens(head, unit);
    await head.taps('Bắt đầu kiểm tra');
    await records(world, member, unit, [[words, 'Tồn tại, hạn chế', field]]);
    await statesAndMinutes(secretary, unit, `Biên bản số ${minutes}/BB-ĐKT ngày 05/8/2024`);
  }
  await world.playUntil('06/08/2024 09:00', bell);
  for (const [name, unit] of units) await hasNothingToSay(people[name], unit);
  await world.playUntil('08/08/2024 09:00', bell);
  await sendsReport(finance);
  await concludes(
    secretary,
    ['Sở Xây dựng'],
    [
      ['Công khai đầy đủ thủ tục hành chính', 'Cải cách thủ tục hành chính', 'chậm nhất ngày 09/9/2024'],
      [
        'Trang bị phương tiện chữa cháy cho kho lưu trữ',
        'Cải cách tổ chức bộ máy',
        'chậm nhất ngày 30/9/2024',
      ],
    ],
  );
  await head.taps('Mở dự thảo');
  await head.taps('Xem, duyệt');
  await head.taps('Duyệt');

  const heads = ['head', 'deputy', 'secretary'] as const;
  const about = subject('Sở Xây dựng');
  expect(diary.read()).toEqual(
    told(
      ['05/08 08:00', ['health'], stated('Sở Y tế')],
      ['05/08 08:00', ['school'], stated('Sở Giáo dục và Đào tạo')],
      ['05/08 08:00', ['justice'], stated('Sở Tư pháp')],
      ['06/08 07:30', ['roads'], gt.left('05')],
      ['06/08 07:30', ['trade'], ct.left('05')],
      ['06/08 07:30', ['tuMoRong'], tm.left('05')],
      ['06/08 07:30', ['finance'], tc.left('03')],
      ['06/08 07:30', ['city'], tpho.left('03')],
      ...units.map(([, unit]) => ['06/08 09:00', heads, `${unit} không có ý kiến giải trình.`] as const),
      ['07/08 07:30', ['konPlong'], kp.left('05')],
      ['08/08 07:30', ['roads'], gt.left('03')],
      ['08/08 07:30', ['trade'], ct.left('03')],
      ['08/08 07:30', ['tuMoRong'], tm.left('03')],
      ['08/08 07:30', ['finance'], tc.left('01')],
      ['08/08 07:30', ['city'], tpho.left('01')],
      ['08/08 09:00', ['head', 'secretary'], received('Sở Tài chính', '09 giờ 00 phút ngày 08/8/2024')],
      ['08/08 09:00', ['head', 'deputy'], toApprove(about)],
      ['08/08 09:00', ['secretary'], approved(about)],
      ['08/08 09:00', ['coordinator'], toIssue(about)],
    ),
  );
}
