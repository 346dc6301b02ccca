import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addTeamMember } from '../../../src/bot/usecases/inspection/plan/change-members.ts';
import { addUnit } from '../../../src/bot/usecases/inspection/plan/add-unit.ts';
import type { PlanFile } from '../../../src/domain/inspection/plan/plan-file.ts';
import type { Inspection } from '../../../src/domain/inspection/ports.ts';
import { databases } from '../../support/database.ts';
import type { Actor } from './actor.ts';
import type { CastName, Team } from './cast.ts';
import { usualTeam } from './cast.ts';
import { openInspectionDesk, type InspectionDesk } from './desk.ts';
import type { InspectionSpec } from './round.ts';
import { announcedPlan, sendReport } from './schedule.ts';

const system = { kind: 'system' } as const;
const title = 'Kiểm tra cải cách hành chính năm 2024';
const reportRound = { code: 'bao-cao-kiem-tra-kt', title: `Báo cáo phục vụ: ${title}` };

/** On site, and two themes of two sector bodies. */
function plan(): Partial<PlanFile> {
  const [onSite] = announcedPlan('so-xay-dung').inspections!;
  const theme = { kind: 'thematic' as const, dates: [], terms: {} };
  return {
    inspections: [
      { ...onSite!, reportRound },
      {
        ...theme,
        units: ['so-y-te'],
        field: 'digital_government',
        carriedOutBy: 'so-thong-tin-va-truyen-thong',
      },
      { ...theme, units: ['so-y-te'], field: 'public_finance_reform', carriedOutBy: 'so-tai-chinh' },
    ],
  };
}

