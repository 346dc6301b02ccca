import { afterEach, describe, expect, it } from 'vitest';
import { drawUp } from '../../../src/bot/usecases/inspection/synthesis.ts';
import { databases } from '../../support/database.ts';
import { openInspectionDesk, type InspectionDesk } from './desk.ts';
import { byDate, issued } from './issued-conclusion.ts';
import { file } from '../sent.ts';

const system = { kind: 'system' } as const;

let desk: InspectionDesk | null = null;
afterEach(async () => {
  await desk?.dispose();
  desk = null;
});

describe.each(databases)('evidence and papers, on %s', (kind) => {
  it('keeps files as evidence, one paper for everything, and shows the team what it has not judged', async () => {
    const office = (desk = await openInspectionDesk(kind, '15/08/2024 09:00'));
    const { officer, secretary, healthOfficer } = office.people;
    await office.openRound({
      inspections: [
        { id: 'xd', unit: 'so-xay-dung', days: ['2024-08-05'], state: { stage: 'issued' } },
        { id: 'yt', unit: 'so-y-te', days: ['2024-08-06'], state: { stage: 'issued' } },
      ],
      reports: false,
    });
    const rows = await issued(office, {
      inspectionIds: ['xd', 'yt'],
      recommendations: ['một', 'hai', 'ba'].map((n) => ({ text: `Việc ${n}`, term: byDate('2024-09-09') })),
    });
    const ofUnit = rows.filter(({ inspectionId }) => inspectionId === 'xd');
    const [one, two, three] = ofUnit;
    await officer.tapsForged(`ir.r.${one!.id}`);
    expect(officer.last().text).toContain('đề nghị che thông tin trên giấy tờ tùy thân');
    await officer.sends(file(501, { caption: 'Bảng niêm yết' }), 'photo');
    expect(officer.last().text).toContain('Đã ghi nhận tệp anh_501.jpg cho kiến nghị 1.');
    // The same photograph again, in the same message and in an update of its own: one report.
    await officer.sends(file(501, { caption: 'Bảng niêm yết' }), 'photo-again');
    await officer.sends(
      file(502, {
        name: 'bao_cao.exe',
        as: 'document',
        refused: { reason: 'not_accepted', name: 'bao_cao.exe' },
      }),
    );
    expect(officer.last().text).toContain('bao_cao.exe');
    await officer.taps('Ghi số, ngày văn bản');
    await officer.says('45/BC-SXD ngày 14/8/2024');
    await officer.taps('Dùng văn bản này cho 02 kiến nghị khác');
    expect(officer.last().text).toBe(
      'Đã ghi văn bản số 45/BC-SXD ngày 14/8/2024 cho 02 kiến nghị khác của cuộc kiểm tra.',
    );
    const papers = await office.read((tx) =>
      tx.remediations.reportsOf(
        system,
        rows.map(({ id }) => id),
      ),
    );
    const reported = (id: string) => papers.filter(({ remediationId }) => remediationId === id);
    expect(
      reported(one!.id)
        .map(({ fileIds, paper }) => [fileIds.length, paper?.number])
        .sort(),
    ).toEqual([
      [0, '45/BC-SXD'],
      [1, undefined],
    ]);
    expect([two, three].map((row) => reported(row!.id).map(({ paper }) => paper?.date))).toEqual([
      ['2024-08-14'],
      ['2024-08-14'],
    ]);
    // Nothing of it at the other unit.
    expect(papers.every(({ remediationId }) => ofUnit.some(({ id }) => id === remediationId))).toBe(true);

    office.readAll();
    await office.moveTo('15/08/2024 09:30');
    expect(secretary.last().text).toMatch(
      /^Sở Xây dựng đã báo cáo khắc phục 03 kiến nghị, đề nghị thẩm định\./,
    );
    await secretary.taps('Danh sách kiến nghị');
    await secretary.taps('Kiến nghị 1');
    await secretary.taps('Xem minh chứng (01)');
    expect(secretary.last().view.attachments?.map(({ name }) => name)).toEqual(['anh_501.jpg']);
    await healthOfficer.tapsForged(`ir.f.${one!.id}`);
    expect(healthOfficer.last().view.attachments).toBeUndefined();
    await secretary.tapsForged(`ir.i.${one!.id}`);
    await secretary.taps('Hoàn thành một phần');
    expect(secretary.last().choices).toContain('Xem minh chứng (01)');

    const synthesis = await office.read(async (tx) =>
      drawUp(tx, system, (await tx.inspections.roundById(system, 'kt'))!, {
        now: office.tools.clock.now(),
        timeZone: office.tools.timeZone,
      }),
    );
    expect(synthesis.remediation).toMatchObject({ total: 6, done: 0, partial: 1, open: 5, awaiting: 2 });
    // Two of the departments of the province; 1/6 · 0.50.
    expect(synthesis.score.inspectedUnits).toBe(2);
    expect(synthesis.score.remediationPoints).toBeCloseTo(1 / 12, 12);
  });
});
