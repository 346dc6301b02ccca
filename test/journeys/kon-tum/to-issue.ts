import { expect } from 'vitest';
import { approves, concludes, financesAssess, issues, opens, sendsNotice, sendsReport } from './acts.ts';
import { told } from './diary.ts';
import type { Name, Office } from './office.ts';
import {
  approved,
  concluded,
  issued,
  left,
  matter,
  morning,
  notice,
  noticed,
  over,
  received,
  report,
  selfReport,
  subject,
  toApprove,
  toIssue,
} from './words.ts';

const team = ['head', 'deputy', 'secretary', 'member'] as const satisfies Name[];
const asked = ['head', 'secretary'] as const satisfies Name[];
const bell = ['07:30'];

const gt = report('Sở Giao thông vận tải', 'thứ Ba, 13/8/2024');
const ct = report('Sở Công Thương', 'thứ Ba, 13/8/2024');
const tm = report('UBND huyện Tu Mơ Rông', 'thứ Ba, 13/8/2024');
const kp = report('UBND huyện Kon Plông', 'thứ Tư, 14/8/2024');
const nh = report('UBND huyện Ngọc Hồi', 'thứ Sáu, 23/8/2024');
const ia = report('UBND huyện Ia H’Drai', 'thứ Sáu, 23/8/2024');
const tpho = selfReport('UBND thành phố Kon Tum');

const notIssued = (unit: string, when: string) => matter(unit, 'kết luận đã duyệt, chưa phát hành', when);
const notConcluded = (unit: string, when: string) => matter(unit, 'chưa có thông báo kết luận', when);
const noReport = (unit: string, when: string) => matter(unit, 'chưa gửi báo cáo phục vụ Đoàn kiểm tra', when);

