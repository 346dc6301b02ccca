import { expect } from 'vitest';
import { officeMomentOf } from '../../support/heard.ts';
import { isProgress, told, type Line, type Told } from './diary.ts';
import type { Office } from './office.ts';
import {
  counted,
  selfList,
  selfNews,
  selfTerm,
  stillToSend,
  tenList,
  tenNews,
  toLeaders,
  until,
} from './progress-words.ts';

const allNew =
  'Sở Công Thương; Sở Giáo dục và Đào tạo; Sở Giao thông vận tải; Sở Tư pháp; Sở Y tế; UBND huyện Ia H’Drai; ' +
  'UBND huyện Kon Plông; UBND huyện Ngọc Hồi; UBND huyện Tu Mơ Rông';
const sixNew =
  'Sở Công Thương; Sở Giao thông vận tải; UBND huyện Ia H’Drai; UBND huyện Kon Plông; UBND huyện Ngọc Hồi; ' +
  'UBND huyện Tu Mơ Rông';
const twoNew = 'UBND huyện Ia H’Drai; UBND huyện Ngọc Hồi';
const notTold = (units: string) => `Chưa được thông báo lịch kiểm tra (chưa tính chậm): ${units}.`;

/** The limits of the worked table (KT2), with those who are still to send. */
const by25 = '- hết thứ Năm, 25/7/2024: Sở Xây dựng';
const by29 = '- hết thứ Hai, 29/7/2024: Sở Giáo dục và Đào tạo; Sở Tư pháp; Sở Y tế';
const by13 = '- hết thứ Ba, 13/8/2024: Sở Công Thương; Sở Giao thông vận tải; UBND huyện Tu Mơ Rông';
const by14 = '- hết thứ Tư, 14/8/2024: UBND huyện Kon Plông';
const over14 = '- quá hạn, hết thứ Tư, 14/8/2024: UBND huyện Kon Plông';
const by23 = '- hết thứ Sáu, 23/8/2024: UBND huyện Ia H’Drai; UBND huyện Ngọc Hồi';
const drai23 = '- hết thứ Sáu, 23/8/2024: UBND huyện Ia H’Drai';
const hoi28 = '- hết thứ Tư, 28/8/2024: UBND huyện Ngọc Hồi';
const late = 'Gửi chậm: UBND huyện Kon Plông.';

/** How far the ten are: so many in time, so many late. */
const none = 'Đã gửi 0/10 đơn vị (đúng hạn 0, gửi chậm 0).\nChưa gửi, còn trong thời hạn: 10 đơn vị.';
const one = 'Đã gửi 1/10 đơn vị (đúng hạn 01, gửi chậm 0).\nChưa gửi, còn trong thời hạn: 09 đơn vị.';
const two = 'Đã gửi 2/10 đơn vị (đúng hạn 02, gửi chậm 0).\nChưa gửi, còn trong thời hạn: 08 đơn vị.';
const four = 'Đã gửi 4/10 đơn vị (đúng hạn 04, gửi chậm 0).\nChưa gửi, còn trong thời hạn: 06 đơn vị.';
const five = 'Đã gửi 5/10 đơn vị (đúng hạn 05, gửi chậm 0).\nChưa gửi, còn trong thời hạn: 05 đơn vị.';
const seven = 'Đã gửi 7/10 đơn vị (đúng hạn 07, gửi chậm 0).\nChưa gửi, còn trong thời hạn: 03 đơn vị.';
const oneOver =
  'Đã gửi 7/10 đơn vị (đúng hạn 07, gửi chậm 0).\nChưa gửi, còn trong thời hạn: 02 đơn vị.\n' +
  'Quá hạn chưa gửi: 01 đơn vị.';
const eight = 'Đã gửi 8/10 đơn vị (đúng hạn 07, gửi chậm 01).\nChưa gửi, còn trong thời hạn: 02 đơn vị.';
const nine = 'Đã gửi 9/10 đơn vị (đúng hạn 08, gửi chậm 01).\nChưa gửi, còn trong thời hạn: 01 đơn vị.';
const all = 'Đã gửi 10/10 đơn vị (đúng hạn 09, gửi chậm 01).';

/** What the coordinator follows: the ten from 05 working days before a limit on, the seventeen before and after 09/8. */
const lists: Line[] = [
  ...['18/07', '19/07'].map((day) => tenList(day, none, [by25], notTold(allNew))),
  ...['22/07', '23/07', '24/07'].map((day) => tenList(day, none, [by25, by29], notTold(sixNew))),
  ...['25/07', '26/07'].map((day) => tenList(day, one, [by29], notTold(sixNew))),
  ...['02/08', '05/08'].map((day) => selfList(day, stillToSend.seventeen)),
  ...['06/08', '07/08', '08/08'].flatMap((day) => [
    tenList(day, four, [by13, by14], notTold(twoNew)),
    selfList(day, stillToSend.seventeen),
  ]),
  tenList('09/08', four, [by13, by14], notTold(twoNew)),
  selfList('09/08', stillToSend.sixteen),
  tenList('12/08', four, [by13, by14], notTold(twoNew)),
  selfList('12/08', stillToSend.sixteenOver),
  ...['13/08', '14/08'].flatMap((day) => [
    tenList(day, seven, [by14, by23]),
    selfList(day, stillToSend.fifteenOver),
  ]),
  ...['15/08', '16/08'].flatMap((day) => [
    tenList(day, oneOver, [over14, by23]),
    selfList(day, stillToSend.fifteenOver),
  ]),
  tenList('19/08', eight, [by23], late),
  selfList('19/08', stillToSend.fifteenOver),
  tenList('20/08', eight, [by23], late),
  tenList('21/08', eight, [drai23, hoi28], late),
  tenList('22/08', eight, [drai23, hoi28], late),
  tenList('23/08', nine, [hoi28], late),
  tenList('26/08', nine, [hoi28], late),
  // From the sixth day after the limit on, once a week: on Mondays, and on 04/9 after the holiday.
  selfList('26/08', stillToSend.fifteenOver),
  tenList('27/08', nine, [hoi28], late),
  ...['04/09', '09/09', '16/09', '23/09', '30/09', '07/10'].map((day) =>
    selfList(day, stillToSend.fifteenOver),
  ),
];

