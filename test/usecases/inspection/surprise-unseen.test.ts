import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { encodeAction } from '../../../src/domain/action.ts';
import { decodeInspectionAction, type InspectionAction } from '../../../src/domain/inspection/action.ts';
import { databases } from '../../support/database.ts';
import type { CastName } from './cast.ts';
import { openInspectionDesk, type InspectionDesk } from './desk.ts';

/** Everything there may be of a surprise, by the ids that buttons carry. */
interface Ids {
  inspectionId: string;
  memberId: string;
  findingId: string;
  conclusionId: string;
  remediationId: string;
}

/** Every choice that names something of an inspection. */
function choicesOn({ inspectionId, memberId, findingId, conclusionId, remediationId }: Ids): string[] {
  const schedule = 'i d p c n o a s w f m e z mf ef k x q t h'
    .split(' ')
    .map((verb) => `is.${verb}.${inspectionId}`);
  const onFinding = 'finding read see_files all_units add_to withdraw restore'.split(' ');
  const onInspection = 'findings record state systems'.split(' ');
  const item = { list: 'statements', at: 0 } as const;
  const onItem = [
    'item',
    'recommend_on',
    'change_text',
    'change_term',
    'change_units',
    'remove',
    'up',
  ] as const;
  const versioned = ['submit', 'approve', 'drop', 'drop_now', 'issue_now', 'leave_out'] as const;
  const plain = ['conclusion', 'read', 'add_findings', 'add_recommendation', 'issue', 'correct'] as const;
  const drafts = ['conclusions', 'draft', 'draft_one', 'draft_all', 'draft_some'] as const;
  const remedies = [
    'remediation',
    'report_remediation',
    'remediation_paper',
    'remediation_reported',
    'set_term',
  ] as const;
  const conclusions: Extract<InspectionAction, { kind: 'inspection_conclusion' }>['choice'][] = [
    ...drafts.map((kind) => ({ kind, inspectionId })),
    ...plain.map((kind) => ({ kind, conclusionId })),
    ...versioned.map((kind) => ({ kind, conclusionId, revision: 0 })),
    ...onItem.map((kind) => ({ kind, conclusionId, revision: 0, item })),
    { kind: 'acknowledge', conclusionId, inspectionId },
  ];
  const remediations: Extract<InspectionAction, { kind: 'inspection_remediation' }>['choice'][] = [
    ...remedies.map((kind) => ({ kind, remediationId })),
    { kind: 'remediations', inspectionId },
    { kind: 'set_terms', conclusionId },
    { kind: 'verdict', verdict: 'done', remediationId, reportId: `${remediationId}report` },
    { kind: 'tell_again', what: 'notice', inspectionId },
    { kind: 'tell_again', what: 'conclusion', inspectionId },
  ];
  return [
    ...schedule,
    `is.y.${inspectionId}.0`,
    `is.g.${inspectionId}.0800`,
    `is.v.${memberId}.i.${inspectionId}`,
    `ip.r.${inspectionId}`,
    ...onInspection.map((kind) => `if.${kind}.${inspectionId}`),
    ...['finding_list', 'withdrawn', 'state_now', 'earlier'].map((kind) => `if.${kind}.${inspectionId}.0`),
    `if.system.${inspectionId}.0.0`,
    ...onFinding.map((kind) => `if.${kind}.${findingId}`),
    `if.set_kind.${findingId}.violation`,
    `if.set_unit.${findingId}.${inspectionId}`,
    ...conclusions.map((choice) => encodeAction({ kind: 'inspection_conclusion', choice })),
    ...remediations.map((choice) => encodeAction({ kind: 'inspection_remediation', choice })),
  ];
}

const outsiders = ['coordinator', 'healthOfficer', 'otherLeader', 'deputy'] as const;
const finding = 'Bộ phận một cửa vắng người';

