import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dropMessages, retryMessages } from '../../../src/bot/usecases/outbox-messages.ts';
import { databases } from '../../support/database.ts';
import { castNames, type CastName } from './cast.ts';
import { announcedPlan } from './schedule.ts';
import { openInspectionDesk, type InspectionDesk } from './desk.ts';

describe.each(databases)('a surprise inspection, on %s', (kind) => {
  let desk: InspectionDesk;

  beforeEach(async () => {
    desk = await openInspectionDesk(kind, '20/08/2024 08:00');
    await desk.openRound({
      inspections: [{ id: 'yt', unit: 'so-y-te', days: ['2024-08-27'] }],
      // The member of the team works for the unit that is to be surprised.
      team: { head: 'team_head', deputy: 'team_deputy', secretary: 'team_secretary', officer: 'team_member' },
      reports: false,
      plan: announcedPlan('so-y-te'),
    });
    await desk.ring();
    desk.readAll();
  });
  afterEach(() => desk.dispose());

  /** The head orders it for tomorrow, by order of the leader, with the secretary and the officer of the unit itself. */
  async function ordered(): Promise<string> {
    const { head } = desk.people;
    await head.says('/kiemtra');
    await head.taps('Kiểm tra đột xuất');
    await head.says('Sở không có');
    expect(head.last().text).toContain('Không tìm thấy đơn vị “Sở không có”.');
    await head.says('nội vụ');
    // The unit that receives the reports is not inspected.
    expect(head.last().choices).not.toContain('Sở Nội vụ');
    await head.says('xay dung');
    await head.says('hôm qua');
    expect(head.last().text).toContain('Chưa hiểu ngày đã nhập.');
    await head.taps('thứ Tư, 21/8/2024');
    await head.taps('Trần Văn Thử (Ủy ban nhân dân tỉnh Kon Tum)');
    await head.taps('Tô Thị Minh Họa');
    await head.taps('Phạm Văn Giả Định');
    expect(head.last().text).toContain(
      'Lưu ý: Phạm Văn Giả Định công tác tại đơn vị được kiểm tra (Sở Xây dựng). Việc phân công được ghi lại.',
    );
    await head.taps('Xong');
    const told = head.read().map(({ text }) => text);
    expect(told.join('\n')).toContain('Sở Xây dựng: kiểm tra đột xuất');
    const all = await desk.read((tx) => tx.inspections.open({ kind: 'system' }));
    return all.find((each) => each.kind === 'surprise')?.id ?? '';
  }

  const inOnIt: readonly CastName[] = ['head', 'secretary', 'officer'];
  const outsiders = castNames.filter((name) => !inOnIt.includes(name));

  it('is told to nobody: those who come along are asked to look, without a word of where', async () => {
    const group = await desk.group({ unitCode: 'so-xay-dung' });
    await ordered();
    const { head: _, ...told } = desk.readAll();
    const asked = ['Có thay đổi trong nhiệm vụ được phân công. Đề nghị đồng chí mở bot để xem.'];
    expect(told).toEqual({ secretary: asked, officer: asked });
    expect(group.read()).toEqual([]);
  });

  it('is in no list and on no card of anybody else, whatever they press', async () => {
    const id = await ordered();
    desk.readAll();
    const presses = ['is.i', 'is.d', 'is.x', 'is.t', 'is.s', 'is.n', 'is.a', 'is.w', 'is.e', 'is.k', 'is.q'];
    for (const name of outsiders) {
      const one = desk.people[name];
      await one.says('/kiemtra');
      for (const press of presses) await one.tapsForged(`${press}.${id}`);
      await one.tapsForged('is.r.kt.0');
    }
    const { leader, ...read } = desk.readAll();
    for (const [name, texts] of Object.entries(read)) {
      expect(texts.join('\n'), name).not.toMatch(/Sở Xây dựng|đột xuất/);
    }
    // Whoever ordered it knows.
    expect(leader?.join('\n')).toContain('Sở Xây dựng: kiểm tra đột xuất');
  });

  it('is moved and called off within its team alone', async () => {
    const id = await ordered();
    desk.readAll();
    const { head } = desk.people;
    await head.tapsForged(`is.d.${id}`);
    await head.says('22/8/2024');
    expect(Object.keys(desk.readAll()).sort()).toEqual(['head', 'leader', 'officer', 'secretary']);
    await head.tapsForged(`is.x.${id}`);
    await head.says('Có chỉ đạo khác');
    await head.taps('Xác nhận hủy');
    const { head: _, ...told } = desk.readAll();
    expect(Object.keys(told).sort()).toEqual(['leader', 'officer', 'secretary']);
    expect(JSON.stringify(told)).not.toContain('Xây dựng');
    await desk.people.coordinator.tapsForged(`is.i.${id}`);
    expect(desk.people.coordinator.last().text).toContain('không thuộc phạm vi');
  });

  it('is seen by a member who works for the unit as by a member only, and that is on record', async () => {
    const id = await ordered();
    const { officer } = desk.people;
    await officer.tapsForged(`is.i.${id}`);
    expect(officer.last().choices).toEqual(['Phát hiện', 'Danh sách kiểm tra']);
    await desk.moveTo('21/08/2024 08:00');
    await desk.people.head.tapsForged(`is.s.${id}`);
    desk.readAll();
    await officer.tapsForged(`is.i.${id}`);
    expect(officer.last().choices).not.toContain('Giải trình');
    await officer.tapsForged(`is.e.${id}`);
    expect(officer.last().text).toContain('không thuộc phạm vi');
    const trace = await desk.read((tx) => tx.inspections.traceOf({ kind: 'system' }, id));
    expect(trace).toContainEqual(
      expect.objectContaining({ action: 'member_of_own_unit', detail: { personId: officer.personId } }),
    );
  });

  it('is known from the moment it is started: at once at the unit, even at noon, then to the office', async () => {
    const id = await ordered();
    const { head, unitHead, secondOfficer } = desk.people;
    await head.tapsForged(`is.s.${id}`);
    expect(head.last().text).toContain('Ngày kiểm tra là thứ Tư, 21/8/2024.');
    await desk.moveTo('21/08/2024 11:45');
    desk.readAll();
    await head.taps('Bắt đầu kiểm tra');
    const toUnit =
      'Kính gửi Sở Xây dựng. Đoàn kiểm tra bắt đầu kiểm tra đột xuất tại đơn vị lúc 11 giờ 45 phút ngày 21/8/2024. Đề nghị bố trí lãnh đạo, công chức làm việc, cung cấp hồ sơ theo yêu cầu của Đoàn.';
    const started = 'Đã bắt đầu kiểm tra đột xuất tại Sở Xây dựng lúc 11 giờ 45 phút ngày 21/8/2024.';
    const { head: _, ...atOnce } = desk.readAll();
    expect(atOnce).toEqual({
      secretary: [started],
      officer: [started],
      secondOfficer: [toUnit],
      unitHead: [toUnit],
    });
    await desk.moveTo('21/08/2024 13:30');
    expect(desk.readAll()).toEqual({
      coordinator: [started],
      leader: [
        'Kính báo cáo đồng chí: Đoàn kiểm tra đã bắt đầu kiểm tra đột xuất tại Sở Xây dựng lúc 11 giờ 45 phút ngày 21/8/2024. Trân trọng.',
      ],
    });
    await unitHead.taps('Xem cuộc kiểm tra');
    expect(unitHead.last().text).toContain('Trương Thị Giả Sử, Trưởng đoàn (Sở Nội vụ)');
    await secondOfficer.says('/kiemtra');
    expect(secondOfficer.last().text).toContain('Sở Xây dựng (kiểm tra đột xuất)');
  });

  /** What the command line shows of the outbox, without the time. */
  const outboxes = async () => ({
    counts: await desk.outbox.counts(),
    rows: (await desk.outbox.listOutbox({ limit: 100 })).filter(({ status }) => status !== 'sent'),
  });

  it('leaves no trace in the outbox: not while it waits, not when it cannot be sent', async () => {
    const { head, coordinator } = desk.people;
    await desk.moveTo('20/08/2024 18:00');
    await head.says('/kiemtra');
    const before = await outboxes();
    desk.blocked.add('secretary');
    const id = await ordered();
    expect(await outboxes()).toEqual({
      ...before,
      counts: { ...before.counts, sent: before.counts.sent + 1 },
    });
    desk.readAll();
    await desk.moveTo('21/08/2024 08:00');
    // Only the head, and whoever ordered it, hear that somebody was not told; on a locked screen not even of what.
    const missed =
      'Có người chưa nhận được thông báo về nhiệm vụ được phân công. Đề nghị đồng chí mở bot để xem.';
    const told = desk.readAll();
    expect(told['head']).toContain(missed);
    expect(told['leader']).toContain(missed);
    expect(JSON.stringify([told['coordinator'], told['deputy'], told['member']])).not.toMatch(
      /Không gửi được|chưa nhận được|Tô Thị/,
    );
    expect(await desk.outbox.counts()).toMatchObject({ failed: 0, waiting: 0 });
    // Whoever guesses the number of the message hears what they hear of one that is not there.
    for (let row = 1; row < 80; row += 1) {
      expect(await desk.read((tx) => tx.outbox.statusOf(row)), String(row)).not.toBe('failed');
      for (const change of [retryMessages, dropMessages]) {
        expect(await desk.act((administration) => change(administration, [row]))).toMatchObject({
          ok: false,
        });
      }
    }
    // To everybody else the secretary is as reachable as before.
    const { personId } = desk.people.secretary;
    expect(await desk.read((tx) => tx.people.chatsOfPersons([personId]))).toHaveLength(1);
    await head.tapsForged(`is.i.${id}`);
    expect(head.last().text).toContain('Chưa báo được: Tô Thị Minh Họa.');
    expect(head.last().text.split('\n')[0]).toBe('Nội dung dành riêng cho đồng chí.');
    await coordinator.tapsForged(`is.i.${id}`);
    expect(coordinator.last().text).toContain('không thuộc phạm vi');
  });

  it('is told to a member who could not be told, as soon as they write again', async () => {
    const { head, secretary } = desk.people;
    desk.blocked.add('secretary');
    const id = await ordered();
    desk.blocked.delete('secretary');
    desk.readAll();
    await secretary.says('/trogiup');
    expect(secretary.read().map(({ text }) => text)).toContain(
      'Có thay đổi trong nhiệm vụ được phân công. Đề nghị đồng chí mở bot để xem.',
    );
    await secretary.says('/trogiup');
    expect(JSON.stringify(secretary.read().map(({ text }) => text))).not.toContain('nhiệm vụ');
    await head.tapsForged(`is.i.${id}`);
    expect(head.last().text).not.toContain('Chưa báo được');
    // And of one that goes on.
    await desk.moveTo('21/08/2024 08:00');
    await secretary.sends({ kind: 'bot_removed' });
    await head.tapsForged(`is.s.${id}`);
    expect(head.last().text).toContain('Chưa báo được: Tô Thị Minh Họa.');
    secretary.read();
    await secretary.says('/trogiup');
    expect(secretary.read().map(({ text }) => text)).toContain(
      'Đã bắt đầu kiểm tra đột xuất tại Sở Xây dựng lúc 08 giờ 00 phút ngày 21/8/2024.',
    );
  });

  it('names, while it is ordered, who of those chosen cannot be told', async () => {
    const { head, secretary } = desk.people;
    await secretary.sends({ kind: 'bot_removed' });
    await head.says('/kiemtra');
    await head.taps('Kiểm tra đột xuất');
    await head.says('so xay dung');
    await head.taps('thứ Tư, 21/8/2024');
    await head.taps('Trưởng đoàn quyết định');
    expect(head.last().text).not.toContain('Chưa báo được');
    await head.taps('Tô Thị Minh Họa');
    expect(head.last().text).toContain('Chưa báo được: Tô Thị Minh Họa.');
  });

  it('is ordered with a way back from every step, and a day that is typed later is the day', async () => {
    const { head } = desk.people;
    const asked = () => {
      const [first, ...rest] = head.last().text.split('\n');
      expect(first).toBe('Nội dung dành riêng cho đồng chí.');
      return rest.join('\n');
    };
    await head.says('/kiemtra');
    await head.taps('Kiểm tra đột xuất');
    expect(head.last().choices).toContain('Quay lại');
    await head.says('so xay dung');
    expect(asked()).toMatch(/^Sở Xây dựng: chọn ngày/);
    await head.says('quay lại');
    expect(asked()).toMatch(/^Kiểm tra đột xuất: đề nghị/);
    await head.says('so xay dung');
    await head.says('24/8/2024');
    expect(asked()).toMatch(/^Đã hiểu: thứ Bảy, 24\/8\/2024\.\n.*ngày nghỉ.*\nNgười chỉ đạo/);
    await head.taps('Quay lại');
    expect(asked()).toMatch(/^Sở Xây dựng: chọn ngày/);
    await head.says('24/8/2024');
    await head.says('22/8/2024');
    expect(asked()).toMatch(/^Người chỉ đạo kiểm tra/);
    await head.says('19/8/2024');
    expect(asked()).toMatch(/đã qua\.\nSở Xây dựng: chọn ngày/);
    await head.says('22/8');
    await head.taps('Trưởng đoàn quyết định');
    expect(asked()).toMatch(/^Sở Xây dựng, thứ Năm, 22\/8\/2024: chọn thành viên/);
    await head.taps('Tô Thị Minh Họa');
    await head.taps('Quay lại');
    expect(asked()).toMatch(/^Người chỉ đạo kiểm tra/);
    await head.taps('Trưởng đoàn quyết định');
    expect(head.last().choices).toContain('✓ Tô Thị Minh Họa');
    await head.says('23/8/2024');
    expect(asked()).toMatch(/thứ Sáu, 23\/8\/2024: chọn thành viên/);
    await head.taps('Xong');
    const all = await desk.read((tx) => tx.inspections.open({ kind: 'system' }));
    expect(all.find((each) => each.hidden)?.dates).toEqual({ kind: 'days', days: ['2024-08-23'] });
  });

  it('is of the day on which it is begun, and so are its terms', async () => {
    const id = await ordered();
    await desk.moveTo('30/08/2024 09:00');
    const { head } = desk.people;
    await head.tapsForged(`is.s.${id}`);
    expect(head.last().text).toContain(
      'Đã bắt đầu kiểm tra. Ngày kiểm tra ghi là thứ Sáu, 30/8/2024 (trước đó: thứ Tư, 21/8/2024); các thời hạn tính theo ngày này.',
    );
    // Ten working days after, with 02/9 and 03/9 off; not from the day that was planned.
    expect(head.last().text).toContain('Thông báo kết luận: chậm nhất thứ Ba, 17/9/2024.');
    const begun = await desk.read((tx) => tx.inspections.byId({ kind: 'system' }, id));
    expect(begun).toMatchObject({
      dates: { kind: 'days', days: ['2024-08-30'] },
      state: { moved: [{ to: { kind: 'days', days: ['2024-08-30'] }, by: head.personId }] },
    });
    const trace = await desk.read((tx) => tx.inspections.traceOf({ kind: 'system' }, id));
    expect(trace.map(({ action }) => action).slice(-2)).toEqual(['fix_dates', 'start']);
  });

  it('is for the head of the team to order', async () => {
    for (const name of ['deputy', 'secretary', 'coordinator', 'leader', 'unitHead'] as const) {
      await desk.people[name].tapsForged('is.rs.kt');
      expect(desk.people[name].last().text).toContain('không thuộc phạm vi');
    }
  });
});
