import { afterEach, describe, expect, it } from 'vitest';
import { databases } from '../support/database.ts';
import { createWorld, type World } from '../support/world.ts';

let world: World;
afterEach(async () => {
  await world.stop();
});

describe.each(databases)('/lamviec on %s', (kind) => {
  it('answers anyone in a private chat, and leaves the question open', async () => {
    world = await createWorld(kind, 'kon-tum-2024');
    const officer = world.person('Người thử');
    const asked = async (text: string) => {
      await officer.says(text);
      return officer.last().text;
    };
    expect(await asked('/lamviec 05/9/2024')).toBe(
      'Lịch làm việc: thứ Năm, 05/9/2024 là ngày làm việc.\nTheo lịch đã xác nhận.',
    );
    await officer.starts((await world.invite('so-xay-dung', 'focal_point')).replaceAll('-', ''));
    await officer.taps('Xác nhận');
    await officer.says('/tieptuc');
    expect(await asked('/lamviec 20/8/2024 +10')).toBe(
      '10 ngày làm việc sau thứ Ba, 20/8/2024 (không tính ngày này): thứ Năm, 05/9/2024.\nTheo lịch đã xác nhận.',
    );
    expect(await asked('/lamviec 20/8/2024 -5')).toBe(
      '05 ngày làm việc trước thứ Ba, 20/8/2024 (không tính ngày này): thứ Ba, 13/8/2024.\nTheo lịch đã xác nhận.',
    );
    expect(await asked('/lamviec 02/9/2024')).toBe(
      'Lịch làm việc: thứ Hai, 02/9/2024 là ngày nghỉ (Quốc khánh).\n' +
        'Ngày làm việc tiếp theo: thứ Tư, 04/9/2024.\nTheo lịch đã xác nhận.',
    );
    expect(await asked('/lamviec 04/5/2024')).toContain(
      'thứ Bảy, 04/5/2024 là ngày làm việc (Làm bù cho ngày 29/4/2024).',
    );
    expect(await asked('/lamviec 05/5/2024')).toContain('Chủ nhật, 05/5/2024 là ngày nghỉ cuối tuần.');
    expect(await asked('/lamviec 16/4/2027')).toBe(
      'Lịch làm việc: thứ Sáu, 16/4/2027 là ngày nghỉ (Giỗ Tổ Hùng Vương).\n' +
        'Ngày làm việc tiếp theo: thứ Hai, 19/4/2027.\n' +
        'Lịch năm 2027 chưa được xác nhận; kết quả có thể thay đổi khi có thông báo nghỉ lễ, Tết.',
    );
    expect(await asked('/lamviec 30/12/2026 +300')).toContain('Lịch năm 2027–2028 chưa được xác nhận');
    expect(await asked('/lamviec 31/4/2024')).toBe(
      'Không có ngày 31/4/2024.\n' +
        'Ví dụ: /lamviec (hôm nay); /lamviec 05/9/2024; /lamviec 20/8/2024 +10; /lamviec 20/8/2024 -5.',
    );
    expect(await asked('/lamviec 20/8/2024 +0')).toContain('phải từ 1 đến 10.000; đang ghi: 0.');
    expect(await asked('/lamviec bao giờ')).toContain('Chưa đọc được ngày trong “bao giờ”.');
    expect(await asked('Nội dung trả lời')).toContain('Đã ghi nhận mục I.1');
  });

  it('tells today and the next working day, in a group too', async () => {
    world = await createWorld(kind, 'kon-tum-2024');
    const officer = world.person('Người thử');
    const group = await world.group('Nhóm', [officer]);
    world.clock.moveTo('2024-08-30T03:00:00Z');
    await group.saidBy(officer, '/lamviec');
    expect(group.last().text).toBe(
      'Hôm nay, thứ Sáu, 30/8/2024 là ngày làm việc.\n' +
        'Ngày làm việc tiếp theo: thứ Tư, 04/9/2024.\nTheo lịch đã xác nhận.',
    );
    // 31/8 has begun in Hà Nội, not yet in Greenwich.
    world.clock.moveTo('2024-08-30T17:30:00Z');
    await officer.says('/lamviec');
    expect(officer.last().text).toContain('Hôm nay, thứ Bảy, 31/8/2024 là ngày nghỉ cuối tuần.');
  });
});
