import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { databases } from '../../support/database.ts';
import { openInspectionDesk, type InspectionDesk } from './desk.ts';
import { sendReport } from './schedule.ts';

const system = { kind: 'system' } as const;

describe.each(databases)('each kind of inspection in chat, on %s', (kind) => {
  let desk: InspectionDesk;

  beforeEach(async () => {
    desk = await openInspectionDesk(kind, '05/08/2024 08:00');
  });
  afterEach(() => desk.dispose());

  it('a self-inspection goes on when the unit reports, and the coordinator closes it', async () => {
    await desk.openRound({
      inspections: [{ id: 'tk', unit: 'so-xay-dung', kind: 'self_inspection' }],
      plan: {
        inspections: [
          {
            kind: 'self_inspection',
            units: ['so-xay-dung'],
            dates: [],
            terms: { report: { beforeDate: '2024-08-10' } },
          },
        ],
      },
    });
    await desk.ring();
    const { coordinator, officer } = desk.people;
    await officer.tapsForged('is.i.tk');
    expect(officer.last().text.split('\n')).toEqual([
      'Sở Xây dựng: tự kiểm tra',
      'Kiểm tra cải cách hành chính năm 2024',
      'Ngày kiểm tra: do đơn vị bố trí.',
      'Tình trạng: đã lên lịch.',
      'Tiếp theo: gửi báo cáo, chậm nhất thứ Sáu, 09/8/2024.',
    ]);
    expect(officer.last().choices).toEqual(['Mở báo cáo', 'Danh sách kiểm tra']);
    await sendReport(desk);
    await coordinator.tapsForged('is.i.tk');
    expect(coordinator.last().text).toContain('Tình trạng: đã nhận báo cáo.');
    expect(coordinator.last().choices).toEqual([
      'Đọc báo cáo',
      'Hủy cuộc kiểm tra',
      'Kết thúc',
      'Danh sách kiểm tra',
    ]);
    await coordinator.taps('Kết thúc');
    expect(coordinator.last().text).toContain('Đã kết thúc cuộc kiểm tra.');
    expect(coordinator.last().text).toContain('Tình trạng: đã kết thúc.');
  });

  it('a self-inspection is closed without a report only with a reason', async () => {
    await desk.openRound({
      inspections: [{ id: 'tk', unit: 'so-xay-dung', kind: 'self_inspection' }],
      reports: false,
    });
    const { coordinator } = desk.people;
    await coordinator.tapsForged('is.q.tk');
    expect(coordinator.last().text).toContain('Còn bước chưa thực hiện: đơn vị gửi báo cáo.');
    await coordinator.says('Lồng ghép trong báo cáo định kỳ');
    expect(coordinator.last().text).toContain('Lý do: Lồng ghép trong báo cáo định kỳ');
    expect(coordinator.last().text).toContain('Tình trạng: đã kết thúc.');
  });

  it('an inspection from reports shows which it draws on, and is of the day on which it is begun', async () => {
    const { round } = await desk.openRound({
      inspections: [{ id: 'xd', unit: 'so-xay-dung', kind: 'on_site', days: ['2024-08-20'] }],
    });
    await desk.openRound({
      id: 'bc',
      inspections: [{ id: 'qua', unit: 'so-xay-dung', kind: 'report_based' }],
      reports: false,
    });
    await desk.ring();
    await sendReport(desk);
    const { head, officer } = desk.people;
    await head.tapsForged('is.i.qua');
    expect(head.last().text).toContain(
      `Căn cứ các báo cáo đã gửi:\nBáo cáo phục vụ: ${round.title}, gửi lúc 08 giờ 00 phút ngày 05/8/2024`,
    );
    desk.readAll();
    await head.taps('Bắt đầu kiểm tra');
    expect(head.last().text).toContain(
      'Ngày kiểm tra: thứ Hai, 05/8/2024.\nTình trạng: đang kiểm tra.\nTiếp theo: đơn vị giải trình.',
    );
    expect(Object.keys(desk.readAll())).not.toContain('officer');
    await officer.tapsForged('is.i.qua');
    expect(officer.last().choices).toContain('Giải trình');
  });

  it('a digital inspection offers the systems, and the unit is not told beforehand', async () => {
    await desk.openRound({
      inspections: [{ id: 'so', unit: 'so-xay-dung', kind: 'digital' }],
      reports: false,
    });
    const { head } = desk.people;
    await head.tapsForged('is.i.so');
    expect(head.last().choices).toEqual([
      'Bắt đầu kiểm tra',
      'Tra cứu hệ thống',
      'Phát hiện',
      'Ngày kiểm tra',
      'Đoàn kiểm tra',
      'Ấn định thời hạn',
      'Hủy cuộc kiểm tra',
      'Danh sách kiểm tra',
    ]);
    await head.tapsForged('is.n.so');
    expect(head.last().text).toContain('Chưa ấn định ngày kiểm tra.');
  });

  it('a thematic inspection is told without asking for a report, and has the team of the sector body', async () => {
    await desk.openRound({
      inspections: [
        {
          id: 'cd',
          unit: 'so-xay-dung',
          kind: 'thematic',
          days: ['2024-08-20'],
          team: { outsider: 'team_head', spare: 'team_secretary' },
        },
      ],
      reports: false,
    });
    const { outsider, head, coordinator, officer } = desk.people;
    await outsider.says('/kiemtra');
    expect(outsider.last().text).toContain('Sở Xây dựng (kiểm tra chuyên đề)');
    await head.tapsForged('is.s.cd');
    expect(head.last().text).toContain('không thuộc phạm vi');
    await desk.read(async (tx) => {
      const inspection = await tx.inspections.byId(system, 'cd');
      expect(inspection?.assignmentId).toBeNull();
    });
    await coordinator.tapsForged('is.n.cd');
    await coordinator.sends({
      kind: 'file',
      file: { remoteId: 'r', name: 'TB.pdf', size: 100, as: 'document' },
      caption: 'Thông báo số 9/TB-STC ngày 05/8/2024',
      messageId: '9100',
      order: 9_100,
      replyTo: null,
      albumId: null,
      received: {
        taken: true,
        file: { digest: 'a'.repeat(64), name: 'TB.pdf', type: 'pdf', size: 100 },
      },
    });
    await coordinator.taps('Gửi, 08 giờ');
    expect(officer.last().text).toBe(
      'Kính gửi Sở Xây dựng. Theo Thông báo số 9/TB-STC ngày 05/8/2024 (kèm theo), Đoàn kiểm tra làm việc lúc 08 giờ, thứ Ba, 20/8/2024. Đề nghị bố trí lãnh đạo, công chức làm việc.',
    );
  });

  it('a re-inspection says what earlier ones left, and leads to it', async () => {
    await desk.openRound({
      inspections: [{ id: 'lai', unit: 'so-xay-dung', kind: 're_inspection', days: ['2024-08-20'] }],
      reports: false,
    });
    const { head } = desk.people;
    await head.tapsForged('is.i.lai');
    expect(head.last().text).toContain('Kiến nghị của các lần kiểm tra trước chưa khắc phục xong: 0.');
    expect(head.last().choices).toContain('Lần kiểm tra trước');
  });
});
