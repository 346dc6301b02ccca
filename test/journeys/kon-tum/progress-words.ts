import type { Line } from './diary.ts';

/** How far the reports are, written by hand from tone.md: to the coordinator, to the leaders and to the round's group. */

const titles = {
  ten: 'Báo cáo phục vụ kiểm tra cải cách hành chính năm 2024',
  self: 'Báo cáo tự kiểm tra cải cách hành chính năm 2024',
};
export const selfTerm = 'Thời hạn: trước ngày 10 tháng 8 năm 2024, tức hết thứ Sáu, 09/8/2024.';
const nobodyElse =
  'Đơn vị đã được nhắc tự động. Người đứng đầu và lãnh đạo chỉ nhận tin khi đồng chí chọn gửi.';

/** "24/07 10:00" as an office writes it: the day with two digits, the month with one before October. */
const spoken = (at: string) => {
  const [day = '', time = ''] = at.split(' ');
  return `${time.replace(':', ' giờ ')} phút ngày ${day.replace('/0', '/')}/2024`;
};

const beforeFinance =
  'Sở Kế hoạch và Đầu tư; Sở Khoa học và Công nghệ; Sở Lao động - Thương binh và Xã hội; ' +
  'Sở Nông nghiệp và Phát triển nông thôn';
const afterFinance =
  'Sở Tài nguyên và Môi trường; Sở Thông tin và Truyền thông; Sở Văn hóa, Thể thao và Du lịch; Thanh tra tỉnh; ' +
  'UBND huyện Đăk Glei; UBND huyện Đăk Hà';
const outsideChat =
  `Chưa có người tham gia bot nên không nhắc được: Ban Dân tộc; ${beforeFinance}; ${afterFinance}; ` +
  'UBND huyện Đăk Tô; UBND huyện Kon Rẫy; UBND huyện Sa Thầy; Văn phòng Ủy ban nhân dân tỉnh.';

/** How far the seventeen are that look at themselves. */
export const counted = {
  none17: 'Đã gửi 0/17 đơn vị (đúng hạn 0, gửi chậm 0).\nChưa gửi, còn trong thời hạn: 17 đơn vị.',
  one17: 'Đã gửi 1/17 đơn vị (đúng hạn 01, gửi chậm 0).\nChưa gửi, còn trong thời hạn: 16 đơn vị.',
  sixteenOver17: 'Đã gửi 1/17 đơn vị (đúng hạn 01, gửi chậm 0).\nQuá hạn chưa gửi: 16 đơn vị.',
  fifteenOver17: 'Đã gửi 2/17 đơn vị (đúng hạn 01, gửi chậm 01).\nQuá hạn chưa gửi: 15 đơn vị.',
  fourteenOver16: 'Đã gửi 2/16 đơn vị (đúng hạn 01, gửi chậm 01).\nQuá hạn chưa gửi: 14 đơn vị.',
  two2: 'Đã gửi 2/2 đơn vị (đúng hạn 01, gửi chậm 01).',
};

const overdue = 'Quá hạn chưa gửi: ';
const firstTwelve = `Ban Dân tộc; ${beforeFinance}; ${afterFinance}; UBND huyện Đăk Tô.`;
const namesOfSixteen = `${overdue}${firstTwelve}\nvà 04 đơn vị khác.`;
const namesOfFifteen = `${overdue}${firstTwelve}\nvà 03 đơn vị khác.`;
export const stillToSend = {
  namesOfSixteen,
  namesOfFifteen,
  namesOfFourteen: `${overdue}${beforeFinance}; ${afterFinance}; UBND huyện Đăk Tô; UBND huyện Kon Rẫy.\nvà 02 đơn vị khác.`,
  seventeen: [
    counted.none17,
    `Chưa gửi: Ban Dân tộc; ${beforeFinance}; Sở Tài chính; ${afterFinance}.\nvà 05 đơn vị khác.`,
  ],
  sixteen: [counted.one17, `Chưa gửi: ${firstTwelve}\nvà 04 đơn vị khác.`],
  sixteenOver: [counted.sixteenOver17, namesOfSixteen],
  fifteenOver: [counted.fifteenOver17, `${namesOfFifteen}\n\nGửi chậm: UBND thành phố Kon Tum.`],
} as const;

/** The coordinator's list of the ten on a morning, each unit by its own limit. */
export const tenList = (day: string, count: string, limits: string[], ...more: string[]): Line => [
  `${day} 07:30`,
  ['coordinator'],
  [
    `Danh sách theo dõi ${titles.ten} đến ${spoken(`${day} 07:30`)}\n${count}`,
    ['Chưa gửi, theo thời hạn của từng đơn vị:', ...limits].join('\n'),
    ...more,
    nobodyElse,
  ].join('\n\n'),
];

/** The coordinator's list of the seventeen, who have one limit, on a morning. */
export const selfList = (day: string, [count, names]: readonly [string, string]): Line => [
  `${day} 07:30`,
  ['coordinator'],
  [
    `Danh sách theo dõi ${titles.self} đến ${spoken(`${day} 07:30`)}\n${count}\n${selfTerm}`,
    names,
    outsideChat,
    nobodyElse,
  ].join('\n\n'),
];

/** How many are still to send, by limit: "thứ Hai, 29/7/2024: 03". */
export const until = (...limits: string[]) =>
  `\n\nChưa gửi, theo thời hạn của từng đơn vị:${limits.map((each) => `\n- hết ${each} đơn vị`).join('')}`;

export const toLeaders = (of: keyof typeof titles, at: string, body: string) =>
  `Kính báo cáo đồng chí: tiến độ ${titles[of]} đến ${spoken(at)}\n${body}`;

/** News of the ten: to the leaders also of what is to be put right, to the round's group with a word of its own. */
export const tenNews = (at: string, body: string, toPutRight = '', asked = 'Trân trọng.'): Line[] => [
  [at, ['leader', 'leaders'], toLeaders('ten', at, `${body}${toPutRight}`)],
  [at, ['round'], `Tiến độ ${titles.ten} đến ${spoken(at)}\n${body}\n${asked}`],
];

/** News of the seventeen, to the leaders; `as`: the moment it was last written anew. */
export const selfNews = (at: string, count: string, names?: string, as = at): Line[] => [
  [
    at,
    ['leader', 'leaders'],
    toLeaders('self', as, `${count}\n${selfTerm}${names === undefined ? '' : `\n\n${names}`}`),
  ],
];
