/** Units and works that are named again and again. */

export const shared = ['Sở Công Thương', 'Sở Giao thông vận tải', 'UBND huyện Tu Mơ Rông'] as const;
export const kp = 'UBND huyện Kon Plông';
export const nh = 'UBND huyện Ngọc Hồi';
export const ia = 'UBND huyện Ia H’Drai';

export const procedures = 'Công khai đầy đủ thủ tục hành chính';
export const fire = 'Trang bị phương tiện chữa cháy cho kho lưu trữ';
export const budget = 'Bố trí kinh phí cải cách hành chính trong dự toán';
export const land = 'Giải quyết dứt điểm hồ sơ đất đai quá hạn';
export const letters = 'Thực hiện gửi thư xin lỗi đầy đủ';
export const stored = 'Số hóa kết quả còn hiệu lực';