/** The first three papers, by 15/8 and 19/8 (KT3); Kon Plông's report is late; the self-inspections end on Friday, 09/8. */
export async function issuesThree({ world, people, diary }: Office): Promise<void> {
  const { coordinator, head, secretary, builder, builderHead, konPlong } = people;
  await world.playUntil('12/08/2024 09:00', bell);
  for (const each of ['city', 'roads', 'trade', 'tuMoRong'] as const) await sendsReport(people[each]);
  for (const unit of ['UBND huyện Ngọc Hồi', 'UBND huyện Ia H’Drai']) {
    await sendsNotice(coordinator, unit, 'Thông báo số 110/TB-SNV ngày 12/8/2024');
  }
  for (const each of ['ngocHoi', 'ngocHoiHead', 'iaHDrai'] as const) {
    await people[each].taps('Đã nhận được thông báo');
  }
  const fourth = 'số 110/TB-SNV ngày 12/8/2024';
  const friday = ['thứ Sáu, 30/8/2024', 'thứ Sáu, 23/8/2024'] as const;
  const at = '09 giờ 00 phút ngày 12/8/2024';
  expect(diary.read()).toEqual(
    told(
      ['09/08 07:30', ['konPlong'], kp.left('03')],
      ['09/08 07:30', ['city'], tpho.lastDay],
      [
        '12/08 07:30',
        ['coordinator'],
        morning('thứ Hai, 12/8', notIssued('Sở Xây dựng', left('03', 'thứ Năm, 15/8'))),
      ],
      ['12/08 07:30', ['roads'], gt.left('01')],
      ['12/08 07:30', ['trade'], ct.left('01')],
      ['12/08 07:30', ['tuMoRong'], tm.left('01')],
      ['12/08 07:30', ['city'], tpho.over('01')],
      ['12/08 07:30', asked, morning('thứ Hai, 12/8', notIssued('Sở Xây dựng', left('03', 'thứ Năm, 15/8')))],
      ['12/08 09:00', asked, received('UBND thành phố Kon Tum', at, 'chậm 01 ngày làm việc')],
      ['12/08 09:00', asked, received('Sở Giao thông vận tải', at)],
      ['12/08 09:00', asked, received('Sở Công Thương', at)],
      ['12/08 09:00', asked, received('UBND huyện Tu Mơ Rông', at)],
      ['12/08 09:00', team, noticed('UBND huyện Ngọc Hồi', fourth, friday[0])],
      ['12/08 09:00', team, noticed('UBND huyện Ia H’Drai', fourth, friday[0])],
      ['12/08 09:00', ['ngocHoi', 'ngocHoiHead'], notice('UBND huyện Ngọc Hồi', fourth, ...friday)],
      ['12/08 09:00', ['iaHDrai'], notice('UBND huyện Ia H’Drai', fourth, ...friday)],
    ),
  );
  await financesAssess(world, 'UBND thành phố Kon Tum');

  await world.playUntil('14/08/2024 09:00', bell);
  await issues(coordinator, 'Sở Xây dựng', 'Thông báo số 201/TB-SNV ngày 14/8/2024');
  await builderHead.taps('Đã nhận');
  expect(builderHead.last().text).toContain('Đã ghi nhận Sở Xây dựng nhận được Thông báo kết luận');
  await concludes(
    secretary,
    ['Sở Y tế'],
    [['Thực hiện gửi thư xin lỗi đầy đủ', 'Cải cách thủ tục hành chính', null]],
  );
  await approves(head);
  await concludes(
    secretary,
    ['Sở Giáo dục và Đào tạo', 'Sở Tư pháp'],
    [['Khắc phục nội dung đã nêu', 'Công tác chỉ đạo, điều hành', 'trước ngày 01/10/2024']],
  );
  await approves(head);
  const first = 'số 201/TB-SNV ngày 14/8/2024';
  const about = [subject('Sở Xây dựng'), subject('Sở Y tế'), subject()] as const;
  const both = concluded(
    'Sở Xây dựng',
    first,
    '02',
    ' theo thời hạn của từng kiến nghị.\n1. Công khai đầy đủ thủ tục hành chính\n' +
      'Thời hạn: chậm nhất ngày 09/9/2024, tức hết thứ Hai, 09/9/2024.\n' +
      '2. Trang bị phương tiện chữa cháy cho kho lưu trữ\n' +
      'Thời hạn: chậm nhất ngày 30/9/2024, tức hết thứ Hai, 30/9/2024.\nTrân trọng.',
  );
  expect(diary.read()).toEqual(
    told(
      ['13/08 07:30', ['konPlong'], kp.left('01')],
      [
        '14/08 07:30',
        ['coordinator'],
        morning('thứ Tư, 14/8', notIssued('Sở Xây dựng', left('01', 'thứ Năm, 15/8'))),
      ],
      [
        '14/08 07:30',
        asked,
        morning(
          'thứ Tư, 14/8',
          notIssued('Sở Xây dựng', left('01', 'thứ Năm, 15/8')),
          ...['Sở Giáo dục và Đào tạo', 'Sở Tư pháp', 'Sở Y tế'].map((unit) =>
            notConcluded(unit, left('03', 'thứ Hai, 19/8')),
          ),
        ),
      ],
      ['14/08 07:30', ['konPlong'], kp.lastDay],
      ['14/08 09:00', team, issued(first, about[0])],
      ['14/08 09:00', ['builder'], both.officer],
      ['14/08 09:00', ['builderHead'], both.head],
      ['14/08 09:00', ['builders', 'round'], `Thông báo kết luận kiểm tra ${first}: ${about[0]}.`],
      ['14/08 09:00', ['head', 'deputy'], toApprove(about[1])],
      ['14/08 09:00', ['secretary'], approved(about[1])],
      ['14/08 09:00', ['coordinator'], toIssue(about[1])],
      ['14/08 09:00', ['head', 'deputy'], toApprove(about[2])],
      ['14/08 09:00', ['secretary'], approved(about[2])],
      ['14/08 09:00', ['coordinator'], toIssue(about[2])],
    ),
  );

  await world.playUntil('16/08/2024 09:00', bell);
  await sendsReport(konPlong);
  await issues(coordinator, 'Sở Y tế', 'Thông báo số 202/TB-SNV ngày 16/8/2024');
  await world.playUntil('19/08/2024 09:00', bell);
  await issues(coordinator, 'Sở Giáo dục và Đào tạo', 'Thông báo số 203/TB-SNV ngày 19/8/2024');
  for (const each of ['healthHead', 'school', 'justice'] as const) await people[each].taps('Đã nhận');
  await opens(builder, 'Sở Xây dựng');
  expect(builder.last().text).toContain('Tình trạng: đang khắc phục.');
  const second = 'số 202/TB-SNV ngày 16/8/2024';
  const third = 'số 203/TB-SNV ngày 19/8/2024';
  const health = concluded(
    'Sở Y tế',
    second,
    '01',
    '. Thời hạn: chưa có, Đoàn kiểm tra sẽ thông báo.\n1. Thực hiện gửi thư xin lỗi đầy đủ\nTrân trọng.',
  );
  const two = (unit: string) =>
    concluded(
      unit,
      third,
      '01',
      '. Thời hạn: trước ngày 01/10/2024, tức hết thứ Hai, 30/9/2024.\n1. Khắc phục nội dung đã nêu\nTrân trọng.',
    ).officer;
  const three = (when: string) =>
    ['Sở Giáo dục và Đào tạo', 'Sở Tư pháp', 'Sở Y tế'].map((unit) => notIssued(unit, when));
  expect(diary.read()).toEqual(
    told(
      [
        '15/08 07:30',
        asked,
        morning('thứ Năm, 15/8', noReport('UBND huyện Kon Plông', over('01', 'thứ Tư, 14/8'))),
      ],
      ['15/08 07:30', ['konPlong'], kp.over('01')],
      ['16/08 07:30', ['coordinator'], morning('thứ Sáu, 16/8', ...three(left('01', 'thứ Hai, 19/8')))],
      [
        '16/08 07:30',
        asked,
        morning(
          'thứ Sáu, 16/8',
          noReport('UBND huyện Kon Plông', over('02', 'thứ Tư, 14/8')),
          ...three(left('01', 'thứ Hai, 19/8')),
        ),
      ],
      ['16/08 07:30', ['konPlong'], kp.over('02')],
      ['16/08 07:30', ['ngocHoi'], nh.left('05')],
      ['16/08 07:30', ['iaHDrai'], ia.left('05')],
      [
        '16/08 09:00',
        asked,
        received('UBND huyện Kon Plông', '09 giờ 00 phút ngày 16/8/2024', 'chậm 02 ngày làm việc'),
      ],
      ['16/08 09:00', team, issued(second, about[1])],
      ['16/08 09:00', ['health'], health.officer],
      ['16/08 09:00', ['healthHead'], health.head],
      ['16/08 09:00', ['round'], `Thông báo kết luận kiểm tra ${second}: ${about[1]}.`],
      [
        '19/08 07:30',
        ['coordinator', ...asked],
        morning('thứ Hai, 19/8', ...three('hôm nay là ngày cuối').slice(0, 2)),
      ],
      ['19/08 09:00', team, issued(third, about[2])],
      ['19/08 09:00', ['school'], two('Sở Giáo dục và Đào tạo')],
      ['19/08 09:00', ['justice'], two('Sở Tư pháp')],
      ['19/08 09:00', ['round'], `Thông báo kết luận kiểm tra ${third}: ${about[2]}.`],
    ),
  );
}
