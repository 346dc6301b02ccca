import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addTeamMember } from '../../../src/bot/usecases/inspection/plan/change-members.ts';
import { encodeAction } from '../../../src/domain/action.ts';
import { readMemberPlace } from '../../../src/domain/inspection/basis/read-place.ts';
import { decodeReportAction, encodeReportAction } from '../../../src/domain/inspection/report/action.ts';
import type { ReportAction } from '../../../src/domain/inspection/report/action.ts';
import type { PlanFile } from '../../../src/domain/inspection/plan/plan-file.ts';
import type { Unit } from '../../../src/domain/organisation/ports.ts';
import { databases } from '../../support/database.ts';
import { openInspectionDesk, type InspectionDesk } from './desk.ts';

const system = { kind: 'system' } as const;
const forged = (choice: ReportAction) => encodeAction({ kind: 'inspection_report', choice });
const title = 'Kiểm tra cải cách hành chính năm 2024';

const plan: Partial<PlanFile> = {
  legalBasis: ['Quyết định số 876/QĐ-BNV ngày 10 tháng 11 năm 2022 của Bộ Nội vụ'],
  team: { joint: true, members: [] },
  inspections: [
    {
      kind: 'on_site',
      units: ['so-xay-dung', 'so-y-te'],
      dates: [
        { unit: 'so-xay-dung', days: ['2024-08-20'], group: 'Tổ số 1' },
        { unit: 'so-y-te', days: ['2024-08-21'] },
      ],
      terms: {},
    },
  ],
};

describe.each(databases)('what a round rests on, on %s', (kind) => {
  let desk: InspectionDesk;

  beforeEach(async () => {
    desk = await openInspectionDesk(kind, '12/08/2024 08:00');
    await desk.openRound({
      inspections: [
        { id: 'xd', unit: 'so-xay-dung', days: ['2024-08-20'], state: { entry: 0 } },
        { id: 'yt', unit: 'so-y-te', days: ['2024-08-21'], state: { entry: 0 } },
      ],
      plan,
      reports: false,
    });
    await desk.ring();
    desk.readAll();
  });
  afterEach(() => desk.dispose());

  it('is shown: plan, legal basis, joint team, and that no decision forms it, until one is entered', async () => {
    const { coordinator, head, member } = desk.people;
    await coordinator.says('/kiemtra');
    await coordinator.taps(`Toàn đợt: ${title}`);
    expect(coordinator.last().text).toContain(
      'Chưa có quyết định thành lập Đoàn kiểm tra: đề nghị nhập số, ngày.',
    );
    await coordinator.says('/cancu');
    expect(
      coordinator
        .last()
        .text.split('\n')
        .filter((line) => line !== ''),
    ).toEqual([
      `Căn cứ, Đoàn kiểm tra: ${title}`,
      'Kế hoạch số 1871/KH-UBND ngày 30/5/2024.',
      'Căn cứ:',
      '- Quyết định số 876/QĐ-BNV ngày 10 tháng 11 năm 2022 của Bộ Nội vụ',
      'Chưa có quyết định thành lập Đoàn kiểm tra: đề nghị nhập số, ngày.',
      'Đoàn kiểm tra liên ngành.',
      'Đoàn kiểm tra: 04 người',
      '- Trương Thị Giả Sử, Trưởng đoàn (Sở Nội vụ)',
      '- Lưu Văn Ví Dụ, Phó Trưởng đoàn (Sở Nội vụ)',
      '- Tô Thị Minh Họa, Thư ký (Sở Nội vụ)',
      '- Kiều Văn Thí Dụ, Thành viên (Sở Nội vụ)',
    ]);
    await coordinator.taps('Nhập quyết định');
    await coordinator.says('chưa rõ');
    expect(coordinator.last().text).toContain('Đề nghị đồng chí nhập số, ngày quyết định');
    await coordinator.says('05/QĐ-UBND ngày 15/7/2024');
    expect(coordinator.last().text).toContain(
      'Quyết định thành lập Đoàn kiểm tra số 05/QĐ-UBND ngày 15/7/2024.',
    );
    await head.says('/kiemtra');
    await head.taps(`Toàn đợt: ${title}`);
    expect(head.last().text).not.toContain('Chưa có quyết định');
    await head.taps('Căn cứ, Đoàn kiểm tra');
    await head.taps('Quyết định mới');
    await head.says('09/QĐ-UBND ngày 10/8/2024');
    expect(head.last().text).toContain(
      'số 09/QĐ-UBND ngày 10/8/2024.\nThay Quyết định số 05/QĐ-UBND ngày 15/7/2024.',
    );
    // A member reads it and changes nothing.
    await member.tapsForged(forged({ kind: 'basis', roundId: 'kt' }));
    expect(member.last().text).toContain('số 09/QĐ-UBND');
    expect(member.last().choices).toEqual(['Đợt kiểm tra']);
    await member.tapsForged(forged({ kind: 'ask_decision', roundId: 'kt' }));
    expect(member.last().text).toContain('không thuộc phạm vi');
  });

  it('places people in groups, with their agencies; the card of a unit names the group that inspects it', async () => {
    const { coordinator, head, officer, outsider } = desk.people;
    await coordinator.tapsForged(forged({ kind: 'team_places', of: 'round', id: 'kt' }));
    await coordinator.taps('Kiều Văn Thí Dụ');
    await coordinator.says('ai đó');
    expect(coordinator.last().text).toContain('Chưa ghi nhận “ai đó”');
    await coordinator.says('Tổ số 1; so tai chinh');
    expect(coordinator.last().text).toContain('Đã ghi Kiều Văn Thí Dụ: Tổ số 1; cơ quan Sở Tài chính.');
    await coordinator.tapsForged(forged({ kind: 'basis', roundId: 'kt' }));
    expect(coordinator.last().text).toContain('Tổ số 1\n- Kiều Văn Thí Dụ, Thành viên (Sở Tài chính)');
    await head.tapsForged('is.i.xd');
    expect(head.last().text).toContain('Tổ kiểm tra: Tổ số 1.');
    expect(head.last().text).toContain('Kiều Văn Thí Dụ, Thành viên (Sở Tài chính; Tổ số 1)');
    await head.tapsForged('is.i.yt');
    expect(head.last().text).not.toContain('Tổ kiểm tra:');
    const trace = await desk.read((tx) => tx.inspections.traceOfRound(system, 'kt'));
    expect(trace.at(-1)).toMatchObject({ action: 'place_member', detail: { group: 'Tổ số 1' } });
    for (const one of [officer, outsider]) {
      for (const choice of [
        { kind: 'basis', roundId: 'kt' },
        { kind: 'ask_decision', roundId: 'kt' },
        { kind: 'team_places', of: 'round', id: 'kt' },
      ] as const) {
        await one.tapsForged(forged(choice));
        expect(one.last().text).toContain('không thuộc phạm vi');
      }
    }
  });

  it('takes group, agency and decision with a change of the team on the command line', async () => {
    const change = {
      roundCode: 'kiem-tra-kt',
      personCode: 'pham-van-gia-dinh',
      reason: 'Bổ sung thành viên',
      role: 'team_member' as const,
    };
    const decision = { number: '12/QĐ-SNV', date: '2024-08-12' };
    const unknown = await desk.act((administration) =>
      addTeamMember(administration, { ...change, agencyCode: 'khong-co', decision }),
    );
    expect(unknown.ok).toBe(false);
    const added = await desk.act((administration) =>
      addTeamMember(administration, { ...change, group: 'Tổ số 2', agencyCode: 'so-y-te', decision }),
    );
    expect(added.ok).toBe(true);
    const { head } = desk.people;
    await head.tapsForged(forged({ kind: 'basis', roundId: 'kt' }));
    expect(head.last().text).toContain('Quyết định thành lập Đoàn kiểm tra số 12/QĐ-SNV ngày 12/8/2024.');
    expect(head.last().text).toContain('Tổ số 2\n- Phạm Văn Giả Định, Thành viên (Sở Y tế)');
    const trace = await desk.read((tx) => tx.inspections.traceOfRound(system, 'kt'));
    const changed = trace.find(({ action }) => action === 'change_team');
    expect(changed).toMatchObject({ reason: 'Bổ sung thành viên', detail: { group: 'Tổ số 2', decision } });
  });
});

