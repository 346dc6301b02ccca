import { expect } from 'vitest';
import { answer, card, team } from './builder-answers.ts';
import type { Name, Office } from './office.ts';

/** What the coordinator and the head of the team are answered to their own acts about Sở Xây dựng. */

const about = 'Kết quả kiểm tra cải cách hành chính năm 2024 tại Sở Xây dựng';
const noticed = [
  'Thông báo lịch số 101/TB-SNV ngày 17/7/2024, trong thời hạn.',
  'Bắt đầu làm việc lúc 08 giờ.',
];
const received = 'Báo cáo của đơn vị: nhận lúc 10 giờ 00 phút ngày 24/7/2024, trong thời hạn.';
const concludedBy = 'Thông báo kết luận: chậm nhất thứ Năm, 15/8/2024.';
const dated = 'Ngày kiểm tra | Đoàn kiểm tra | Ấn định thời hạn';
const passed = 'Bỏ qua bước này | Hủy cuộc kiểm tra | Danh sách kiểm tra';
const draft = [
  'Đơn vị: Sở Xây dựng',
  'Kết quả đạt được: 01; tồn tại, hạn chế: 01; vi phạm: 01; kiến nghị: 02.',
];
const waiting = 'DỰ THẢO kết luận kiểm tra, đã duyệt lúc 09 giờ 00 phút ngày 08/8/2024; chờ ký, phát hành';

/** 17/7: the schedule notice. */
const notice = [
  answer(
    `Gửi thông báo lịch | Xem đánh giá | ${dated} | ${passed}`,
    ...card,
    'Tình trạng: đã lên lịch.',
    'Tiếp theo: gửi thông báo lịch kiểm tra, chậm nhất thứ Năm, 18/7/2024.',
    'Báo cáo của đơn vị: chậm nhất thứ Năm, 25/7/2024, chưa nhận.',
    concludedBy,
    'Phần I.6: Sở Tài chính đánh giá khi có báo cáo.',
    ...team,
  ),
  answer(
    'Xem cuộc kiểm tra',
    'Sở Xây dựng, thứ Năm, 01/8/2024. Đề nghị đồng chí nhập số, ngày của thông báo lịch kiểm tra (ví dụ: Thông báo số ' +
      '12/TB-SNV ngày 17/7/2024) và gửi tệp văn bản.',
  ),
  answer('Xem cuộc kiểm tra', 'Đã ghi số 101/TB-SNV ngày 17/7/2024. Đề nghị đồng chí gửi tệp văn bản.'),
  answer(
    'Gửi, 08 giờ | Gửi, 14 giờ | Gửi, không ghi giờ | Xem cuộc kiểm tra',
    'Gửi 02 người của đơn vị, kèm tệp Thông báo lịch.pdf:',
    'Kính gửi Sở Xây dựng. Theo Thông báo số 101/TB-SNV ngày 17/7/2024 (kèm theo), Đoàn kiểm tra làm việc thứ Năm, ' +
      '01/8/2024. Đề nghị gửi báo cáo chậm nhất thứ Năm, 25/7/2024, bố trí lãnh đạo, công chức làm việc.',
    'Chọn giờ bắt đầu để gửi, hoặc nhập giờ khác (ví dụ: 8 giờ 30).',
  ),
  answer(
    `Gửi thông báo lịch | Gửi lại người chưa xác nhận | Xem đánh giá | ${dated} | ${passed}`,
    'Đã gửi thông báo lịch tới 02 người.',
    ...card,
    'Tình trạng: đã thông báo lịch.',
    'Tiếp theo: đơn vị gửi báo cáo, chậm nhất thứ Năm, 25/7/2024.',
    ...noticed,
    'Chưa xác nhận đã nhận thông báo: builderHead, Phạm Văn Giả Định.',
    concludedBy,
    'Phần I.6: Sở Tài chính đánh giá khi có báo cáo.',
    ...team,
  ),
];

/** 14/8: the conclusion is issued. */
const issue = [
  answer('Mở dự thảo | Quay lại', 'Kết luận kiểm tra · Sở Xây dựng', waiting, about),
  answer('Xem toàn văn | Ghi số, ngày, bản ký | Quay lại', waiting, about, ...draft),
  answer(
    'Về dự thảo',
    'Đề nghị ghi số, ngày của thông báo đã ký (ví dụ: 27/TB-SNV ngày 12/9/2025) và gửi tệp bản ký số.',
  ),
  answer('Về dự thảo', 'Số: 201/TB-SNV', 'Ngày: 14/8/2024', 'Còn thiếu tệp bản ký số: đề nghị gửi tệp.'),
  answer(
    'Xác nhận phát hành | Về dự thảo',
    'Số: 201/TB-SNV',
    'Ngày: 14/8/2024',
    'Tệp: Thông báo kết luận.pdf',
    'Nhóm chat của đơn vị (nếu có) đọc được nguyên văn:',
    `Thông báo kết luận kiểm tra số 201/TB-SNV ngày 14/8/2024: ${about}.`,
    'Phát hành tới 01 đơn vị? Sau khi phát hành không sửa được; có sai sót thì phát hành thông báo thay thế.',
  ),
  answer(
    'Thông báo số 201/TB-SNV',
    'Đã phát hành Thông báo kết luận kiểm tra số 201/TB-SNV ngày 14/8/2024 tới 01 đơn vị.',
  ),
];

