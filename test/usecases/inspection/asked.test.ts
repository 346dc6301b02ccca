import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { databases } from '../../support/database.ts';
import { openInspectionDesk, type InspectionDesk } from './desk.ts';
import { notified } from './schedule.ts';

const system = { kind: 'system' } as const;

describe.each(databases)('a question that was asked, on %s', (kind) => {
  let desk: InspectionDesk;

  beforeEach(async () => {
    desk = await openInspectionDesk(kind, '12/08/2024 08:00');
    await desk.openRound({
      inspections: [{ id: 'xd', unit: 'so-xay-dung', days: ['2024-08-20'], state: notified('2024-08-05') }],
    });
    await desk.ring();
    desk.readAll();
  });
  afterEach(() => desk.dispose());

  const stored = () => desk.read((tx) => tx.inspections.byId(system, 'xd'));

  it('is not answered days later by a sentence about something else; it can be asked again', async () => {
    const { coordinator } = desk.people;
    await coordinator.tapsForged('is.x.xd');
    await desk.moveTo('16/08/2024 08:30');
    desk.readAll();
    await coordinator.says('Chiều nay họp giao ban lúc 14 giờ nhé.');
    expect(coordinator.last().text).toContain('Câu hỏi lúc 08 giờ 00 phút ngày 12/8/2024 đã hết hiệu lực;');
    expect(Object.keys(desk.readAll())).toEqual(['coordinator']);
    expect((await stored())?.state.stage).toBe('notified');
    await coordinator.says('Trùng kỳ họp.');
    expect(coordinator.last().text).toContain('đã hết hiệu lực');
    await coordinator.taps('Hỏi lại');
    expect(coordinator.last().text).toContain('Hủy cuộc kiểm tra tại Sở Xây dựng.');
    await coordinator.says('Trùng kỳ họp.');
    expect(coordinator.last().text).not.toContain('đã hết hiệu lực');
  });

  it('keeps what was given before it grew old', async () => {
    const { coordinator } = desk.people;
    await coordinator.tapsForged('is.n.xd');
    await coordinator.says('Thông báo số 15/TB-SNV ngày 12/8/2024');
    await desk.moveTo('13/08/2024 08:00');
    await coordinator.says('vâng');
    expect(coordinator.last().text).toContain('đã hết hiệu lực');
    await coordinator.taps('Hỏi lại');
    expect(coordinator.last().text).toContain('Đã ghi số 15/TB-SNV ngày 12/8/2024.');
  });

  it('goes on for a day while findings are recorded, each of which begins it anew', async () => {
    const { member } = desk.people;
    await desk.people.head.tapsForged('is.s.xd');
    await desk.moveTo('20/08/2024 08:00');
    await desk.people.head.tapsForged('is.s.xd');
    await desk.people.head.says('Đơn vị đề nghị làm việc trước khi gửi báo cáo.');
    await member.tapsForged('is.i.xd');
    await member.taps('Phát hiện');
    await member.taps('Ghi phát hiện');
    await member.says('Chưa niêm yết thủ tục.');
    await desk.moveTo('21/08/2024 07:30');
    await member.says('Sổ theo dõi ghi thiếu.');
    expect(await desk.read((tx) => tx.findings.ofInspection(system, 'xd'))).toHaveLength(2);
    await desk.moveTo('23/08/2024 08:00');
    await member.says('Mai anh có đi họp không?');
    expect(await desk.read((tx) => tx.findings.ofInspection(system, 'xd'))).toHaveLength(2);
    expect(member.last().text).toContain('đã hết hiệu lực');
  });

  it('is not what cancels: it is shown first what happens and to whom, and taken up again where it stood', async () => {
    const { coordinator, officer, head } = desk.people;
    await coordinator.tapsForged('is.x.xd');
    await coordinator.says('Trùng kỳ họp.');
    expect(coordinator.last().text.split('\n').slice(0, 3)).toEqual([
      'Hủy cuộc kiểm tra tại Sở Xây dựng (thứ Ba, 20/8/2024). Lý do: Trùng kỳ họp.',
      'Đơn vị không phải gửi báo cáo phục vụ kiểm tra nữa.',
      'Sẽ được báo: 04 người của Đoàn kiểm tra và cơ quan thường trực; 03 người của Sở Xây dựng.',
    ]);
    expect((await stored())?.state.stage).toBe('notified');
    desk.readAll();
    await coordinator.taps('Xác nhận hủy, chưa có văn bản');
    expect((await stored())?.state.stage).toBe('cancelled');
    expect(officer.last().text).toContain('Cuộc kiểm tra tại đơn vị đã hủy');
    await desk.moveTo('13/08/2024 08:00');
    await head.tapsForged('is.i.xd');
    await head.taps('Khôi phục cuộc kiểm tra');
    await head.says('Hủy nhầm đơn vị.');
    expect(head.last().text).toContain(
      'Khôi phục cuộc kiểm tra tại Sở Xây dựng (thứ Ba, 20/8/2024). Lý do: Hủy nhầm đơn vị.',
    );
    desk.readAll();
    await head.taps('Xác nhận khôi phục, chưa có văn bản');
    expect((await stored())?.state).toMatchObject({ stage: 'notified', cancelled: null });
    const told = desk.readAll();
    expect(told.officer?.[0]).toContain(
      'Kính gửi Sở Xây dựng. Cuộc kiểm tra tại đơn vị được tiếp tục: thứ Ba, 20/8/2024. Lý do: Hủy nhầm đơn vị.\nBáo cáo phục vụ Đoàn kiểm tra theo lịch mới.',
    );
    expect(told.coordinator?.[0]).toContain(
      'Cuộc kiểm tra tại Sở Xây dựng được khôi phục: thứ Ba, 20/8/2024.',
    );
    const assignmentId = (await stored())!.assignmentId!;
    expect(await desk.read((tx) => tx.followUp.owed(assignmentId))).not.toBeNull();
    // It may be cancelled again, and everybody hears of that too.
    await coordinator.tapsForged('is.x.xd');
    await coordinator.says('Bão số 3.');
    desk.readAll();
    await coordinator.taps('Xác nhận hủy, chưa có văn bản');
    expect(desk.readAll().officer?.[0]).toContain('đã hủy');
  });

  it('leaves days open that have gone by when it is taken up again', async () => {
    const { coordinator, officer } = desk.people;
    await coordinator.tapsForged('is.x.xd');
    await coordinator.says('Trùng kỳ họp.');
    await coordinator.taps('Xác nhận hủy, chưa có văn bản');
    await desk.moveTo('22/08/2024 08:00');
    await coordinator.tapsForged('is.u.xd');
    await coordinator.says('Làm lại.');
    expect(coordinator.last().text).toContain(
      'Ngày kiểm tra (thứ Ba, 20/8/2024) đã qua: ngày mới được ấn định sau.',
    );
    await coordinator.taps('Xác nhận khôi phục, chưa có văn bản');
    expect((await stored())?.dates).toEqual({ kind: 'open' });
    expect(officer.last().text).toContain('được tiếp tục: chưa ấn định ngày.');
  });
});
