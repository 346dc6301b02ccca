import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { databases } from '../../support/database.ts';
import {
  approvedDraft,
  conclusions,
  explained,
  found,
  issue,
  recommend,
  sentFile,
} from './conclusion-desk.ts';
import { openInspectionDesk, type InspectionDesk } from './desk.ts';

const system = { kind: 'system' } as const;

describe.each(databases)('the record of what a unit has to put right, on %s', (kind) => {
  let desk: InspectionDesk;

  beforeEach(async () => {
    desk = await openInspectionDesk(kind, '12/08/2024 08:00');
    await desk.openRound({
      inspections: [{ unit: 'so-xay-dung', days: ['2024-08-05'], state: explained }],
      reports: false,
    });
    await found(desk, [{ text: 'Chưa niêm yết đủ thủ tục' }]);
    await desk.ring();
    desk.readAll();
  });
  afterEach(() => desk.dispose());

  const latest = async () => (await conclusions(desk)).at(-1)!;
  const rows = async () => {
    const { id } = await latest();
    const all = await desk.read((tx) => tx.remediations.ofConclusion(system, id));
    return all.toSorted((a, b) => a.number - b.number);
  };

  it('goes on under other words; a term set since stays unless the correction says another, and then it is told', async () => {
    await approvedDraft(desk);
    const { secretary, head, coordinator, officer } = desk.people;
    await issue(coordinator, '27/TB-SNV ngày 12/8/2024');
    const [row] = await rows();
    await officer.tapsForged(`ir.r.${row!.id}`);
    await officer.says('Đã niêm yết một phần.');
    await officer.sends(sentFile('anh.jpg'));
    await secretary.tapsForged(`ir.i.${row!.id}`);
    await secretary.taps('Hoàn thành một phần');
    await head.tapsForged(`ir.t.${row!.id}`);
    await head.says('chậm nhất ngày 30/9/2024');

    // One word is put right.
    const corrects = async (work: () => Promise<void>, number: string) => {
      await secretary.tapsForged(`ik.correct.${(await latest()).id}`);
      await work();
      await secretary.taps('Trình duyệt');
      await head.taps('Mở dự thảo');
      await head.taps('Xem, duyệt');
      await head.taps('Duyệt');
      desk.readAll();
      await issue(coordinator, `${number}/TB-SNV ngày 12/8/2024`);
    };
    const opensFirst = async () => {
      await secretary.taps('Sửa kiến nghị');
      await secretary.taps('1');
    };
    await corrects(async () => {
      await opensFirst();
      await secretary.taps('Sửa lời');
      await secretary.says('Niêm yết đầy đủ, kịp thời thủ tục hành chính');
      await secretary.taps('Về dự thảo');
    }, '28');
    const [kept] = await rows();
    expect(kept).toMatchObject({
      text: 'Niêm yết đầy đủ, kịp thời thủ tục hành chính',
      status: 'partial',
      limit: { lastDay: '2024-09-30' },
    });
    expect(coordinator.last().text).toContain(
      'Kiến nghị 1 (Sở Xây dựng) giữ thời hạn Đoàn kiểm tra đã ấn định sau khi phát hành. Thời hạn: chậm nhất ngày ' +
        '30/9/2024',
    );
    await head.tapsForged(`ir.i.${kept!.id}`);
    expect(head.last().text).toContain('Đã niêm yết một phần.');
    expect(head.last().choices).toContain('Xem minh chứng (01)');

    // The term itself is corrected: everybody hears what it was and what it is.
    await corrects(async () => {
      await opensFirst();
      await secretary.taps('Thời hạn');
      await secretary.says('chậm nhất ngày 15/10/2024');
      await secretary.taps('Về dự thảo');
    }, '29');
    const moved =
      'Kiến nghị 1 (Sở Xây dựng) thay đổi thời hạn. Trước: Thời hạn: chậm nhất ngày 30/9/2024, tức hết thứ Hai, ' +
      '30/9/2024. Nay: Thời hạn: chậm nhất ngày 15/10/2024, tức hết thứ Ba, 15/10/2024.';
    for (const actor of [officer, coordinator, secretary]) expect(actor.last().text).toContain(moved);
    expect((await rows())[0]).toMatchObject({ status: 'partial', limit: { lastDay: '2024-10-15' } });
  });

  it('keeps evidence in reach after the verdict, shows what came together as one, and wants something to look at', async () => {
    await approvedDraft(desk);
    const { secretary, coordinator, officer, outsider } = desk.people;
    await issue(coordinator, '27/TB-SNV ngày 12/8/2024');
    const [row] = await rows();
    await officer.tapsForged(`ir.r.${row!.id}`);
    // Nothing that could be looked at.
    await officer.says('…');
    expect(officer.last().text).not.toContain('Đã ghi');
    await desk.read((tx) =>
      tx.remediations.addReport({
        ...{ id: 'empty', remediationId: row!.id, authorId: officer.personId, text: '', fileIds: [] },
        ...{ paper: null, sourceKey: null, at: desk.tools.clock.now(), verdict: null },
      }),
    );
    await secretary.tapsForged(`ir.v.${row!.id}.empty.d`);
    expect(secretary.last().text).toMatch(/^Chưa ghi nhận hoàn thành: đơn vị chưa gửi/);
    expect((await rows())[0]).toMatchObject({ status: 'open' });

    await desk.moveTo('12/08/2024 09:00');
    await officer.tapsForged(`ir.r.${row!.id}`);
    await officer.says('Đã niêm yết đủ.');
    await officer.sends(sentFile('anh.jpg'));
    await officer.taps('Số, ngày văn bản').catch(() => officer.tapsForged(`ir.n.${row!.id}`));
    await officer.says('45/BC-SXD ngày 12/8/2024');
    await secretary.tapsForged(`ir.i.${row!.id}`);
    const { text } = secretary.last();
    expect(text.match(/Đơn vị báo cáo lúc 09 giờ/g)).toHaveLength(1);
    expect(text).toMatch(/Đã niêm yết đủ\.[\s\S]*45\/BC-SXD/);
    await secretary.taps('Đã hoàn thành');
    for (const actor of [secretary, officer]) {
      await actor.tapsForged(`ir.i.${row!.id}`);
      await actor.taps('Xem minh chứng (01)');
      expect(actor.last().view.attachments).toEqual([{ fileId: expect.any(String), name: 'anh.jpg' }]);
    }
    await outsider.tapsForged(`ir.f.${row!.id}`);
    expect(outsider.last().view.attachments).toBeUndefined();
  });

  it('counts from the day of receipt where the words say so: as sent, as acknowledged, as put right', async () => {
    const { secretary, head, coordinator, officer, unitHead } = desk.people;
    await secretary.tapsForged('ik.draft_one.i1');
    await recommend(secretary, 'Niêm yết', 'trong 30 ngày kể từ ngày nhận được kết luận');
    await recommend(secretary, 'Rà soát', 'trong 30 ngày kể từ ngày ban hành kết luận');
    await secretary.taps('Trình duyệt');
    await head.taps('Mở dự thảo');
    await head.taps('Xem, duyệt');
    await head.taps('Duyệt');
    // Issued in the evening: sent, so received, the next morning; the day itself is not counted.
    await desk.moveTo('12/08/2024 20:00');
    await issue(coordinator, '27/TB-SNV ngày 12/8/2024');
    const days = async () => (await rows()).map(({ limit }) => limit?.lastDay);
    expect(await days()).toEqual(['2024-09-12', '2024-09-11']);
    await desk.moveTo('13/08/2024 07:30');
    expect(officer.last().text).toContain('Tính từ ngày nhận: thứ Ba, 13/8/2024.');
    // Later it says that it has received it.
    await desk.moveTo('15/08/2024 08:00');
    desk.readAll();
    await unitHead.taps('Đã nhận');
    expect(await days()).toEqual(['2024-09-16', '2024-09-11']);
    expect(officer.last().text).toContain('Tính từ ngày nhận: thứ Năm, 15/8/2024.');
    // A colleague's word afterwards moves nothing.
    await desk.moveTo('20/08/2024 08:00');
    await officer.tapsForged(`ik.acknowledge.${(await latest()).id}.i1`);
    expect(await days()).toEqual(['2024-09-16', '2024-09-11']);
    const [row] = await rows();
    await officer.tapsForged(`ir.y.${row!.id}`);
    expect(officer.last().text).not.toContain('nhận kết luận ngày nào');
    await coordinator.tapsForged(`ir.i.${row!.id}`);
    await coordinator.taps('Sửa ngày nhận');
    await coordinator.says('10/8/2024');
    expect(coordinator.last().text).toContain(
      'không thể trước ngày của kết luận (số 27/TB-SNV ngày 12/8/2024)',
    );
    await coordinator.says('14/8/2024');
    expect(coordinator.last().text).toContain('Đã ghi ngày Sở Xây dựng nhận kết luận: thứ Tư, 14/8/2024.');
    expect(await days()).toEqual(['2024-09-13', '2024-09-11']);
  });

  it('is put before the officer where the next report is answered and sent', async () => {
    await approvedDraft(desk);
    const { coordinator, officer } = desk.people;
    await issue(coordinator, '27/TB-SNV ngày 12/8/2024');
    await desk.openRound({
      id: 'sau',
      plan: { title: 'Kiểm tra đợt hai', window: { from: '2024-10-01', to: '2024-10-31' } },
      inspections: [{ id: 'j1', unit: 'so-xay-dung', days: ['2024-10-15'] }],
    });
    const left = 'Sở Xây dựng còn 01 kiến nghị sau kiểm tra chưa hoàn thành.';
    await officer.says('/baocao');
    await officer.says('/tieptuc');
    expect(officer.last().text).toContain(`${left}\nGõ /baocao để xem danh sách, báo cáo kết quả khắc phục.`);
    await officer.says('Đã ban hành kế hoạch.');
    // Once: what is typed is answers from then on.
    expect(officer.last().text).not.toContain(left);
    await officer.says('/mucluc');
    expect(officer.last().text).toContain(left);
    expect(officer.last().choices).toContain('Kiến nghị: Sở Xây dựng');
    await officer.says('/gui');
    expect(officer.last().text).toContain(left);
    await officer.taps('Kiến nghị: Sở Xây dựng');
    await officer.taps('Kiến nghị 1');
    await officer.taps('Báo cáo khắc phục');
    expect(officer.last().text).toContain('Kiến nghị 1');
  });

  it('is told to those who head a unit without officers, and where nobody can be told the coordinator hears it', async () => {
    await approvedDraft(desk);
    const { head, coordinator, officer, secondOfficer, unitHead } = desk.people;
    await issue(coordinator, '27/TB-SNV ngày 12/8/2024');
    const leave = async (actor: typeof officer) => {
      await desk.read(async (tx) => {
        const unit = await tx.units.byCode('so-xay-dung');
        for (const role of ['focal_point', 'unit_head', 'approver'] as const) {
          const at = desk.tools.clock.now();
          await tx.people.removeRole({ personId: actor.personId, unitId: unit!.id, role, at });
        }
      });
    };
    for (const actor of [officer, secondOfficer]) await leave(actor);
    const [row] = await rows();
    desk.readAll();
    await head.tapsForged(`ir.t.${row!.id}`);
    await head.says('chậm nhất ngày 20/8/2024');
    expect(unitHead.last().text).toContain('chậm nhất ngày 20/8/2024');
    for (const day of ['15', '16', '19', '20']) await desk.moveTo(`${day}/08/2024 07:30`);
    expect(unitHead.read().map(({ text }) => text)).toContainEqual(
      expect.stringMatching(/Hôm nay, thứ Ba, 20\/8\/2024|hôm nay.*20\/8/i),
    );
    await leave(unitHead);
    desk.readAll();
    await desk.moveTo('21/08/2024 07:30');
    expect(coordinator.read().map(({ text }) => text)).toContainEqual(
      expect.stringMatching(
        /Sở Xây dựng: 01 kiến nghị quá hạn khắc phục.*Đơn vị chưa có người nhận trong bot, đề nghị đôn đốc bằng văn bản\./,
      ),
    );
  });
});
