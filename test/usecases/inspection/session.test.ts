import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { databases } from '../../support/database.ts';
import { openInspectionDesk, type InspectionDesk } from './desk.ts';
import { announcedPlan, firstLines, notified, sendReport } from './schedule.ts';
import { file } from '../sent.ts';

const system = { kind: 'system' } as const;

describe.each(databases)('the work at the unit, on %s', (kind) => {
  let desk: InspectionDesk;

  beforeEach(async () => {
    desk = await openInspectionDesk(kind, '12/08/2024 08:00');
    await desk.openRound({
      inspections: [{ id: 'xd', unit: 'so-xay-dung', days: ['2024-08-20'], state: notified('2024-08-05') }],
      plan: announcedPlan('so-xay-dung'),
    });
    await desk.ring();
    desk.readAll();
  });
  afterEach(() => desk.dispose());

  const stored = () => desk.read((tx) => tx.inspections.byId({ kind: 'system' }, 'xd'));

  async function cardOf(name: 'head' | 'secretary' | 'officer' | 'coordinator' | 'member') {
    await desk.people[name].tapsForged('is.i.xd');
    return desk.people[name].last();
  }

  it('is preceded by the unit’s report: in time, or late and said so to the head and the secretary, once', async () => {
    await desk.moveTo('15/08/2024 09:00');
    desk.readAll();
    await sendReport(desk);
    const { officer: _, ...told } = desk.readAll();
    const said = 'Đã nhận báo cáo của Sở Xây dựng lúc 09 giờ 00 phút ngày 15/8/2024, chậm 02 ngày làm việc.';
    expect(told.head).toEqual([said]);
    expect(told.secretary).toEqual([said]);
    expect(told.deputy).toBeUndefined();
    expect((await cardOf('coordinator')).text).toContain(
      'Tình trạng: đã nhận báo cáo.\nTiếp theo: tiến hành kiểm tra thứ Ba, 20/8/2024.',
    );
    expect(desk.people.coordinator.last().text).toContain(
      'Báo cáo của đơn vị: nhận lúc 09 giờ 00 phút ngày 15/8/2024, chậm 02 ngày làm việc.',
    );
  });

  it('begins on its day, not before; without the report only with a reason that stays in sight', async () => {
    const { head } = desk.people;
    await cardOf('head');
    await head.taps('Bắt đầu kiểm tra');
    expect(head.last().text).toContain('Ngày kiểm tra là thứ Ba, 20/8/2024. Nếu kiểm tra sớm hơn');
    await desk.moveTo('20/08/2024 08:00');
    await cardOf('head');
    await head.taps('Bắt đầu kiểm tra');
    expect(head.last().text).toBe(
      'Còn bước chưa thực hiện: đơn vị gửi báo cáo. Muốn bỏ qua, đề nghị nêu lý do.\nĐề nghị đồng chí nhập lý do.',
    );
    await head.sends(file(9_010, { as: 'voice', name: 'a.ogg', type: 'ogg' }));
    expect(head.last().text).toBe('Đề nghị đồng chí nhập bằng chữ hoặc gửi tệp.');
    await head.says('Đơn vị báo cáo trực tiếp tại buổi làm việc');
    expect(head.last().text).toContain(
      'Bỏ qua: đơn vị gửi báo cáo. Lý do: Đơn vị báo cáo trực tiếp tại buổi làm việc',
    );
    expect((await stored())?.state).toMatchObject({
      stage: 'under_way',
      skipped: [{ stage: 'report_received', by: head.personId }],
    });
    await desk.read(async (tx) => {
      const trace = await tx.inspections.traceOf({ kind: 'system' }, 'xd');
      expect(trace.at(-1)).toMatchObject({
        action: 'start',
        reason: 'Đơn vị báo cáo trực tiếp tại buổi làm việc',
        actorId: head.personId,
      });
    });
  });

  it('asks no more for a report that is passed over: nobody is called overdue, and the unit is told', async () => {
    const { head, officer, coordinator } = desk.people;
    const group = await desk.group({
      roundId: (await desk.read((tx) => tx.rounds.byCode(system, 'bao-cao-kiem-tra-kt')))!.id,
    });
    await desk.moveTo('14/08/2024 08:00');
    await head.tapsForged('is.k.xd');
    await head.says('Đơn vị báo cáo trực tiếp');
    expect(head.last().text).toContain('Báo cáo của đơn vị: không yêu cầu gửi.');
    expect(head.last().text).not.toContain('quá hạn');
    expect(officer.last().text).toBe(
      'Kính gửi Sở Xây dựng. Đoàn kiểm tra không yêu cầu gửi báo cáo phục vụ cuộc kiểm tra này nữa. Nội dung đã ' +
        'nhập vẫn được lưu.',
    );
    const { assignmentId } = (await stored())!;
    expect(await desk.read((tx) => tx.followUp.owed(assignmentId!))).toBeNull();
    desk.readAll();
    group.read();
    for (const day of ['15', '16', '19']) await desk.moveTo(`${day}/08/2024 08:00`);
    const heard = [...Object.values(desk.readAll()).flat(), ...group.read().map(({ text }) => text)];
    expect(heard.filter((text) => /Sở Xây dựng/.test(text) && /(?:quá hạn|chưa gửi)/i.test(text))).toEqual(
      [],
    );
    await coordinator.tapsForged('is.i.xd');
    expect(coordinator.last().text).not.toContain('chưa nhận');
  });

  it('begins after it was put off without a day: of today, with a reason that the unit is told', async () => {
    const { head, officer } = desk.people;
    await head.tapsForged('is.p.xd');
    await head.says('Mưa bão');
    await head.taps('Xác nhận đổi lịch, chưa có văn bản');
    await head.taps('Bắt đầu kiểm tra');
    expect(head.last().text).toContain('đề nghị nêu lý do.');
    await head.says('Kiểm tra ngay sau bão');
    expect(head.last().text).toContain('Ngày kiểm tra: thứ Hai, 12/8/2024.\nTình trạng: đang kiểm tra.');
    const heard = officer.read().map(({ text }) => text);
    expect(heard.join('\n')).toContain(
      'Đoàn kiểm tra đã bắt đầu kiểm tra trực tiếp lúc 08 giờ 00 phút ngày 12/8/2024 (lịch trước đó: chưa ấn định ngày). Lý do: Kiểm tra ngay sau bão',
    );
  });

  it('is not said to have come to a stage that was passed over', async () => {
    await desk.openRound({
      id: 'kq',
      inspections: [{ id: 'cq', unit: 'so-tai-chinh', days: ['2024-08-28'] }],
      reports: false,
      plan: { code: 'kq', title: 'Đợt khác' },
    });
    const { head, leader } = desk.people;
    await head.tapsForged('is.k.cq');
    await head.says('Đã báo bằng điện thoại.');
    expect(head.last().text).toContain('Tình trạng: bỏ qua thông báo lịch.');
    await leader.says('/kiemtra');
    expect(leader.last().text).toContain('bỏ qua thông báo lịch 01');
  });

  describe('once it has begun', () => {
    beforeEach(async () => {
      const { head } = desk.people;
      await desk.moveTo('20/08/2024 08:00');
      await cardOf('head');
      await head.taps('Bắt đầu kiểm tra');
      await head.says('Theo chỉ đạo');
      desk.readAll();
    });

    it('is ticked off step by step, each with one tap', async () => {
      const { secretary, member } = desk.people;
      await cardOf('secretary');
      await secretary.taps('Phiên làm việc');
      for (const step of [
        'Kiểm tra thực tế',
        'Đơn vị báo cáo',
        'Đoàn thông báo vấn đề phát hiện qua kiểm tra',
        'Thảo luận',
      ]) {
        await secretary.taps(step);
      }
      expect(secretary.last().text.split('\n')).toEqual([
        'Làm việc tại Sở Xây dựng',
        '■ Kiểm tra thực tế: 08 giờ 00 phút ngày 20/8/2024',
        'Phiên làm việc: 3/4 bước.',
        '■ Đơn vị báo cáo: 08 giờ 00 phút ngày 20/8/2024',
        '■ Đoàn thông báo vấn đề phát hiện qua kiểm tra: 08 giờ 00 phút ngày 20/8/2024',
        '■ Thảo luận: 08 giờ 00 phút ngày 20/8/2024',
        '□ Trưởng đoàn kết luận',
      ]);
      expect(secretary.last().choices).toEqual([
        'Trưởng đoàn kết luận',
        'Biên bản',
        'Bỏ đánh dấu: Kiểm tra thực tế',
        'Bỏ đánh dấu: Đơn vị báo cáo',
        'Bỏ đánh dấu: Đoàn thông báo vấn đề phát hiện qua kiểm tra',
        'Bỏ đánh dấu: Thảo luận',
        'Xem cuộc kiểm tra',
      ]);
      // Marked by mistake: it is open again.
      await secretary.taps('Bỏ đánh dấu: Thảo luận');
      expect(secretary.last().text).toContain('Phiên làm việc: 2/4 bước.');
      expect(secretary.last().text).toContain('□ Thảo luận');
      await secretary.taps('Thảo luận');
      await secretary.taps('Trưởng đoàn kết luận');
      expect(secretary.last().choices[0]).toBe('Biên bản');
      await member.tapsForged('is.y.xd.3');
      expect(member.last().text).toContain('không thuộc phạm vi');
    });

    it('ends with minutes: number, date, file and words, in any order', async () => {
      const { secretary } = desk.people;
      await secretary.tapsForged('is.m.xd');
      await secretary.says('Hai bên thống nhất nội dung');
      await secretary.sends(
        file(9_011, {
          name: 'BB.pdf',
          type: 'pdf',
          as: 'document',
          caption: 'Biên bản số 05/BB-ĐKT ngày 20/8/2024',
        }),
      );
      expect(secretary.last().text).toContain('Đã ghi nhận biên bản số 05/BB-ĐKT ngày 20/8/2024.');
      expect((await stored())?.state).toMatchObject({
        stage: 'minutes_recorded',
        minutes: {
          paper: { number: '05/BB-ĐKT', date: '2024-08-20' },
          note: 'Hai bên thống nhất nội dung',
          fileId: expect.any(String),
        },
      });
      // What the team notes for itself is not the unit's.
      expect((await cardOf('officer')).text).toContain('Văn bản số 05/BB-ĐKT ngày 20/8/2024.');
      expect(desk.people.officer.last().text).not.toContain('Hai bên thống nhất');
      expect((await cardOf('member')).text).toContain('Hai bên thống nhất nội dung');
      // The paper itself, for both sides and whoever keeps the round; leaders read that it is there.
      const { member, officer, coordinator, leader } = desk.people;
      for (const person of [member, officer, coordinator]) {
        await person.tapsForged('is.i.xd');
        await person.taps('Xem biên bản');
        expect(person.last().text).toBe('Sở Xây dựng: biên bản kiểm tra, 01 tệp.');
        expect(person.last().view.attachments?.map(({ name }) => name)).toEqual(['BB.pdf']);
      }
      await leader.tapsForged('is.i.xd');
      expect(leader.last().choices).not.toContain('Xem biên bản');
      await leader.tapsForged('is.mf.xd');
      expect(leader.last().text).toContain('không thuộc phạm vi');
    });

    it('is answered by the unit, in words, with a paper and files; the team hears once that it is there', async () => {
      const { secretary, officer, head } = desk.people;
      await secretary.tapsForged('is.m.xd');
      await secretary.says('Đã lập');
      desk.readAll();
      await cardOf('officer');
      await officer.taps('Giải trình');
      await officer.says('Việc niêm yết chậm do chuyển trụ sở.');
      expect(officer.last().text).toContain('Đã bổ sung: “Việc niêm yết chậm do chuyển trụ sở.”.');
      // What was given is not taken back by saying that there is nothing.
      expect(officer.last().choices).toEqual(['Xem cuộc kiểm tra']);
      await officer.says('Công văn số 215/SXD-VP ngày 20/8/2025');
      expect(officer.last().text).not.toContain('Đã bổ sung');
      await officer.says('Công văn số 215/SXD-VP ngày 20/8/2024');
      expect(officer.last().text).toContain('Đã bổ sung: văn bản số 215/SXD-VP ngày 20/8/2024.');
      await officer.sends(file(9_012, { name: 'CV 215.pdf', type: 'pdf', as: 'document' }));
      const { officer: _, ...told } = firstLines(desk.readAll());
      const said = ['Sở Xây dựng đã gửi giải trình.'];
      expect(told).toEqual({ head: said, deputy: said, secretary: said });
      expect((await cardOf('head')).text).toContain(
        'Giải trình của đơn vị, nhận lúc 08 giờ 00 phút ngày 20/8/2024:\nVăn bản số 215/SXD-VP ngày 20/8/2024.\nViệc niêm yết chậm do chuyển trụ sở.\nKèm theo 01 tệp.',
      );
      expect(head.last().text).toContain('Tình trạng: đã có giải trình.');
      await head.taps('Xem giải trình');
      expect(head.last().text).toBe('Sở Xây dựng: giải trình, 01 tệp.');
      expect(head.last().view.attachments?.map(({ name }) => name)).toEqual(['CV 215.pdf']);
      await desk.people.healthOfficer.tapsForged('is.ef.xd');
      expect(desk.people.healthOfficer.last().text).toContain('không thuộc phạm vi');
      await head.tapsForged('is.e.xd');
      expect(head.last().text).toContain('không thuộc phạm vi');
    });

    it('lets the unit have nothing to say', async () => {
      const { officer, head } = desk.people;
      await cardOf('officer');
      await officer.taps('Giải trình');
      await officer.taps('Không có ý kiến');
      expect(officer.last().text).toContain('Đã ghi nhận: đơn vị không có ý kiến.');
      expect(head.last().text).toBe('Sở Xây dựng không có ý kiến giải trình.');
      // The minutes are still to come: what arrived early counts when its turn has come.
      expect((await stored())?.state.stage).toBe('under_way');
      await desk.people.secretary.tapsForged('is.m.xd');
      await desk.people.secretary.says('Đã lập');
      expect((await stored())?.state.stage).toBe('explained');
    });

    it('lets an explanation be passed over with a reason, by those who decide', async () => {
      const { secretary, deputy } = desk.people;
      await secretary.tapsForged('is.m.xd');
      await secretary.says('Đã lập');
      await deputy.tapsForged('is.k.xd');
      expect(deputy.last().text).toContain('Bỏ qua bước: đơn vị giải trình.');
      await deputy.says('Quá hạn, đơn vị không có ý kiến');
      expect(deputy.last().text).toContain('Tiếp theo: dự thảo kết luận, chậm nhất thứ Năm, 05/9/2024.');
      expect(deputy.last().text).toContain(
        'Bỏ qua: đơn vị giải trình. Lý do: Quá hạn, đơn vị không có ý kiến',
      );
    });
  });

  it('does not happen when it is cancelled: everyone concerned hears it once, and no report is owed', async () => {
    const group = await desk.group({ unitCode: 'so-xay-dung' });
    const { coordinator } = desk.people;
    await coordinator.tapsForged('is.x.xd');
    await coordinator.says('Đơn vị sáp nhập từ 15/8/2024.');
    await coordinator.taps('Xác nhận hủy, chưa có văn bản');
    const toTeam = ['Cuộc kiểm tra tại Sở Xây dựng đã hủy. Lý do: Đơn vị sáp nhập từ 15/8/2024.'];
    const toUnit = [
      'Kính gửi Sở Xây dựng. Cuộc kiểm tra tại đơn vị đã hủy; không phải gửi báo cáo phục vụ kiểm tra. Lý do: Đơn vị sáp nhập từ 15/8/2024.',
    ];
    const { coordinator: _, leader: __, otherLeader: ___, ...told } = desk.readAll();
    expect(told).toEqual({
      ...Object.fromEntries(['head', 'deputy', 'secretary', 'member'].map((name) => [name, toTeam])),
      ...Object.fromEntries(['officer', 'secondOfficer', 'unitHead'].map((name) => [name, toUnit])),
    });
    expect(group.read().map(({ text }) => text)).toEqual(['Sở Xây dựng: cuộc kiểm tra đã hủy.']);
    await desk.moveTo('14/08/2024 08:00');
    expect(Object.keys(desk.readAll()).filter((name) => name === 'officer')).toEqual([]);
    expect((await cardOf('head')).choices).toEqual([
      'Phát hiện',
      'Khôi phục cuộc kiểm tra',
      'Danh sách kiểm tra',
    ]);
  });
});
