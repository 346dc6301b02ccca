import { afterEach, describe, expect, it } from 'vitest';
import type { DatabaseKind } from '../../../src/bot/store/database/url.ts';
import { takePlan } from '../../../src/bot/usecases/inspection/plan/open.ts';
import { freshInspection } from '../../../src/domain/inspection/inspection.ts';
import { databases } from '../../support/database.ts';
import { openInspectionDesk, type InspectionDesk } from './desk.ts';
import { byDate, issued } from './issued-conclusion.ts';
import { accepted } from '../office.ts';
import { firstLines, mornings } from './remediation-days.ts';

const system = { kind: 'system' } as const;

let desk: InspectionDesk | null = null;
afterEach(async () => {
  await desk?.dispose();
  desk = null;
});

async function opened(kind: DatabaseKind, at: string): Promise<InspectionDesk> {
  desk = await openInspectionDesk(kind, at);
  return desk;
}

const nextPlan = `code: dot-hai
title: Kiểm tra đợt hai
kind: inspection_plan
receiving_unit: so-noi-vu
window: { from: 2024-10-01, to: 2024-12-31 }
inspected_period: { from: 2024-01-01, to: inspection_day }
team: { members: [{ person: vu-van-thi-du, role: team_head }] }
inspections:
  - { kind: thematic, units: [so-xay-dung, so-y-te], field: procedure_reform, carried_out_by: so-noi-vu }
`;

const plan = {
  inspections: [
    {
      kind: 'on_site' as const,
      units: ['so-xay-dung', 'so-y-te'],
      dates: [],
      terms: {
        scheduleNotice: { workingDaysBefore: 10, anchor: 'inspection_day' as const },
        conclusion: { withinWorkingDays: 10, anchor: 'inspection_day' as const },
      },
    },
  ],
};

