import { afterEach, describe, expect, it } from 'vitest';
import { freshInspection, type InspectionState } from '../../../src/domain/inspection/inspection.ts';
import { databases } from '../../support/database.ts';
import { openInspectionDesk, type InspectionDesk } from './desk.ts';
import { byDate, issued } from './issued-conclusion.ts';
import { announcedPlan, notified } from './schedule.ts';

let desk: InspectionDesk | null = null;
afterEach(async () => {
  await desk?.dispose();
  desk = null;
});

const system = { kind: 'system' } as const;
const atWork: Partial<InspectionState> = {
  ...notified('2024-08-05'),
  startedAt: '2024-08-20T01:00:00.000Z',
};
const withMinutes: Partial<InspectionState> = {
  ...atWork,
  minutes: { paper: null, fileId: null, note: 'Ghi chú của Đoàn', at: '2024-08-20T08:00:00.000Z', by: null },
};

describe.each(databases)('what the people of an inspected unit see of it, on %s', (kind) => {
  it('is their own next step and that the inspection goes on, and nothing of the team’s work', async () => {
    desk = await openInspectionDesk(kind, '12/08/2024 08:00');
    const { officer, secretary } = desk.people;
    // The report is due in time for a day that only the notice tells: its term has passed, so has the notice's.
    await desk.openRound({
      inspections: [{ id: 'xd', unit: 'so-xay-dung', days: ['2024-08-20'] }],
      plan: announcedPlan('so-xay-dung'),
    });
    const line = async () => {
      await officer.says('/kiemtra');
      return officer.last().text.split('\n').at(-1);
    };
    const card = async () => {
      await officer.tapsForged('is.i.xd');
      return officer.last().text.split('\n').slice(2, 5);
    };
    const put = (state: Partial<InspectionState>) =>
      desk!.read(async (tx) => {
        const inspection = (await tx.inspections.byId(system, 'xd'))!;
        await tx.inspections.save({ ...inspection, state: { ...freshInspection, ...state } });
      });

    expect(await line()).toBe(
      '1. Sở Xây dựng (kiểm tra trực tiếp): theo thông báo lịch kiểm tra; chờ thông báo lịch kiểm tra. Tiếp theo: gửi báo cáo, chậm nhất thứ Ba, 13/8/2024.',
    );
    expect(await card()).toEqual([
      'Ngày kiểm tra: theo thông báo lịch kiểm tra.',
      'Tình trạng: chờ thông báo lịch kiểm tra.',
      'Tiếp theo: gửi báo cáo, chậm nhất thứ Ba, 13/8/2024.',
    ]);
    expect(officer.last().text).not.toMatch(/20\/8|22\/8|05\/9|Thông báo lịch:|quá hạn/);
    // The secretary sees what the team has to do.
    await secretary.tapsForged('is.i.xd');
    expect(secretary.last().text).toContain(
      'Tiếp theo: gửi thông báo lịch kiểm tra, quá hạn (thời hạn: hết thứ Ba, 06/8/2024).',
    );

    await put({ ...notified('2024-08-12'), stage: 'notified' });
    expect(await card()).toEqual([
      'Ngày kiểm tra: thứ Ba, 20/8/2024.',
      'Tình trạng: đã thông báo lịch.',
      'Tiếp theo: gửi báo cáo, chậm nhất thứ Ba, 13/8/2024.',
    ]);
    // That the notice was late is between the plan and the team.
    expect(officer.last().text).toContain('Thông báo lịch số 12/TB-SNV ngày 12/8/2024.');
    await put({ ...notified('2024-08-05'), stage: 'report_received' });
    expect((await card()).at(-1)).toBe('Tiếp theo: chuẩn bị làm việc với Đoàn kiểm tra, thứ Ba, 20/8/2024.');
    await put({ ...atWork, stage: 'under_way' });
    expect((await card())[1]).toBe('Tình trạng: đang thực hiện kiểm tra.');
    await put({ ...withMinutes, stage: 'minutes_recorded' });
    expect((await card()).slice(1)).toEqual([
      'Tình trạng: đang thực hiện kiểm tra.',
      'Tiếp theo: giải trình (nếu có).',
    ]);
    for (const stage of ['explained', 'drafted', 'signed'] as const) {
      await put({ ...withMinutes, stage });
      expect(await line()).toBe('1. Sở Xây dựng (kiểm tra trực tiếp): thứ Ba, 20/8/2024; chờ kết luận.');
      await card();
      expect(officer.last().text).not.toMatch(/Tiếp theo|dự thảo|duyệt|Ghi chú của Đoàn/);
      expect(officer.last().choices).not.toContain('Kết luận');
    }
  });

  it('is what they have to put right and by when, once the conclusion is out', async () => {
    desk = await openInspectionDesk(kind, '22/08/2024 08:00');
    const { officer, secretary, leader } = desk.people;
    await desk.openRound({
      inspections: [
        { id: 'xd', unit: 'so-xay-dung', days: ['2024-08-20'], state: { ...withMinutes, stage: 'issued' } },
      ],
      reports: false,
    });
    const rows = await issued(desk, {
      inspectionIds: ['xd'],
      recommendations: [
        { text: 'Ký số văn bản đi', term: byDate('2024-09-09') },
        { text: 'Công khai kết quả', term: byDate('2024-09-16') },
      ],
    });
    const nextOf = async (person: typeof officer) => {
      await person.tapsForged('is.i.xd');
      return person
        .last()
        .text.split('\n')
        .find((each) => each.startsWith('Tiếp theo'));
    };
    const open = 'Tiếp theo: khắc phục 02 kiến nghị, thời hạn gần nhất: hết thứ Hai, 09/9/2024.';
    expect([await nextOf(officer), await nextOf(secretary)]).toEqual([open, open]);
    await desk.moveTo('10/09/2024 08:00');
    expect(await nextOf(officer)).toBe(
      'Tiếp theo: khắc phục 02 kiến nghị, trong đó 01 quá hạn (thời hạn: hết thứ Hai, 09/9/2024).',
    );
    await leader.says('/kiemtra');
    expect(leader.last().text).toContain(
      'Quá hạn bước tiếp theo: 01 cuộc.\nKiến nghị chưa khắc phục xong: 02, trong đó quá hạn: 01.',
    );
    for (const { id } of rows) {
      await officer.tapsForged(`ir.r.${id}`);
      await officer.says('Đã thực hiện.');
    }
    expect(await nextOf(officer)).toBe('Tiếp theo: chờ Đoàn kiểm tra thẩm định 02 kiến nghị đã báo cáo.');
    expect(await nextOf(secretary)).toBe('Tiếp theo: thẩm định 02 kiến nghị đơn vị đã báo cáo.');
    await leader.says('/kiemtra');
    expect(leader.last().text).toContain('Kiến nghị chưa khắc phục xong: 02.');
    expect(leader.last().text).not.toContain('Quá hạn');
  });
});
