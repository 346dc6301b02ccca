import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { contentOf } from '../../../src/bot/file-store/content.ts';
import { fetchFile } from '../../../src/bot/usecases/file/fetch-file.ts';
import { administer } from '../../../src/bot/usecases/administration.ts';
import { addTeamMember } from '../../../src/bot/usecases/inspection/plan/change-members.ts';
import { addUnit } from '../../../src/bot/usecases/inspection/plan/add-unit.ts';
import { takeRoundFile } from '../../../src/bot/usecases/inspection/plan/open-file.ts';
import { importOrganisation } from '../../../src/bot/usecases/organisation/import-organisation.ts';
import type { InboundEvent } from '../../../src/domain/inbound.ts';
import { png } from '../../simulator/started.ts';
import { databases } from '../../support/database.ts';
import { accepted, refusal } from '../office.ts';
import { conclusions, explained, approvedDraft, found } from './conclusion-desk.ts';
import { openInspectionDesk, type Actor, type InspectionDesk } from './desk.ts';
import { byDate, issued } from './issued-conclusion.ts';

/**
 * "Bad input" of inspections, what of it is tried elsewhere:
 * - a conclusion with no finding: conclusion.test.ts
 * - issuing by someone not allowed, without number, date or file: conclusion-issue.test.ts
 * - a member inspecting their own unit: plan.test.ts, plan-in-chat.test.ts, team.test.ts
 * - a member of the team who is an officer of the unit under surprise: surprise.test.ts
 * - removing a unit after its report came in: plan.test.ts (command line), plan-in-chat.test.ts
 * - days off, too early, outside the window, in chat: dates.test.ts, plan-in-chat.test.ts
 * - remediation reports in words by another unit: remediation-verdicts.test.ts
 */
const system = { kind: 'system' } as const;
const sample = (file: string) =>
  readFile(new URL(`../../../prisma/seed/samples/kon-tum-2024/${file}`, import.meta.url), 'utf8');
const konTum = await sample('inspection-plan.yaml');
const organisation = await sample('organisation.yaml');
const planCode = 'ke-hoach-1871-2024';
const onDays = (days: string) =>
  konTum.replace('{ unit: so-y-te, days: [2024-08-05] }', `{ unit: so-y-te, days: [${days}] }`);

