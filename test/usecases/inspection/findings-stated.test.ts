import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Conclusion } from '../../../src/domain/inspection/ports.ts';
import { databases } from '../../support/database.ts';
import { openInspectionDesk, type Actor, type CastName, type InspectionDesk } from './desk.ts';
import { file, text } from '../sent.ts';

const system = { kind: 'system' } as const;
const at = '2024-08-05T01:00:00.000Z';
const secret = 'Sổ quỹ thiếu chữ ký';

describe.each(databases)('findings and who reads them, on %s', (kind) => {
  let desk: InspectionDesk;
  let id = 100_000;
  const next = () => (id += 1);
  const all = () => desk.read((tx) => tx.findings.ofRound(system, 'kt'));
  const records = async (who: Actor, inspectionId: string, ...words: string[]) => {
    await who.tapsForged(`if.record.${inspectionId}`);
    for (const each of words) await who.sends(text(next(), each));
    return (await all()).at(-1)!;
  };
  /** Of everybody who is not in the team of the round, one of each sort. */
  const others: CastName[] = ['guest', 'officer', 'coordinator', 'leader', 'outsider'];

  beforeAll(async () => {
    desk = await openInspectionDesk(kind, '05/08/2024 08:00');
    await desk.openRound({
      inspections: [
        { unit: 'so-xay-dung', days: ['2024-08-05'], state: { stage: 'under_way', startedAt: at } },
        { unit: 'so-y-te', days: ['2024-08-06'] },
        { unit: 'so-tu-phap', kind: 'surprise', days: ['2024-08-07'], orderedBy: 'leader' },
      ],
      team: {
        head: 'team_head',
        deputy: 'team_deputy',
        secretary: 'team_secretary',
        member: 'team_member',
        guest: 'guest',
      },
    });
    desk.readAll();
  });
  afterAll(() => desk.dispose());

  it('are the team’s alone while they are drafts, whatever others press', async () => {
    const { member } = desk.people;
    const draft = await records(member, 'i1', secret);
    await member.sends(file(next(), { caption: 'Ảnh sổ quỹ' }));
    const photo = (await all()).at(-1)!;
    const before = await all();
    desk.readAll();
    for (const name of others) {
      const who = desk.people[name];
      for (const data of [
        'if.findings.i1',
        'if.finding_list.i1.0',
        'if.withdrawn.i1.0',
        'if.record.i1',
        `if.finding.${draft.id}`,
        `if.read.${draft.id}`,
        `if.see_files.${photo.id}`,
        `if.remove_file.${photo.id}.${photo.fileIds[0]}`,
        ...['kind', 'field', 'prompt', 'units', 'cause'].map((aspect) => `if.sort.${draft.id}.${aspect}`),
        `if.set_kind.${draft.id}.strength`,
        `if.set_field.${draft.id}.direction`,
        `if.set_prompt.${draft.id}.3`,
        `if.set_unit.${draft.id}.i2`,
        `if.all_units.${draft.id}`,
        `if.set_cause.${draft.id}.internal`,
        `if.add_to.${draft.id}`,
        `if.join.${photo.id}.${draft.id}`,
        `if.withdraw.${draft.id}`,
        `if.restore.${draft.id}`,
        'if.state.i1',
        'if.state_now.i1.7',
        'if.earlier.i1.0',
        'if.systems.i1',
        'if.system.i1.0.0',
        'if.lookup.i1.abc',
        'if.lookup_found.i1.abc',
        'if.findings.nothere',
        'if.finding.nothere',
      ]) {
        await who.tapsForged(data);
      }
      // Not even by answering what was never asked of them.
      await who.sends(text(next(), `Của ${name}`));
      await who.sends(file(next(), { caption: `Ảnh của ${name}` }));
    }
    const told = desk.readAll();
    for (const name of others) {
      expect(told[name]?.length, name).toBeGreaterThan(20);
      const page = told[name]!.join('\n');
      expect(page, name).not.toContain(secret);
      expect(page, name).not.toContain('Ảnh sổ quỹ');
      expect(page, name).not.toContain('Sở Tư pháp');
    }
    expect(await all()).toEqual(before);
  });

  it('are stated by the head or the secretary, as they were seen, and then read by the unit', async () => {
    const { head, secretary, member, officer, healthOfficer, coordinator } = desk.people;
    await member.tapsForged('if.state.i1');
    expect(member.last().text).toContain('không thuộc phạm vi');
    const empty = await records(secretary, 'i1', 'Sẽ chỉ còn ảnh');
    await secretary.tapsForged(`if.withdraw.${empty.id}`);
    const [first] = await all();
    await head.tapsForged(`if.set_kind.${first!.id}.shortcoming`);
    await head.tapsForged(`if.set_field.${first!.id}.public_finance_reform`);
    await head.tapsForged(`if.set_unit.${first!.id}.i2`);
    await secretary.tapsForged('if.findings.i1');
    await secretary.taps('Nêu phát hiện với đơn vị');
    const preview = secretary.last().text;
    expect(preview).toContain('Sẽ nêu 02 phát hiện với Sở Xây dựng');
    expect(preview).toContain('Chưa chọn đủ loại, lĩnh vực: 01');
    expect(preview).toContain('giấy tờ tùy thân');
    expect(preview).toContain('Sở Y tế');
    // What will be stated is read before it is.
    expect(preview).toContain('\n1. Ảnh sổ quỹ [tệp: 01]\n2. Tồn tại, hạn chế: Sổ quỹ thiếu chữ ký\n');
    // Something changes between the look and the tap.
    await records(member, 'i1', 'Vừa ghi thêm');
    await secretary.taps('Xác nhận nêu 02 phát hiện');
    expect(secretary.last().text).toContain('vừa thay đổi');
    expect((await all()).every(({ status }) => status !== 'stated')).toBe(true);
    desk.readAll();
    await secretary.taps('Xác nhận nêu 03 phát hiện');
    expect(secretary.last().text).toContain('Đã nêu 03 phát hiện');
    const told = desk.readAll();
    expect(Object.keys(told).sort()).toEqual(['officer', 'secondOfficer', 'secretary']);
    expect(told['officer']).toHaveLength(1);
    expect(told['officer']![0]).not.toContain(secret);
    const inspection = await desk.read((tx) => tx.inspections.byId(system, 'i1'));
    expect(inspection?.state.steps.team_findings).toBeDefined();

    await officer.taps('Phát hiện');
    // Up to three are read at once; they are counted by what they are.
    expect(officer.last().text).toContain(secret);
    expect(officer.last().text).toContain('01 tồn tại, vi phạm; 02 nội dung chưa phân loại.');
    expect(officer.last().choices.flat()).not.toContain('Danh sách phát hiện');
    await officer.taps('Phát hiện 3');
    expect(officer.last().text).not.toMatch(/Kiều Văn Thí Dụ|Sở Y tế/);
    expect(officer.last().choices.join()).not.toMatch(/Rút|Bổ sung|Loại/);
    await officer.tapsForged(`if.see_files.${(await all())[1]!.id}`);
    expect(officer.last().view.attachments).toHaveLength(1);
    // What concerns another unit too is read there as well; the coordinator reads what is stated.
    await healthOfficer.tapsForged(`if.finding.${first!.id}`);
    expect(healthOfficer.last().text).toContain(secret);
    await coordinator.tapsForged(`if.finding.${first!.id}`);
    expect(coordinator.last().text).toContain(secret);
    // A member changes it no more; the secretary may; the unit never.
    await member.tapsForged(`if.set_kind.${first!.id}.violation`);
    expect(member.last().text).toContain('đã nêu với đơn vị');
    await officer.tapsForged(`if.set_kind.${first!.id}.strength`);
    await secretary.tapsForged(`if.set_kind.${first!.id}.violation`);
    expect((await all())[0]).toMatchObject({ kind: 'violation', status: 'stated' });
    desk.readAll();
    await secretary.tapsForged('if.state.i1');
    expect(secretary.last().text).toContain('Không có dự thảo nào');
  });

  it('are told in office hours, and once for each time of stating', async () => {
    const { head, officer } = desk.people;
    await desk.moveTo('05/08/2024 18:30');
    await records(head, 'i1', 'Ghi buổi tối');
    await head.tapsForged('if.state.i1');
    desk.readAll();
    await head.taps('Xác nhận nêu 01 phát hiện');
    expect(officer.read()).toEqual([]);
    await desk.moveTo('06/08/2024 08:00');
    expect(officer.read().filter(({ text: said }) => said.includes('nêu phát hiện'))).toHaveLength(1);
  });

  it('without words are named, can be put into words, and go out only knowingly', async () => {
    const { head, officer } = desk.people;
    await head.tapsForged('if.record.i1');
    await head.sends(file(next()));
    await head.tapsForged('if.state.i1');
    expect(head.last().text).toContain(
      '\n1. (chưa có lời) [tệp: 01]\nChưa có lời: 01 phát hiện (số 1); đơn vị chỉ',
    );
    expect(head.last().choices).toEqual([
      ...['Ghi nội dung 1', 'Vẫn nêu 01 phát hiện, 01 chưa có lời', 'Danh sách phát hiện', 'Phát hiện'],
    ]);
    await head.taps('Ghi nội dung 1');
    await head.sends(text(next(), 'Bảng niêm yết đã cũ'));
    await head.tapsForged('if.state.i1');
    expect(head.last().text).toContain('\n1. Bảng niêm yết đã cũ [tệp: 01]\n');
    expect(head.last().text).not.toContain('chưa có lời');
    await head.taps('Xác nhận nêu 01 phát hiện');
    await officer.tapsForged('if.findings.i1');
    expect(officer.last().text).toMatch(/\n1\. .*\n2\. .*\n3\. [^\n]*$/);
    // More than three: the first of them, and the list.
    expect(officer.last().choices.flat()).toEqual(
      expect.arrayContaining(['Phát hiện 3', 'Danh sách phát hiện']),
    );
    expect(officer.last().choices.flat()).not.toContain('Phát hiện 4');
  });

  it('are not stated before the inspection has begun', async () => {
    const { head } = desk.people;
    await records(head, 'i2', 'Xem trước báo cáo');
    await head.tapsForged('if.state.i2');
    expect(head.last().text).toContain('Chỉ nêu phát hiện sau khi bắt đầu');
  });

  it('of a surprise concern it alone, and are nobody’s but its team’s', async () => {
    const { head, member, leader, officer } = desk.people;
    const found = await records(head, 'i3', 'Cổng trụ sở đóng trong giờ làm việc');
    expect(head.last().text.split('\n')[0]).not.toContain('Tư pháp');
    await head.tapsForged(`if.sort.${found.id}.units`);
    expect(head.last().text).toContain('chỉ gắn với một đơn vị');
    await head.tapsForged(`if.set_unit.${found.id}.i1`);
    expect((await all()).find((each) => each.id === found.id)?.inspectionIds).toEqual(['i3']);
    desk.readAll();
    for (const who of [member, leader, officer]) {
      await who.tapsForged(`if.finding.${found.id}`);
      await who.tapsForged('if.finding_list.i3.0');
      await who.tapsForged('if.record.i3');
    }
    const told = Object.values(desk.readAll()).flat().join('\n');
    expect(told).not.toContain('Cổng trụ sở');
    expect(told).not.toContain('Sở Tư pháp');
  });
});

