import { expect } from 'vitest';
import type { Office } from './office.ts';

/** What Sở Xây dựng's officer and head are answered to each of their own acts, from the notice to the last report. */

export const answer = (buttons: string, ...lines: string[]) => `${lines.join('\n')}\n[${buttons}]`;
const round = 'Kiểm tra cải cách hành chính năm 2024';
const back = 'Danh sách kiểm tra';

export const team = [
  '',
  'Đoàn kiểm tra:',
  'Trương Thị Giả Sử, Trưởng đoàn (Sở Nội vụ)',
  'Lưu Văn Ví Dụ, Phó Trưởng đoàn (Văn phòng Ủy ban nhân dân tỉnh)',
  'Tô Thị Minh Họa, Thư ký (Sở Nội vụ)',
  'Kiều Văn Thí Dụ, Thành viên (Sở Thông tin và Truyền thông; Tổ số 1)',
  'Lê Thị Ví Dụ, Thành viên (Sở Tài chính; Tổ số 2)',
];
export const card = ['Sở Xây dựng: kiểm tra trực tiếp', round, 'Ngày kiểm tra: thứ Năm, 01/8/2024.'];
const told = ['Thông báo lịch số 101/TB-SNV ngày 17/7/2024.', 'Bắt đầu làm việc lúc 08 giờ.'];
const begun = [
  ...told,
  'Báo cáo của đơn vị: nhận lúc 10 giờ 00 phút ngày 24/7/2024, trong thời hạn.',
  'Bắt đầu kiểm tra lúc 08 giờ 00 phút ngày 01/8/2024.',
  'Kiểm tra thực tế: xong lúc 08 giờ 00 phút ngày 01/8/2024.',
];
const ended = [
  ...begun,
  'Phiên làm việc: 4/4 bước.',
  'Biên bản ghi nhận lúc 08 giờ 00 phút ngày 01/8/2024.',
  'Văn bản số 01/BB-ĐKT ngày 01/8/2024.',
];
const explained = [
  ...ended,
  'Giải trình của đơn vị, nhận lúc 14 giờ 00 phút ngày 02/8/2024:',
  'Việc công khai chậm do đang chuyển trụ sở; đơn vị tiếp thu.',
];

const received = (confirmed: string) =>
  answer(
    `Mở báo cáo | ${back}`,
    'Đã ghi nhận đồng chí đã nhận thông báo.',
    ...card,
    'Tình trạng: đã thông báo lịch.',
    'Tiếp theo: gửi báo cáo, chậm nhất thứ Năm, 25/7/2024.',
    ...told,
    confirmed,
    ...team,
  );

/** `/kiemtra` and the inspection chosen from it; `stage`: "đang khắc phục. Tiếp theo: …". */
const openedFirst = (stage: string, next: string | null, buttons: string, facts: string[]) => [
  answer(
    `1. Sở Xây dựng | Toàn đợt: ${round}`,
    'Cuộc kiểm tra chưa kết thúc: 01.',
    '',
    round,
    `1. Sở Xây dựng (kiểm tra trực tiếp): thứ Năm, 01/8/2024; ${stage}.${next === null ? '' : ` Tiếp theo: ${next}.`}`,
  ),
  answer(
    `${buttons} | ${back}`,
    ...card,
    `Tình trạng: ${stage}.`,
    ...(next === null ? [] : [`Tiếp theo: ${next}.`]),
    ...facts,
    ...team,
  ),
];
const during = (next: string | null, facts: string[]) =>
  openedFirst('đang thực hiện kiểm tra', next, 'Giải trình | Đọc báo cáo | Phát hiện', facts);
const after = (next: string) =>
  openedFirst('đang khắc phục', next, 'Đọc báo cáo | Phát hiện | Kết luận | Khắc phục', explained);

const first = 'Công khai đầy đủ thủ tục hành chính';
const second = 'Trang bị phương tiện chữa cháy cho kho lưu trữ';
const both = (counts: string[], stateOfFirst: string, stateOfSecond: string) =>
  answer(
    'Kiến nghị 1 | Kiến nghị 2 | Quay lại',
    'Kiến nghị sau kiểm tra của Sở Xây dựng',
    ...counts,
    '',
    `1. ${first}`,
    stateOfFirst,
    '',
    `2. ${second}`,
    stateOfSecond,
  );
const asked = (nth: 1 | 2, field: string, work: string, state: string, by: string, ...reported: string[]) => [
  answer(
    'Báo cáo khắc phục | Danh sách kiến nghị',
    `Kiến nghị ${nth}, Thông báo kết luận số 201/TB-SNV ngày 14/8/2024`,
    `Sở Xây dựng · ${field}`,
    '',
    work,
    '',
    `Tình trạng: ${state}.`,
    `Thời hạn: ${by}.`,
    ...reported,
  ),
  answer(
    'Ghi số, ngày văn bản | Xong',
    `Kiến nghị ${nth}`,
    work,
    '',
    'Đề nghị đồng chí nêu kết quả khắc phục, gửi kèm tệp minh chứng (văn bản, ảnh). Có thể gửi nhiều lần.',
    'Trước khi gửi ảnh, đề nghị che thông tin trên giấy tờ tùy thân.',
  ),
  answer(
    'Ghi số, ngày văn bản | Xong',
    `Đã ghi nhận nội dung khắc phục kiến nghị ${nth}. Đoàn kiểm tra sẽ được báo để thẩm định.`,
    'Đồng chí có thể gửi thêm nội dung, tệp hoặc ghi số, ngày văn bản.',
  ),
];
const by9 = 'chậm nhất ngày 09/9/2024, tức hết thứ Hai, 09/9/2024';
const by30 = 'chậm nhất ngày 30/9/2024, tức hết thứ Hai, 30/9/2024';
const open = (last: string) => `chưa khắc phục; thời hạn đến hết thứ Hai, ${last}`;
const apparatus = 'Cải cách tổ chức bộ máy';

