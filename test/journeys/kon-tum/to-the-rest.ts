import { expect } from 'vitest';
import {
  begins,
  hasNothingToSay,
  labels,
  opens,
  records,
  sendsNotice,
  sendsReport,
  statesAndMinutes,
} from './acts.ts';
import { told } from './diary.ts';
import type { Name, Office } from './office.ts';
import { left, matter, morning, notice, noticed, received, remedy, report, stated } from './words.ts';

const team = ['head', 'deputy', 'secretary', 'member'] as const satisfies Name[];
const heads = ['head', 'deputy', 'secretary'] as const satisfies Name[];
const asked = ['head', 'secretary'] as const satisfies Name[];
const bell = ['07:30'];

const nh = report('UBND huyện Ngọc Hồi', 'thứ Sáu, 23/8/2024');
const ia = report('UBND huyện Ia H’Drai', 'thứ Sáu, 23/8/2024');
const xd = remedy(
  'Sở Xây dựng',
  'chậm nhất ngày 09/9/2024',
  'thứ Hai, 09/9/2024',
  'Công khai đầy đủ thủ tục hành chính',
);

const notConcluded = (unit: string, when: string) => matter(unit, 'chưa có thông báo kết luận', when);

/** 20/8 to 30/8: one is postponed across 02/9, three share a finding, one is given its term by the team. */
export async function inspectsTheRest({ world, people, diary }: Office): Promise<void> {
  const { coordinator, head, secretary, member, konPlong, ngocHoi, iaHDrai } = people;
  await world.playUntil('20/08/2024 08:00', bell);
  await opens(coordinator, 'UBND huyện Ngọc Hồi');
  await coordinator.taps('Ngày kiểm tra');
  await coordinator.says('06/9/2024');
  expect(coordinator.last().text).toContain(
    'Ngoài thời gian kiểm tra của kế hoạch (từ 01/8/2024 đến 31/8/2024).',
  );
  await coordinator.taps('Xác nhận');
  await coordinator.says('Mưa lũ chia cắt đường vào huyện');
  await coordinator.taps('Xác nhận đổi lịch, chưa có văn bản');
  await sendsNotice(coordinator, 'UBND huyện Ngọc Hồi', 'Thông báo số 120/TB-SNV ngày 20/8/2024');
  for (const each of ['ngocHoi', 'ngocHoiHead'] as const) await people[each].taps('Đã nhận được thông báo');
  const shared = ['Sở Giao thông vận tải', 'Sở Công Thương', 'UBND huyện Tu Mơ Rông'] as const;
  for (const unit of shared) await begins(head, unit);
  await records(world, member, shared[0], [
    ['Chưa bố trí kinh phí riêng cho cải cách hành chính', 'Tồn tại, hạn chế', 'Tài chính công'],
  ]);
  await member.taps('Đơn vị liên quan');
  await member.says('Sở Công Thương, UBND huyện Tu Mơ Rông');
  await statesAndMinutes(secretary, shared[0], 'Biên bản số 05/BB-ĐKT ngày 20/8/2024');
  await statesAndMinutes(secretary, shared[1], 'Biên bản số 06/BB-ĐKT ngày 20/8/2024');
  await statesAndMinutes(secretary, shared[2], 'Biên bản số 07/BB-ĐKT ngày 20/8/2024');
  const change =
    'thay đổi: từ thứ Sáu, 30/8/2024 sang thứ Sáu, 06/9/2024. Lý do: Mưa lũ chia cắt đường vào huyện';
  const fifth = 'số 120/TB-SNV ngày 20/8/2024';
  expect(diary.read()).toEqual(
    told(
      ['20/08 07:30', ['ngocHoi'], nh.left('03')],
      ['20/08 07:30', ['iaHDrai'], ia.left('03')],
      [
        '20/08 08:00',
        team,
        `Lịch kiểm tra UBND huyện Ngọc Hồi ${change}\nBáo cáo phục vụ Đoàn kiểm tra theo lịch mới. ` +
          'Thời hạn: trước 05 ngày làm việc (tính từ ngày kiểm tra), tức hết thứ Tư, 28/8/2024.\n' +
          'Thông báo kết luận: chậm nhất thứ Sáu, 20/9/2024.',
      ],
      [
        '20/08 08:00',
        ['ngocHoi', 'ngocHoiHead'],
        `Kính gửi UBND huyện Ngọc Hồi. Lịch kiểm tra ${change}\nBáo cáo phục vụ Đoàn kiểm tra theo lịch mới. ` +
          'Thời hạn: trước 05 ngày làm việc (tính từ ngày kiểm tra), tức hết thứ Tư, 28/8/2024.',
      ],
      ['20/08 08:00', team, noticed('UBND huyện Ngọc Hồi', fifth, 'thứ Sáu, 06/9/2024')],
      [
        '20/08 08:00',
        ['ngocHoi', 'ngocHoiHead'],
        notice('UBND huyện Ngọc Hồi', fifth, 'thứ Sáu, 06/9/2024', 'thứ Tư, 28/8/2024'),
      ],
      ['20/08 08:00', ['roads'], stated(shared[0])],
      ['20/08 08:00', ['trade'], stated(shared[1])],
      ['20/08 08:00', ['tuMoRong'], stated(shared[2])],
    ),
  );

  await world.playUntil('21/08/2024 08:00', bell);
  await hasNothingToSay(people.roads, shared[0]);
  await hasNothingToSay(people.trade, shared[1]);
  await hasNothingToSay(people.tuMoRong, shared[2]);
  await begins(head, 'UBND huyện Kon Plông');
  await records(world, member, 'UBND huyện Kon Plông', [
    ['Trễ hẹn 07 hồ sơ đất đai', 'Vi phạm', 'Thủ tục hành chính'],
  ]);
  await statesAndMinutes(secretary, 'UBND huyện Kon Plông', 'Biên bản số 08/BB-ĐKT ngày 21/8/2024');
  await world.playUntil('22/08/2024 09:00', bell);
  await opens(konPlong, 'UBND huyện Kon Plông');
  await konPlong.taps('Giải trình');
  await konPlong.says('Thiếu công chức địa chính; huyện đã bổ sung từ tháng 8.');
  await sendsReport(iaHDrai);
  // KT4: the plan leaves the term of what is to be put right to the team, which has left it open.
  await opens(secretary, 'Sở Y tế');
  await secretary.taps('Khắc phục');
  await secretary.taps(labels(secretary).find((each) => each.startsWith('Đặt thời hạn'))!);
  await secretary.says('chậm nhất ngày 20/9/2024');
  await world.playUntil('27/08/2024 09:00', bell);
  await sendsReport(ngocHoi);
  const moved = report('UBND huyện Ngọc Hồi', 'thứ Tư, 28/8/2024');
  const noTerm = (days: string) =>
    matter('Sở Y tế', '01 kiến nghị chưa có thời hạn', `đã chờ ${days} ngày làm việc`);
  expect(diary.read()).toEqual(
    told(
      ['21/08 07:30', asked, morning('thứ Tư, 21/8', noTerm('03'))],
      ['21/08 07:30', ['ngocHoi'], moved.left('05')],
      ...shared.map((unit) => ['21/08 08:00', heads, `${unit} không có ý kiến giải trình.`] as const),
      ['21/08 08:00', ['konPlong'], stated('UBND huyện Kon Plông')],
      ['22/08 07:30', asked, morning('thứ Năm, 22/8', noTerm('04'))],
      ['22/08 07:30', ['iaHDrai'], ia.left('01')],
      ['22/08 09:00', heads, 'UBND huyện Kon Plông đã gửi giải trình.'],
      ['22/08 09:00', asked, received('UBND huyện Ia H’Drai', '09 giờ 00 phút ngày 22/8/2024')],
      [
        '22/08 09:00',
        ['health'],
        'Thời hạn khắc phục 01 kiến nghị sau kiểm tra của Sở Y tế. Thời hạn: chậm nhất ngày 20/9/2024, tức hết thứ Sáu, ' +
          '20/9/2024.\nCòn 01 kiến nghị:\n- Thực hiện gửi thư xin lỗi đầy đủ (chưa khắc phục)',
      ],
      ['23/08 07:30', ['ngocHoi'], moved.left('03')],
      ['27/08 07:30', ['ngocHoi'], moved.left('01')],
      ['27/08 09:00', asked, received('UBND huyện Ngọc Hồi', '09 giờ 00 phút ngày 27/8/2024')],
    ),
  );

  await world.playUntil('30/08/2024 08:00', bell);
  await begins(head, 'UBND huyện Ia H’Drai');
  await records(world, member, 'UBND huyện Ia H’Drai', [
    ['Duy trì Bộ phận Một cửa lưu động tại các thôn', 'Kết quả đạt được', 'Thủ tục hành chính'],
  ]);
  await statesAndMinutes(secretary, 'UBND huyện Ia H’Drai', 'Biên bản số 09/BB-ĐKT ngày 30/8/2024');
  await hasNothingToSay(iaHDrai, 'UBND huyện Ia H’Drai');
  const sorted = ['Sở Công Thương', 'Sở Giao thông vận tải', 'UBND huyện Tu Mơ Rông'];
  const day5 = (when: string) => sorted.map((unit) => notConcluded(unit, when));
  expect(diary.read()).toEqual(
    told(
      ['29/08 07:30', asked, morning('thứ Năm, 29/8', ...day5(left('03', 'thứ Năm, 05/9')))],
      ['29/08 07:30', ['builder'], xd.left('05')],
      [
        '30/08 07:30',
        asked,
        morning('thứ Sáu, 30/8', notConcluded('UBND huyện Kon Plông', left('03', 'thứ Sáu, 06/9'))),
      ],
      ['30/08 08:00', ['iaHDrai'], stated('UBND huyện Ia H’Drai', '01 kết quả đạt được')],
      ['30/08 08:00', heads, 'UBND huyện Ia H’Drai không có ý kiến giải trình.'],
    ),
  );
}
