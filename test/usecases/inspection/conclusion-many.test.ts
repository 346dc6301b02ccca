import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { databases } from '../../support/database.ts';
import { conclusions, explained, found, issue, recommend, stages, told } from './conclusion-desk.ts';
import { openInspectionDesk, type InspectionDesk } from './desk.ts';

const system = { kind: 'system' } as const;
const communes = Array.from({ length: 30 }, (_, at) => `xa-${String(at + 1).padStart(2, '0')}`);

/** Communes of one officer, who is `spare`: a province of 2025 has more units than the sample. */
async function addCommunes(desk: InspectionDesk): Promise<void> {
  await desk.read(async (tx) => {
    const root = await tx.units.byCode('ubnd-tinh-kon-tum');
    for (const [at, code] of communes.entries()) {
      const place = { kind: 'commune', level: 'commune', parentId: root!.id, position: 100 + at } as const;
      const name = `UBND xã ${code.slice(3)}`;
      await tx.units.save({ ...root!, ...place, id: code.replace('-', ''), code, name });
      const role = { personId: desk.people.spare.personId, unitId: code.replace('-', '') };
      await tx.people.addRole({ id: `r${at}`, ...role, role: 'focal_point', at: desk.tools.clock.now() });
    }
  });
}

describe.each(databases)('a conclusion about many units on %s', (kind) => {
  let desk: InspectionDesk;

  beforeEach(async () => {
    desk = await openInspectionDesk(kind, '12/08/2024 08:00');
  });
  afterEach(() => desk.dispose());

  test('is issued to 33 units at once: each hears what concerns it, once; groups the paper only', async () => {
    await addCommunes(desk);
    const units = ['so-xay-dung', 'so-y-te', 'ubnd-huyen-kon-plong', ...communes];
    await desk.openRound({
      inspections: units.map((unit) => ({ unit, days: ['2024-08-05'], state: explained })),
      reports: false,
    });
    const inspectionIds = units.map((_, at) => `i${at + 1}`);
    await found(desk, [
      { text: 'Chưa niêm yết đủ thủ tục', inspectionIds },
      { text: 'Trễ hẹn 12 hồ sơ', inspectionIds: ['i1', 'i2'] },
    ]);
    const groups = {
      xd: await desk.group({ unitCode: 'so-xay-dung' }),
      xa: await desk.group({ unitCode: 'xa-07' }),
      other: await desk.group({ unitCode: 'so-tai-chinh' }),
    };
    const { secretary, head, coordinator, officer, healthOfficer, districtOfficer, spare } = desk.people;
    await secretary.tapsForged('ik.draft.i1');
    expect(secretary.last().text).toBe(
      'Kết luận về những đơn vị nào? Trong đợt có 33 đơn vị đã kiểm tra, chưa kết luận.',
    );
    await secretary.taps('Tất cả đơn vị của đợt còn chưa kết luận (33)');
    expect(secretary.last().text).toMatch(
      /^Đã lập dự thảo từ 02 phát hiện\.\nDỰ THẢO .*\nKết quả kiểm tra cải cách hành chính năm 2024\n33 đơn vị: Sở Xây dựng; Sở Y tế; UBND huyện Kon Plông; UBND xã 01; /,
    );
    await recommend(secretary, 'Niêm yết đầy đủ thủ tục hành chính', 'trước ngày 01/9/2024');
    await recommend(secretary, 'Khắc phục hồ sơ trễ hẹn', 'trong 10 ngày làm việc kể từ ngày kiểm tra');
    await secretary.taps('Sửa kiến nghị');
    await secretary.taps('2');
    await secretary.taps('Đơn vị thực hiện');
    await secretary.says('Sở Y tế; số một');
    expect(secretary.last().text).toContain('Chưa rõ “số một” là đơn vị nào trong danh sách.');
    await secretary.says('1, 2');
    expect(secretary.last().text).toContain('Đơn vị thực hiện: Sở Xây dựng; Sở Y tế.');
    await secretary.taps('Về dự thảo');
    await secretary.taps('Trình duyệt');
    await head.taps('Mở dự thảo');
    await head.taps('Xem, duyệt');
    expect(head.last().text).toContain('2. Trễ hẹn 12 hồ sơ (Sở Xây dựng; Sở Y tế)');
    await head.taps('Duyệt');
    desk.readAll();

    await issue(coordinator, '81/TB-SNV ngày 12/8/2024');
    expect(told(coordinator).at(-1)).toBe(
      'Đã phát hành Thông báo kết luận kiểm tra số 81/TB-SNV ngày 12/8/2024 tới 33 đơn vị.',
    );
    const paper = (unit: string, count: string) =>
      `Kính gửi ${unit}. Thông báo kết luận kiểm tra số 81/TB-SNV ngày 12/8/2024 (bản ký số kèm theo) có ${count} kiến nghị.`;
    const one =
      'Đề nghị tham mưu khắc phục, báo cáo. Thời hạn: trước ngày 01/9/2024, tức hết thứ Bảy, 31/8/2024.\n' +
      '1. Niêm yết đầy đủ thủ tục hành chính\nTrân trọng.';
    expect(told(spare)).toEqual(communes.map((code) => `${paper(`UBND xã ${code.slice(3)}`, '01')}\n${one}`));
    expect(told(districtOfficer)).toEqual([`${paper('UBND huyện Kon Plông', '01')}\n${one}`]);
    const two = [
      'Đề nghị tham mưu khắc phục, báo cáo theo thời hạn của từng kiến nghị.',
      '1. Niêm yết đầy đủ thủ tục hành chính',
      'Thời hạn: trước ngày 01/9/2024, tức hết thứ Bảy, 31/8/2024.',
      '2. Khắc phục hồ sơ trễ hẹn',
      'Thời hạn: trong 10 ngày làm việc kể từ ngày kiểm tra, tức hết thứ Hai, 19/8/2024.',
      'Trân trọng.',
    ].join('\n');
    expect(told(officer)).toEqual([`${paper('Sở Xây dựng', '02')}\n${two}`]);
    expect(told(healthOfficer)).toEqual([`${paper('Sở Y tế', '02')}\n${two}`]);
    const toGroups = [
      'Thông báo kết luận kiểm tra số 81/TB-SNV ngày 12/8/2024: Kết quả kiểm tra cải cách hành chính năm 2024.',
    ];
    expect(groups.xd.read().map(({ text }) => text)).toEqual(toGroups);
    expect(groups.xa.read().map(({ text }) => text)).toEqual(toGroups);
    expect(groups.other.read()).toEqual([]);
    expect(new Set((await stages(desk)).map((line) => line.split(': ')[1]))).toEqual(
      new Set(['remediation']),
    );
    const [issued] = await conclusions(desk);
    const rows = await desk.read((tx) => tx.remediations.ofConclusion(system, issued!.id));
    expect(rows.map(({ number }) => number).filter((number) => number === 1)).toHaveLength(33);
    expect(rows).toHaveLength(35);

    // A unit sees what is said of all and of itself, under the numbers of the paper.
    await districtOfficer.taps('Xem toàn văn');
    expect(districtOfficer.last().text).toContain('Đơn vị: UBND huyện Kon Plông');
    expect(districtOfficer.last().text).not.toContain('Trễ hẹn');
    await healthOfficer.taps('Xem toàn văn');
    expect(healthOfficer.last().text).toContain('2. Khắc phục hồ sơ trễ hẹn');
    await districtOfficer.taps('Đã nhận');
    await secretary.tapsForged(`ik.conclusion.${issued!.id}`);
    expect(secretary.last().text).toContain('Đã xác nhận nhận được: 01/33 đơn vị.');
  });

  test('is about those that were chosen from the list; a unit whose inspection is cancelled is left out', async () => {
    await desk.openRound({
      inspections: ['so-xay-dung', 'so-y-te', 'ubnd-huyen-kon-plong'].map((unit) => ({
        unit,
        days: ['2024-08-05'],
        state: explained,
      })),
      reports: false,
    });
    await found(desk, [{ text: 'Chưa niêm yết đủ thủ tục', inspectionIds: ['i1', 'i2', 'i3'] }]);
    const { secretary, head, coordinator, officer, healthOfficer } = desk.people;
    await secretary.tapsForged('ik.draft.i1');
    await secretary.taps('Chọn theo danh sách');
    expect(secretary.last().text).toBe(
      '1. Sở Xây dựng\n2. Sở Y tế\n3. UBND huyện Kon Plông\nĐề nghị ghi số thứ tự (ví dụ: 1, 3, 5-9) hoặc tên đơn ' +
        'vị, cách nhau bằng dấu chấm phẩy.',
    );
    await secretary.says('1; 9');
    expect(secretary.last().text).toMatch(/^Chưa rõ “9” là đơn vị nào trong danh sách\./);
    await secretary.says('sở y tế; Xây dựng');
    await recommend(secretary, 'Niêm yết', 'chưa có');
    expect((await conclusions(desk))[0]).toMatchObject({
      inspectionIds: ['i1', 'i2'],
      content: { statements: [{ text: 'Chưa niêm yết đủ thủ tục' }] },
    });
    await head.tapsForged(`ik.conclusion.${(await conclusions(desk))[0]!.id}`);
    await head.taps('Xem, duyệt');
    await head.taps('Duyệt');
    await desk.read(async (tx) => {
      const inspection = await tx.inspections.byId(system, 'i2');
      await tx.inspections.save({ ...inspection!, state: { ...inspection!.state, stage: 'cancelled' } });
    });
    await coordinator.taps('Mở dự thảo');
    await coordinator.taps('Ghi số, ngày, bản ký');
    expect(coordinator.last().text).toMatch(/^Đã hủy kiểm tra: Sở Y tế\. Đề nghị Thư ký Đoàn bỏ đơn vị này/);
    await secretary.tapsForged(`ik.conclusion.${(await conclusions(desk))[0]!.id}`);
    await secretary.taps('Bỏ đơn vị đã hủy kiểm tra');
    await head.tapsForged(`ik.conclusion.${(await conclusions(desk))[0]!.id}`);
    await head.taps('Xem, duyệt');
    await head.taps('Duyệt');
    desk.readAll();
    await issue(coordinator, '81/TB-SNV ngày 12/8/2024');
    expect(told(officer)).toHaveLength(1);
    expect(told(healthOfficer)).toEqual([]);
    expect((await stages(desk)).toSorted()).toEqual([
      'Sở Xây dựng: remediation',
      'Sở Y tế: cancelled',
      'UBND huyện Kon Plông: explained',
    ]);
  });

  test('a correction that asks more of a unit whose inspection was over takes it up again, and lets another go', async () => {
    await desk.openRound({
      inspections: ['so-xay-dung', 'so-y-te'].map((unit) => ({
        unit,
        days: ['2024-08-05'],
        state: explained,
      })),
      reports: false,
    });
    await found(desk, [{ text: 'Chưa niêm yết đủ thủ tục', inspectionIds: ['i1', 'i2'] }]);
    const { secretary, head, coordinator } = desk.people;
    const only = async (number: string) => {
      await secretary.taps('Sửa kiến nghị');
      await secretary.taps('1');
      await secretary.taps('Đơn vị thực hiện');
      await secretary.says(number);
      await secretary.taps('Về dự thảo');
    };
    await secretary.tapsForged('ik.draft_all.i1');
    await recommend(secretary, 'Niêm yết', 'chưa có');
    await only('1');
    await secretary.taps('Trình duyệt');
    expect(secretary.last().text).toContain('– Chưa niêm yết đủ thủ tục (Sở Y tế)');
    await secretary.says('Sở Y tế đã khắc phục');
    await head.taps('Mở dự thảo');
    await head.taps('Xem, duyệt');
    await head.taps('Duyệt');
    await issue(coordinator, '81/TB-SNV ngày 12/8/2024');
    expect((await stages(desk)).toSorted()).toEqual(['Sở Xây dựng: remediation', 'Sở Y tế: closed']);
    await secretary.tapsForged(`ik.correct.${(await conclusions(desk))[0]!.id}`);
    await only('2');
    await secretary.taps('Trình duyệt');
    // The other unit now: a reason was given for the one, not for the other.
    expect(secretary.last().text).toContain('– Chưa niêm yết đủ thủ tục (Sở Xây dựng)');
    await secretary.says('Sở Xây dựng đã khắc phục');
    await head.taps('Mở dự thảo');
    await head.taps('Xem, duyệt');
    await head.taps('Duyệt');
    await issue(coordinator, '82/TB-SNV ngày 12/8/2024');
    expect((await stages(desk)).toSorted()).toEqual(['Sở Xây dựng: closed', 'Sở Y tế: remediation']);
  });

  test('who is in the team of a surprise, and who is not, is seen for a whole round as for each inspection', async () => {
    const { inspections } = await desk.openRound({
      inspections: [
        { unit: 'so-xay-dung', days: ['2024-08-05'] },
        { unit: 'so-y-te', kind: 'surprise', orderedBy: 'leader' },
      ],
      reports: false,
    });
    for (const name of [
      'head',
      'deputy',
      'secretary',
      'member',
      'leader',
      'coordinator',
      'officer',
    ] as const) {
      const scope = await desk.people[name].scope();
      const roles = await desk.read((tx) => tx.inspections.rolesIn(scope, 'kt'));
      for (const { id } of inspections) {
        const team = await desk.read((tx) => tx.inspections.teamOf(scope, id));
        const its = team.find(({ personId }) => personId === desk.people[name].personId)?.role;
        expect([name, id, roles.get(id)]).toEqual([name, id, its]);
      }
    }
  });
});