const pressed = 'Sở Nội vụ đề nghị các đơn vị chưa gửi khẩn trương thực hiện. Trân trọng.';
const open = (count: string) => `\nKiến nghị sau kiểm tra chưa khắc phục xong: ${count}.`;
const konPlongOver = '\n\nQuá hạn chưa gửi: UBND huyện Kon Plông.';

const before = [
  ...tenNews('15/07 08:00', none),
  ...selfNews('15/07 08:00', counted.none17),
] as const satisfies Line[];

/** The quick report that the coordinator has had sent to the leader alone. */
const quick: Line = [
  '07/10 09:00',
  ['leader'],
  toLeaders(
    'self',
    '07/10 09:00',
    `${counted.fifteenOver17}\n${selfTerm}\n\n${stillToSend.namesOfFifteen}\n` +
      'Đã phát hành Thông báo kết luận kiểm tra số 205/TB-SNV ngày 06/9/2024: UBND huyện Kon Plông.\n' +
      'Đã phát hành Thông báo kết luận kiểm tra số 206/TB-SNV ngày 17/9/2024: UBND huyện Ia H’Drai.\n' +
      'Đã phát hành Thông báo kết luận kiểm tra số 207/TB-SNV ngày 20/9/2024: UBND huyện Ngọc Hồi.\n' +
      'và 04 thông báo kết luận khác.\n' +
      'Kiến nghị sau kiểm tra chưa khắc phục xong: 06.\n' +
      'Kiến nghị sau kiểm tra quá hạn: 02.',
  ),
];

/** What is new for the leader, the leaders' group and the round's group, posted anew on each day that brings something. */
const newOn = {
  july: tenNews('24/07 10:00', one + until('thứ Hai, 29/7/2024: 03')),
  three: tenNews('26/07 09:00', two + until('thứ Hai, 29/7/2024: 02')),
  finance: selfNews('08/08 09:00', counted.one17),
  lastDay: selfNews('09/08 07:30', counted.one17),
  over: selfNews('12/08 07:30', counted.sixteenOver17, stillToSend.namesOfSixteen),
  august: tenNews('12/08 09:00', five + until('thứ Ba, 13/8/2024: 02', 'thứ Tư, 14/8/2024: 01')),
  rest: [
    ...tenNews('14/08 07:30', seven + until('thứ Tư, 14/8/2024: 01', 'thứ Sáu, 23/8/2024: 02')),
    ...tenNews(
      '15/08 07:30',
      oneOver + until('thứ Sáu, 23/8/2024: 02') + konPlongOver,
      open('02'),
      `\n${pressed}`,
    ),
    ...tenNews('16/08 09:00', eight + until('thứ Sáu, 23/8/2024: 02'), open('02')),
    ...tenNews('20/08 08:00', eight + until('thứ Sáu, 23/8/2024: 01', 'thứ Tư, 28/8/2024: 01'), open('05')),
    ...tenNews('22/08 09:00', nine + until('thứ Tư, 28/8/2024: 01'), open('05')),
    ...tenNews('27/08 09:00', all, open('05')),
  ],
  closing: selfNews('07/10 09:01', counted.fourteenOver16, stillToSend.namesOfFourteen),
};

/** Every account of the reports as it was posted, and as the last of the day has left it standing. */
export function readsTheProgress({ people, groups, diary }: Office): void {
  const { july, three, finance, lastDay, over, august, rest, closing } = newOn;
  expect(diary.progress()).toEqual(
    told(...lists, ...[july, three, finance, lastDay, over, august, rest].flat(), quick, ...closing),
  );
  const standing: Told = {};
  for (const [who, by] of [
    ['leader', people.leader],
    ['leaders', groups.leaders],
    ['round', groups.round],
  ] as const) {
    standing[who] = by
      .hears()
      .filter(({ text }) => isProgress(text))
      .map(({ date, text }) => `${officeMomentOf(date * 1000).replace('/2024', '')} ${text}`);
  }
  expect(standing).toEqual(
    told(
      ...before,
      ...july,
      // The third of three that came in one minute.
      ...tenNews('26/07 09:00', four),
      ...finance,
      ...lastDay,
      // The city's came after the limit.
      ...selfNews('12/08 07:30', counted.fifteenOver17, stillToSend.namesOfFifteen, '12/08 09:00'),
      ...tenNews('12/08 09:00', seven + until('thứ Tư, 14/8/2024: 01')),
      ...rest,
      quick,
      // Those whose paper came otherwise are no longer asked.
      ...selfNews('07/10 09:01', counted.two2, undefined, '07/10 09:02'),
    ),
  );
}