describe.each(databases)('those who inspect, on %s', (kind) => {
  it('hear once a morning, together, of what their own terms ask, before they pass', async () => {
    const office = await opened(kind, '01/08/2024 06:00');
    await office.openRound({
      inspections: [
        { id: 'xd', unit: 'so-xay-dung', days: ['2024-08-20'] },
        { id: 'yt', unit: 'so-y-te', days: ['2024-08-20'] },
      ],
      plan,
      reports: false,
    });
    const heard = await mornings(office, '2024-08-01', '2024-08-07');
    expect(firstLines(heard)).toEqual(
      ['01/08 thứ Năm, 01/8', '05/08 thứ Hai, 05/8', '06/08 thứ Ba, 06/8', '07/08 thứ Tư, 07/8'].flatMap(
        (each) =>
          ['head', 'secretary', 'coordinator'].map(
            (who) => `${each.slice(0, 5)} ${who}: Theo dõi kiểm tra, ${each.slice(6)}/2024: 02 việc`,
          ),
      ),
    );
    expect(heard[0]).toBe(
      '01/08 head: Theo dõi kiểm tra, thứ Năm, 01/8/2024: 02 việc\n' +
        '- Sở Xây dựng: chưa gửi thông báo lịch kiểm tra; còn 03 ngày làm việc (hết thứ Ba, 06/8/2024).\n' +
        '- Sở Y tế: chưa gửi thông báo lịch kiểm tra; còn 03 ngày làm việc (hết thứ Ba, 06/8/2024).',
    );
    expect(heard.at(-1)).toContain('quá 01 ngày làm việc (hết thứ Ba, 06/8/2024)');
    // A second ring of the same morning says nothing more; nor does the button lead nowhere.
    await office.ring();
    expect(office.readAll()).toEqual({});
    await office.people.head.taps('Sở Y tế');
    expect(office.people.head.last().text).toContain('Sở Y tế');
  });

  it('are told which inspection of a unit it is where there are two', async () => {
    const office = await opened(kind, '01/08/2024 06:00');
    await office.openRound({
      inspections: [
        { id: 'xd', unit: 'so-xay-dung', days: ['2024-08-20'] },
        { id: 'cd', unit: 'so-xay-dung', kind: 'thematic', days: ['2024-08-21'] },
        { id: 'yt', unit: 'so-y-te', days: ['2024-08-20'] },
      ],
      plan: {
        inspections: [
          ...plan.inspections,
          { kind: 'thematic' as const, units: ['so-xay-dung'], dates: [], terms: plan.inspections[0]!.terms },
        ],
      },
      reports: false,
    });
    const heard = await mornings(office, '2024-08-06', '2024-08-06');
    expect(
      heard
        .find((text) => text.startsWith('06/08 head'))
        ?.split('\n')
        .slice(1),
    ).toEqual([
      '- Sở Xây dựng (kiểm tra trực tiếp): chưa gửi thông báo lịch kiểm tra; hôm nay là ngày cuối.',
      '- Sở Y tế: chưa gửi thông báo lịch kiểm tra; hôm nay là ngày cuối.',
      '- Sở Xây dựng (kiểm tra chuyên đề): chưa gửi thông báo lịch kiểm tra; còn 01 ngày làm việc (hết thứ Tư, 07/8/2024).',
    ]);
    expect(office.people.head.last().choices).toEqual([
      'Sở Xây dựng (kiểm tra trực tiếp)',
      'Sở Y tế',
      'Sở Xây dựng (kiểm tra chuyên đề)',
    ]);
  });

  it('say nothing of a hidden inspection to anybody but its own team', async () => {
    const office = await opened(kind, '26/07/2024 06:00');
    await office.openRound({
      inspections: [
        { id: 'xd', unit: 'so-xay-dung', days: ['2024-08-20'], state: { stage: 'notified' } },
        { id: 'yt', unit: 'so-y-te', kind: 'surprise', month: '2024-08', orderedBy: 'leader' },
      ],
      plan: {
        inspections: [...plan.inspections, { kind: 'surprise', units: ['so-y-te'], dates: [], terms: {} }],
      },
      reports: false,
    });
    const heard = await mornings(office, '2024-07-29', '2024-08-05');
    expect(heard.filter((text) => text.includes('Sở Y tế')).map((text) => text.split(':')[0])).toEqual(
      ['29/07', '31/07', '01/08', '02/08', '05/08'].flatMap((day) => [`${day} head`, `${day} secretary`]),
    );
    expect(heard.every((text) => / (head|secretary): /.test(text))).toBe(true);
    for (const name of ['coordinator', 'leader', 'otherLeader', 'deputy', 'healthOfficer'] as const) {
      const person = office.people[name];
      for (const data of ['ir.s.kt', 'ir.b.kt.0', 'ir.s.kt.0', 'ir.l.yt', 'ir.g.yt.n']) {
        await person.tapsForged(data);
        if (name !== 'leader') expect(person.last().text).not.toContain('Sở Y tế');
        expect(person.last().text).not.toMatch(/đột xuất/);
      }
    }
  });

  it('tell a unit again of a notice and of a conclusion that nobody has acknowledged, at a tap', async () => {
    const office = await opened(kind, '05/08/2024 09:00');
    const { coordinator, officer, unitHead } = office.people;
    const paper = { number: '12/TB-SNV', date: '2024-08-05', fileId: null };
    const notice = { paper, hour: '08:00', at: office.tools.clock.now(), by: coordinator.personId };
    await office.openRound({
      inspections: [
        {
          id: 'xd',
          unit: 'so-xay-dung',
          days: ['2024-08-20'],
          state: { ...freshInspection, stage: 'notified', notice },
        },
      ],
      reports: false,
    });
    office.readAll();
    const heard = await mornings(office, '2024-08-06', '2024-08-08');
    expect(heard).toEqual([
      '08/08 coordinator: Theo dõi kiểm tra, thứ Năm, 08/8/2024: 01 việc\n- Sở Xây dựng: chưa xác nhận đã nhận thông báo lịch; đã chờ 03 ngày làm việc.',
    ]);
    await coordinator.taps('Gửi lại: Sở Xây dựng');
    expect(coordinator.last().text).toBe('Đã chuyển lại thông báo tới 03 người.');
    expect(officer.last().text).toContain('12/TB-SNV');
    expect(unitHead.last().text).toContain('12/TB-SNV');
    await coordinator.taps('Gửi lại: Sở Xây dựng');
    expect(coordinator.last().text).toBe('Hôm nay đã gửi lại, không gửi thêm.');
    await officer.tapsForged('ir.g.xd.n');
    expect(officer.last().text).toContain('không thuộc đơn vị');
    for (const one of [officer, office.people.secondOfficer, unitHead]) await one.tapsForged('is.a.xd');
    office.readAll();
    await coordinator.taps('Gửi lại: Sở Xây dựng');
    expect(coordinator.last().text).toBe('Sở Xây dựng đã xác nhận, không cần gửi lại.');
    office.readAll();
    expect(await mornings(office, '2024-08-09', '2024-08-13')).toEqual([]);
  });
});

