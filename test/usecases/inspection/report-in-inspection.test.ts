import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { encodeAction } from '../../../src/domain/action.ts';
import type { ReportAction } from '../../../src/domain/inspection/report/action.ts';
import { databases } from '../../support/database.ts';
import { openInspectionDesk, type InspectionDesk } from './desk.ts';
import { notified, sendReport } from './schedule.ts';

const system = { kind: 'system' } as const;
const forged = (choice: ReportAction) => encodeAction({ kind: 'inspection_report', choice });

describe.each(databases)("a unit's report read within its inspection, on %s", (kind) => {
  let desk: InspectionDesk;

  beforeEach(async () => {
    desk = await openInspectionDesk(kind, '05/08/2024 08:00');
  });
  afterEach(() => desk.dispose());

  describe('that asked for it', () => {
    beforeEach(async () => {
      await desk.openRound({
        inspections: [
          { id: 'xd', unit: 'so-xay-dung', days: ['2024-08-20'], state: notified('2024-08-05') },
          { id: 'yt', unit: 'so-y-te', days: ['2024-08-21'] },
        ],
      });
      await desk.ring();
    });

    it('is read by part, with what was left empty; long answers go on over pages and nothing is lost', async () => {
      const { officer, member } = desk.people;
      const long = Array.from({ length: 900 }, (_, at) => `việc${at}`).join(' ');
      await officer.says('/tieptuc');
      await officer.says(long);
      await officer.says('/mucluc');
      await officer.says('I.3');
      await member.tapsForged('is.i.xd');
      expect(member.last().choices).not.toContain('Đọc báo cáo');
      await member.tapsForged(forged({ kind: 'reports', inspectionId: 'xd' }));
      expect(member.last().text).toContain('Chưa có báo cáo nào của đơn vị được gửi.');
      await officer.says('/gui');
      await officer.taps(officer.last().choices.find((label) => label.startsWith('Vẫn gửi')) ?? '');
      await officer.taps('Xác nhận gửi');

      await member.tapsForged('is.i.xd');
      await member.taps('Đọc báo cáo');
      expect(member.last().text).toContain(
        'Sở Xây dựng gửi lúc 08 giờ 00 phút ngày 05/8/2024, trong thời hạn',
      );
      const [first] = member.last().choices;
      expect(first).toMatch(/^I\.1 \(/);
      await member.taps(first ?? '');
      const pages = [member.last().text];
      while (member.last().choices.includes('Trang sau') && pages.length < 9) {
        await member.taps('Trang sau');
        pages.push(member.last().text);
      }
      expect(pages.length).toBeGreaterThan(1);
      const read = pages.join('\n').match(/việc\d+/g);
      expect(read).toEqual(long.split(' '));
      await member.taps('Các phần của báo cáo');
      await member.taps(member.last().choices.find((label) => label.startsWith('Nội dung để trống')) ?? '');
      expect(member.last().text).toContain('nội dung để trống hoặc chưa đủ.');
      expect(member.last().text).toContain('- I.2');
    });

    it('has findings recorded against it: with the field and the prompt that they are about', async () => {
      const { member } = desk.people;
      await sendReport(desk);
      await member.tapsForged('is.i.xd');
      await member.taps('Đọc báo cáo');
      await member.taps(member.last().choices[0] ?? '');
      const about = member.last().choices.find((label) => label.startsWith('Ghi phát hiện về mục'));
      await member.taps(about ?? '');
      expect(member.last().text).toContain('được gắn với mục I.1');
      await member.says('Kế hoạch ban hành chậm 02 tháng.');
      await member.says('Kế hoạch thiếu phân công.');
      const found = await desk.read((tx) => tx.findings.ofInspection(system, 'xd'));
      expect(found).toHaveLength(2);
      for (const finding of found) {
        expect(finding.field).toBe('direction');
        expect(finding.promptCode).toMatch(/^direction\./);
      }
      await member.taps('Chi tiết');
      expect(member.last().text).toContain('Mục I.1');
    });

    it('is for the working team, the coordinators and the unit itself, and nobody else', async () => {
      await sendReport(desk);
      const { people } = desk;
      const [report] = await desk.read((tx) => tx.unitReports.ofInspection(system, 'xd'));
      const assignmentId = report!.assignmentId;
      const choices: ReportAction[] = [
        { kind: 'reports', inspectionId: 'xd' },
        { kind: 'report', inspectionId: 'xd', assignmentId },
        { kind: 'report_part', inspectionId: 'xd', assignmentId, part: 0, page: 0 },
        { kind: 'report_empty', inspectionId: 'xd', assignmentId },
        { kind: 'record_about', inspectionId: 'xd', assignmentId, prompt: 0 },
      ];
      for (const name of ['head', 'member', 'coordinator', 'officer', 'unitHead'] as const) {
        await people[name].tapsForged(forged(choices[2]!));
        expect(people[name].last().text, name).toContain('Đã ban hành kế hoạch.');
      }
      for (const name of ['healthOfficer', 'outsider', 'spare', 'guest', 'leader', 'otherLeader'] as const) {
        for (const choice of choices) {
          await people[name].tapsForged(forged(choice));
          expect(people[name].last().text, `${name} ${choice.kind}`).toContain('không thuộc phạm vi');
        }
        const scope = await people[name].scope();
        await desk.read(async (tx) => {
          expect(await tx.unitReports.ofInspection(scope, 'xd')).toEqual([]);
          expect(await tx.unitReports.answers(scope, 'xd', assignmentId)).toEqual([]);
        });
      }
      // A report of another inspection opens under none.
      await people.head.tapsForged(forged({ kind: 'report', inspectionId: 'yt', assignmentId }));
      expect(people.head.last().text).toContain('không thuộc phạm vi');
      await people.officer.tapsForged(forged(choices[4]!));
      expect(people.officer.last().text).toContain('không thuộc phạm vi');
    });
  });

  it('is what an inspection from reports draws on; without any it says who owes one, and asks before it starts', async () => {
    await desk.openRound({
      inspections: [{ id: 'xd', unit: 'so-xay-dung', kind: 'on_site', days: ['2024-08-20'] }],
    });
    await desk.openRound({
      id: 'bc',
      inspections: [
        { id: 'qua', unit: 'so-xay-dung', kind: 'report_based' },
        { id: 'khac', unit: 'so-y-te', kind: 'report_based' },
      ],
      reports: false,
    });
    await desk.ring();
    const { head, member, coordinator } = desk.people;
    await head.tapsForged('is.i.qua');
    expect(head.last().text).toContain('Chưa có báo cáo nào đã gửi trong kỳ kiểm tra để làm căn cứ.');
    expect(head.last().text).toContain(
      'Đơn vị chưa gửi: Báo cáo phục vụ: Kiểm tra cải cách hành chính năm 2024. Thời hạn:',
    );
    await head.tapsForged('is.i.khac');
    expect(head.last().text).toContain('không có đợt báo cáo nào yêu cầu đơn vị này');
    await head.taps('Bắt đầu kiểm tra');
    expect(head.last().text).toContain('Sở Y tế chưa có báo cáo nào đã gửi trong kỳ kiểm tra');
    await coordinator.tapsForged(forged({ kind: 'start_without', inspectionId: 'khac' }));
    expect(coordinator.last().text).toContain('không thuộc phạm vi');
    await head.taps('Vẫn bắt đầu');
    expect(head.last().text).toContain('Tình trạng: đang kiểm tra.');

    await sendReport(desk);
    await member.tapsForged('is.i.qua');
    expect(member.last().text).toContain('Căn cứ các báo cáo đã gửi:');
    await member.taps('Đọc báo cáo');
    await member.taps(member.last().choices[0] ?? '');
    expect(member.last().text).toContain('Đã ban hành kế hoạch.');
    await member.taps(member.last().choices.find((label) => label.startsWith('Ghi phát hiện về mục')) ?? '');
    await member.says('Số liệu không khớp báo cáo quý.');
    const [finding] = await desk.read((tx) => tx.findings.ofInspection(system, 'qua'));
    expect(finding).toMatchObject({ field: 'direction', inspectionIds: ['qua'] });
    expect(finding?.promptCode).toMatch(/^direction\./);
  });
});