describe.each(databases)('looking into systems and into what was found before, on %s', (kind) => {
  let desk: InspectionDesk;
  let id = 100_000;
  const next = () => (id += 1);

  beforeAll(async () => {
    desk = await openInspectionDesk(kind, '05/08/2024 08:00');
    await desk.openRound({
      inspections: [
        { unit: 'so-xay-dung', kind: 'digital', days: ['2024-08-05'], state: { stage: 'under_way' } },
        { unit: 'so-y-te', kind: 're_inspection', days: ['2024-08-06'], follows: 'old' },
      ],
      plan: {
        systems: [
          { code: 'documents', name: 'Hệ thống Quản lý văn bản', managedBy: 'Văn phòng UBND' },
          { code: 'petitions', name: 'Hệ thống đơn thư', managedBy: 'Thanh tra' },
        ],
      },
    });
  });
  afterAll(() => desk.dispose());

  it('keeps what was looked up, when and with which pictures, once, and makes findings of it', async () => {
    const { member, officer } = desk.people;
    await member.tapsForged('if.findings.i1');
    await member.taps('Tra cứu hệ thống');
    expect(member.last().text).toContain('Văn phòng UBND');
    await member.taps('Hệ thống đơn thư');
    const words = text(next(), 'Còn 05 đơn quá hạn chưa giải quyết');
    await member.sends(words);
    await member.sends(words);
    expect(member.last().text).toContain('đã được ghi trước đó');
    // An album is one look-up, whichever of its pictures brings the words, and however often one comes.
    await member.sends(file(next(), { album: 's' }));
    const captioned = file(next(), { caption: 'Ảnh màn hình', album: 's' });
    await member.sends(captioned);
    await member.sends(captioned);
    await member.sends(file(next(), { album: 's' }));
    await member.sends(file(next()));
    const lookups = await desk.read((tx) => tx.systemLookups.ofInspection(system, 'i1'));
    expect(lookups.map(({ fileIds }) => fileIds.length)).toEqual([0, 3, 1]);
    expect(lookups).toMatchObject([
      { system: 'petitions', text: 'Còn 05 đơn quá hạn chưa giải quyết', authorId: member.personId },
      { system: 'petitions', text: 'Ảnh màn hình' },
      { system: 'petitions', text: '' },
    ]);
    expect(lookups[0]?.at).toBe(desk.tools.clock.now());
    await member.taps('Tra cứu hệ thống');
    expect(member.last().text).toContain('Hệ thống đơn thư (Thanh tra quản lý): 03 lượt tra cứu');
    await member.taps('Hệ thống đơn thư');
    await member.taps('Lượt 2');
    expect(member.last().view.attachments).toHaveLength(3);
    await member.taps('Chuyển thành phát hiện');
    await member.tapsForged(`if.lookup_found.i1.${lookups[1]!.id}`);
    expect(member.last().text).toContain('đã được chuyển thành phát hiện');
    const [found, ...more] = await desk.read((tx) => tx.findings.ofInspection(system, 'i1'));
    expect(found).toMatchObject({ text: 'Ảnh màn hình', fileIds: lookups[1]!.fileIds, status: 'draft' });
    expect(more).toEqual([]);
    await member.tapsForged(`if.lookup_bare.i1.${lookups[2]!.id}`);
    expect(await desk.read((tx) => tx.files.byId(lookups[2]!.fileIds[0]!))).toBeNull();
    desk.readAll();
    for (const data of ['if.systems.i1', 'if.system.i1.1.0', `if.lookup.i1.${lookups[0]!.id}`]) {
      await officer.tapsForged(data);
    }
    expect(
      officer
        .read()
        .map(({ text: said }) => said)
        .join('\n'),
    ).not.toMatch(/đơn quá hạn|đơn thư/);
  });

  it('opens a re-inspection with what was found before and what became of it', async () => {
    await desk.openRound({
      id: 'before',
      team: { deputy: 'team_head' },
      reports: false,
      inspections: [{ id: 'old', unit: 'so-y-te', days: ['2023-08-01'], state: { stage: 'remediation' } }],
    });
    await desk.read(async (tx) => {
      for (const [findingId, status] of [
        ['stated1', 'stated'],
        ['stated2', 'stated'],
        ['draft1', 'draft'],
      ] as const) {
        await tx.findings.add({
          id: findingId,
          roundId: 'before',
          inspectionIds: ['old'],
          authorId: desk.people.deputy.personId,
          text: `Tồn tại cũ ${findingId}`,
          kind: 'shortcoming',
          field: 'direction',
          promptCode: null,
          cause: null,
          status,
          fileIds: [],
          sourceKey: null,
          revision: 0,
          createdAt: '2023-08-01T01:00:00.000Z',
        });
      }
      const conclusion: Conclusion = {
        id: 'c1',
        roundId: 'before',
        chainId: 'c1',
        version: 1,
        inspectionIds: ['old'],
        status: 'issued',
        subject: 'Kết luận',
        content: {
          statements: [],
          recommendations: [
            {
              field: 'direction',
              text: 'Ban hành kế hoạch tuyên truyền',
              term: null,
              inspectionIds: [],
              findingIds: ['stated1'],
            },
          ],
        },
        paper: { number: '9/TB-SNV', date: '2023-08-20', fileId: null },
        draftedBy: desk.people.deputy.personId,
        approvedBy: desk.people.deputy.personId,
        approvedAt: '2023-08-20T01:00:00.000Z',
        issuedBy: desk.people.deputy.personId,
        issuedAt: '2023-08-20T01:00:00.000Z',
        revision: 0,
        createdAt: '2023-08-20T01:00:00.000Z',
      };
      await tx.conclusions.add(conclusion);
      const unit = await tx.units.byCode('so-y-te');
      await tx.remediations.addMany([
        {
          id: 'm1',
          conclusionId: 'c1',
          number: 1,
          inspectionId: 'old',
          roundId: 'before',
          unitId: unit!.id,
          unitName: 'Sở Y tế',
          field: 'direction',
          text: 'Ban hành kế hoạch tuyên truyền',
          status: 'partial',
          limit: null,
          basis: null,
          anchors: {},
          nextNoticeAt: null,
          revision: 0,
          updatedAt: '2023-09-20T01:00:00.000Z',
        },
      ]);
    });
    const { member } = desk.people;
    await member.tapsForged('if.findings.i2');
    expect(member.last().text).toContain('chưa khắc phục xong: 01');
    await member.taps('Phát hiện trước đây');
    const page = member.last().text;
    expect(page).toContain('Tồn tại cũ stated1 (đang khắc phục, chưa xong)');
    expect(page).toContain('Tồn tại cũ stated2 (không có kiến nghị)');
    expect(page).toContain('Ban hành kế hoạch tuyên truyền (đang khắc phục, chưa xong)');
    expect(page).not.toContain('draft1');
    await desk.people.healthOfficer.tapsForged('if.earlier.i2.0');
    expect(desk.people.healthOfficer.last().text).not.toContain('Tồn tại cũ');
  });
});
