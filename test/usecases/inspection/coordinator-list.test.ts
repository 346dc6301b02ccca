import { afterEach, describe, expect, it } from 'vitest';
import { databases } from '../../support/database.ts';
import { openInspectionDesk, type InspectionDesk } from './desk.ts';
import { announcedPlan, notified } from './schedule.ts';
import { mornings } from './remediation-days.ts';

let desk: InspectionDesk;
afterEach(() => desk.dispose());

describe.each(databases)("the coordinator's list of reports for inspections, on %s", (kind) => {
  it('names units by their own limits, and comes while one of them is within its ladder', async () => {
    desk = await openInspectionDesk(kind, '22/07/2024 08:00');
    // Reports by 29/7 and 23/8: five working days before.
    await desk.openRound({
      inspections: [
        { id: 'xd', unit: 'so-xay-dung', days: ['2024-08-05'], state: notified('2024-07-22') },
        { id: 'yt', unit: 'so-y-te', days: ['2024-08-30'], state: notified('2024-07-22') },
      ],
      plan: announcedPlan('so-xay-dung', 'so-y-te'),
    });
    desk.readAll();
    const heard = (await mornings(desk, '2024-07-31', '2024-08-19')).filter((text) =>
      text.includes(' coordinator: Danh sách theo dõi'),
    );
    // The ladder of 29/7 goes on to 05/8, that of 23/8 begins on 16/8; between them only Monday, for who is overdue.
    expect(heard.map((text) => text.slice(0, 5))).toEqual([
      ...['31/07', '01/08', '02/08', '05/08', '12/08', '16/08', '19/08'],
    ]);
    expect(heard[0]!.split('\n').slice(1, 8)).toEqual([
      'Đã gửi 0/2 đơn vị (đúng hạn 0, gửi chậm 0).',
      'Chưa gửi, còn trong thời hạn: 01 đơn vị.',
      'Quá hạn chưa gửi: 01 đơn vị.',
      '',
      'Chưa gửi, theo thời hạn của từng đơn vị:',
      '- quá hạn, hết thứ Hai, 29/7/2024: Sở Xây dựng',
      '- hết thứ Sáu, 23/8/2024: Sở Y tế',
    ]);
  });
});
