import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databases } from '../../support/database.ts';
import { openInspectionDesk, type InspectionDesk } from './desk.ts';
import { announcedPlan, notified } from './schedule.ts';
import { text } from '../sent.ts';

const units = [
  'so-xay-dung',
  'so-y-te',
  'so-tu-phap',
  'so-cong-thuong',
  'so-giao-thong-van-tai',
  'so-giao-duc-va-dao-tao',
  'ubnd-huyen-kon-plong',
];

describe.each(databases)('/kiemtra, on %s', (kind) => {
  let desk: InspectionDesk;

  beforeAll(async () => {
    desk = await openInspectionDesk(kind, '12/08/2024 08:00');
    const known = await desk.read((tx) => tx.units.all());
    const there = units.filter((code) => known.some((unit) => unit.code === code));
    expect(there).toHaveLength(units.length);
    await desk.openRound({
      inspections: [
        { id: 'xd', unit: 'so-xay-dung', days: ['2024-08-20'], state: notified('2024-08-05') },
        // Its notice is overdue.
        { id: 'yt', unit: 'so-y-te', days: ['2024-08-22'] },
        ...units.slice(2).map((unit) => ({ unit, days: ['2024-08-29'] })),
      ],
      plan: announcedPlan(...units),
      reports: false,
    });
  });
  afterAll(() => desk.dispose());

  it('shows coordinators the round by numbers, then each inspection, what is overdue first, in pages', async () => {
    const { coordinator } = desk.people;
    await coordinator.says('/kiemtra');
    const lines = coordinator.last().text.split('\n');
    expect(lines.slice(0, 6)).toEqual([
      'Cuộc kiểm tra chưa kết thúc: 07.',
      '',
      'Kiểm tra cải cách hành chính năm 2024',
      'Tổng hợp: đã lên lịch 06; đã thông báo lịch 01.',
      'Quá hạn bước tiếp theo: 01 cuộc.',
      '1. Sở Y tế (kiểm tra trực tiếp): thứ Năm, 22/8/2024; đã lên lịch. Tiếp theo: gửi thông báo lịch kiểm tra, quá hạn (thời hạn: hết thứ Năm, 08/8/2024).',
    ]);
    expect(lines).toHaveLength(11);
    await coordinator.taps('Trang sau');
    expect(coordinator.last().text).toContain('\n7. ');
    await coordinator.says('7');
    expect(coordinator.last().text).toContain('Ngày kiểm tra: thứ Năm, 29/8/2024.');
  });

  it('tells members of the team who owe no report where their work is', async () => {
    const { member } = desk.people;
    await member.says('/baocao');
    expect(member.last().text).toBe(
      'Đồng chí tham gia 07 cuộc kiểm tra. Gõ /kiemtra để xem lịch và việc cần làm.',
    );
  });

  it('shows a leader numbers and what is overdue, and more on a tap', async () => {
    const { leader } = desk.people;
    await leader.says('/kiemtra');
    expect(leader.last().text).toBe(
      'Cuộc kiểm tra chưa kết thúc: 07.\n\nKiểm tra cải cách hành chính năm 2024\nTổng hợp: đã lên lịch 06; đã thông báo lịch 01.\nQuá hạn bước tiếp theo: 01 cuộc.',
    );
    await leader.taps('Toàn đợt: Kiểm tra cải cách hành chính năm 2024');
    expect(leader.last().text).toContain('1. Sở Y tế');
    await leader.taps('1. Sở Y tế');
    expect(leader.last().choices).toEqual(['Danh sách kiểm tra']);
  });

  it('shows a unit its own inspection, without the team until it is told; others nothing', async () => {
    const { healthOfficer, officer, outsider } = desk.people;
    await healthOfficer.says('/kiemtra');
    expect(healthOfficer.last().text).toContain('Cuộc kiểm tra chưa kết thúc: 01.');
    await healthOfficer.taps('1. Sở Y tế');
    expect(healthOfficer.last().text).not.toContain('Trưởng đoàn');
    await officer.tapsForged('is.i.xd');
    expect(officer.last().text).toContain('Trương Thị Giả Sử, Trưởng đoàn (Sở Nội vụ)');
    await outsider.says('/kiemtra');
    expect(outsider.last().text).toBe('Không có cuộc kiểm tra nào liên quan đến đồng chí.');
  });

  it('speaks English to those who asked for it', async () => {
    const { deputy } = desk.people;
    await deputy.says('/ngonngu');
    await deputy.taps('English');
    await deputy.says('/kiemtra');
    expect(deputy.last().text).toContain('7 inspections not finished.');
    expect(deputy.last().text).toContain('Next: send the schedule notice, overdue (was due');
    await deputy.tapsForged('is.i.xd');
    expect(deputy.last().text).toContain('Status: unit notified.');
    await deputy.says('/ngonngu');
    await deputy.taps('Tiếng Việt');
  });

  it('asks on while a reply to its question comes, and lets /huy end the asking', async () => {
    const { head } = desk.people;
    await head.tapsForged('is.d.xd');
    await head.sends(text(9_200, 'tuần sau', 8_000));
    expect(head.last().text).toContain('Chưa hiểu ngày đã nhập.');
    await head.says('/huy');
    expect(head.last().text).toBe('Đã bỏ thao tác đang chờ.');
    await head.says('21/8/2024');
    expect(head.last().text).not.toContain('Đã ghi');
  });

  it('leads there from the menu’s help', async () => {
    const { officer } = desk.people;
    await officer.says('/trogiup');
    expect(officer.last().text).toContain('/kiemtra: lịch kiểm tra, kết luận, khắc phục');
  });
});
