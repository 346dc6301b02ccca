import { expect, it } from 'vitest';
import { isClassified } from '../../../src/domain/classified/classified.ts';

it.each([
  'Hồ sơ MẬT số 15 còn thiếu chữ ký',
  'CON:MẬT….pdf',
  'MẬT',
  'MẬT\nSố: 15/BC-UBND',
  'TUYỆT MẬT',
  'Báo cáo (Tối mật) quý III',
  'văn bản tuyệt mật gửi kèm',
  'Kế hoạch 12_MẬT.docx',
  'KH-12-TOI MAT.pdf',
  'TUYET_MAT_15.pdf',
  'Độ mật: Mật',
  'Công văn có độ mật cao',
  'Tài liệu mật về phòng thủ dân sự',
  'hồ sơ mật số 15',
  'không chuyển hồ sơ mật số 15 cho đơn vị khác',
  'trừ văn bản mật số 15',
  'Gửi kèm công văn mật của tỉnh',
  'cv mật 12.pdf',
  'Công văn số 15 (Mật)',
  'Đã đóng dấu mật',
  'Dữ liệu thuộc danh mục bí mật nhà nước',
  'tai lieu thuoc bi mat nha nuoc',
  'Ngoài ra có văn bản mật gửi sau',
  'MẬT Độ khẩn: hỏa tốc',
  'Văn bản\nmật',
  // As some keyboards write it: letters and marks apart, or with a joiner in between.
  'Hồ sơ MẬT'.normalize('NFD'),
  'tài liệu mật\u200b gửi kèm',
])('marked, or said to be: %j', (text) => {
  expect(isClassified(text)).toBe(true);
});

it.each([
  '100% văn bản đi được ký số (trừ văn bản mật)',
  'Tài khoản khai thác dữ liệu (trừ dữ liệu mật)',
  '90% báo cáo định kỳ (không bao gồm nội dung mật) được gửi qua Hệ thống',
  'hồ sơ công việc không thuộc phạm vi bí mật nhà nước',
  'Công tác bảo vệ bí mật nhà nước được quan tâm',
  'CÔNG TÁC BẢO VỆ BÍ MẬT NHÀ NƯỚC',
  'Quy định về quản lý văn bản mật.docx',
  'Chưa phát sinh văn bản mật',
  'thiết bị bảo mật, đường truyền BẢO MẬT',
  'Mật độ dân số; MẬT ĐỘ xây dựng',
  'mật khẩu, MẬT KHẨU dùng chung',
  'bí mật kinh doanh, bí mật đời tư, bí mật công tác',
  'phối hợp mật thiết; ong mật; thân mật',
  'Văn bản gửi theo chế độ mật được vào sổ riêng',
  'Độ mật: không',
  'Độ mật: Thường',
  'Mất hồ sơ số 15; MẶT TRẬN TỔ QUỐC; ho so mat so 15',
  'giải mật 03 hồ sơ',
  'Mật ong rừng U Minh',
  '',
])('ordinary: %j', (text) => {
  expect(isClassified(text)).toBe(false);
});
