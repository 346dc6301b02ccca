import { afterEach, describe, expect, it } from 'vitest';
import { takePlan } from '../../../src/bot/usecases/inspection/plan/open.ts';
import type { DatabaseKind } from '../../../src/bot/store/database/url.ts';
import type { Inspection } from '../../../src/domain/inspection/ports.ts';
import { databases } from '../../support/database.ts';
import { accepted } from '../office.ts';
import { conclusions, explained, found } from './conclusion-desk.ts';
import { openInspectionDesk, type CastName, type InspectionDesk } from './desk.ts';
import { mornings } from './remediation-days.ts';

const system = { kind: 'system' } as const;

let desk: InspectionDesk | null = null;
afterEach(async () => {
  await desk?.dispose();
  desk = null;
});

/** Notice by the plan; report, conclusion and remediation left to the team. */
const plan = `code: ke-hoach
title: Kiểm tra cải cách hành chính năm 2024
kind: inspection_plan
receiving_unit: so-noi-vu
window: { from: 2024-08-01, to: 2024-10-31 }
inspected_period: { from: 2024-01-01, to: inspection_day }
outline: { code: kon-tum-2024, version: 1 }
team:
  members:
    - { person: truong-thi-gia-su, role: team_head }
    - { person: luu-van-vi-du, role: team_deputy }
    - { person: to-thi-minh-hoa, role: team_secretary }
    - { person: kieu-van-thi-du, role: team_member }
inspections:
  - kind: on_site
    units: [so-xay-dung, so-y-te, ubnd-huyen-kon-plong]
    dates:
      - { unit: so-xay-dung, days: [2024-08-20] }
      - { unit: so-y-te, days: [2024-08-22] }
      - { unit: ubnd-huyen-kon-plong, month: 2024-09 }
    report_round: { code: bao-cao, title: Báo cáo phục vụ Đoàn kiểm tra }
    terms:
      schedule_notice: { working_days_before: 10, anchor: inspection_day }
      report: set_by_team
      conclusion: set_by_team
      remediation: set_by_team
`;

/** Opens the plan at a moment of the office, and says what is due. */
async function opened(kind: DatabaseKind, at = '01/08/2024 08:00'): Promise<InspectionDesk> {
  desk = await openInspectionDesk(kind, at);
  await desk.act(async (administration) => ({
    ok: true,
    value: accepted(await takePlan(administration, { file: 'plan.yaml', text: plan })),
  }));
  await desk.ring();
  return desk;
}

async function inspectionOf(office: InspectionDesk, unitCode: string): Promise<Inspection> {
  return office.read(async (tx) => {
    const round = await tx.inspections.roundByCode(system, 'ke-hoach');
    const unit = await tx.units.byCode(unitCode);
    const all = await tx.inspections.ofRound(system, round!.id);
    return all.find(({ unitId }) => unitId === unit!.id)!;
  });
}

async function limitOf(office: InspectionDesk, unitCode: string): Promise<string | null> {
  const { assignmentId } = await inspectionOf(office, unitCode);
  const owed = await office.read((tx) => tx.followUp.owed(assignmentId!));
  return owed!.limit.lastDay;
}

/** What was heard of terms, by name: the words of each message that speaks of one. */
function heardOfTerms(office: InspectionDesk): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(office.readAll())
      .map(
        ([name, texts]) =>
          [name, texts.filter((text) => /hời hạn/.test(text) && !/Kính/.test(text))] as const,
      )
      .filter(([, texts]) => texts.length > 0),
  );
}

const same = (names: CastName[], ...texts: string[]) =>
  Object.fromEntries(names.map((name) => [name, texts]));

const ofReport = 'Ấn định thời hạn gửi báo cáo: Sở Xây dựng';

