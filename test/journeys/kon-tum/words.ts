/** What is to be said, written by hand from tone.md (6, 7, 10, 11) and the plan's own words of its terms. */

const title = 'Báo cáo phục vụ kiểm tra cải cách hành chính năm 2024';
const urging = 'Đề nghị đồng chí hoàn thành trước 15 giờ để kịp ký số, phát hành.';
const pressing = 'Đề nghị đồng chí khẩn trương hoàn thiện, trình ký.';

/** A department is asked 33 things, a district 34; I.6's third is "(nếu có)". */
const missing = (unit: string) =>
  `\nCòn ${unit.startsWith('UBND') ? 33 : 32} nội dung: I.1, I.2, I.3, I.4, I.5 và các mục sau.`;

/** The unit's report, 05 working days before its day; `last`: "thứ Năm, 25/7/2024". */
export function report(
  unit: string,
  last: string,
  of = title,
  term = 'trước 05 ngày làm việc (tính từ ngày kiểm tra)',
) {
  const limit = `Thời hạn: ${term}, tức hết ${last}.`;
  const rest = missing(unit);
  return {
    opened: `${of}: đề nghị ${unit} báo cáo. ${limit}${rest}`,
    left: (days: string) => `${of} của ${unit}: còn ${days} ngày làm việc. ${limit}${rest}`,
    lastDay: `Hôm nay, ${last}, hết thời hạn gửi ${of} của ${unit}. ${urging}${rest}`,
    over: (days: string) =>
      `${of} của ${unit} đã quá hạn ${days} ngày làm việc, chưa gửi. ${limit} ${pressing}${rest}`,
  };
}

/** The unit's report of its own inspection, before Saturday 10/8/2024. */
export const selfReport = (unit: string) =>
  report(
    unit,
    'thứ Sáu, 09/8/2024',
    'Báo cáo tự kiểm tra cải cách hành chính năm 2024',
    'trước ngày 10 tháng 8 năm 2024',
  );

/** What those who inspect see to on a morning. */
export const morning = (day: string, ...matters: string[]) =>
  [
    `Theo dõi kiểm tra, ${day}/2024: ${String(matters.length).padStart(2, '0')} việc`,
    ...matters.map((each) => `- ${each}.`),
  ].join('\n');

export const matter = (unit: string, what: string, when: string) => `${unit}: ${what}; ${when}`;
export const noNotice = (unit: string, when: string) =>
  matter(unit, 'chưa gửi thông báo lịch kiểm tra', when);
export const left = (days: string, last: string) => `còn ${days} ngày làm việc (hết ${last}/2024)`;
export const over = (days: string, last: string) => `quá ${days} ngày làm việc (hết ${last}/2024)`;

/** The schedule notice to the unit's people. */
export const notice = (unit: string, paper: string, day: string, reportBy: string) =>
  `Kính gửi ${unit}. Theo Thông báo ${paper} (kèm theo), Đoàn kiểm tra làm việc lúc 08 giờ, ${day}. ` +
  `Đề nghị gửi báo cáo chậm nhất ${reportBy}, bố trí lãnh đạo, công chức làm việc.`;

/** To the team. */
export const noticed = (unit: string, paper: string, day: string) =>
  `Đã thông báo lịch kiểm tra tới ${unit}: Thông báo ${paper}, kiểm tra ${day}.`;

export const received = (unit: string, at: string, lateness = 'trong thời hạn') =>
  `Đã nhận báo cáo của ${unit} lúc ${at}, ${lateness}.`;

export const stated = (unit: string, kinds = '01 tồn tại, vi phạm') =>
  `Đoàn kiểm tra đã nêu phát hiện với ${unit}.\n` +
  `Gồm ${kinds}. Đề nghị đồng chí đọc, báo cáo lãnh đạo đơn vị và giải trình (nếu có).\n` +
  'Giải trình (nếu có): trong buổi làm việc hoặc theo đề nghị của Đoàn kiểm tra.';

export const subject = (unit?: string) =>
  `Kết quả kiểm tra cải cách hành chính năm 2024${unit === undefined ? '' : ` tại ${unit}`}`;

/** The way of a draft: to whoever approves, to the coordinator, to who drafted it. */
export const toApprove = (about: string) =>
  `Dự thảo kết luận kiểm tra chờ đồng chí duyệt.\nTrích yếu: ${about}`;
export const toIssue = (about: string) =>
  `Dự thảo kết luận kiểm tra đã được Đoàn kiểm tra duyệt.\nTrích yếu: ${about}\n` +
  'Đề nghị đồng chí trình ký, phát hành, rồi ghi số, ngày và gửi bản ký số.';
export const approved = (about: string) =>
  `Dự thảo kết luận kiểm tra đã được duyệt.\nTrích yếu: ${about}\nCông chức cơ quan thường trực được báo để trình ký, phát hành.`;
export const issued = (paper: string, about: string) =>
  `Đã phát hành Thông báo kết luận kiểm tra ${paper}.\nTrích yếu: ${about}`;

/** The conclusion, to the unit's officer and to its head. */
export const concluded = (unit: string, paper: string, count: string, limit: string) => ({
  officer:
    `Kính gửi ${unit}. Thông báo kết luận kiểm tra ${paper} (bản ký số kèm theo) có ${count} kiến nghị.\n` +
    `Đề nghị tham mưu khắc phục, báo cáo${limit}`,
  head:
    `Kính gửi đồng chí lãnh đạo ${unit}. Thông báo kết luận kiểm tra ${paper} (bản ký số kèm theo) có ${count} kiến nghị.\n` +
    `Đề nghị chỉ đạo khắc phục, báo cáo${limit}`,
});

/** What is left to put right; `state`: "chưa khắc phục". */
export function remedy(unit: string, limit: string, last: string, work: string, state = 'chưa khắc phục') {
  const rest = `\nCòn 01 kiến nghị:\n- ${work} (${state})`;
  const until = `Thời hạn: ${limit}, tức hết ${last}.`;
  return {
    left: (days: string) => `Khắc phục sau kiểm tra của ${unit}: còn ${days} ngày làm việc. ${until}${rest}`,
    lastDay: `Hôm nay, ${last}, hết thời hạn báo cáo khắc phục sau kiểm tra của ${unit}. ${urging}${rest}`,
    over: (days: string) =>
      `Báo cáo khắc phục sau kiểm tra của ${unit} đã quá hạn ${days} ngày làm việc. ${until} ${pressing}${rest}`,
  };
}