describe.each(databases)('bad input of inspections on %s', (kind) => {
  let desk: InspectionDesk;
  beforeEach(async () => {
    desk = await openInspectionDesk(kind);
  });
  afterEach(() => desk.dispose());

  const tools = () => ({ ...desk.tools, unitOfWork: desk.unitOfWork });
  const open = (text: string) =>
    administer(tools(), (administration) => takeRoundFile(administration, { file: 'plan.yaml', text }));
  const opened = async (text: string) => {
    const { kind: is, round } = accepted(await open(text));
    if (is !== 'inspections') throw new Error('a round of reports');
    return round;
  };
  const warned = async (unitCode: string) =>
    desk.read(async (tx) => {
      const round = await tx.inspections.roundByCode(system, planCode);
      const unit = await tx.units.byCode(unitCode);
      const all = await tx.inspections.ofRound(system, round!.id);
      const { id } = all.find(({ unitId }) => unitId === unit!.id)!;
      const trace = await tx.inspections.traceOf(system, id);
      return trace.filter(({ action }) => action === 'warned').map(({ detail }) => detail);
    });

  describe('a plan', () => {
    test.each([
      [
        'more units than declared',
        konTum.replace('declared: 10', 'declared: 9'),
        '9 units are declared, but there are 10',
      ],
      [
        'fewer units than declared',
        konTum.replace('declared: 10', 'declared: 11'),
        '11 units are declared, but there are 10',
      ],
      [
        'a unit twice',
        konTum.replace('      - so-tu-phap\n', '      - so-y-te\n'),
        'The code "so-y-te" is written twice.',
      ],
      [
        'a day before all that is inspected',
        onDays('2023-08-05'),
        'The inspection day 05/8/2023 stands before',
      ],
    ])('with %s is refused, and nothing of it stays', async (_, text, said) => {
      expect(refusal(await open(text)).join('\n')).toContain(said);
      expect(await desk.read((tx) => tx.inspections.rounds(system))).toEqual([]);
      expect(await desk.read((tx) => tx.rounds.overseen(system))).toEqual([]);
    });

    test('with a unit that no longer exists on its day is refused, with the day as papers write it', async () => {
      const ended = organisation.replace(
        '  - { code: ban-dan-toc, name: Ban Dân tộc,',
        '  - { code: ban-dan-toc, valid_to: 2024-08-15, name: Ban Dân tộc,',
      );
      accepted(await importOrganisation(tools(), { file: 'org.yaml', text: ended }));
      const on = (day: string) =>
        konTum
          .replace('      - so-y-te\n', '      - ban-dan-toc\n')
          .replace('{ unit: so-y-te, days: [2024-08-05] }', `{ unit: ban-dan-toc, days: [${day}] }`);
      expect(refusal(await open(on('2024-08-16')))).toEqual([
        expect.stringContaining('does not exist on the day of the inspection (16/8/2024)'),
      ]);
      await opened(on('2024-08-15'));
      // Nor does it come in later.
      const late = await desk.act((administration) =>
        addUnit(administration, {
          ...{ roundCode: planCode, unitCode: 'ban-dan-toc', kind: 'digital', field: null },
          ...{ dates: { kind: 'days', days: ['2024-08-16'] }, reason: 'x' },
        }),
      );
      expect(late).toMatchObject({ ok: false, refusal: { key: 'admin.inspection.unit_not_there' } });
    });

    const window = { from: '2024-08-01', to: '2024-08-31' };
    test.each<[string, string, object[]]>([
      [
        'on a holiday and outside the window',
        '2024-09-02',
        [
          { kind: 'day_off', day: '2024-09-02', name: 'Quốc khánh' },
          { kind: 'outside_window', day: '2024-09-02', ...window },
        ],
      ],
      [
        'too early for the schedule notice, by how many working days',
        '2024-08-01',
        [{ kind: 'notice_too_late', by: '2024-07-18', workingDays: 2 }],
      ],
      [
        'all outside the window',
        '2024-09-04, 2024-09-05',
        ['2024-09-04', '2024-09-05'].map((day) => ({ kind: 'outside_window', day, ...window })),
      ],
      [
        'past',
        '2024-07-05',
        [
          { kind: 'past_day', day: '2024-07-05' },
          { kind: 'outside_window', day: '2024-07-05', ...window },
        ],
      ],
    ])('with days %s is warned of, allowed, and that is on record', async (_, days, expected) => {
      const { warnings } = await opened(onDays(days));
      const named = { unitCode: 'so-y-te', unitName: 'Sở Y tế' };
      expect(warnings).toEqual(expected.map((warning) => ({ ...named, ...warning })));
      expect(await warned('so-y-te')).toEqual(expected.map((warning) => expect.objectContaining(warning)));
    });

    test('with a day that is past asks for the report without calling anybody late; the coordinator knows', async () => {
      await opened(onDays('2024-07-05'));
      await desk.ring();
      const { coordinator, healthOfficer } = desk.people;
      const asked =
        'đề nghị Sở Y tế báo cáo. Thời hạn: trước 05 ngày làm việc (tính từ ngày kiểm tra), tức hết thứ Sáu, ' +
        '28/6/2024. Thời hạn này đã qua khi có yêu cầu báo cáo: đề nghị đồng chí gửi sớm; nếu cần thêm thời gian, ' +
        'trao đổi với Sở Nội vụ.';
      expect(healthOfficer.read().map(({ text }) => text)).toEqual([expect.stringContaining(asked)]);
      expect(coordinator.read().map(({ text }) => text)).toContainEqual(
        expect.stringContaining('khi mở đợt, thời hạn của 01 đơn vị đã qua. Đề nghị gia hạn hoặc đối chiếu.'),
      );
      for (const day of ['23', '24', '25']) await desk.moveTo(`${day}/07/2024 07:30`);
      expect(healthOfficer.read()).toEqual([]);
    });
  });

  test('a guest of the unit itself inspects nobody: no warning, nothing on record as such', async () => {
    await opened(konTum);
    const joins = (role: 'guest' | 'team_member') =>
      desk.act((administration) =>
        addTeamMember(administration, {
          ...{ roundCode: planCode, personCode: 'duong-thi-vi-du', role, reason: 'mời dự' },
        }),
      );
    expect(await joins('guest')).toMatchObject({ ok: true, value: { ownUnits: [] } });
    expect(await joins('team_member')).toMatchObject({ ok: true, value: { ownUnits: ['Sở Y tế'] } });
    const round = await desk.read((tx) => tx.inspections.roundByCode(system, planCode));
    const trace = await desk.read((tx) => tx.inspections.traceOfRound(system, round!.id));
    const own = trace.filter(({ action }) => action === 'add_member').map(({ detail }) => detail);
    expect(own).toEqual([
      expect.not.objectContaining({ ownUnits: expect.anything() }),
      expect.objectContaining({ ownUnits: ['so-y-te'] }),
    ]);
  });

  test('a re-inspection of a unit that was never inspected is warned of and allowed', async () => {
    await opened(konTum);
    const again = (unitCode: string) =>
      desk.act((administration) =>
        addUnit(administration, {
          ...{ roundCode: planCode, unitCode, kind: 're_inspection', field: null, reason: 'x' },
          dates: { kind: 'month', month: '2024-08' },
        }),
      );
    expect(await again('ban-dan-toc')).toMatchObject({
      ok: true,
      value: { warnings: [{ unitName: 'Ban Dân tộc', kind: 'never_inspected' }] },
    });
  });

  test('evidence in files goes to no other unit’s recommendation, nor does a paper', async () => {
    await desk.openRound({
      inspections: [
        { id: 'xd', unit: 'so-xay-dung', days: ['2024-07-08'], state: { stage: 'issued' } },
        { id: 'yt', unit: 'so-y-te', days: ['2024-07-09'], state: { stage: 'issued' } },
      ],
      reports: false,
    });
    const rows = await issued(desk, {
      inspectionIds: ['xd', 'yt'],
      recommendations: [{ text: 'Niêm yết thủ tục', term: byDate('2024-09-09') }],
    });
    const [builders, health] = ['xd', 'yt'].map((id) =>
      rows.find(({ inspectionId }) => inspectionId === id)!,
    );
    const { healthOfficer } = desk.people;
    for (const verb of ['r', 'n', 'e']) {
      await healthOfficer.tapsForged(`ir.${verb}.${builders!.id}`);
      expect(healthOfficer.last().text).toMatch(/^Nội dung này không thuộc đơn vị đồng chí phụ trách/);
      await sends(healthOfficer, 'anh.png', png(4, 4));
    }
    // A paper of their own does for nothing of another unit.
    await healthOfficer.tapsForged(`ir.n.${health!.id}`);
    await healthOfficer.says('45/BC-SYT ngày 19/7/2024');
    const [own] = await desk.read((tx) => tx.remediations.reports(system, health!.id));
    await healthOfficer.tapsForged(`ir.a.${builders!.id}.${own!.id}`);
    expect(await desk.read((tx) => tx.remediations.reports(system, builders!.id))).toEqual([]);
    expect(await desk.read((tx) => tx.remediations.reports(system, health!.id))).toHaveLength(1);
  });

  const broken: [string, string, Uint8Array, RegExp][] = [
    ['of another type than its name says', 'TB-27.pdf', png(4, 4), /đuôi “pdf” nhưng nội dung là tệp “png”/],
    ['with no byte', 'TB-27.pdf', new Uint8Array(), /tệp không có nội dung/],
    ['of 25 MB', 'TB-27.pdf', new Uint8Array(25 * 1024 * 1024), /vượt quá 20 MB/],
  ];

  test.each(broken)(
    'a file %s is no finding and no evidence, and is told why',
    async (_, name, bytes, said) => {
      await desk.openRound({
        inspections: [
          {
            id: 'xd',
            unit: 'so-xay-dung',
            days: ['2024-07-22'],
            state: { ...explained, stage: 'under_way' },
          },
          { id: 'yt', unit: 'so-y-te', days: ['2024-07-09'], state: { stage: 'issued' } },
        ],
        reports: false,
      });
      const { member, healthOfficer } = desk.people;
      await member.tapsForged('if.record.xd');
      await sends(member, name, bytes);
      expect(member.last().text).toMatch(said);
      expect(await desk.read((tx) => tx.findings.ofRound(system, 'kt'))).toEqual([]);
      const [row] = await issued(desk, {
        inspectionIds: ['yt'],
        recommendations: [{ text: 'Niêm yết thủ tục', term: byDate('2024-09-09') }],
      });
      await healthOfficer.tapsForged(`ir.r.${row!.id}`);
      await sends(healthOfficer, name, bytes);
      expect(healthOfficer.last().text).toMatch(said);
      expect(await desk.read((tx) => tx.remediations.reports(system, row!.id))).toEqual([]);
    },
  );

  test.each(broken)('a file %s issues no conclusion', async (_, name, bytes, said) => {
    await desk.openRound({
      inspections: [{ unit: 'so-xay-dung', days: ['2024-07-15'], state: { ...explained } }],
    });
    await found(desk, [{ text: 'Chậm giải quyết hồ sơ' }]);
    await approvedDraft(desk);
    const { coordinator } = desk.people;
    await coordinator.taps('Mở dự thảo');
    await coordinator.taps('Ghi số, ngày, bản ký');
    await coordinator.says('27/TB-SNV ngày 19/7/2024');
    await sends(coordinator, name, bytes);
    expect(coordinator.last().text).toMatch(said);
    expect(coordinator.last().choices).not.toContain('Xác nhận phát hành');
    expect(await conclusions(desk)).toMatchObject([{ status: 'approved', paper: null }]);
  });

  let sent = 9_000;
  /** A document as a chat brings it: fetched and looked into before anything else, as in the program. */
  async function sends(person: Actor, name: string, bytes: Uint8Array): Promise<void> {
    sent += 1;
    const file = { remoteId: `r${sent}`, name, size: null, as: 'document' as const };
    const at = desk.tools.clock.now();
    const chatId = Object.entries(desk.people).find(([, each]) => each === person)![0];
    const content = { kind: 'file', file, caption: '', messageId: String(sent), order: sent } as const;
    const event: InboundEvent = {
      ...{ channel: 'telegram', botId: '1', updateId: `file${sent}`, sentAt: at, receivedAt: at },
      chat: { id: chatId, kind: 'private', threadId: null, title: null },
      sender: { externalId: chatId, displayName: chatId },
      content: { ...content, replyTo: null, albumId: null, received: null },
    };
    const fetched = await fetchFile(
      desk.unitOfWork,
      {
        store: { put: async () => 'b'.repeat(64) },
        contentOf,
        timeZone: desk.tools.timeZone,
        fetch: async (_, atMost) => (bytes.length > atMost ? null : bytes),
      },
      event,
    );
    await person.sends(fetched.content, `file${sent}`);
  }
});