describe.each(databases)('terms that a plan leaves to the team, on %s', (kind) => {
  it('are asked for once: of the head and the deputy, of the units that have a day, then of each as it gets one', async () => {
    const office = await opened(kind, '31/07/2024 19:00');
    expect(office.readAll()).toEqual({});
    await office.moveTo('01/08/2024 07:30');
    const asked =
      'Kế hoạch giao Đoàn kiểm tra ấn định thời hạn gửi báo cáo; 02 đơn vị chưa có (Sở Xây dựng và các đơn vị khác). Đề nghị đồng chí ấn định.';
    const { secretary, member, coordinator, ...others } = heardOfTerms(office);
    expect(others).toMatchObject(same(['head', 'deputy'], asked));
    for (const texts of [secretary, member, coordinator]) expect(texts ?? []).not.toContain(asked);
    await office.ring();
    expect(office.readAll()).toEqual({});

    const { id } = await inspectionOf(office, 'ubnd-huyen-kon-plong');
    await office.people.coordinator.tapsForged(`is.d.${id}`);
    await office.people.coordinator.says('10/9/2024');
    const one =
      'Kế hoạch giao Đoàn kiểm tra ấn định thời hạn gửi báo cáo; cuộc kiểm tra UBND huyện Kon Plông chưa có. Đề nghị đồng chí ấn định.';
    expect(heardOfTerms(office)).toMatchObject(same(['head', 'deputy'], one));
    // Another day is no new question.
    await office.people.coordinator.tapsForged(`is.d.${id}`);
    await office.people.coordinator.says('11/9/2024');
    expect(Object.keys(heardOfTerms(office))).toEqual(['coordinator']);
  });

  it('are the coordinators’ to see to where no head has a chat', async () => {
    desk = await openInspectionDesk(kind, '01/08/2024 08:00');
    const headless = plan.replace('truong-thi-gia-su', 'do-thi-mau').replace(/.*luu-van-vi-du.*\n/, '');
    const office = desk;
    await office.read(async (tx) => {
      await tx.people.create({
        id: 'dothimau',
        code: 'do-thi-mau',
        name: 'Đỗ Thị Mẫu',
        at: office.tools.clock.now(),
      });
    });
    await office.act(async (administration) => ({
      ok: true,
      value: accepted(await takePlan(administration, { file: 'plan.yaml', text: headless })),
    }));
    await office.ring();
    expect(Object.keys(heardOfTerms(office)).filter((name) => name !== 'officer')).toContain('coordinator');
    await office.people.coordinator.taps(ofReport);
    expect(office.people.coordinator.last().text).toContain('Đề nghị đồng chí nhập thời hạn gửi báo cáo');
  });

  it('are typed as people write, refused with the reason, shown with the last day, and set for one unit or for all', async () => {
    const office = await opened(kind);
    const { head, officer, healthOfficer, districtOfficer, deputy, coordinator, leader } = office.people;
    expect(await limitOf(office, 'so-xay-dung')).toBeNull();
    await head.taps(ofReport);
    expect(head.last().text).toBe(
      'Đề nghị đồng chí nhập thời hạn gửi báo cáo, cuộc kiểm tra Sở Xây dựng.\nVí dụ: trước ngày kiểm tra 05 ngày làm việc; trong 10 ngày làm việc kể từ ngày nhận thông báo lịch; trước ngày 15/9/2026.',
    );
    await head.says('càng sớm càng tốt');
    expect(head.last().text).toContain(
      'Chưa ghi nhận "càng sớm càng tốt": chưa rõ thời hạn. Đề nghị đồng chí nhập lại, ví dụ: trước ngày kiểm tra 05 ngày làm việc; trước ngày 15/9/2026.',
    );
    await head.says('chậm nhất ngày 21/8/2024');
    expect(head.last().text).toContain(
      'Chưa ghi nhận "chậm nhất ngày 21/8/2024" (hết thứ Tư, 21/8/2024): thời hạn gửi báo cáo không được sau ngày kiểm tra, thứ Ba, 20/8/2024. Đề nghị đồng chí nhập lại.',
    );
    await head.says('trước 05 ngày làm việc');
    expect(head.last().text).toBe(
      'Đã hiểu thời hạn gửi báo cáo, Sở Xây dựng: trước 05 ngày làm việc (tính từ ngày kiểm tra), tức hết thứ Ba, 13/8/2024.\nCòn 02 đơn vị cùng hình thức chưa có thời hạn này.\nĐồng chí xác nhận? Có thể nhập thời hạn khác.',
    );
    expect(head.last().choices).toEqual([
      'Chỉ đơn vị này',
      'Áp dụng cho cả 03 đơn vị cùng hình thức chưa có thời hạn này',
      'Các thời hạn',
      'Xem cuộc kiểm tra',
    ]);
    office.readAll();
    await head.says('/tatca');
    expect(head.last().text.split('\n')).toEqual([
      'Đã ấn định thời hạn gửi báo cáo cho 03 đơn vị: trước 05 ngày làm việc (tính từ ngày kiểm tra).',
      'Thời hạn của cuộc kiểm tra Sở Xây dựng (ngày kiểm tra: thứ Ba, 20/8/2024)',
      '- Thông báo lịch kiểm tra: trước 10 ngày làm việc so với ngày kiểm tra, tức hết thứ Ba, 06/8/2024 (theo kế hoạch).',
      '- Gửi báo cáo: trước 05 ngày làm việc (tính từ ngày kiểm tra), tức hết thứ Ba, 13/8/2024 (Đoàn kiểm tra ấn định).',
      '- Thông báo kết luận: kế hoạch giao Đoàn kiểm tra ấn định, chưa ấn định.',
      '- Báo cáo khắc phục: kế hoạch giao Đoàn kiểm tra ấn định, chưa ấn định.',
    ]);
    const toTeam =
      'Đoàn kiểm tra ấn định thời hạn gửi báo cáo của 03 đơn vị: trước 05 ngày làm việc (tính từ ngày kiểm tra).\nĐơn vị: Sở Xây dựng; Sở Y tế; UBND huyện Kon Plông.';
    const toUnit = (unit: string, day: string) =>
      `Đoàn kiểm tra đã ấn định thời hạn gửi Báo cáo phục vụ Đoàn kiểm tra của ${unit}. Thời hạn: trước 05 ngày làm việc (tính từ ngày kiểm tra), tức hết ${day}.`;
    const { head: _, ...told } = heardOfTerms(office);
    expect(told).toEqual({
      ...same(['deputy', 'secretary', 'member', 'coordinator'], toTeam),
      ...same(['officer', 'secondOfficer'], toUnit('Sở Xây dựng', 'thứ Ba, 13/8/2024')),
      healthOfficer: [toUnit('Sở Y tế', 'thứ Năm, 15/8/2024')],
    });
    expect(await limitOf(office, 'so-y-te')).toBe('2024-08-15');
    expect(await limitOf(office, 'ubnd-huyen-kon-plong')).toBeNull();
    const { id, state } = await inspectionOf(office, 'so-y-te');
    expect(state.setTerms.report).toMatchObject({ by: head.personId, basis: { hour: null } });
    const trace = await office.read((tx) => tx.inspections.traceOf(system, id));
    expect(trace.at(-1)).toMatchObject({
      action: 'set_term',
      actorId: head.personId,
      detail: { term: 'report', before: null, limit: { lastDay: '2024-08-15' } },
    });

    // The day comes, after 02 and 03/9, which are off, and moves: the limit with it, and the unit hears it as of any limit.
    const plong = await inspectionOf(office, 'ubnd-huyen-kon-plong');
    await coordinator.tapsForged(`is.d.${plong.id}`);
    await coordinator.says('10/9/2024');
    expect(districtOfficer.last().text).toContain(
      'thay đổi. Thời hạn: trước 05 ngày làm việc (tính từ ngày kiểm tra), tức hết thứ Sáu, 30/8/2024.',
    );
    expect(deputy.last().text).toContain('Lịch kiểm tra UBND huyện Kon Plông');
    expect(await limitOf(office, 'ubnd-huyen-kon-plong')).toBe('2024-08-30');

    // One unit's own; then as another has it.
    office.readAll();
    const health = await inspectionOf(office, 'so-y-te');
    await office.moveTo('01/08/2024 09:00');
    await coordinator.tapsForged(`it.s.${health.id}.1`);
    await coordinator.says('chậm nhất 17 giờ ngày 16/8/2024');
    expect(coordinator.last().text).toContain('tức 17 giờ thứ Sáu, 16/8/2024');
    expect(coordinator.last().choices[0]).toBe('Xác nhận');
    await coordinator.taps('Xác nhận');
    expect(healthOfficer.last().text).toContain('tức 17:00 thứ Sáu, 16/8/2024');
    await deputy.tapsForged(`it.s.${health.id}.1`);
    expect(deputy.last().choices[0]).toBe('Như Sở Xây dựng: trước 05 ngày làm việc (tính từ ngày kiểm tra)');
    await deputy.taps('Như Sở Xây dựng: trước 05 ngày làm việc (tính từ ngày kiểm tra)');
    await deputy.taps('Xác nhận');
    expect(deputy.last().text).toContain('Đã ấn định thời hạn gửi báo cáo: trước 05 ngày làm việc');
    expect(await limitOf(office, 'so-y-te')).toBe('2024-08-15');
    office.readAll();
    // The same again changes nothing and is told to nobody.
    await deputy.tapsForged(`it.k.${health.id}.1.${(await inspectionOf(office, 'so-xay-dung')).id}`);
    await deputy.taps('Xác nhận');
    expect(deputy.last().text).toContain('Thời hạn như cũ');
    expect(Object.keys(office.readAll())).toEqual(['deputy']);
    for (const person of [officer, leader]) expect(person.read()).toEqual([]);
  });

  it('a conclusion’s is asked for at the start, reminded of with a way to it, and followed up once it is set', async () => {
    const office = await opened(kind);
    const { head, coordinator } = office.people;
    const { id } = await inspectionOf(office, 'so-xay-dung');
    await head.tapsForged(`is.i.${id}`);
    expect(head.last().text).toContain('Thời hạn kết luận: Đoàn kiểm tra chưa ấn định.');
    await office.moveTo('20/08/2024 08:00');
    office.readAll();
    await head.tapsForged(`is.s.${id}`);
    await head.says('Gấp');
    const asked =
      'Kế hoạch giao Đoàn kiểm tra ấn định thời hạn thông báo kết luận; cuộc kiểm tra Sở Xây dựng chưa có. Đề nghị đồng chí ấn định.';
    const heard = office.readAll();
    expect(Object.keys(heard).filter((name) => heard[name]!.includes(asked))).toEqual(['head', 'deputy']);

    const lines = (await mornings(office, '2024-08-21', '2024-08-23')).flatMap((text) => {
      const line = text.split('\n').find((each) => each.includes('chưa ấn định thời hạn thông báo kết luận'));
      return line === undefined ? [] : [`${text.split(':')[0]!} ${line}`];
    });
    const waits =
      '- Sở Xây dựng: Đoàn kiểm tra chưa ấn định thời hạn thông báo kết luận; đã chờ 03 ngày làm việc.';
    expect(lines).toEqual([`23/08 head ${waits}`, `23/08 deputy ${waits}`]);

    await head.taps('Ấn định thời hạn thông báo kết luận: Sở Xây dựng');
    await head.says('chậm nhất ngày 19/8/2024');
    expect(head.last().text).toContain('thời hạn này đã qua');
    await head.says('trước ngày kiểm tra 3 ngày làm việc');
    expect(head.last().text).toContain('thời hạn thông báo kết luận phải từ ngày kiểm tra trở đi');
    await head.says('trong 10 ngày làm việc kể từ ngày kiểm tra');
    await head.taps('Chỉ đơn vị này');
    await head.taps('Xem cuộc kiểm tra');
    expect(head.last().text).toContain('Thông báo kết luận: chậm nhất thứ Năm, 05/9/2024.');
    expect(head.last().text).not.toContain('chưa ấn định');
    const told = (await mornings(office, '2024-08-26', '2024-09-06')).filter((text) =>
      /head: .*(chưa có thông báo kết luận|chưa ấn định thời hạn thông báo)/s.test(text),
    );
    expect(told.map((text) => /^\S+/.exec(text)?.[0])).toEqual(['29/08', '04/09', '05/09', '06/09']);
    expect(told[0]).toContain(
      'Sở Xây dựng: chưa có thông báo kết luận; còn 03 ngày làm việc (hết thứ Năm, 05/9/2024).',
    );
    await coordinator.tapsForged(`it.l.${id}`);
    expect(coordinator.last().text).toContain(
      '- Thông báo kết luận: trong 10 ngày làm việc kể từ ngày kiểm tra, tức hết thứ Năm, 05/9/2024 (Đoàn kiểm tra ấn định).',
    );
  });

  it('of remediation is what recommendations begin with', async () => {
    desk = await openInspectionDesk(kind, '12/08/2024 08:00');
    const office = desk;
    const { head, secretary } = office.people;
    await office.openRound({
      inspections: [{ unit: 'so-xay-dung', days: ['2024-08-05'], state: explained }],
      reports: false,
    });
    await head.tapsForged('it.s.i1.3');
    await head.says('trong 30 ngày làm việc');
    await head.taps('Xác nhận');
    expect(head.last().text).toContain(
      'Đã ấn định thời hạn báo cáo khắc phục: trong 30 ngày làm việc (tính từ ngày kết luận), chờ ngày mốc.',
    );
    await found(office, [{ text: 'Chưa niêm yết đủ thủ tục' }]);
    await secretary.tapsForged('ik.draft_one.i1');
    await secretary.taps('Thêm kiến nghị');
    await secretary.says('Niêm yết đầy đủ thủ tục hành chính');
    const [draft] = await conclusions(office);
    expect(draft?.content.recommendations[0]?.term).toMatchObject({
      rule: { kind: 'within_working_days', days: 30, anchor: 'conclusion_day' },
      words: 'trong 30 ngày làm việc (tính từ ngày kết luận)',
    });
  });

  it('are set by nobody else, never over the plan’s own, and not by a button that is stale', async () => {
    const office = await opened(kind);
    const { head, coordinator } = office.people;
    const { id } = await inspectionOf(office, 'so-xay-dung');
    for (const name of ['secretary', 'member', 'officer', 'unitHead', 'leader', 'outsider'] as const) {
      const person = office.people[name];
      for (const data of [`it.l.${id}`, `it.s.${id}.1`, `it.c.${id}.1.1`]) {
        await person.tapsForged(data);
        expect(person.last().text).toContain('không thuộc phạm vi của đồng chí');
      }
      await person.tapsForged(`is.i.${id}`);
      expect(person.last().choices).not.toContain('Ấn định thời hạn');
    }
    await head.tapsForged(`it.s.${id}.0`);
    expect(head.last().text).toContain('Thời hạn thông báo lịch kiểm tra đã có trong kế hoạch');
    expect(head.last().choices).toEqual([
      'Ấn định: gửi báo cáo',
      'Ấn định: thông báo kết luận',
      'Ấn định: báo cáo khắc phục',
      'Xem cuộc kiểm tra',
    ]);
    await head.tapsForged(`it.c.${id}.1.1`);
    expect(head.last().text).toContain('Lựa chọn này đã cũ');
    await coordinator.says('/kiemtra');
    await coordinator.taps('1. Sở Xây dựng');
    await coordinator.says('/thoihan');
    await coordinator.taps('Ấn định: gửi báo cáo');
    await coordinator.says('trước ngày 13/8/2024');
    await coordinator.says('/huy');
    await coordinator.says('trước ngày 12/8/2024');
    const { state } = await inspectionOf(office, 'so-xay-dung');
    expect(state.setTerms).toEqual({});
  });
});