const report = [
  answer(
    'Không phát sinh | Bỏ qua | Quay lại | Mục lục',
    'Đồng chí trả lời từng câu bằng tin nhắn; mỗi câu được lưu ngay. Có thể dừng bất cứ lúc nào và gõ /tieptuc để làm tiếp; ' +
      'sửa được đến khi gửi.',
    '',
    'Mục I.1 (1/33)',
    'Công tác chỉ đạo, điều hành',
    'Công tác ban hành các văn bản chỉ đạo, điều hành; tổ chức các hội nghị giao ban, quán triệt chương trình, kế hoạch của ' +
      'tỉnh, của cơ quan, đơn vị, địa phương; đánh giá kết quả triển khai thực hiện, mức độ hoàn thành đối với từng nội dung ' +
      'nhiệm vụ đã đề ra theo kế hoạch.',
    'Số liệu từ 01/01/2024 đến 01/8/2024.',
    'Đề nghị đồng chí nhập nội dung hoặc chọn “Không phát sinh”.',
  ),
  answer(
    'Không phát sinh | Bỏ qua | Quay lại | Mục lục',
    'Đã ghi nhận mục I.1 (1/33).',
    '“Đã ban hành kế hoạch.”',
    '',
    'Mục I.1 (1/33)',
    'Công tác chỉ đạo, điều hành',
    'Công tác ban hành các văn bản chỉ đạo, điều hành; tổ chức các hội nghị giao ban, quán triệt chương trình, kế hoạch của…',
    '',
    'Số liệu: Mức độ hoàn thành các nhiệm vụ đã đề ra theo kế hoạch',
    'Đề nghị đồng chí nhập tỷ lệ %, ví dụ 85,5 hoặc 12/14.',
  ),
  answer(
    'I.1 · 1 | I.1 · 2 | I.1 · 3 | I.1 · 4 | I.1 · 5 | I.1 · 6 | I.1 · 7 | I.2 · 8 | I.2 · 9 | I.2 · 10 | I.2 · 11 | I.2 · 12 | ' +
      'I.3 · 13 | I.3 · 14 | I.3 · 15 | I.3 · 16 | I.4 · 17 | I.4 · 18 | I.4 · 19 | I.5 · 20 | I.5 · 21 | I.5 · 22 | I.5 · 23 | ' +
      'I.6 · 24 | I.6 · 25 | I.6 · 26 | I.7 · 27 | I.7 · 28 | I.7 · 29 | I.7 · 30 | II.1 · 31 | II.2 · 32 | III · 33 | ' +
      'Vẫn gửi khi còn thiếu 33 nội dung | Mục lục',
    'Xem lại trước khi gửi',
    'Báo cáo phục vụ kiểm tra cải cách hành chính năm 2024: Sở Xây dựng, đã trả lời 0/33 nội dung.',
    'Thời hạn: trước 05 ngày làm việc (tính từ ngày kiểm tra), tức hết thứ Năm, 25/7/2024.',
    '',
    'Còn 33 nội dung (chọn để trả lời):',
    'I.1: nội dung 1, 2, 3, 4, 5, 6, 7',
    'I.2: nội dung 8, 9, 10, 11, 12',
    'I.3: nội dung 13, 14, 15, 16',
    'I.4: nội dung 17, 18, 19',
    'I.5: nội dung 20, 21, 22, 23',
    'I.6: nội dung 24, 25',
    'I.6: nội dung 26 (nếu có)',
    'I.7: nội dung 27, 28, 29, 30',
    'II.1: nội dung 31',
    'II.2: nội dung 32',
    'III: nội dung 33',
  ),
  answer(
    'Xác nhận gửi | Tiếp tục',
    'Báo cáo của Sở Xây dựng còn thiếu 33 nội dung. Sau khi gửi, nội dung không sửa được. Đồng chí xác nhận vẫn gửi?',
  ),
  answer(
    'Ghi số, ngày văn bản | Báo cáo của tôi',
    'Đã ghi nhận nội dung Báo cáo phục vụ kiểm tra cải cách hành chính năm 2024 của Sở Xây dựng lúc 10 giờ 00 phút ngày ' +
      '24/7/2024, trong thời hạn (mã 0001).',
    'Báo cáo gửi khi còn thiếu 33 nội dung.',
    'Chưa có số, ngày văn bản; đề nghị phát hành trong thời hạn và ghi lại tại đây. Thời hạn: trước 05 ngày làm việc (tính ' +
      'từ ngày kiểm tra), tức hết thứ Năm, 25/7/2024.',
  ),
];

