import { expect, describe, test } from 'vitest';
import type { PlanFile } from '../../../src/domain/inspection/plan/plan-file.ts';
import { databases } from '../../support/database.ts';
import { explained, found, recommend, sentFile, stages } from './conclusion-desk.ts';
import { openInspectionDesk } from './desk.ts';

const system = { kind: 'system' } as const;

/** Sở Y tế, over Sở Xây dựng, in one field (Kế hoạch 61/KH-UBND, III.2). */
const plan: Partial<PlanFile> = {
  inspections: [
    {
      kind: 'thematic',
      units: ['so-xay-dung'],
      dates: [],
      field: 'digital_government',
      carriedOutBy: 'so-y-te',
      terms: {},
    },
  ] as unknown as PlanFile['inspections'],
};

describe.each(databases)('a thematic inspection by a sector body, on %s', (kind) => {
  test('is concluded under the body’s own number, and its results go to the only coordinator', async () => {
    const desk = await openInspectionDesk(kind, '12/08/2024 08:00');
    try {
      await desk.openRound({
        inspections: [
          {
            unit: 'so-xay-dung',
            kind: 'thematic',
            days: ['2024-08-05'],
            state: explained,
            team: { healthOfficer: 'team_head', secretary: 'team_secretary', member: 'team_member' },
          },
        ],
        plan,
        reports: false,
      });
      await found(desk, [{ text: 'Chưa ký số văn bản đi', field: 'digital_government' }]);
      await desk.ring();
      desk.readAll();
      const { healthOfficer, secretary, member, coordinator, officer, outsider } = desk.people;
      for (const actor of [healthOfficer, coordinator, officer]) {
        await actor.tapsForged('is.i.i1');
        expect(actor.last().text).toContain(
          'Chuyên đề: Chính quyền điện tử, chính quyền số.\nCơ quan thực hiện, ban hành kết luận: Sở Y tế.',
        );
      }
      await secretary.tapsForged('ik.draft_one.i1');
      await recommend(
        secretary,
        'Ký số văn bản đi',
        'trước ngày 01/10/2024',
        'Chính quyền điện tử, chính quyền số',
      );
      await secretary.taps('Trình duyệt');
      await healthOfficer.taps('Mở dự thảo');
      desk.readAll();
      await healthOfficer.taps('Xem, duyệt');
      await healthOfficer.taps('Duyệt');
      // Who is of the body numbers it; those who only record for it do not, and the coordinator is not asked to.
      const { id } = (await desk.read((tx) => tx.conclusions.ofRound(system, 'kt')))[0]!;
      for (const actor of [secretary, member, officer, outsider]) {
        await actor.tapsForged(`ik.issue.${id}`);
        expect(actor.last().text).not.toContain('Đề nghị ghi số');
      }
      expect(coordinator.read()).toEqual([]);
      await healthOfficer.tapsForged(`ik.conclusion.${id}`);
      await healthOfficer.taps('Ghi số, ngày, bản ký');
      await healthOfficer.says('15/TB-SYT ngày 12/8/2024');
      await healthOfficer.sends(sentFile());
      await healthOfficer.taps('Xác nhận phát hành');
      expect(healthOfficer.last().text).toContain('Đã phát hành Thông báo kết luận kiểm tra số 15/TB-SYT');
      expect(officer.last().text).toContain('Thông báo kết luận kiểm tra số 15/TB-SYT ngày 12/8/2024');
      const results = coordinator.read();
      expect(results.map(({ text }) => text)).toEqual([
        expect.stringMatching(/^Đã phát hành Thông báo kết luận kiểm tra số 15\/TB-SYT ngày 12\/8\/2024/),
      ]);
      expect(results[0]?.view.attachments).toEqual([{ fileId: expect.any(String), name: 'TB-27.pdf' }]);
      // To the end: the unit puts it right, the team says so, the coordinator hears that it is closed.
      const [row] = await desk.read((tx) => tx.remediations.ofConclusion(system, id));
      await officer.tapsForged(`ir.r.${row!.id}`);
      await officer.says('Đã ký số toàn bộ văn bản đi.');
      await healthOfficer.tapsForged(`ir.i.${row!.id}`);
      await healthOfficer.taps('Đã hoàn thành');
      expect(await stages(desk)).toEqual(['Sở Xây dựng: closed']);
      expect(coordinator.last().text).toContain('Sở Xây dựng');
    } finally {
      await desk.dispose();
    }
  });
});
