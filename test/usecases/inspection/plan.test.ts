import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addUnit, type AddedUnit } from '../../../src/bot/usecases/inspection/plan/add-unit.ts';
import { addTeamMember, removeTeamMember } from '../../../src/bot/usecases/inspection/plan/change-members.ts';
import { contextOf } from '../../../src/bot/usecases/inspection/plan/context.ts';
import { takeRoundFile, type Opened } from '../../../src/bot/usecases/inspection/plan/open-file.ts';
import { removeUnit, type RemovedUnit } from '../../../src/bot/usecases/inspection/plan/remove-unit.ts';
import { changeDates } from '../../../src/bot/usecases/inspection/schedule/change-dates.ts';
import { extendLimits } from '../../../src/bot/usecases/deadline/move-limits.ts';
import { administer } from '../../../src/bot/usecases/administration.ts';
import type { FileResult } from '../../../src/bot/files/yaml-file.ts';
import type { Inspection } from '../../../src/domain/inspection/ports.ts';
import { databases } from '../../support/database.ts';
import { openInspectionDesk, type InspectionDesk } from './desk.ts';
import { accepted, refusal } from '../office.ts';

const everything = { kind: 'system' } as const;
const konTum = await readFile(
  new URL('../../../prisma/seed/samples/kon-tum-2024/inspection-plan.yaml', import.meta.url),
  'utf8',
);
const planCode = 'ke-hoach-1871-2024';