const inspection = [
  ...during(null, [...begun, 'Phiên làm việc: 1/4 bước.']),
  answer(
    'Cuộc kiểm tra',
    'Phát hiện của Đoàn kiểm tra',
    'Sở Xây dựng',
    'Đoàn kiểm tra chưa nêu phát hiện nào với đơn vị.',
  ),
  ...during('giải trình (nếu có)', ended),
  answer(
    'Phát hiện 1 | Phát hiện 2 | Phát hiện 3 | Cuộc kiểm tra',
    'Phát hiện của Đoàn kiểm tra',
    'Sở Xây dựng',
    '02 tồn tại, vi phạm; 01 kết quả đạt được.',
    '1. Kết quả đạt được: Ban hành kế hoạch cải cách hành chính sớm',
    '2. Tồn tại, hạn chế: Chưa công khai 05 thủ tục hành chính mới tại Bộ phận Một cửa',
    '3. Vi phạm: Kho lưu trữ không có bình chữa cháy [tệp: 01]',
  ),
  ...during('giải trình (nếu có)', ended),
  answer(
    'Không có ý kiến | Xem cuộc kiểm tra',
    'Giải trình của Sở Xây dựng: đề nghị đồng chí nhập nội dung, số và ngày văn bản, hoặc gửi tệp. Không gửi nội dung, tài ' +
      'liệu mật vào đây.',
    'Giải trình (nếu có): trong buổi làm việc hoặc theo đề nghị của Đoàn kiểm tra.',
  ),
  answer(
    'Xem cuộc kiểm tra',
    'Đã ghi nhận giải trình và chuyển Đoàn kiểm tra.',
    'Đã bổ sung: “Việc công khai chậm do đang chuyển trụ sở; đơn vị tiếp thu.”.',
    'Có thể gửi thêm nội dung, tệp; số, ngày văn bản (ví dụ: Báo cáo số 15/BC ngày 02/8/2024).',
  ),
];

const nearest = (count: string, last: string) =>
  `khắc phục ${count} kiến nghị, thời hạn gần nhất: hết thứ Hai, ${last}`;
const puttingRight = [
  ...after(nearest('02', '09/9/2024')),
  ...after(nearest('02', '09/9/2024')),
  both(
    ['Tổng số 2 kiến nghị: đã hoàn thành 0; hoàn thành một phần 0; chưa khắc phục 2.'],
    open('09/9/2024'),
    open('30/9/2024'),
  ),
  ...asked(1, 'Cải cách thủ tục hành chính', first, open('09/9/2024'), by9),
  answer(
    'Xong',
    'Đề nghị đồng chí nhập số, ký hiệu, ngày của văn bản báo cáo khắc phục kiến nghị 1, ví dụ: 45/BC-SXD ngày 10/10/2026.',
  ),
  answer(
    'Dùng văn bản này cho 01 kiến nghị khác | Ghi số, ngày văn bản | Xong',
    'Đã ghi nhận văn bản số 45/BC-SXD ngày 06/9/2024.',
  ),
  ...after(nearest('01', '30/9/2024')),
  both(
    ['Tổng số 2 kiến nghị: đã hoàn thành 1; hoàn thành một phần 0; chưa khắc phục 1.'],
    'đã hoàn thành',
    open('30/9/2024'),
  ),
  ...asked(2, apparatus, second, open('30/9/2024'), by30),
  ...after('khắc phục 01 kiến nghị, trong đó 01 quá hạn (thời hạn: hết thứ Hai, 30/9/2024)'),
  both(
    ['Tổng số 2 kiến nghị: đã hoàn thành 1; hoàn thành một phần 1; chưa khắc phục 0.', 'Quá hạn: 01.'],
    'đã hoàn thành',
    'hoàn thành một phần; quá hạn 05 ngày làm việc',
  ),
  ...asked(
    2,
    apparatus,
    second,
    'hoàn thành một phần; quá hạn 05 ngày làm việc',
    by30,
    '',
    'Đơn vị báo cáo lúc 09 giờ 00 phút ngày 26/9/2024:',
    'Đã mua 04 bình chữa cháy, chờ tập huấn.',
    'Đoàn kiểm tra xác nhận hoàn thành một phần lúc 09 giờ 00 phút ngày 26/9/2024.',
  ),
];

/** One whole inspection as the unit's own people have been answered. */
export function readsTheBuilders({ diary }: Office): void {
  expect(diary.answers('builder')).toEqual([
    received('Chưa xác nhận đã nhận thông báo: builderHead.'),
    ...report,
    ...inspection,
    ...puttingRight,
  ]);
  expect(diary.answers('builderHead')).toEqual([
    received('Đơn vị đã xác nhận nhận thông báo.'),
    answer(
      '',
      'Đã ghi nhận Sở Xây dựng nhận được Thông báo kết luận kiểm tra số 201/TB-SNV lúc 09 giờ 00 phút ngày 14/8/2024.',
    ),
  ]);
}
