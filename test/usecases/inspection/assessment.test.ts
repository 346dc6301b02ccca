import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { drawUp } from '../../../src/bot/usecases/inspection/synthesis.ts';
import { encodeAction } from '../../../src/domain/action.ts';
import type { ReportAction } from '../../../src/domain/inspection/report/action.ts';
import { freshInspection } from '../../../src/domain/inspection/inspection.ts';
import { databases } from '../../support/database.ts';
import { openInspectionDesk, type Actor, type InspectionDesk } from './desk.ts';
import { notified } from './schedule.ts';

const system = { kind: 'system' } as const;
const secret = 'Chỉ đạo nội bộ của Sở.';
const finance = 'Đã giao quyền tự chủ tài chính cho 05 đơn vị sự nghiệp.';
const opinion = 'Số liệu tự chủ tài chính khớp với dự toán được giao.';

const forged = (choice: ReportAction) => encodeAction({ kind: 'inspection_report', choice });

describe.each(databases)('a part of the reports that another body assesses, on %s', (kind) => {
  let desk: InspectionDesk;
  /** Of Sở Tài chính, which assesses I.6. */
  let assessor: Actor;

  beforeEach(async () => {
    desk = await openInspectionDesk(kind, '05/08/2024 08:00');
    assessor = desk.people.outsider;
    await desk.read(async (tx) => {
      const finances = await tx.units.byCode('so-tai-chinh');
      const at = desk.tools.clock.now();
      await tx.people.addRole({
        id: 'rtc',
        personId: assessor.personId,
        unitId: finances!.id,
        role: 'assessor',
        at,
      });
    });
    await desk.openRound({
      inspections: [
        { id: 'xd', unit: 'so-xay-dung', days: ['2024-08-20'], state: notified('2024-08-05') },
        { id: 'yt', unit: 'so-y-te', days: ['2024-08-21'] },
        { id: 'tc', unit: 'so-tai-chinh', days: ['2024-08-22'] },
        { id: 'dx', unit: 'so-tu-phap', kind: 'surprise', days: ['2024-08-06'] },
      ],
      plan: { assessors: [{ place: 'I.6', unit: 'so-tai-chinh' }] },
    });
    await desk.ring();
    desk.readAll();
  });
  afterEach(() => desk.dispose());

  /** The officer of Sở Xây dựng writes to I.1 and to I.6 and sends. */
  async function sendFinances(): Promise<void> {
    const { officer } = desk.people;
    await officer.says('/tieptuc');
    await officer.says(secret);
    await officer.says('/mucluc');
    await officer.says('I.6');
    await officer.taps(officer.last().choices.find((label) => label.startsWith('Nội dung')) ?? '');
    await officer.says(finance);
    await officer.says('/gui');
    await officer.taps(officer.last().choices.find((label) => label.startsWith('Vẫn gửi')) ?? '');
    await officer.taps('Xác nhận gửi');
  }

  async function assess(): Promise<void> {
    await assessor.tapsForged(forged({ kind: 'assess', inspectionId: 'xd', part: 0, page: 0 }));
    await assessor.taps('Ghi đánh giá');
    await assessor.says(opinion);
    await assessor.taps('Đã đánh giá xong');
  }

  it('is listed for its assessors, without the own unit, hidden inspections, or anything of other parts', async () => {
    await assessor.says('/kiemtra');
    expect(assessor.last().text).toContain(
      'Đánh giá phần I.6 (Cải cách tài chính công): 02 đơn vị; đã đánh giá 0; đã có báo cáo, chưa đánh giá 0.',
    );
    await assessor.taps('Đánh giá phần I.6');
    expect(assessor.last().choices).toEqual(['1. Sở Xây dựng', '2. Sở Y tế', 'Danh sách kiểm tra']);
    await assessor.taps('1. Sở Xây dựng');
    expect(assessor.last().text).toContain('Đơn vị chưa gửi báo cáo nên chưa đánh giá được.');
    desk.readAll();
    await sendFinances();
    const told = desk.readAll();
    expect(told.outsider).toEqual([
      'Sở Xây dựng đã gửi báo cáo lúc 08 giờ 00 phút ngày 05/8/2024. Đề nghị đồng chí đánh giá phần I.6.',
    ]);
    expect(told.spare).toBeUndefined();
    await assessor.taps('Đánh giá phần I.6: Sở Xây dựng');
    expect(assessor.last().text).toContain(finance);
    expect(assessor.last().text).toContain('(để trống)');
    expect(assessor.last().text).not.toContain(secret);
    // In the repository itself: its own part, and nothing else of the inspection.
    const scope = await assessor.scope();
    await desk.read(async (tx) => {
      const read = await tx.assessments.read(scope, 'xd', 0);
      expect(read?.answers.map(({ promptCode }) => promptCode.split('.')[0])).toEqual(['finance']);
      expect(Object.keys(read?.report.state.prompts ?? {})).toEqual([read?.answers[0]?.promptCode]);
      expect(await tx.assessments.read(scope, 'xd', 1)).toBeNull();
      expect(await tx.inspections.byId(scope, 'xd')).toBeNull();
      expect(await tx.unitReports.ofInspection(scope, 'xd')).toEqual([]);
      expect(await tx.assessments.ofInspection(scope, 'xd')).toEqual([]);
    });
  });

  it('is written by those assessors, a draft until they say so; team and coordinators are told once', async () => {
    const { head, secretary, officer } = desk.people;
    await sendFinances();
    await assessor.tapsForged(forged({ kind: 'assess', inspectionId: 'xd', part: 0, page: 0 }));
    await assessor.taps('Ghi đánh giá');
    await assessor.says(opinion);
    expect(assessor.last().text).toContain('Đã lưu đánh giá (lần ghi thứ 1).');
    await assessor.says('Đề nghị rà soát 02 đơn vị còn lại.');
    await head.tapsForged('is.i.xd');
    expect(head.last().text).toContain('Phần I.6: Sở Tài chính chưa đánh giá.');
    await head.taps('Xem đánh giá');
    expect(head.last().text).toContain('Sở Tài chính chưa đánh giá xong.');
    expect(head.last().text).not.toContain(opinion);
    desk.readAll();
    await assessor.taps('Đã đánh giá xong');
    const done = 'Sở Tài chính đã đánh giá xong phần I.6 báo cáo của Sở Xây dựng.';
    const { outsider: _, ...told } = desk.readAll();
    expect(told).toEqual({
      head: [done],
      deputy: [done],
      secretary: [done],
      member: [done],
      coordinator: [done],
    });
    await assessor.tapsForged(forged({ kind: 'assessed', inspectionId: 'xd', part: 0 }));
    expect(assessor.last().text).toContain('Phần này đã được xác nhận đánh giá xong lúc');
    await assessor.taps('Ghi thêm');
    await assessor.says('Bổ sung: đã đối chiếu với Kho bạc.');
    const { outsider: __, ...again } = desk.readAll();
    expect(again).toEqual({});

    await secretary.taps('Xem đánh giá');
    expect(secretary.last().text).toContain(`${opinion}\nĐề nghị rà soát 02 đơn vị còn lại.`.split('\n')[0]);
    expect(secretary.last().text).toContain('Bổ sung: đã đối chiếu với Kho bạc.');
    await secretary.taps('Đưa vào phát hiện: I.6');
    expect(secretary.last().text).toContain('Đã ghi phát hiện (dự thảo).');
    const [finding, ...more] = await desk.read((tx) => tx.findings.ofInspection(system, 'xd'));
    expect(more).toEqual([]);
    expect(finding).toMatchObject({ field: 'public_finance_reform', status: 'draft' });
    expect(finding?.text).toContain(opinion);
    await secretary.tapsForged(forged({ kind: 'assessment_found', inspectionId: 'xd', part: 0 }));
    expect(secretary.last().text).toContain('Đánh giá này đã được đưa vào phát hiện.');
    // The unit's own people are not shown it.
    await officer.tapsForged(forged({ kind: 'assessments', inspectionId: 'xd' }));
    expect(officer.last().text).toContain('không thuộc phạm vi');
    await desk.read(async (tx) => {
      const [part] = await tx.assessments.ofInspection(system, 'xd');
      expect(part?.assessment).toMatchObject({ revision: 4, authorName: 'Vũ Văn Thí Dụ' });
    });
  });

  it('takes files, begins anew without losing the old, counts what arrives twice once', async () => {
    await sendFinances();
    await assessor.tapsForged(forged({ kind: 'write', inspectionId: 'xd', part: 0 }));
    const paper = {
      kind: 'file' as const,
      file: { remoteId: 'r', name: 'Đánh giá.pdf', size: 100, as: 'document' as const },
      caption: 'Ý kiến của Sở',
      messageId: '9100',
      order: 9_100,
      replyTo: null,
      albumId: null,
      received: {
        taken: true as const,
        file: { digest: 'a'.repeat(64), name: 'Đánh giá.pdf', type: 'pdf' as const, size: 100 },
      },
    };
    await assessor.sends(paper, 'u1');
    expect(assessor.last().text).toContain('Tệp kèm theo: 01.');
    await assessor.sends(paper, 'u2');
    expect(assessor.last().text).toContain('Tin này đã được ghi trước đó');
    await assessor.taps('Viết lại');
    await assessor.says(opinion);
    const scope = await assessor.scope();
    const [part] = await desk.read((tx) => tx.assessments.own(scope));
    expect(part?.assessment).toMatchObject({ revision: 2, text: opinion, fileIds: [], doneAt: null });
  });

  it('is closed to everybody else, and to its assessors once the conclusion is issued', async () => {
    const { spare, guest, officer, leader } = desk.people;
    await sendFinances();
    await assess();
    const choices: ReportAction[] = [
      { kind: 'own_parts', roundId: 'kt', part: 0, page: 0 },
      { kind: 'assess', inspectionId: 'xd', part: 0, page: 0 },
      { kind: 'write', inspectionId: 'xd', part: 0 },
      { kind: 'write_anew', inspectionId: 'xd', part: 0 },
      { kind: 'assessed', inspectionId: 'xd', part: 0 },
      { kind: 'assessment_files', inspectionId: 'xd', part: 0 },
      { kind: 'assessments', inspectionId: 'xd' },
      { kind: 'assessment_found', inspectionId: 'xd', part: 0 },
    ];
    for (const one of [spare, guest, officer, leader]) {
      for (const choice of choices) {
        await one.tapsForged(forged(choice));
        expect(one.last().text, choice.kind).toMatch(/không do cơ quan đồng chí|không thuộc phạm vi/);
      }
      const scope = await one.scope();
      expect(await desk.read((tx) => tx.assessments.own(scope))).toEqual([]);
    }
    // Not the own unit's, not what is hidden, not a part that the plan does not give away.
    for (const inspectionId of ['tc', 'dx', 'nothing']) {
      await assessor.tapsForged(forged({ kind: 'assess', inspectionId, part: 0, page: 0 }));
      expect(assessor.last().text).toContain('không do cơ quan đồng chí đánh giá');
    }
    await assessor.tapsForged(forged({ kind: 'assess', inspectionId: 'xd', part: 1, page: 0 }));
    expect(assessor.last().text).toContain('không do cơ quan đồng chí đánh giá');
    await desk.read(async (tx) => {
      const inspection = await tx.inspections.byId(system, 'xd');
      const state = { ...freshInspection, ...inspection!.state, stage: 'issued' as const };
      await tx.inspections.save({ ...inspection!, state });
    });
    await assessor.tapsForged(forged({ kind: 'write', inspectionId: 'xd', part: 0 }));
    expect(assessor.last().text).toContain('nên đánh giá giữ nguyên');
    // Who is an assessor no more reaches nothing.
    await desk.read(async (tx) => {
      const finances = await tx.units.byCode('so-tai-chinh');
      const at = desk.tools.clock.now();
      await tx.people.removeRole({
        personId: assessor.personId,
        unitId: finances!.id,
        role: 'assessor',
        at,
      });
    });
    await assessor.tapsForged(forged({ kind: 'assess', inspectionId: 'xd', part: 0, page: 0 }));
    expect(assessor.last().text).toContain('không do cơ quan đồng chí đánh giá');
  });

  it('is asked for in the mornings while the report waits; the team and the coordinator see who is late', async () => {
    await sendFinances();
    await desk.moveTo('12/08/2024 07:30');
    const mine = () => desk.readAll().outsider?.filter((text) => text.includes('chưa đánh giá')) ?? [];
    expect(mine()).toEqual([]);
    await desk.moveTo('13/08/2024 07:30');
    const told = desk.readAll();
    const late = 'Sở Xây dựng: Sở Tài chính chưa đánh giá phần I.6; đã chờ 06 ngày làm việc.';
    for (const name of ['head', 'secretary', 'coordinator']) {
      expect(told[name]?.some((text) => text.includes(late))).toBe(true);
    }
    expect(told.outsider?.filter((text) => text.includes('chưa đánh giá'))).toEqual([
      'Theo dõi kiểm tra, thứ Ba, 13/8/2024: 01 việc\n- Sở Xây dựng: chưa đánh giá phần I.6 của báo cáo; đã chờ 06 ngày làm việc.',
    ]);
    await assessor.taps('Đánh giá phần I.6: Sở Xây dựng');
    await assessor.taps('Ghi đánh giá');
    await assessor.says(opinion);
    await assessor.taps('Đã đánh giá xong');
    desk.readAll();
    await desk.moveTo('14/08/2024 07:30');
    expect(
      Object.values(desk.readAll())
        .flat()
        .filter((text) => text.includes('chưa đánh giá')),
    ).toEqual([]);
  });

  it('is counted in the synthesis of the round: by whom, of which units, and when', async () => {
    await sendFinances();
    await assess();
    const { coordinator } = desk.people;
    await coordinator.says('/kiemtra');
    await coordinator.taps('Toàn đợt: Kiểm tra cải cách hành chính năm 2024');
    await coordinator.taps('Tổng hợp đợt');
    expect(coordinator.last().text).toContain('Phần I.6 (Sở Tài chính đánh giá): 1/2 đơn vị.');
    const scope = await coordinator.scope();
    const at = desk.tools.clock.now();
    const drawn = await desk.read(async (tx) => {
      const round = await tx.inspections.roundById(scope, 'kt');
      return drawUp(tx, scope, round!, { now: at, timeZone: desk.tools.timeZone });
    });
    expect(drawn.assessed).toEqual([
      {
        place: 'I.6',
        assessor: 'Sở Tài chính',
        units: [
          { unit: 'Sở Xây dựng', reportSent: true, at },
          { unit: 'Sở Y tế', reportSent: false, at: null },
        ],
      },
    ]);
  });
});