describe.each(databases)('a surprise on %s', (kind) => {
  let desk: InspectionDesk;

  beforeEach(async () => {
    desk = await openInspectionDesk(kind);
    await desk.openRound({
      inspections: [
        { unit: 'so-xay-dung', days: ['2024-08-05'] },
        { id: 'hush', unit: 'so-y-te', kind: 'surprise', days: ['2024-07-25'], orderedBy: 'leader' },
      ],
    });
  });
  afterEach(() => desk.dispose());

  const opensCard = async (name: CastName) => {
    await desk.people[name].says('/kiemtra');
    await desk.people[name].taps('1. Sở Y tế');
  };
  const records = async () => {
    await opensCard('head');
    await desk.people.head.taps('Phát hiện');
    await desk.people.head.taps('Ghi phát hiện');
    await desk.people.head.says(finding);
  };

  it('answers a choice about it as one about nothing, and nothing comes of it', async () => {
    await records();
    desk.readAll();
    const system = { kind: 'system' } as const;
    const before = await desk.read((tx) => tx.inspections.byId(system, 'hush'));
    const [found] = await desk.read((tx) => tx.findings.ofInspection(system, 'hush'));
    const [member] = await desk.read((tx) => tx.inspections.teamOf(system, 'hush'));
    const ids = { conclusionId: 'hushpaper', remediationId: 'hushremedy' };
    const real = choicesOn({ ...ids, inspectionId: 'hush', findingId: found!.id, memberId: member!.id });
    const none = { conclusionId: 'nopaper', remediationId: 'noremedy', findingId: 'nofinding' };
    const nothing = choicesOn({ ...none, inspectionId: 'nothing', memberId: 'nomember' });
    await desk.read(async (tx) => {
      const about = { roundId: 'kt', inspectionIds: ['hush'], subject: 'Kết luận', paper: null };
      const unsigned = { approvedBy: null, approvedAt: null, issuedBy: null, issuedAt: null, revision: 0 };
      const at = desk.tools.clock.now();
      const text = { field: null, text: 'Bố trí người trực', term: null, inspectionIds: [], findingIds: [] };
      await tx.conclusions.add({
        ...{ id: 'hushpaper', chainId: 'hushpaper', version: 1, status: 'draft', ...about, ...unsigned },
        ...{ content: { statements: [], recommendations: [text] }, createdAt: at },
        draftedBy: desk.people.head.personId,
      });
      await tx.remediations.addMany([
        {
          ...{ id: 'hushremedy', conclusionId: 'hushpaper', number: 1, inspectionId: 'hush', roundId: 'kt' },
          ...{ unitId: before!.unitId, unitName: before!.unitName, field: null, text: 'Bố trí người trực' },
          ...{ status: 'open', limit: null, basis: null, anchors: {}, nextNoticeAt: null, revision: 0 },
          updatedAt: at,
        },
      ]);
    });
    for (const [at, data] of real.entries()) {
      const [code = '', ...rest] = data.split('.');
      expect(decodeInspectionAction(code, rest), data).not.toBeNull();
      for (const name of outsiders) {
        const person = desk.people[name];
        const answer = async (choice: string) => {
          await person.tapsForged(choice);
          return person.read().map(({ text, choices }) => [text, ...choices]);
        };
        expect(await answer(data), `${name}: ${data}`).toEqual(await answer(nothing[at]!));
      }
    }
    expect(desk.readAll()).toEqual({});
    expect(await desk.read((tx) => tx.inspections.byId(system, 'hush'))).toEqual(before);
    expect(await desk.read((tx) => tx.findings.ofInspection(system, 'hush'))).toEqual([found]);
  });

  it('is moved, given more people and called off with nobody the wiser', async () => {
    const { head } = desk.people;
    const groups = [
      await desk.group({ unitCode: 'so-y-te' }),
      await desk.group({ unitCode: 'so-noi-vu' }),
      await desk.group({ leaders: true }),
    ];
    await records();
    await opensCard('head');
    await head.taps('Ngày kiểm tra');
    await head.says('26/7');
    await opensCard('head');
    await head.taps('Đoàn kiểm tra');
    await head.taps('Thêm người');
    await head.says('Kiều Văn Thí Dụ');
    await head.taps(head.last().choices[0]!);
    await head.taps('Thành viên');
    await opensCard('head');
    await head.taps('Hủy cuộc kiểm tra');
    await head.says('Không cần nữa');
    await head.taps('Xác nhận hủy');
    expect(head.last().text).toContain('Đã hủy cuộc kiểm tra');
    head.read();

    const told = desk.readAll();
    expect(Object.keys(told).sort()).toEqual(['leader', 'member', 'secretary']);
    // Not even those who may know are told more than that there is something, on a screen that others see.
    expect(JSON.stringify(told)).not.toMatch(/Y tế|đột xuất|hủy/i);
    for (const name of ['coordinator', 'healthOfficer', 'otherLeader', 'deputy'] as const) {
      await desk.people[name].says('/kiemtra');
      expect(desk.people[name].last().text).not.toMatch(/Y tế|hủy|đột xuất/i);
    }
    await desk.moveTo('29/07/2024 10:00');
    expect(JSON.stringify(desk.readAll())).not.toMatch(/Y tế|đột xuất/i);
    expect(JSON.stringify(groups.map((group) => group.read()))).not.toMatch(/Y tế|đột xuất/i);
  });

  it('is nowhere among reports, limits and reminders', async () => {
    const system = { kind: 'system' } as const;
    const unit = await desk.read((tx) => tx.units.byCode('so-y-te'));
    const scope = await desk.people.healthOfficer.scope();
    await desk.read(async (tx) => {
      const [round] = await tx.rounds.overseen(system);
      const standings = await tx.rounds.standings(system, round!.id);
      expect(standings.map(({ unitName }) => unitName)).toEqual(['Sở Xây dựng']);
      expect(await tx.reports.ofOwnUnits(scope, desk.people.healthOfficer.personId)).toEqual([]);
      const unitIds = [
        ...(await tx.limits.movable(null)),
        ...(await tx.followUp.due('2025-01-01T00:00:00.000Z')),
      ];
      expect(unitIds.map(({ unitId }) => unitId)).not.toContain(unit!.id);
    });
    await desk.people.healthOfficer.says('/baocao');
    expect(desk.people.healthOfficer.last().text).toContain('Hiện không có báo cáo nào');
  });

  it('reminds its team, and nobody else, when its day has passed', async () => {
    for (const day of ['24', '25', '26', '29', '30']) await desk.moveTo(`${day}/07/2024 08:00`);
    const { head, secretary, ...others } = desk.readAll();
    expect(head?.join()).toContain('Sở Y tế: đã qua ngày kiểm tra');
    expect(secretary).toEqual(head);
    // The first line is what a locked screen shows.
    for (const text of head ?? []) expect(text.split('\n')[0]).not.toMatch(/Y tế|đột xuất/);
    expect(Object.keys(others)).toContain('coordinator');
    expect(JSON.stringify(others)).not.toMatch(/Y tế|đột xuất/);
  });

  it('is known from its start to the unit, the coordinators and the leaders; what was found stays with the team', async () => {
    await records();
    await desk.moveTo('25/07/2024 08:30');
    desk.readAll();
    await opensCard('head');
    await desk.people.head.taps('Bắt đầu kiểm tra');
    await desk.ring();
    desk.people.head.read();
    const told = desk.readAll();
    expect(Object.keys(told).sort()).toEqual(['coordinator', 'healthOfficer', 'leader', 'secretary']);
    expect(told['healthOfficer']).toEqual([
      expect.stringMatching(/^Kính gửi Sở Y tế\. Đoàn kiểm tra bắt đầu/),
    ]);
    for (const name of ['coordinator', 'healthOfficer', 'otherLeader'] as const) {
      const person = desk.people[name];
      await person.says('/kiemtra');
      if (name === 'otherLeader') await person.taps(person.last().choices[0]!);
      await person.taps('1. Sở Y tế');
      expect(person.last().text, name).toContain('Bắt đầu kiểm tra lúc 08 giờ 30 phút');
      if (person.last().choices.includes('Phát hiện')) await person.taps('Phát hiện');
    }
    expect(JSON.stringify(desk.readAll())).not.toMatch(/Dự thảo: 01|một cửa vắng người/);
    await opensCard('secretary');
    await desk.people.secretary.taps('Phát hiện');
    expect(desk.people.secretary.last().text).toContain('Dự thảo: 01');
  });
});