describe.each(databases)('a plan that is changed in chat, on %s', (kind) => {
  let desk: InspectionDesk;

  async function open(inspections: InspectionSpec[] = [], team: Team = usualTeam): Promise<void> {
    await desk.openRound({
      plan: plan(),
      team,
      inspections: [{ id: 'xd', unit: 'so-xay-dung', days: ['2024-08-20'] }, ...inspections],
    });
    await desk.ring();
    desk.readAll();
  }
  beforeEach(async () => {
    desk = await openInspectionDesk(kind, '22/07/2024 08:00');
  });
  afterEach(() => desk.dispose());

  const inspectionsOf = (unitCode: string): Promise<Inspection[]> =>
    desk.read(async (tx) => {
      const unit = await tx.units.byCode(unitCode);
      return (await tx.inspections.ofRound(system, 'kt')).filter(({ unitId }) => unitId === unit!.id);
    });
  const opensRound = async (person: Actor) => {
    await person.says('/kiemtra');
    await person.taps(`Toàn đợt: ${title}`);
  };
  /** Everything but the confirmation. */
  const gives = async (person: Actor, unit: string, way: string, days: string, reason = 'chỉ đạo mới') => {
    await opensRound(person);
    await person.says('/bosung');
    await person.says(unit);
    await person.says(way);
    await person.says(days);
    await person.says(reason);
  };

  it('takes a unit in, one question at a time; those who inspect are told once, the unit by what it is asked', async () => {
    await open();
    const { coordinator, healthOfficer } = desk.people;
    await opensRound(coordinator);
    await coordinator.taps('Bổ sung đơn vị');
    expect(coordinator.last()).toMatchObject({
      text: `${title}: đề nghị đồng chí nhập tên đơn vị bổ sung (hoặc một phần tên).`,
      choices: ['Đợt kiểm tra'],
    });
    await coordinator.says('huyen dak');
    expect(coordinator.last().choices).toEqual([
      'UBND huyện Đăk Glei',
      'UBND huyện Đăk Hà',
      'UBND huyện Đăk Tô',
      'Đợt kiểm tra',
    ]);
    await coordinator.says('y te');
    // What the plan has comes first.
    expect(coordinator.last()).toMatchObject({
      text: 'Sở Y tế: đề nghị đồng chí chọn hình thức kiểm tra.',
      choices: [
        'kiểm tra trực tiếp',
        'kiểm tra chuyên đề',
        'tự kiểm tra',
        'tái kiểm tra',
        'kiểm tra qua môi trường số',
        'kiểm tra qua báo cáo',
        'Quay lại',
        'Đợt kiểm tra',
      ],
    });
    await coordinator.taps('kiểm tra trực tiếp');
    await coordinator.says('22/8');
    await coordinator.says('theo chỉ đạo của UBND tỉnh');
    expect(coordinator.last().text.split('\n')).toEqual([
      `Bổ sung vào ${title}:`,
      'Sở Y tế: kiểm tra trực tiếp',
      'Ngày kiểm tra: thứ Năm, 22/8/2024.',
      'Báo cáo phục vụ kiểm tra. Thời hạn: trước 05 ngày làm việc so với ngày kiểm tra, tức hết thứ Năm, 15/8/2024.',
      'Lý do: theo chỉ đạo của UBND tỉnh',
      '',
      'Khi xác nhận, Đoàn kiểm tra và cơ quan thường trực được báo. Đề nghị đồng chí xác nhận.',
    ]);
    expect(await inspectionsOf('so-y-te')).toEqual([]);
    desk.readAll();
    await coordinator.taps('Xác nhận');
    expect(coordinator.last().text).toContain('Đã bổ sung Sở Y tế vào đợt kiểm tra');
    coordinator.read();
    await desk.ring();
    const said = `${title}: bổ sung Sở Y tế (kiểm tra trực tiếp, thứ Năm, 22/8/2024). Lý do: theo chỉ đạo của UBND tỉnh`;
    // The leaders' progress of the reports is a message that goes with the numbers.
    const { healthOfficer: toUnit, leader: _, otherLeader: __, ...told } = desk.readAll();
    expect(told).toEqual(
      Object.fromEntries(['head', 'deputy', 'secretary', 'member'].map((name) => [name, [said]])),
    );
    expect(toUnit).toEqual([expect.stringContaining('tức hết thứ Năm, 15/8/2024')]);
    await healthOfficer.says('/baocao');
    expect(healthOfficer.last().text).toContain('Sở Y tế');

    const [added] = await inspectionsOf('so-y-te');
    expect(added).toMatchObject({ kind: 'on_site', hidden: false, dates: { days: ['2024-08-22'] } });
    const trace = await desk.read((tx) => tx.inspections.traceOf(system, added!.id));
    const by = { actorId: coordinator.personId, reason: 'theo chỉ đạo của UBND tỉnh' };
    expect(trace).toEqual([expect.objectContaining({ action: 'add_unit', ...by })]);
    const audits = await desk.database.client.audit.findMany({ where: { action: 'add_inspected_unit' } });
    expect(audits).toMatchObject([
      { actorId: coordinator.personId, event: expect.stringMatching(/^telegram:1:\d+$/), subjectId: 'kt' },
    ]);
    const standings = await desk.read(async (tx) => {
      const round = await tx.rounds.byCode(system, reportRound.code);
      return tx.rounds.standings(system, round!.id);
    });
    expect(standings.map(({ unitName }) => unitName)).toEqual(['Sở Xây dựng', 'Sở Y tế']);
  });

  it('says what is unusual, asks again for what cannot be, and keeps what was given when one goes back', async () => {
    await open([], { ...usualTeam, outsider: 'team_member' });
    const { deputy } = desk.people;
    await gives(deputy, 'tai chinh', 'kiem tra truc tiep', 'mai kia', '19/7');
    expect(deputy.last().text).toMatch(
      /^Ngày thứ Sáu, 19\/7\/2024 đã qua\.\nSở Tài chính, kiểm tra trực tiếp: /,
    );
    await deputy.says('30/2');
    expect(deputy.last().text).toMatch(/^Không có ngày như đã nhập\./);
    await deputy.says('26, 27/7');
    await deputy.says('chỉ đạo mới');
    expect(deputy.last().text).toContain(
      [
        'Báo cáo phục vụ kiểm tra. Thời hạn: trước 05 ngày làm việc so với ngày kiểm tra, tức hết thứ Sáu, 19/7/2024. Thời hạn này đã qua.',
        'Lý do: chỉ đạo mới',
        'Lưu ý: thứ Bảy, 27/7/2024 là ngày nghỉ cuối tuần.',
        'Lưu ý: Ngoài thời gian kiểm tra của kế hoạch (từ 01/8/2024 đến 31/8/2024).',
        'Lưu ý: Thông báo lịch phải gửi chậm nhất thứ Sáu, 12/7/2024; nếu gửi hôm nay thì chậm 06 ngày làm việc.',
        'Lưu ý: Vũ Văn Thí Dụ công tác tại đơn vị được kiểm tra (Sở Tài chính). Việc phân công được ghi lại.',
      ].join('\n'),
    );
    const stale = deputy.last().view.choices.flat()[0]!;
    // Back twice and on again: unit and kind stay.
    await deputy.taps('Quay lại');
    await deputy.says('/quaylai');
    expect(deputy.last().text).toContain(
      'Sở Tài chính, kiểm tra trực tiếp: đề nghị đồng chí nhập ngày kiểm tra.',
    );
    await deputy.taps('Chưa ấn định');
    await deputy.says('chỉ đạo khác');
    expect(deputy.last().text).toContain('Ngày kiểm tra: chưa ấn định ngày.');
    // The summary before this one confirms nothing any more.
    const { action } = stale;
    expect(action).toMatchObject({ choice: { kind: 'confirm_addition' } });
    await deputy.tapsForged(
      `ip.y.${action.kind === 'inspection_plan' && 'seal' in action.choice ? action.choice.seal : ''}`,
    );
    expect(deputy.last().text).toMatch(/^Lựa chọn này đã cũ nên không thay đổi gì\.\nBổ sung vào/);
    await deputy.says('đồng ý');
    expect(deputy.last().text).toMatch(/^Đề nghị đồng chí chọn một mục dưới đây\.\nBổ sung vào/);
    expect(await inspectionsOf('so-tai-chinh')).toEqual([]);
    desk.readAll();
    await deputy.says('/xacnhan');
    await desk.ring();
    expect(await inspectionsOf('so-tai-chinh')).toMatchObject([{ dates: { kind: 'open' } }]);
    const [added] = await inspectionsOf('so-tai-chinh');
    const [line] = await desk.read((tx) => tx.inspections.traceOf(system, added!.id));
    expect(line).toMatchObject({ reason: 'chỉ đạo khác', detail: { warnings: [{ kind: 'own_unit' }] } });
    // The coordinators are told of what somebody of the team has done.
    expect(desk.readAll().coordinator).toEqual([expect.stringContaining('bổ sung Sở Tài chính')]);
  });

  it('refuses in words what the command line refuses, and asks for just that again', async () => {
    await open([{ id: 'yt', unit: 'so-y-te', kind: 'thematic', days: ['2024-08-06'], state: { entry: 1 } }]);
    const { coordinator } = desk.people;
    await opensRound(coordinator);
    await coordinator.taps('Bổ sung đơn vị');
    const answers = async (typed: string) => {
      await coordinator.says(typed);
      return coordinator.last().text;
    };
    expect(await answers('sở không có')).toMatch(/^Không tìm thấy đơn vị “sở không có”\.\n/);
    expect(await answers('nội vụ')).toMatch(
      /^Sở Nội vụ là nơi nhận báo cáo của đợt nên không được kiểm tra trong đợt này\.\n.*nhập tên đơn vị/,
    );
    await desk.database.client.unit.update({
      where: { code: 'ban-dan-toc' },
      data: { validTo: '2024-08-09' },
    });
    // Not both on site and by itself.
    expect(await answers('xây dựng')).toContain('Đơn vị đã có trong đợt: kiểm tra trực tiếp.');
    expect(coordinator.last().choices).not.toContain('kiểm tra trực tiếp');
    expect(coordinator.last().choices).not.toContain('tự kiểm tra');
    await coordinator.tapsForged('ip.k.0');
    expect(coordinator.last().text).toContain('Sở Xây dựng: đề nghị đồng chí chọn hình thức kiểm tra.');
    expect(await answers('kiểm tra đột xuất')).toMatch(/^Đề nghị đồng chí chọn một mục dưới đây\.\n/);
    // Of the two themes it has one already, and the other's body does not inspect itself.
    await coordinator.taps('Quay lại');
    await coordinator.says('Sở Y tế');
    await coordinator.taps('kiểm tra chuyên đề');
    expect(coordinator.last().text).toBe(
      'Sở Y tế, kiểm tra chuyên đề: đề nghị đồng chí nhập ngày kiểm tra.\nVí dụ: 20/8/2024; 20-21/8/2024; tháng 8/2024.',
    );
    await coordinator.taps('Quay lại');
    await coordinator.taps('Quay lại');
    await coordinator.says('Sở Tư pháp');
    await coordinator.taps('kiểm tra chuyên đề');
    expect(coordinator.last().choices.slice(0, 2)).toEqual([
      'Chính quyền điện tử, chính quyền số',
      'Cải cách tài chính công',
    ]);
    await coordinator.taps('Quay lại');
    await coordinator.taps('Quay lại');
    await coordinator.says('ban dân tộc');
    await coordinator.taps('kiểm tra trực tiếp');
    expect(await answers('12/8')).toMatch(
      /^Ban Dân tộc chưa thành lập hoặc không còn hoạt động vào thời gian kiểm tra\.\nBan Dân tộc, kiểm tra trực tiếp: đề nghị/,
    );
    expect(await answers('08/8')).toContain('nhập lý do bổ sung');
    await coordinator.says('/huy');
    expect(coordinator.last().text).toBe('Đã bỏ thao tác đang chờ.');
    expect(await inspectionsOf('ban-dan-toc')).toEqual([]);

    await gives(coordinator, 'ban dân tộc', 'kiểm tra qua báo cáo', 'tháng 8');
    await desk.read((tx) => tx.inspections.closeRound('kt', desk.tools.clock.now()));
    await coordinator.taps('Xác nhận');
    expect(coordinator.last().text).toBe('Đợt kiểm tra đã kết thúc nên không bổ sung được đơn vị.');
    await coordinator.taps('Đợt kiểm tra');
    expect(coordinator.last().choices).not.toContain('Bổ sung đơn vị');
    expect(await inspectionsOf('ban-dan-toc')).toEqual([]);
  });

  it('is changed and read by nobody else, and not by buttons of nothing', async () => {
    await open();
    for (const name of ['secretary', 'member', 'officer', 'leader', 'outsider'] satisfies CastName[]) {
      const person = desk.people[name];
      for (const data of ['ip.a.kt', 'ip.t.kt.0', 'ip.r.xd']) {
        await person.tapsForged(data);
        expect(person.last().text, `${name} ${data}`).toContain('không thuộc phạm vi');
      }
    }
    const { coordinator } = desk.people;
    for (const data of ['ip.u.xd', 'ip.k.0', 'ip.f.0', 'ip.o', 'ip.b', 'ip.y.seal']) {
      await coordinator.tapsForged(data);
      expect(coordinator.last().text, data).toBe('Lựa chọn này đã cũ nên không thay đổi gì.');
    }
    await coordinator.tapsForged('ip.r.xd');
    expect(coordinator.last().text).toMatch(/^Lựa chọn này đã cũ nên không thay đổi gì\./);
    await coordinator.tapsForged('ip.a.khac');
    expect(coordinator.last().text).toContain('không thuộc phạm vi');
    // A button kept from the summary finds nothing to do once it is done.
    await gives(coordinator, 'y tế', 'kiểm tra trực tiếp', '22/8');
    await coordinator.taps('Xác nhận');
    await coordinator.taps('Xác nhận');
    expect(coordinator.last().text).toBe('Lựa chọn này đã cũ nên không thay đổi gì.');
    expect(await inspectionsOf('so-y-te')).toHaveLength(1);
  });

  it.each(['kiểm tra trực tiếp', 'kiểm tra qua báo cáo'])(
    'takes a unit in once when two do it at the same time: %s',
    async (way) => {
      await open();
      const { coordinator, head } = desk.people;
      for (const person of [coordinator, head]) await gives(person, 'y tế', way, '22/8');
      await Promise.all([coordinator.taps('Xác nhận'), head.taps('Xác nhận')]);
      expect(await inspectionsOf('so-y-te')).toHaveLength(1);
      const [first, second] = [coordinator, head].map((person) =>
        person.read().map(({ text }) => text.split('\n')[0]),
      );
      const added = 'Đã bổ sung Sở Y tế vào đợt kiểm tra và báo những người liên quan.';
      const already = `Sở Y tế đã có trong đợt (${way}).`;
      const both = [...(first ?? []), ...(second ?? [])];
      expect(both.filter((text) => text === added)).toHaveLength(1);
      expect(both.filter((text) => text === already)).toHaveLength(1);
    },
  );

  it('gives nothing away of a surprise at the unit that comes in', async () => {
    const play = async (inspections: InspectionSpec[]) => {
      await open(inspections);
      const { coordinator } = desk.people;
      await gives(coordinator, 'y tế', 'kiểm tra trực tiếp', '22/8');
      await coordinator.taps('Xác nhận');
      await coordinator.taps('Danh sách kiểm tra');
      await opensRound(coordinator);
      await coordinator.says('/thaydoi');
      await desk.moveTo('23/07/2024 08:00');
      const { head: _, secretary: __, leader: ___, ...outsiders } = desk.readAll();
      return outsiders;
    };
    const without = await play([]);
    await desk.dispose();
    desk = await openInspectionDesk(kind, '22/07/2024 08:00');
    const surprise: InspectionSpec = {
      unit: 'so-y-te',
      kind: 'surprise',
      days: ['2024-07-25'],
      orderedBy: 'leader',
    };
    expect(await play([surprise])).toEqual(without);
    expect(await inspectionsOf('so-y-te')).toHaveLength(2);
    // Such a list is read over shoulders: not even who may know of it finds it there.
    await opensRound(desk.people.head);
    await desk.people.head.says('/thaydoi');
    expect(desk.people.head.last().text).not.toContain('đột xuất');
  });

  describe('when the report of a unit that is taken out is here', () => {
    const cancels = async (person: Actor) => {
      await person.tapsForged('is.i.xd');
      await person.taps('Hủy cuộc kiểm tra');
    };
    const here =
      'Sở Xây dựng đã gửi báo cáo phục vụ kiểm tra, nhận lúc 08 giờ 00 phút ngày 22/7/2024, trong thời hạn. Nếu hủy cuộc kiểm tra, báo cáo vẫn được giữ lại.';

    it('says since when, and takes the reason once keeping it is meant; coming back, it is here again', async () => {
      await open();
      await sendReport(desk);
      const { coordinator, head } = desk.people;
      await cancels(head);
      expect(head.last()).toMatchObject({
        text: here,
        choices: ['Giữ báo cáo, vẫn hủy', 'Xem cuộc kiểm tra'],
      });
      await head.says('sáp nhập');
      expect(head.last().text).toBe(here);
      await head.says('/giubaocao');
      expect(head.last().text).toContain('giữ lại báo cáo. Đề nghị đồng chí nêu lý do');
      await head.says('sáp nhập');
      expect(head.last().text).toContain('Báo cáo của đơn vị đã nhận vẫn được lưu.');
      desk.readAll();
      await head.taps('Xác nhận hủy, chưa có văn bản');
      expect(head.last().text).toContain('báo cáo đã gửi được giữ lại.');
      head.read();
      const told = desk.readAll();
      expect(told.coordinator).toEqual(['Cuộc kiểm tra tại Sở Xây dựng đã hủy. Lý do: sáp nhập']);
      expect(told.officer).toEqual([
        'Kính gửi Sở Xây dựng. Cuộc kiểm tra tại đơn vị đã hủy; báo cáo đã gửi được giữ lại. Lý do: sáp nhập',
      ]);
      const audits = await desk.database.client.audit.findMany({
        where: { action: 'remove_inspected_unit' },
      });
      expect(audits).toMatchObject([{ actorId: head.personId, subjectId: 'kt' }]);

      const [gone] = await inspectionsOf('so-xay-dung');
      await gives(coordinator, 'xây dựng', 'kiểm tra trực tiếp', '23/8', 'chưa sáp nhập');
      await coordinator.taps('Xác nhận');
      const back = (await inspectionsOf('so-xay-dung')).find(({ id }) => id !== gone!.id);
      expect(back).toMatchObject({
        assignmentId: gone!.assignmentId,
        state: { stage: 'scheduled', report: gone!.state.report },
      });
    });

    it('asks when it has come while the reason was being written, and keeps what was written', async () => {
      await open();
      const { coordinator } = desk.people;
      await cancels(coordinator);
      await sendReport(desk);
      await coordinator.says('sáp nhập');
      expect(coordinator.last().text).toBe(`${here}\nLý do đã nhập: sáp nhập`);
      await coordinator.taps('Giữ báo cáo, vẫn hủy');
      await coordinator.taps('Xác nhận hủy, chưa có văn bản');
      expect((await inspectionsOf('so-xay-dung'))[0]?.state.cancelled).toMatchObject({
        reason: 'sáp nhập',
        by: coordinator.personId,
      });
    });
  });

  it('is read as it has become: what, when, who and why, a page at a time', async () => {
    await open([
      { id: 'yt', unit: 'so-y-te', month: '2024-08' },
      { id: 'hush', unit: 'so-tu-phap', kind: 'surprise', days: ['2024-07-25'], orderedBy: 'leader' },
    ]);
    const { coordinator, head } = desk.people;
    await opensRound(head);
    await head.says('/thaydoi');
    expect(head.last().text).toContain('Chưa có thay đổi nào so với kế hoạch.');
    await gives(coordinator, 'ban dân tộc', 'kiểm tra qua báo cáo', 'tháng 8');
    await coordinator.taps('Xác nhận');
    await desk.moveTo('23/07/2024 08:00');
    const wanted = { roundCode: 'kiem-tra-kt', reason: 'theo quyết định bổ sung' };
    expect(
      await desk.act((administration) =>
        addTeamMember(administration, { ...wanted, personCode: 'vu-van-thi-du', role: 'team_member' }),
      ),
    ).toMatchObject({ ok: true });
    await desk.moveTo('24/07/2024 08:00');
    await head.tapsForged('is.i.yt');
    await head.taps('Ngày kiểm tra');
    await head.says('21/8');
    await desk.moveTo('25/07/2024 08:00');
    await head.tapsForged('is.i.hush');
    await head.taps('Ngày kiểm tra');
    await head.says('26/7');
    await head.taps('Xác nhận');
    await coordinator.tapsForged('is.i.xd');
    await coordinator.taps('Hủy cuộc kiểm tra');
    await coordinator.says('sáp nhập');
    await coordinator.taps('Xác nhận hủy, chưa có văn bản');
    expect(
      await desk.act((administration) =>
        addUnit(administration, {
          ...{ ...wanted, unitCode: 'so-cong-thuong', kind: 'digital', field: null },
          dates: { kind: 'open' },
        }),
      ),
    ).toMatchObject({ ok: true });
    const changes = [
      '1. 22/7/2024, Nguyễn Thị Mẫu: bổ sung Ban Dân tộc, kiểm tra qua báo cáo, trong tháng 8/2024 (chưa ấn định ngày). Lý do: chỉ đạo mới',
      '2. 23/7/2024, quản trị hệ thống: Vũ Văn Thí Dụ tham gia Đoàn kiểm tra (Thành viên). Lý do: theo quyết định bổ sung',
      '3. 24/7/2024, Trương Thị Giả Sử: ấn định lịch kiểm tra Sở Y tế: thứ Tư, 21/8/2024.',
      '4. 25/7/2024, Nguyễn Thị Mẫu: rút Sở Xây dựng, kiểm tra trực tiếp. Lý do: sáp nhập',
      '5. 25/7/2024, quản trị hệ thống: bổ sung Sở Công Thương, kiểm tra qua môi trường số, chưa ấn định ngày. Lý do: theo quyết định bổ sung',
    ];
    for (const person of [coordinator, head]) {
      await opensRound(person);
      await person.taps('Các thay đổi so với kế hoạch');
      expect(person.last().text).toBe([title, 'Các thay đổi so với kế hoạch: 05.', ...changes].join('\n'));
    }
    // Once it is started there is nothing to hide.
    await desk.moveTo('26/07/2024 08:00');
    await head.tapsForged('is.s.hush');
    expect(head.last().text).toContain('Đã bắt đầu kiểm tra');
    await opensRound(coordinator);
    await coordinator.says('/thaydoi');
    expect(coordinator.last().text).toContain('Các thay đổi so với kế hoạch: 06.');
    expect(coordinator.last().text).toContain('lịch kiểm tra Sở Tư pháp đổi từ thứ Năm, 25/7/2024 sang');
    await opensRound(head);
    await head.taps('Đoàn của cả đợt');
    await head.taps('Đưa ra khỏi Đoàn: Vũ Văn Thí Dụ');
    await head.taps('Xác nhận đưa ra khỏi Đoàn, chưa có văn bản');
    await opensRound(coordinator);
    await coordinator.says('/thaydoi');
    expect(coordinator.last().choices).toEqual(['Trang sau', 'Đợt kiểm tra']);
    await coordinator.says('/trangsau');
    expect(coordinator.last().text).toContain(
      '7. 26/7/2024, Trương Thị Giả Sử: Vũ Văn Thí Dụ thôi tham gia Đoàn kiểm tra.',
    );
  });
});
