import { afterEach, describe, expect, it } from 'vitest';
import type { DatabaseKind } from '../../../src/bot/store/database/url.ts';
import { databases } from '../../support/database.ts';
import { openInspectionDesk, type InspectionDesk } from './desk.ts';
import { byDate, issued } from './issued-conclusion.ts';
import { mornings } from './remediation-days.ts';

const system = { kind: 'system' } as const;

let desk: InspectionDesk | null = null;
afterEach(async () => {
  await desk?.dispose();
  desk = null;
});

/** Sở Xây dựng ("xd") and Sở Y tế ("yt") at the moment their conclusion is issued. */
async function atIssue(kind: DatabaseKind, at = '15/08/2024 09:00'): Promise<InspectionDesk> {
  desk = await openInspectionDesk(kind, at);
  await desk.openRound({
    inspections: [
      { id: 'xd', unit: 'so-xay-dung', days: ['2024-08-05'], state: { stage: 'issued' } },
      { id: 'yt', unit: 'so-y-te', days: ['2024-08-06'], state: { stage: 'issued' } },
    ],
    reports: false,
  });
  desk.readAll();
  return desk;
}

const stageOf = (office: InspectionDesk, id: string) =>
  office.read(async (tx) => (await tx.inspections.byId(system, id))!.state.stage);
const statusesOf = (office: InspectionDesk) =>
  office.read(async (tx) =>
    (await tx.remediations.ofConclusion(system, 'k1')).map(
      ({ unitName, number, status }) => `${unitName} ${number}: ${status}`,
    ),
  );

