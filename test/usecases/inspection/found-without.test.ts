import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { drawUp } from '../../../src/bot/usecases/inspection/synthesis.ts';
import { tellOfLeftOvers } from '../../../src/bot/usecases/inspection/remediation/left-over.ts';
import { databases } from '../../support/database.ts';
import { explained, found, issue } from './conclusion-desk.ts';
import { openInspectionDesk, type InspectionDesk } from './desk.ts';

const system = { kind: 'system' } as const;

describe.each(databases)('what was found without a recommendation, on %s', (kind) => {
  let desk: InspectionDesk;

  beforeEach(async () => {
    desk = await openInspectionDesk(kind, '12/08/2024 08:00');
    await desk.openRound({
      inspections: [{ unit: 'so-xay-dung', days: ['2024-08-05'], state: explained }],
      reports: false,
    });
    await found(desk, [
      { text: 'Thu phí ngoài quy định', kind: 'violation', field: 'public_finance_reform' },
      { text: 'Ảnh chụp chưa phân loại', kind: null, field: null },
      { text: 'Trả kết quả đúng hẹn', kind: 'strength' },
    ]);
    const { secretary, head, coordinator } = desk.people;
    await secretary.tapsForged('ik.draft_one.i1');
    await secretary.taps('Trình duyệt');
    await secretary.says('Đã hoàn trả cho công dân');
    await head.taps('Mở dự thảo');
    await head.taps('Xem, duyệt');
    await head.taps('Duyệt');
    await issue(coordinator, '27/TB-SNV ngày 12/8/2024');
    await desk.ring();
    desk.readAll();
  });
  afterEach(() => desk.dispose());

  test('stays known to the unit, to its next inspection and in the synthesis, until it has been inspected again', async () => {
    const { officer, member, coordinator, secretary } = desk.people;
    // Where the unit looks for its reports.
    await officer.says('/baocao');
    expect(officer.last().text).toMatch(
      /Sở Xây dựng còn 02 tồn tại, vi phạm đã nêu khi kiểm tra, không có kiến nghị:\n– Thu phí ngoài quy định\n– Ảnh chụp chưa phân loại$/,
    );
    // In the synthesis, with the reason; what nobody was asked to put right is not settled.
    const synthesis = await desk.read(async (tx) =>
      drawUp(tx, system, (await tx.inspections.roundById(system, 'kt'))!, {
        now: desk.tools.clock.now(),
        timeZone: desk.tools.timeZone,
      }),
    );
    const common = {
      units: ['Sở Xây dựng'],
      paper: { number: '27/TB-SNV', date: '2024-08-12' },
      reason: 'Đã hoàn trả cho công dân',
    };
    expect(synthesis.foundWithout).toEqual([
      { kind: 'violation', field: 'public_finance_reform', text: 'Thu phí ngoài quy định', ...common },
      { kind: null, field: null, text: 'Ảnh chụp chưa phân loại', ...common },
    ]);
    expect(synthesis.score.remediationPoints).toBe(0);
    await coordinator.tapsForged('ir.s.kt');
    expect(coordinator.last().text).toContain(
      'Không có kiến nghị: 02 tồn tại, vi phạm.\n– Thu phí ngoài quy định (Sở Xây dựng; lý do: Đã hoàn trả cho công dân)',
    );

    // The next round: the coordinator when it opens, the team on the card and among earlier findings.
    await desk.moveTo('10/03/2025 08:00');
    desk.readAll();
    const { round, inspections } = await desk.openRound({
      id: 'sau',
      plan: { title: 'Kiểm tra năm 2025', window: { from: '2025-03-01', to: '2025-04-30' } },
      inspections: [{ id: 'j1', unit: 'so-xay-dung', days: ['2025-03-20'] }],
      reports: false,
    });
    await desk.act(async (administration) => {
      await tellOfLeftOvers(administration, round, inspections);
      return { ok: true, value: null };
    });
    await desk.ring();
    expect(desk.readAll().coordinator).toEqual([
      expect.stringContaining('Kiểm tra năm 2025: 01 đơn vị còn kiến nghị, tồn tại'),
    ]);
    await member.tapsForged('if.findings.j1');
    expect(member.last().text).toContain(
      'Tồn tại, vi phạm của các cuộc kiểm tra trước không có kiến nghị: 02.',
    );
    await member.tapsForged('if.earlier.j1.0');
    expect(member.last().text).toMatch(
      /Tồn tại, vi phạm không có kiến nghị: 02\n1\. Vi phạm: Thu phí ngoài quy định \(không có kiến nghị\)\n2\. .*: Ảnh chụp chưa phân loại/,
    );

    // The later conclusion has had it before it.
    await desk.read(async (tx) => {
      const inspection = (await tx.inspections.byId(system, 'j1'))!;
      await tx.inspections.save({ ...inspection, state: { ...inspection.state, ...explained } });
    });
    await found(desk, [{ text: 'Công khai tốt', kind: 'strength', roundId: 'sau', inspectionIds: ['j1'] }]);
    await desk.moveTo('25/03/2025 08:00');
    await secretary.tapsForged('ik.draft_one.j1');
    await secretary.taps('Trình duyệt');
    await desk.people.head.taps('Mở dự thảo');
    await desk.people.head.taps('Xem, duyệt');
    await desk.people.head.taps('Duyệt');
    await issue(coordinator, '9/TB-SNV ngày 25/3/2025');
    await officer.says('/baocao');
    expect(officer.last().text).not.toContain('không có kiến nghị');
  });
});