describe.each(databases)('what is left of earlier inspections, on %s', (kind) => {
  it("stands beside the unit's next reports, on its cards, and on the board; leaders hear how much is overdue", async () => {
    const office = await opened(kind, '15/08/2024 09:00');
    const { officer, coordinator, leader, unitHead, healthOfficer } = office.people;
    await office.openRound({
      inspections: [{ id: 'xd', unit: 'so-xay-dung', days: ['2024-08-05'], state: { stage: 'issued' } }],
      reports: false,
    });
    const [first] = await issued(office, {
      inspectionIds: ['xd'],
      recommendations: [
        { text: 'Ký số văn bản đi', term: byDate('2024-08-30') },
        { text: 'Công khai kết quả' },
      ],
    });
    await office.moveTo('04/09/2024 09:00');
    // Next year's round, with reports.
    await office.openRound({
      id: 'kt2',
      inspections: [
        { id: 'xd2', unit: 'so-xay-dung', days: ['2024-10-10'] },
        { id: 'yt2', unit: 'so-y-te', days: ['2024-10-11'] },
      ],
    });
    office.readAll();
    await officer.says('/baocao');
    expect(officer.last().text).toContain(
      'Sở Xây dựng còn 02 kiến nghị sau kiểm tra chưa hoàn thành, trong đó 01 quá hạn.',
    );
    await officer.taps('Kiến nghị: Sở Xây dựng');
    expect(officer.last().text).toContain('1. Ký số văn bản đi\nchưa khắc phục; quá hạn 01 ngày làm việc');
    await healthOfficer.says('/baocao');
    expect(healthOfficer.last().text).not.toContain('kiến nghị');
    await office.people.head.tapsForged('is.i.xd2');
    expect(office.people.head.last().text).toContain(
      'Kiến nghị của các lần kiểm tra trước chưa khắc phục xong: 02.',
    );

    // The board, and what only a coordinator's tap sends.
    await coordinator.tapsForged('ir.b.kt.0');
    expect(coordinator.last().text).toContain(
      'Sở Xây dựng: hoàn thành 0/2; một phần 0; chưa khắc phục 2; quá hạn 01',
    );
    await coordinator.taps('Thư gửi người đứng đầu (01)');
    expect(unitHead.read()).toEqual([]);
    await coordinator.taps('Xác nhận');
    expect(unitHead.read().map(({ text }) => text)).toEqual([
      'Kính gửi đồng chí lãnh đạo Sở Xây dựng. Đến 09 giờ 00 phút ngày 04/9/2024, Sở Nội vụ chưa nhận đủ kết quả khắc phục 01 kiến nghị đã quá hạn theo Thông báo kết luận số 27/TB-SNV ngày 15/8/2024. Kính đề nghị đồng chí quan tâm chỉ đạo. Trân trọng.',
    ]);
    await coordinator.tapsForged('ir.m.kt.1');
    expect(coordinator.last().text).toBe('Đã chuyển tin nhắc tới 02 người.');
    expect(officer.last().text).toMatch(/^Cơ quan thường trực đề nghị Sở Xây dựng báo cáo khắc phục/);
    await leader.tapsForged('ir.h.kt.1');
    expect(leader.last().text).toContain('không thuộc đơn vị');

    await leader.says('/tiendo');
    expect(leader.last().text).toContain(
      'Đã phát hành Thông báo kết luận kiểm tra số 27/TB-SNV ngày 15/8/2024: Sở Xây dựng.',
    );
    expect(leader.last().text).toContain(
      'Kiến nghị sau kiểm tra chưa khắc phục xong: 02.\nKiến nghị sau kiểm tra quá hạn: 01.',
    );
    expect(leader.last().choices).toEqual(['Theo dõi khắc phục', 'Tổng hợp đợt']);
    await leader.taps('Theo dõi khắc phục');
    expect(leader.last().text).toContain('Khắc phục sau kiểm tra: Kiểm tra cải cách hành chính năm 2024');
    await leader.says('/tiendo');

    // The synthesis, with a paper that followed.
    await coordinator.tapsForged('ir.s.kt');
    expect(coordinator.last().text).toContain('Tổng số 2 kiến nghị: đã hoàn thành 0;');
    await coordinator.taps('Ghi văn bản chỉ đạo');
    await coordinator.says('1234/UBND-NC');
    expect(coordinator.last().text).toContain('Chưa có ngày văn bản');
    await coordinator.says('Công văn số 1234/UBND-NC ngày 03/9/2024 về việc chấn chỉnh sau kiểm tra');
    expect(coordinator.last().text).toBe('Đã ghi nhận văn bản số 1234/UBND-NC ngày 03/9/2024.');
    await coordinator.tapsForged('ir.d.kt');
    await coordinator.says('1234/UBND-NC ngày 03/9/2024');
    expect(coordinator.last().text).toContain('đã được ghi nhận trước đó');
    await leader.tapsForged('ir.s.kt');
    expect(leader.last().text).toContain('- Văn bản số 1234/UBND-NC ngày 03/9/2024');
    expect(leader.last().choices).toEqual(['Danh sách phát hiện', 'Kết quả khắc phục', 'Khắc phục']);
    await leader.taps('Kết quả khắc phục');
    expect(leader.last().text).toBe(
      'Kết quả khắc phục: Kiểm tra cải cách hành chính năm 2024, trang 1/1\n\n' +
        '1. Sở Xây dựng, kiến nghị 1, Thông báo kết luận số 27/TB-SNV ngày 15/8/2024: Ký số văn bản đi\n' +
        'chưa khắc phục; quá hạn (thời hạn: hết thứ Sáu, 30/8/2024)\n\n' +
        '2. Sở Xây dựng, kiến nghị 2, Thông báo kết luận số 27/TB-SNV ngày 15/8/2024: Công khai kết quả\n' +
        'chưa khắc phục; chưa có thời hạn',
    );
    await officer.tapsForged('ir.s.kt');
    expect(officer.last().text).toContain('không thuộc đơn vị');
    expect((await office.read((tx) => tx.remediations.byId(system, first!.id)))?.status).toBe('open');

    // A plan that is opened now says at once who has something left.
    office.readAll();
    await office.act(async (administration) => ({
      ok: true,
      value: accepted(await takePlan(administration, { file: 'plan.yaml', text: nextPlan })),
    }));
    await office.ring();
    expect(coordinator.read().map(({ text }) => text)).toEqual([
      'Kiểm tra đợt hai: 01 đơn vị còn kiến nghị, tồn tại của các lần kiểm tra trước chưa xử lý xong: Sở Xây dựng.',
    ]);
  });
});