describe.each(databases)('the verdict on what a unit has put right, on %s', (kind) => {
  it('goes from report to verdict, back for more, and to the close, each told once to whom it concerns', async () => {
    const office = await atIssue(kind);
    const { officer, secondOfficer, head, secretary } = office.people;
    const [row] = await issued(office, {
      inspectionIds: ['xd'],
      recommendations: [{ text: 'Niêm yết đủ thủ tục hành chính', term: byDate('2024-09-09') }],
    });
    await officer.tapsForged(`ir.i.${row!.id}`);
    expect(officer.last().text).toContain('Tình trạng: chưa khắc phục; thời hạn đến hết thứ Hai, 09/9/2024.');
    await officer.taps('Báo cáo khắc phục');
    await officer.says('   ');
    expect(officer.last().text).toContain('Chưa có nội dung');
    await officer.says('Đã niêm yết 120 thủ tục tại Bộ phận Một cửa.');
    await officer.taps('Ghi số, ngày văn bản');
    await officer.says('45/BC-SXD');
    expect(officer.last().text).toContain('Chưa có ngày văn bản');
    await officer.says('Báo cáo số 45/BC-SXD ngày 15/8/2024');
    expect(officer.last().text).toContain('Đã ghi nhận văn bản số 45/BC-SXD ngày 15/8/2024.');
    await officer.taps('Xong');
    expect(officer.last().text).toContain('đã báo cáo, chờ Đoàn kiểm tra thẩm định');
    // Nothing at once: the unit may still be sending.
    expect(office.readAll()).toEqual({ officer: expect.anything() });
    await office.moveTo('15/08/2024 09:06');
    const told = office.readAll();
    expect(Object.keys(told).sort()).toEqual(['deputy', 'head', 'secretary']);
    expect(told.head).toEqual([
      'Sở Xây dựng đã báo cáo khắc phục 01 kiến nghị, đề nghị thẩm định.\n- Niêm yết đủ thủ tục hành chính (chưa khắc phục)',
    ]);

    await head.taps('Kiến nghị 1');
    await secretary.taps('Kiến nghị 1');
    expect(secretary.last().text).toContain('Văn bản số 45/BC-SXD ngày 15/8/2024.');
    await secretary.taps('Đề nghị bổ sung');
    await secretary.says('Chưa có ảnh nơi niêm yết.');
    expect(secretary.last().text).toContain('Đã ghi nhận kiến nghị 1 của Sở Xây dựng: đề nghị bổ sung.');
    // The head still has the old buttons.
    await head.taps('Đã hoàn thành');
    expect(head.last().text).toMatch(/^Nội dung này đã được thẩm định lúc .*: đề nghị bổ sung\.$/);
    const asked = office.readAll();
    expect(asked.officer).toEqual([
      'Đoàn kiểm tra đề nghị Sở Xây dựng bổ sung báo cáo khắc phục kiến nghị 1 theo Thông báo kết luận số 27/TB-SNV ngày 15/8/2024.\nNiêm yết đủ thủ tục hành chính\nNội dung cần bổ sung: Chưa có ảnh nơi niêm yết.',
    ]);
    expect(asked.secondOfficer).toEqual(asked.officer);
    expect(asked.coordinator).toBeUndefined();

    // What arrives twice counts once; what comes while the team looks is not judged unseen.
    await secondOfficer.taps('Báo cáo khắc phục');
    const photo = {
      kind: 'text',
      text: 'Đã chụp ảnh bảng niêm yết.',
      messageId: '900',
      order: 900,
      replyTo: null,
    } as const;
    await secondOfficer.sends(photo);
    await secondOfficer.taps('Báo cáo khắc phục');
    await secondOfficer.sends(photo, 'again');
    const reports = await office.read((tx) => tx.remediations.reports(system, row!.id));
    expect(reports.map(({ text, paper }) => text || paper?.number).sort()).toEqual([
      '45/BC-SXD',
      'Đã chụp ảnh bảng niêm yết.',
      'Đã niêm yết 120 thủ tục tại Bộ phận Một cửa.',
    ]);
    await head.tapsForged(`ir.i.${row!.id}`);
    await officer.tapsForged(`ir.r.${row!.id}`);
    await officer.says('Gửi thêm biên bản niêm yết.');
    await head.taps('Đã hoàn thành');
    expect(head.last().text).toContain('Đơn vị vừa gửi thêm. Đề nghị xem lại trước khi thẩm định.');
    office.readAll();
    await head.taps('Đã hoàn thành');
    expect(await stageOf(office, 'xd')).toBe('closed');
    expect(await statusesOf(office)).toEqual(['Sở Xây dựng 1: done']);
    const closed = office.readAll();
    expect(closed.officer).toEqual([
      expect.stringMatching(
        /^Đoàn kiểm tra xác nhận Sở Xây dựng đã hoàn thành kiến nghị 1 [^]*Cuộc kiểm tra kết thúc\.$/,
      ),
    ]);
    for (const name of ['secretary', 'deputy', 'coordinator'] as const) {
      expect(closed[name]).toEqual([
        'Kiểm tra cải cách hành chính năm 2024: Sở Xây dựng đã hoàn thành tất cả kiến nghị. Cuộc kiểm tra kết thúc.',
      ]);
    }
    // Nothing is left: no step of the ladder, no morning, and the waiting notice of the last report falls away.
    expect(await mornings(office, '2024-08-16', '2024-09-20')).toEqual([]);
  });

  it('judges one report once when two of the team do it at the same moment', async () => {
    const office = await atIssue(kind);
    const { officer, head, secretary } = office.people;
    const [row] = await issued(office, {
      inspectionIds: ['xd'],
      recommendations: [{ text: 'Ban hành quy chế', term: byDate('2024-09-09') }],
    });
    await officer.tapsForged(`ir.r.${row!.id}`);
    await officer.says('Đã ban hành.');
    const [report] = await office.read((tx) => tx.remediations.reports(system, row!.id));
    office.readAll();
    await Promise.all([
      head.tapsForged(`ir.v.${row!.id}.${report!.id}.d`),
      secretary.tapsForged(`ir.v.${row!.id}.${report!.id}.p`),
    ]);
    await office.moveTo('15/08/2024 10:00');
    const all = office.readAll();
    const replies = [...all.head!, ...all.secretary!];
    expect(replies.filter((text) => text.startsWith('Đã ghi nhận kiến nghị 1'))).toHaveLength(1);
    expect(replies.filter((text) => text.startsWith('Nội dung này đã được thẩm định'))).toHaveLength(1);
    expect(all.officer).toHaveLength(1);
  });

  it("takes no report on another unit's recommendation, and lets nobody judge their own unit", async () => {
    const office = await atIssue(kind);
    const { healthOfficer, outsider, officer, head, member, leader } = office.people;
    const [row] = await issued(office, {
      inspectionIds: ['xd'],
      recommendations: [{ text: 'Ban hành quy chế', term: byDate('2024-09-09') }],
    });
    for (const stranger of [healthOfficer, outsider]) {
      await stranger.tapsForged(`ir.r.${row!.id}`);
      expect(stranger.last().text).toBe(
        'Nội dung này không thuộc đơn vị đồng chí phụ trách nên không mở được. Gõ /baocao để xem báo cáo của đồng chí.',
      );
      await stranger.tapsForged(`ir.i.${row!.id}`);
      expect(stranger.last().text).not.toContain('quy chế');
    }
    await head.tapsForged(`ir.r.${row!.id}`);
    expect(head.last().text).toBe(
      'Kiến nghị này thuộc Sở Xây dựng; chỉ công chức của đơn vị đó báo cáo khắc phục.',
    );
    await officer.tapsForged(`ir.r.${row!.id}`);
    await officer.says('Đã ban hành.');
    const [report] = await office.read((tx) => tx.remediations.reports(system, row!.id));
    for (const nobody of [officer, member, leader]) {
      await nobody.tapsForged(`ir.v.${row!.id}.${report!.id}.d`);
      expect(nobody.last().text).toMatch(/không thẩm định|Việc này thuộc Trưởng đoàn/);
    }
    // A role lost meanwhile: what was asked for is not taken any more.
    await officer.tapsForged(`ir.r.${row!.id}`);
    await office.read(async (tx) => {
      const unit = await tx.units.byCode('so-xay-dung');
      await tx.people.removeRole({
        personId: officer.personId,
        unitId: unit!.id,
        role: 'focal_point',
        at: office.tools.clock.now(),
      });
    });
    await officer.says('Gửi thêm.');
    expect(await office.read((tx) => tx.remediations.reports(system, row!.id))).toHaveLength(1);
    expect(await statusesOf(office)).toEqual(['Sở Xây dựng 1: open']);
  });
});