describe('buttons about reports, assessments and what a round rests on', () => {
  const [i, a] = ['abcdefghij0123', '0123456789abcd'];
  const all: ReportAction[] = [
    { kind: 'own_parts', roundId: i, part: 12, page: 3 },
    { kind: 'assess', inspectionId: i, part: 12, page: 3 },
    { kind: 'write', inspectionId: i, part: 0 },
    { kind: 'write_anew', inspectionId: i, part: 0 },
    { kind: 'assessed', inspectionId: i, part: 0 },
    { kind: 'assessment_files', inspectionId: i, part: 0 },
    { kind: 'assessments', inspectionId: i },
    { kind: 'assessment_found', inspectionId: i, part: 99 },
    { kind: 'reports', inspectionId: i },
    { kind: 'report', inspectionId: i, assignmentId: a },
    { kind: 'report_part', inspectionId: i, assignmentId: a, part: 99, page: 99 },
    { kind: 'report_empty', inspectionId: i, assignmentId: a },
    { kind: 'record_about', inspectionId: i, assignmentId: a, prompt: 999 },
    { kind: 'start_without', inspectionId: i },
    { kind: 'basis', roundId: i },
    { kind: 'ask_decision', roundId: i },
    { kind: 'team_places', of: 'inspection', id: i },
    { kind: 'member_place', of: 'inspection', id: i, memberId: a },
  ];

  it('carry what they say in 64 bytes and come back the same', () => {
    for (const action of all) {
      const [code = '', ...rest] = encodeReportAction(action).split('.');
      expect(encodeReportAction(action).length, action.kind).toBeLessThanOrEqual(64);
      expect(decodeReportAction(code, rest)).toEqual(action);
    }
  });

  it.each([
    'is.basis.abc',
    'ir',
    'ir.nothing.abc',
    'ir.basis',
    'ir.basis.ABC',
    'ir.basis.abc.def',
    'ir.assess.abc.-1.0',
    'ir.assess.abc.0',
    'ir.team_places.unit.abc',
    'ir.constructor.abc',
  ])('are refused when they are not ours: %s', (data) => {
    const [code = '', ...rest] = data.split('.');
    expect(decodeReportAction(code, rest)).toBeNull();
  });
});

describe('a place in a team, as typed', () => {
  const units = [{ id: 'tc', name: 'Sở Tài chính' }] as Unit[];

  it.each([
    ['Tổ số 1; Sở Tài chính', { group: 'Tổ số 1', agencyUnitId: 'tc' }],
    ['so tai chinh', { agencyUnitId: 'tc' }],
    ['không', { group: null }],
    ['Nhóm kiểm tra thực tế', { group: 'Nhóm kiểm tra thực tế' }],
    ['Sở Không Có', null],
    [' ; ', null],
  ])('%s', (typed, read) => {
    expect(readMemberPlace(typed, units)).toEqual(read);
  });
});
