import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { databases } from '../../support/database.ts';
import { openInspectionDesk, type InspectionDesk, type ListeningGroup } from './desk.ts';
import { announcedPlan, notified } from './schedule.ts';

describe.each(databases)('progress of reports for inspections, on %s', (kind) => {
  let desk: InspectionDesk;
  let group: ListeningGroup;

  beforeEach(async () => {
    desk = await openInspectionDesk(kind, '05/08/2024 08:00');
    const { round } = await desk.openRound({
      inspections: [
        { id: 'xd', unit: 'so-xay-dung', days: ['2024-08-20'], state: notified('2024-08-05') },
        { id: 'yt', unit: 'so-y-te', days: ['2024-08-21'] },
        { id: 'tp', unit: 'so-tu-phap', days: ['2024-08-28'], state: notified('2024-08-05') },
      ],
      plan: announcedPlan('so-xay-dung', 'so-y-te', 'so-tu-phap'),
    });
    const reporting = await desk.read((tx) => tx.rounds.byCode({ kind: 'system' }, `bao-cao-${round.code}`));
    group = await desk.group({ roundId: reporting!.id });
    await desk.ring();
  });
  afterEach(() => desk.dispose());

  it('calls no unit late before a group or a leader that was never told of its inspection', async () => {
    await desk.moveTo('15/08/2024 08:00');
    // Something that brings the living messages up to date.
    await desk.people.coordinator.tapsForged('is.p.tp');
    await desk.people.coordinator.says('Trùng lịch');
    await desk.people.coordinator.taps('Xác nhận đổi lịch, chưa có văn bản');
    const inGroup = group.read().at(-1)?.text ?? '';
    const toLeader = desk.people.leader.last().text;
    for (const text of [inGroup, toLeader]) {
      expect(text).toContain('Quá hạn chưa gửi: Sở Xây dựng.');
      expect(text).not.toContain('Sở Y tế');
    }
    await desk.people.coordinator.says('/tiendo');
    expect(desk.people.coordinator.last().text).toContain(
      'Chưa được thông báo lịch kiểm tra (chưa tính chậm): Sở Y tế.',
    );
  });

  it('tells the limit of each day, not one of them as everybody’s', async () => {
    await desk.people.coordinator.tapsForged('is.d.tp');
    await desk.people.coordinator.says('27/8/2024');
    await desk.people.coordinator.says('Trùng lịch');
    await desk.people.coordinator.taps('Xác nhận đổi lịch, chưa có văn bản');
    expect(group.read().at(-1)?.text).toContain(
      'Chưa gửi, theo thời hạn của từng đơn vị:\n- hết thứ Ba, 13/8/2024: 01 đơn vị\n- hết thứ Ba, 20/8/2024: 01 đơn vị',
    );
  });
});