describe.each(databases)('a plan of inspections on %s', (kind) => {
  let desk: InspectionDesk;
  beforeEach(async () => {
    desk = await openInspectionDesk(kind);
  });
  afterEach(() => desk.dispose());

  const open = (text: string): Promise<FileResult<Opened>> =>
    administer({ ...desk.tools, unitOfWork: desk.unitOfWork }, (administration) =>
      takeRoundFile(administration, { file: 'plan.yaml', text }),
    );
  const opened = async (text: string) => {
    const { kind: is, round } = accepted(await open(text));
    if (is !== 'inspections') throw new Error('a round of reports');
    return round;
  };
  const inspectionOf = (unitCode: string, code = planCode): Promise<Inspection> =>
    desk.read(async (tx) => {
      const round = await tx.inspections.roundByCode(everything, code);
      const unit = await tx.units.byCode(unitCode);
      const all = await tx.inspections.ofRound(everything, round!.id);
      return all.findLast(({ unitId, state }) => unitId === unit!.id && state.cancelled === null)!;
    });
  const reportOf = async (unitCode: string) => {
    const { assignmentId } = await inspectionOf(unitCode);
    return desk.read((tx) => tx.reports.inHand(everything, assignmentId!, 'nobody'));
  };
  const standings = (code: string) =>
    desk.read(async (tx) => {
      const round = await tx.rounds.byCode(everything, code);
      return tx.rounds.standings(everything, round!.id);
    });
  const traceOf = async ({ id }: Inspection) => {
    const trace = await desk.read((tx) => tx.inspections.traceOf(everything, id));
    return trace.map(({ action, reason }) => [action, reason]);
  };

  test('opens the round, its team, each inspection, and the rounds in which the units report', async () => {
    const round = await opened(konTum);
    expect(round).toMatchObject({
      code: planCode,
      team: 5,
      reports: [
        { code: 'kiem-tra-cchc-2024', units: 10 },
        { code: 'tu-kiem-tra-cchc-2024', units: 17 },
      ],
      warnings: [],
    });
    const onSite = await inspectionOf('so-xay-dung');
    expect(onSite).toMatchObject({
      kind: 'on_site',
      dates: { kind: 'days', days: ['2024-08-05'] },
      state: { stage: 'scheduled', entry: 0 },
      hidden: false,
    });
    expect(await reportOf('so-xay-dung')).toMatchObject({
      cutoff: { from: '2024-01-01', to: '2024-08-05' },
      limit: { words: 'trước 05 ngày làm việc (tính từ ngày kiểm tra)', lastDay: '2024-07-29' },
    });
    expect(await reportOf('ubnd-huyen-kon-plong')).toMatchObject({
      cutoff: { from: '2024-01-01', to: '2024-08-20' },
      limit: { lastDay: '2024-08-13' },
    });
    expect(await inspectionOf('so-tai-chinh')).toMatchObject({
      kind: 'self_inspection',
      dates: { kind: 'open' },
    });
    expect(await reportOf('so-tai-chinh')).toMatchObject({ cutoff: null, limit: { lastDay: '2024-08-09' } });
    const team = await desk.read((tx) => tx.inspections.roundTeam(round.id));
    expect(team.map(({ role, group }) => [role, group])).toEqual([
      ['team_head', null],
      ['team_deputy', null],
      ['team_secretary', null],
      ['team_member', 'Tổ số 1'],
      ['team_member', 'Tổ số 2'],
    ]);
  });

  test('tells the units what they owe, by the words of the plan', async () => {
    await opened(konTum);
    await desk.ring();
    const { officer, districtOfficer, outsider } = desk.people;
    expect(officer.last().text).toContain(
      'trước 05 ngày làm việc (tính từ ngày kiểm tra), tức hết thứ Hai, 29/7/2024',
    );
    expect(districtOfficer.last().text).toContain('tức hết thứ Ba, 13/8/2024');
    expect(outsider.last().text).toContain('trước ngày 10 tháng 8 năm 2024, tức hết thứ Sáu, 09/8/2024');
  });

  test('says what is unusual, and keeps it with the inspection', async () => {
    const unusual = konTum
      .replace('{ unit: so-y-te, days: [2024-08-05] }', '{ unit: so-y-te, days: [2024-08-03] }')
      .replace(
        'person: le-thi-vi-du, role: team_member, agency: so-tai-chinh',
        'person: duong-thi-vi-du, role: team_member',
      );
    const { warnings } = await opened(unusual);
    expect(warnings.map(({ unitCode, kind: about }) => [unitCode, about])).toEqual([
      ['so-y-te', 'day_off'],
      ['so-y-te', 'own_unit'],
    ]);
    const { id } = await inspectionOf('so-y-te');
    const trace = await desk.read((tx) => tx.inspections.traceOf(everything, id));
    expect(trace.map(({ action, detail }) => ({ action, detail }))).toEqual([
      { action: 'warned', detail: expect.objectContaining({ kind: 'day_off', day: '2024-08-03' }) },
      { action: 'warned', detail: expect.objectContaining({ person: 'Dương Thị Ví Dụ' }) },
    ]);
  });

  test('at fault, is refused whole; opened already, too', async () => {
    const held = () =>
      desk.read(async (tx) => [
        (await tx.inspections.rounds(everything)).length,
        (await tx.rounds.overseen(everything)).length,
      ]);
    expect(refusal(await open(konTum.replace('declared: 17', 'declared: 18')))).toHaveLength(1);
    expect(await held()).toEqual([0, 0]);
    await opened(konTum);
    expect(refusal(await open(konTum))).toEqual([
      'plan.yaml:7 code: The round "ke-hoach-1871-2024" is open already.',
      'plan.yaml:53 inspections[0].report_round.code: The round "kiem-tra-cchc-2024" is open already.',
      'plan.yaml:70 inspections[1].report_round.code: The round "tu-kiem-tra-cchc-2024" is open already.',
    ]);
    expect(await held()).toEqual([1, 2]);
  });

  test('without days, waits for them; figures are asked up to the day, and go with it', async () => {
    await opened(
      konTum
        .replace('{ unit: so-y-te, days: [2024-08-05] }', '{ unit: so-y-te, month: 2024-08 }')
        .replace(/ +- \{ unit: so-xay-dung, days.*\n/, ''),
    );
    for (const unit of ['so-y-te', 'so-xay-dung']) {
      expect(await reportOf(unit)).toMatchObject({ cutoff: null, limit: { lastDay: null } });
    }
    const moveTo = async (...days: string[]) => {
      const before = await inspectionOf('so-y-te');
      const result = await administer({ ...desk.tools, unitOfWork: desk.unitOfWork }, (administration) =>
        changeDates(contextOf(administration), before, { kind: 'days', days }, 'theo lịch công tác'),
      );
      expect(result.ok).toBe(true);
    };
    await moveTo('2024-08-20', '2024-08-21');
    expect(await reportOf('so-y-te')).toMatchObject({
      cutoff: { from: '2024-01-01', to: '2024-08-20' },
      limit: { lastDay: '2024-08-13' },
    });
    await moveTo('2024-08-30');
    expect(await reportOf('so-y-te')).toMatchObject({
      cutoff: { to: '2024-08-30' },
      limit: { lastDay: '2024-08-23' },
    });
  });

  test('that leaves the report to the team, or does not say, waits until somebody sets its day', async () => {
    const silent = konTum.replace(/ +report: \{ working_days_before.*\n/, '');
    await opened(silent.replace('remediation: set_by_team', 'report: set_by_team'));
    expect(await reportOf('so-xay-dung')).toMatchObject({
      limit: { words: 'theo đề nghị của Đoàn kiểm tra', lastDay: null },
    });
    const target = { roundCode: 'kiem-tra-cchc-2024', unitCode: null };
    const extension = { lastDay: '2024-07-31', hour: null, reason: 'theo thông báo của Đoàn' };
    const set = await desk.act((administration) => extendLimits(administration, target, extension));
    expect(set).toMatchObject({ ok: true });
    expect(await reportOf('so-xay-dung')).toMatchObject({ limit: { lastDay: '2024-07-31' } });
  });

  describe('changed later', () => {
    beforeEach(async () => {
      await opened(
        konTum
          .replace('except: [so-noi-vu]', 'except: [so-noi-vu, ban-dan-toc]')
          .replace('declared: 17', 'declared: 16'),
      );
      await desk.ring();
      desk.readAll();
    });

    const adding = (more: Partial<AddedUnit> = {}) =>
      desk.act((administration) =>
        addUnit(administration, {
          roundCode: planCode,
          unitCode: 'ban-dan-toc',
          kind: 'on_site',
          dates: { kind: 'days', days: ['2024-08-21'] },
          reason: 'theo chỉ đạo của UBND tỉnh',
          field: null,
          ...more,
        }),
      );
    const removing = (more: Partial<RemovedUnit> = {}) =>
      desk.act((administration) =>
        removeUnit(administration, {
          roundCode: planCode,
          unitCode: 'so-xay-dung',
          kind: null,
          reason: 'sáp nhập',
          keepReport: false,
          ...more,
        }),
      );

    test('a unit added reports with the others, by its own day; the coordinator is told, and why is kept', async () => {
      expect(await adding()).toMatchObject({
        ok: true,
        value: { unitName: 'Ban Dân tộc', limit: { lastDay: '2024-08-14' }, warnings: [] },
      });
      expect(await standings('kiem-tra-cchc-2024')).toHaveLength(11);
      expect(await traceOf(await inspectionOf('ban-dan-toc'))).toEqual([
        ['add_unit', 'theo chỉ đạo của UBND tỉnh'],
      ]);
      await desk.ring();
      const told = desk.readAll();
      expect(told['coordinator']).toEqual([
        expect.stringContaining(
          'bổ sung Ban Dân tộc (kiểm tra trực tiếp, thứ Tư, 21/8/2024). Lý do: theo chỉ đạo của UBND tỉnh',
        ),
      ]);
      expect(told['officer']).toBeUndefined();
    });

    test('a unit added in a way that nobody reports for yet opens the round they report in', async () => {
      expect(
        await adding({ kind: 're_inspection', dates: { kind: 'month', month: '2024-08' } }),
      ).toMatchObject({ ok: true, value: { limit: { lastDay: null, words: 'kế hoạch chưa nêu' } } });
      expect(await standings(`${planCode}-re-inspection`)).toHaveLength(1);
    });

    test.each<[Partial<AddedUnit>, string]>([
      [{ roundCode: 'khac' }, 'admin.inspection.unknown_round'],
      [{ unitCode: 'so-la' }, 'admin.refused.unknown_unit'],
      [{ unitCode: 'so-noi-vu' }, 'admin.inspection.receiver'],
      [{ kind: 'surprise' }, 'admin.inspection.surprise'],
      [{ unitCode: 'so-y-te' }, 'admin.inspection.already'],
      [{ unitCode: 'so-y-te', kind: 'self_inspection' }, 'admin.inspection.already'],
      [{ unitCode: 'so-tai-chinh' }, 'admin.inspection.already'],
      [{ kind: 'thematic', field: 'direction' }, 'admin.inspection.unknown_theme'],
    ])('is not changed by %j', async (more, key) => {
      expect(await adding(more)).toMatchObject({ ok: false, refusal: { key } });
      expect(await standings('kiem-tra-cchc-2024')).toHaveLength(10);
    });

    test('a unit taken out owes nothing any more, and owes it again when it comes back', async () => {
      const before = await inspectionOf('so-xay-dung');
      expect(await removing()).toMatchObject({ ok: true, value: { reportKept: false } });
      expect(await traceOf(before)).toEqual([['cancel', 'sáp nhập']]);
      expect((await standings('kiem-tra-cchc-2024')).map(({ unitName }) => unitName)).not.toContain(
        'Sở Xây dựng',
      );
      await desk.ring();
      const told = desk.readAll();
      expect(told['officer']).toEqual([expect.stringContaining('sáp nhập')]);
      await desk.people.officer.says('/baocao');
      expect(desk.people.officer.last().text).not.toContain('Sở Xây dựng');

      const day = { kind: 'days' as const, days: ['2024-08-30'] };
      expect(await adding({ unitCode: 'so-xay-dung', dates: day })).toMatchObject({
        ok: true,
        value: { limit: { lastDay: '2024-08-23' } },
      });
      expect(await inspectionOf('so-xay-dung')).toMatchObject({ assignmentId: before.assignmentId });
      expect(await reportOf('so-xay-dung')).toMatchObject({ limit: { lastDay: '2024-08-23' } });
      expect(await standings('kiem-tra-cchc-2024')).toHaveLength(10);
    });

    test('a unit whose report is here goes only when that is meant, and its report stays', async () => {
      const { officer } = desk.people;
      await officer.says('/baocao');
      await officer.taps('Bắt đầu: Sở Xây dựng');
      await officer.says('Đã ban hành kế hoạch.');
      await officer.says('/gui');
      await officer.taps('Vẫn gửi khi còn thiếu 33 nội dung');
      await officer.taps('Xác nhận gửi');
      expect((await inspectionOf('so-xay-dung')).state.report).not.toBeNull();
      expect(await removing()).toMatchObject({
        ok: false,
        refusal: { key: 'admin.inspection.report_is_here' },
      });
      expect(await removing({ keepReport: true })).toMatchObject({ ok: true, value: { reportKept: true } });
      const kept = (await standings('kiem-tra-cchc-2024')).find(({ unitName }) => unitName === 'Sở Xây dựng');
      expect(kept?.submission).not.toBeNull();
    });

    test.each<[Partial<RemovedUnit>, string]>([
      [{ roundCode: 'khac' }, 'admin.inspection.unknown_round'],
      [{ unitCode: 'so-la' }, 'admin.refused.unknown_unit'],
      [{ unitCode: 'ban-dan-toc' }, 'admin.inspection.not_inspected'],
      [{ kind: 'digital' }, 'admin.inspection.not_inspected'],
    ])('nothing is taken out by %j', async (more, key) => {
      expect(await removing(more)).toMatchObject({ ok: false, refusal: { key } });
    });

    test('a unit inspected in two ways is taken out of one of them', async () => {
      await adding({ unitCode: 'so-xay-dung', kind: 'digital', dates: { kind: 'open' } });
      expect(await removing()).toMatchObject({
        ok: false,
        refusal: { key: 'admin.inspection.which_kind', params: { kinds: 'on_site, digital' } },
      });
      expect(await removing({ kind: 'digital' })).toMatchObject({ ok: true });
      expect(await inspectionOf('so-xay-dung')).toMatchObject({ kind: 'on_site' });
    });

    test('somebody joins the team and leaves it, with the reason; somebody who decides has to stay', async () => {
      const change = {
        roundCode: planCode,
        personCode: 'duong-thi-vi-du',
        reason: 'theo quyết định bổ sung',
      };
      const joined = await desk.act((administration) =>
        addTeamMember(administration, { ...change, role: 'team_member' }),
      );
      expect(joined).toEqual({ ok: true, value: { person: 'Dương Thị Ví Dụ', ownUnits: ['Sở Y tế'] } });
      const left = await desk.act((administration) => removeTeamMember(administration, change));
      expect(left).toEqual({ ok: true, value: { person: 'Dương Thị Ví Dụ', stays: [] } });
      const gone = (personCode: string) =>
        desk.act((administration) => removeTeamMember(administration, { ...change, personCode }));
      expect(await gone('duong-thi-vi-du')).toMatchObject({
        refusal: { key: 'admin.inspection.not_in_team' },
      });
      expect(await gone('luu-van-vi-du')).toMatchObject({ ok: true });
      expect(await gone('truong-thi-gia-su')).toMatchObject({
        refusal: { key: 'admin.inspection.last_head' },
      });
      const trace = await desk.read(async (tx) => {
        const round = await tx.inspections.roundByCode(everything, planCode);
        return tx.inspections.traceOfRound(everything, round!.id);
      });
      expect(trace.filter(({ action }) => action === 'change_team').map(({ reason }) => reason)).toEqual(
        Array(3).fill('theo quyết định bổ sung'),
      );
    });
  });
});