/** 01/8: the work begins. */
const beginning = [
  answer(
    `Bắt đầu kiểm tra | Gửi thông báo lịch | Đọc báo cáo | Xem đánh giá | Phát hiện | ${dated} | Hủy cuộc kiểm tra | ` +
      'Danh sách kiểm tra',
    ...card,
    'Tình trạng: đã nhận báo cáo.',
    'Tiếp theo: tiến hành kiểm tra thứ Năm, 01/8/2024.',
    ...noticed,
    'Đơn vị đã xác nhận nhận thông báo.',
    received,
    concludedBy,
    'Phần I.6: Sở Tài chính chưa đánh giá.',
    ...team,
  ),
  answer(
    `Phiên làm việc | Đọc báo cáo | Xem đánh giá | Phát hiện | Kết luận | ${dated} | ${passed}`,
    'Đã bắt đầu kiểm tra.',
    ...card,
    'Tình trạng: đang kiểm tra.',
    'Tiếp theo: lập biên bản.',
    ...noticed,
    received,
    concludedBy,
    'Thời hạn khắc phục: Đoàn kiểm tra ấn định trong kết luận.',
    'Bắt đầu kiểm tra lúc 08 giờ 00 phút ngày 01/8/2024.',
    'Phần I.6: Sở Tài chính chưa đánh giá.',
    ...team,
  ),
];

const changes =
  'Sửa nội dung | Sửa kiến nghị | Thêm nội dung | Thêm kiến nghị | Lấy thêm từ phát hiện | Sửa trích yếu | ' +
  'Đề nghị bổ sung, hoàn thiện | Bỏ dự thảo | Quay lại';
/** 08/8: the draft is approved. */
const approval = [
  answer(
    `Xem, duyệt | ${changes}`,
    'DỰ THẢO kết luận kiểm tra',
    about,
    ...draft,
    'Đã trình duyệt lúc 09 giờ 00 phút ngày 08/8/2024.',
  ),
  answer(
    'Duyệt | Đề nghị bổ sung, hoàn thiện | Về dự thảo',
    'DỰ THẢO kết luận kiểm tra',
    about,
    'Đơn vị: Sở Xây dựng',
    '\nI. KẾT QUẢ ĐẠT ĐƯỢC\nCông tác chỉ đạo, điều hành\n1. Ban hành kế hoạch cải cách hành chính sớm',
    '\nII. TỒN TẠI, HẠN CHẾ VÀ NGUYÊN NHÂN\nCải cách thủ tục hành chính',
    '1. Chưa công khai 05 thủ tục hành chính mới tại Bộ phận Một cửa',
    '\nIII. VI PHẠM VÀ NGUYÊN NHÂN\nCải cách tổ chức bộ máy\n1. Kho lưu trữ không có bình chữa cháy',
    '\nIV. KIẾN NGHỊ\nCải cách thủ tục hành chính\n1. Công khai đầy đủ thủ tục hành chính',
    'Thời hạn: chậm nhất ngày 09/9/2024, tức hết thứ Hai, 09/9/2024.',
    'Cải cách tổ chức bộ máy\n2. Trang bị phương tiện chữa cháy cho kho lưu trữ',
    'Thời hạn: chậm nhất ngày 30/9/2024, tức hết thứ Hai, 30/9/2024.',
  ),
  answer(
    `Xem toàn văn | ${changes}`,
    'Đã duyệt dự thảo. Công chức cơ quan thường trực được báo để trình ký, phát hành. Nếu dự thảo được sửa, phải duyệt lại.',
    waiting,
    about,
    ...draft,
  ),
];

export function readsTheTeam({ diary }: Office): void {
  const follows = (who: Name, expected: string[]) => {
    const all = diary.answers(who);
    const from = all.indexOf(expected[0]!);
    expect(all.slice(from, from + expected.length)).toEqual(expected);
  };
  follows('coordinator', notice);
  follows('coordinator', issue);
  follows('head', beginning);
  follows('head', approval);
}
