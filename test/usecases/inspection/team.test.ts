import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { databases } from '../../support/database.ts';
import { openInspectionDesk, type InspectionDesk } from './desk.ts';
import { notified } from './schedule.ts';

const system = { kind: 'system' } as const;

describe.each(databases)('who inspects, on %s', (kind) => {
  let desk: InspectionDesk;

  beforeEach(async () => {
    desk = await openInspectionDesk(kind, '12/08/2024 08:00');
    await desk.openRound({
      inspections: [
        { id: 'xd', unit: 'so-xay-dung', days: ['2024-08-20'], state: notified('2024-08-05') },
        { id: 'yt', unit: 'so-y-te', days: ['2024-08-21'] },
      ],
      reports: false,
    });
    await desk.ring();
    desk.readAll();
  });
  afterEach(() => desk.dispose());

  const teamOf = (id: string) =>
    desk.read(async (tx) =>
      (await tx.inspections.teamOf(system, id)).map(({ personName, role }) => `${personName}: ${role}`),
    );

  it('changes for one inspection: everyone concerned is told once, other inspections keep their team', async () => {
    const { head } = desk.people;
    await head.tapsForged('is.t.xd');
    await head.taps('Thêm người');
    await head.says('không có ai');
    expect(head.last().text).toContain('Không tìm thấy “không có ai” trong danh sách.');
    await head.says('lam mau');
    await head.taps(head.last().choices.find((choice) => choice.includes('Quách Văn Làm Mẫu')) ?? '');
    await head.taps('Thành viên');
    desk.readAll();
    await head.says('Quyết định số 21/QĐ-SNV ngày 12/8/2024');
    expect(head.last().text.split('\n')).toEqual([
      'Sở Xây dựng: phân công Quách Văn Làm Mẫu, Thành viên.',
      'Sẽ được báo: 04 người của Đoàn kiểm tra và cơ quan thường trực; 03 người của Sở Xây dựng.',
      'Theo văn bản số 21/QĐ-SNV ngày 12/8/2024.',
    ]);
    await head.taps('Xác nhận phân công');
    const change = 'Đã phân công Quách Văn Làm Mẫu: Thành viên.';
    const paper = 'Văn bản số 21/QĐ-SNV ngày 12/8/2024.';
    const toTeam = [`Đoàn kiểm tra tại Sở Xây dựng có thay đổi. ${change}\n${paper}`];
    const toUnit = [`Kính gửi Sở Xây dựng. Đoàn kiểm tra có thay đổi. ${change}\n${paper}`];
    const { head: _, ...told } = desk.readAll();
    expect(told).toEqual({
      ...Object.fromEntries(
        ['deputy', 'secretary', 'member', 'spare', 'coordinator'].map((name) => [name, toTeam]),
      ),
      ...Object.fromEntries(['officer', 'secondOfficer', 'unitHead'].map((name) => [name, toUnit])),
    });
    await head.taps('Đưa ra khỏi Đoàn: Kiều Văn Thí Dụ');
    expect(await teamOf('xd')).toContain('Kiều Văn Thí Dụ: team_member');
    expect(head.last().text).toContain('Sở Xây dựng: đưa ra khỏi Đoàn kiểm tra Kiều Văn Thí Dụ, Thành viên.');
    await head.taps('Xác nhận đưa ra khỏi Đoàn, chưa có văn bản');
    expect(desk.people.member.last().text).toBe(
      'Đoàn kiểm tra tại Sở Xây dựng có thay đổi. Kiều Văn Thí Dụ thôi tham gia Đoàn kiểm tra.',
    );
    expect(await teamOf('xd')).toEqual([
      'Trương Thị Giả Sử: team_head',
      'Lưu Văn Ví Dụ: team_deputy',
      'Tô Thị Minh Họa: team_secretary',
      'Quách Văn Làm Mẫu: team_member',
    ]);
    expect(await teamOf('yt')).toContain('Kiều Văn Thí Dụ: team_member');
    // Who is out of it sees it no more.
    await desk.people.member.tapsForged('is.i.xd');
    expect(desk.people.member.last().text).toContain('không thuộc phạm vi');
  });

  it('changes for the whole round; a unit that has not been told of the inspection hears nothing', async () => {
    const { coordinator } = desk.people;
    await coordinator.says('/kiemtra');
    await coordinator.taps('Toàn đợt: Kiểm tra cải cách hành chính năm 2024');
    await coordinator.taps('Đoàn của cả đợt');
    await coordinator.taps('Đưa ra khỏi Đoàn: Kiều Văn Thí Dụ');
    desk.readAll();
    await coordinator.taps('Xác nhận đưa ra khỏi Đoàn, chưa có văn bản');
    const told = desk.readAll();
    expect(told.member).toEqual([
      'Kiểm tra cải cách hành chính năm 2024: Đoàn kiểm tra có thay đổi. Kiều Văn Thí Dụ thôi tham gia Đoàn kiểm tra.',
    ]);
    expect(Object.keys(told).sort()).toEqual(
      ['coordinator', 'deputy', 'head', 'member', 'officer', 'secondOfficer', 'secretary', 'unitHead'].sort(),
    );
    expect(await teamOf('xd')).toHaveLength(3);
    expect(await teamOf('yt')).toHaveLength(3);
  });

  it('may be somebody of the unit itself: warned about, recorded', async () => {
    const { coordinator, officer } = desk.people;
    await coordinator.tapsForged('is.h.xd');
    await coordinator.says('Phạm Văn Giả Định');
    await coordinator.taps(coordinator.last().choices[0] ?? '');
    expect(coordinator.last().text).toContain(
      'Lưu ý: Phạm Văn Giả Định công tác tại đơn vị được kiểm tra (Sở Xây dựng). Nếu không phải khách mời, việc phân công được ghi lại.',
    );
    await coordinator.taps('Thành viên');
    await coordinator.taps('Xác nhận phân công, chưa có văn bản');
    const trace = await desk.read((tx) => tx.inspections.traceOf(system, 'xd'));
    expect(trace.at(-1)).toMatchObject({
      action: 'add_member',
      detail: { personId: officer.personId, role: 'team_member', ownUnits: ['so-xay-dung'] },
    });
  });

  it('always has somebody who can decide, and is changed by nobody else', async () => {
    const { head, secretary, unitHead, member } = desk.people;
    await head.tapsForged('is.t.xd');
    await head.taps('Đưa ra khỏi Đoàn: Lưu Văn Ví Dụ');
    await head.taps('Xác nhận đưa ra khỏi Đoàn, chưa có văn bản');
    await head.taps('Đưa ra khỏi Đoàn: Trương Thị Giả Sử');
    expect(head.last().text).toBe(
      'Trương Thị Giả Sử đang là Trưởng đoàn. Đề nghị đồng chí chọn Trưởng đoàn mới trước.',
    );
    expect(await teamOf('xd')).toContain('Trương Thị Giả Sử: team_head');
    for (const one of [secretary, unitHead, member]) {
      await one.tapsForged('is.t.xd');
      expect(one.last().text).toContain('không thuộc phạm vi');
      await one.tapsForged('is.rt.kt');
      expect(one.last().text).toContain('không thuộc phạm vi');
    }
    await secretary.tapsForged('is.mr.0');
    expect(secretary.last().text).toContain('Lựa chọn này đã cũ');
  });

  it('gives its head’s place to somebody before the head goes, in one message', async () => {
    const { coordinator, deputy } = desk.people;
    await coordinator.tapsForged('is.t.xd');
    await coordinator.taps('Đưa ra khỏi Đoàn: Trương Thị Giả Sử');
    await coordinator.taps('Lưu Văn Ví Dụ');
    expect(coordinator.last().text).toContain('Trưởng đoàn mới: Lưu Văn Ví Dụ.');
    desk.readAll();
    await coordinator.says('QĐ số 22/QĐ-SNV ngày 12/8/2024');
    await coordinator.taps('Xác nhận đưa ra khỏi Đoàn');
    expect(deputy.read().map(({ text }) => text)).toEqual([
      'Đoàn kiểm tra tại Sở Xây dựng có thay đổi. Trương Thị Giả Sử thôi tham gia Đoàn kiểm tra; Lưu Văn Ví Dụ làm Trưởng đoàn.\nVăn bản số 22/QĐ-SNV ngày 12/8/2024.',
    ]);
    expect(await teamOf('xd')).toEqual([
      'Lưu Văn Ví Dụ: team_head',
      'Tô Thị Minh Họa: team_secretary',
      'Kiều Văn Thí Dụ: team_member',
    ]);
    expect(await teamOf('yt')).toContain('Trương Thị Giả Sử: team_head');
    // The button of a change that was made confirms nothing more.
    desk.readAll();
    await coordinator.taps('Xác nhận đưa ra khỏi Đoàn');
    expect(Object.keys(desk.readAll())).toEqual(['coordinator']);
  });
});
