import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Temporal } from 'temporal-polyfill';
import { createUnitOfWork } from '../../src/bot/store/unit-of-work.ts';
import { openDatabase } from '../../src/bot/store/database/open.ts';
import { adjustPeriod, type PeriodChange } from '../../src/bot/usecases/regime/adjust-period.ts';
import { setCalendarDay } from '../../src/bot/usecases/deadline/change-calendar.ts';
import { importOrganisation } from '../../src/bot/usecases/organisation/import-organisation.ts';
import { importOutline } from '../../src/bot/usecases/organisation/import-outline.ts';
import { importRegime } from '../../src/bot/usecases/regime/import-regime.ts';
import { openDueRounds } from '../../src/bot/usecases/regime/open-due-rounds.ts';
import { databases } from '../support/database.ts';
import { openDesk, type Desk } from './desk.ts';
import { accepted, refusal, smallOutline, smallProvince } from './office.ts';

const regime = `code: che-do
title: Báo cáo
outline: { code: de-cuong }
receiving_unit: so-noi-vu
units: { every: { levels: [department] }, except: [so-noi-vu] }
lead_days: 21
cutoff: statutory
first_year: 2026
deadline: { by_day: { day: 18, month: 3, of: quarter } }
periods:
  - { code: quy-1, title: 'quý I năm {year}', kind: quarter, number: 1 }
  - { code: quy-3, title: 'quý III năm {year}', kind: quarter, number: 3 }
`;

describe.each(databases)('a regime on %s', (kind) => {
  let desk: Desk;
  beforeEach(async () => {
    desk = await openDesk(kind, '2026-06-01T09:00');
  });
  afterEach(() => desk.dispose());

  const take = (text: string) => importRegime(desk.tools, { file: 'che-do.yaml', text });
  const ring = () => openDueRounds(desk.tools);
  const ringOn = async (day: string) => {
    desk.clock.moveTo(`${day}T00:01`);
    return ring();
  };
  const periods = async () => {
    const all = await desk.database.client.regimePeriod.findMany({
      orderBy: [{ year: 'asc' }, { openOn: 'asc' }],
    });
    return all.map(({ year, period, openOn, status }) => `${year} ${period} ${openOn} ${status}`);
  };
  const adjust = (period: string, change: PeriodChange, year = 2026) =>
    desk.act((a) => adjustPeriod(a, { regimeCode: 'che-do', year, period }, change));
  const roundOf = (code: string) =>
    desk.database.client.reportingRound.findUniqueOrThrow({
      where: { code },
      include: { assignments: { include: { unit: true }, orderBy: { unit: { position: 'asc' } } } },
    });

  test('Đắk Song 2017 opens its four rounds, each once, however often it is rung', async () => {
    desk.clock.moveTo('2017-01-03T09:00');
    const seeds = resolve(import.meta.dirname, '../../prisma/seed');
    const seed = (path: string) => ({ file: path, text: readFileSync(resolve(seeds, path), 'utf8') });
    // Its root stands beside the small province's, which gives way.
    await desk.database.client.membership.deleteMany();
    await desk.database.client.unit.deleteMany();
    accepted(await importOutline(desk.tools, seed('outlines/dak-song-2017.yaml')));
    accepted(await importOrganisation(desk.tools, seed('samples/dak-song-2017/organisation.yaml')));
    accepted(await importRegime(desk.tools, seed('regimes/dak-song-2017.yaml')));
    const opened: string[] = [];
    let day = Temporal.PlainDate.from('2017-01-03');
    for (; day.year === 2017; day = day.add({ days: 1 })) {
      for (const code of await ringOn(day.toString())) opened.push(`${day.toString()} ${code}`);
      if (day.day === 27) expect(await ring()).toEqual([]);
    }
    expect(opened).toEqual([
      '2017-01-27 cchc-dak-song-2017-quy-1',
      '2017-04-26 cchc-dak-song-2017-sau-thang',
      '2017-07-27 cchc-dak-song-2017-quy-3',
      '2017-10-14 cchc-dak-song-2017-nam',
    ]);
    const half = await roundOf('cchc-dak-song-2017-sau-thang');
    expect(half.assignments.length).toBeGreaterThan(3);
    expect(half.assignments[0]).toMatchObject({
      limitWords: 'trước ngày 18 tháng thứ hai của quý',
      lastDay: '2017-05-17',
    });
    expect(half.assignments.map(({ unit }) => unit.code)).not.toContain('phong-noi-vu');
  });

  test('plans this year and the next; what was over before it was known is missed', async () => {
    accepted(await take(regime));
    expect(await periods()).toEqual([
      '2026 quy-1 2026-02-25 missed',
      '2026 quy-3 2026-08-28 planned',
      '2027 quy-1 2027-02-25 planned',
      '2027 quy-3 2027-08-28 planned',
    ]);
    expect(await ring()).toEqual([]);
    expect(await ringOn('2027-01-01')).toEqual(['che-do-2026-quy-3']);
    expect((await periods()).slice(4)).toEqual([
      '2028 quy-1 2028-02-26 planned',
      '2028 quy-3 2028-08-28 planned',
    ]);
  });

  test('a round is opened with its period, its closed figures and a limit for each level', async () => {
    const levels = 'levels: [{ levels: [department], by_day: { day: 15, month: 3, of: quarter } }]\n';
    const all = regime.replace('[department]', '[department, district]');
    accepted(await take(`${all}${levels}`));
    expect(await ringOn('2026-08-25')).toEqual(['che-do-2026-quy-3']);
    const round = await roundOf('che-do-2026-quy-3');
    expect(round).toMatchObject({
      title: 'Báo cáo quý III năm 2026',
      kind: 'periodic',
      periodKind: 'quarter',
      periodFrom: '2026-07-01',
      periodTo: '2026-09-30',
    });
    expect(round.assignments.map(({ unit, lastDay }) => [unit.code, lastDay])).toEqual([
      ['so-xay-dung', '2026-09-15'],
      ['so-y-te', '2026-09-15'],
      ['huyen', '2026-09-18'],
    ]);
    expect(round.assignments[0]).toMatchObject({ cutoffFrom: '2026-06-15', cutoffTo: '2026-09-14' });
  });

  test('two programs that ring at the same moment open a round once', async () => {
    accepted(await take(regime));
    desk.clock.moveTo('2026-08-28T00:01');
    const second = await openDatabase({ url: desk.url });
    try {
      const other = { ...desk.tools, unitOfWork: createUnitOfWork(second) };
      const opened = await Promise.all([ring(), openDueRounds(other), ring(), openDueRounds(other)]);
      expect(opened.flat()).toEqual(['che-do-2026-quy-3']);
    } finally {
      await second.close();
    }
    expect(await desk.database.client.reportingRound.count()).toBe(1);
    expect(await desk.database.client.assignment.count()).toBe(2);
  });

  test('what was read before it opened cannot take the opening back', async () => {
    accepted(await take(regime));
    const [period] = await desk.read(async (tx) => {
      const stored = await tx.regimes.byCode('che-do');
      return (await tx.regimes.periods(stored!.id)).filter(({ status }) => status === 'planned');
    });
    await ringOn('2026-08-28');
    const late = await desk.read((tx) => tx.regimes.change({ ...period!, status: 'skipped' }, 'planned'));
    expect(late).toBe(false);
    expect((await periods())[1]).toBe('2026 quy-3 2026-08-28 opened');
    expect(await desk.read((tx) => tx.regimes.claim(period!.id))).toBe(false);
  });

  test('after weeks of downtime it opens what is still due, and says whose limit is over', async () => {
    accepted(await take(regime));
    expect(await ringOn('2026-10-05')).toEqual(['che-do-2026-quy-3']);
    expect(await desk.waiting()).toEqual([
      'coordinator @ 2026-10-05T07:30: Báo cáo quý III năm 2026: khi mở đợt, thời hạn của 02 đơn vị đã qua. ' +
        'Đề nghị gia hạn hoặc đối chiếu.',
      'coordinator @ 2026-10-05T07:30: Đã mở Báo cáo quý III năm 2026 theo chế độ báo cáo: 02 đơn vị. ' +
        'Tiến độ xem bằng lệnh /tiendo.',
    ]);
  });

  test('a coordinator may move its day and its limit before it opens', async () => {
    accepted(await take(regime));
    expect(await adjust('quy-3', { openOn: '2026-09-01', lastDay: '2026-09-24' })).toMatchObject({
      ok: true,
    });
    expect(await ringOn('2026-08-28')).toEqual([]);
    expect(await ringOn('2026-09-01')).toEqual(['che-do-2026-quy-3']);
    expect((await roundOf('che-do-2026-quy-3')).assignments[0]).toMatchObject({
      limitWords: 'chậm nhất ngày 24/9/2026',
      lastDay: '2026-09-24',
    });
    expect(await adjust('quy-3', { openOn: '2026-09-20' })).toMatchObject({
      refusal: { key: 'admin.refused.period_not_planned' },
    });
  });

  test('a period that is skipped does not open, until that is taken back', async () => {
    accepted(await take(regime));
    await adjust('quy-3', { skip: true });
    expect(await ringOn('2026-08-28')).toEqual([]);
    expect((await periods())[1]).toBe('2026 quy-3 2026-08-28 skipped');
    await adjust('quy-3', { openOn: '2026-08-31' });
    expect(await ringOn('2026-08-31')).toEqual(['che-do-2026-quy-3']);
  });

  test.each<[PeriodChange, string]>([
    [{ openOn: '2026-05-31' }, 'admin.refused.opens_in_past'],
    [{ openOn: '2026-09-19' }, 'admin.refused.limit_before_opening'],
    [{ lastDay: '2026-05-31' }, 'admin.refused.limit_in_past'],
    [{ lastDay: '2026-08-27' }, 'admin.refused.limit_before_opening'],
    [{ openOn: '2026-06-05', lastDay: '2026-06-30' }, 'admin.refused.limit_before_period'],
  ])('%j cannot be, and changes nothing', async (change, key) => {
    accepted(await take(regime));
    const before = await periods();
    expect(await adjust('quy-3', change)).toMatchObject({ refusal: { key } });
    expect(await periods()).toEqual(before);
  });

  test('periods, years and regimes that are not there are refused', async () => {
    accepted(await take(regime));
    expect(await adjust('quy-2', { skip: true })).toMatchObject({
      refusal: { key: 'admin.refused.unknown_period' },
    });
    expect(await adjust('quy-3', { skip: true }, 2031)).toMatchObject({
      refusal: { key: 'admin.refused.unknown_period' },
    });
    expect(await adjust('quy-1', { skip: true })).toMatchObject({
      refusal: { key: 'admin.refused.period_not_planned' },
    });
    const other = { regimeCode: 'khac', year: 2026, period: 'quy-3' };
    expect(await desk.act((a) => adjustPeriod(a, other, { skip: true }))).toMatchObject({
      refusal: { key: 'admin.refused.unknown_regime' },
    });
  });

  test('what is planned follows the calendar, but for days a coordinator has set', async () => {
    accepted(await take(regime.replace('of: quarter } }', 'of: quarter }, shift: previous_working_day }')));
    await adjust('quy-1', { openOn: '2027-02-20' }, 2027);
    const off = { kind: 'off' as const, name: 'Nghỉ', source: null };
    await setCalendarDay(desk.tools, Temporal.PlainDate.from('2026-09-18'), off);
    await setCalendarDay(desk.tools, Temporal.PlainDate.from('2027-03-18'), off);
    expect((await periods()).slice(1, 3)).toEqual([
      '2026 quy-3 2026-08-27 planned',
      '2027 quy-1 2027-02-20 planned',
    ]);
  });

  test('imported again, it replaces what was planned and leaves what was opened', async () => {
    accepted(await take(regime));
    await ringOn('2026-08-28');
    const only = regime.replace('lead_days: 21', 'lead_days: 30').replace(/ {2}- \{ code: quy-1.*\n/, '');
    accepted(await take(only));
    expect(await periods()).toEqual([
      '2026 quy-1 2026-02-25 missed',
      '2026 quy-3 2026-08-28 opened',
      '2027 quy-3 2027-08-19 planned',
    ]);
  });

  test('units that have ended by the end of the period are not asked, also where they are listed', async () => {
    accepted(await take(regime.replace(/units: .*/, 'units: [so-xay-dung, so-y-te]')));
    const ended = smallProvince.replace(
      'tags: [assigned_papi] }',
      'tags: [assigned_papi], valid_to: 2026-09-29 }',
    );
    accepted(await importOrganisation(desk.tools, { file: 'org.yaml', text: ended }));
    expect(await ringOn('2026-08-28')).toEqual(['che-do-2026-quy-3']);
    expect((await roundOf('che-do-2026-quy-3')).assignments.map(({ unit }) => unit.code)).toEqual([
      'so-xay-dung',
    ]);
  });

  test('what no longer fits is refused whole, told to the coordinator, and does not hold up others', async () => {
    accepted(await take(regime));
    accepted(
      await take(regime.replace('code: che-do', 'code: che-do-hai').replace(/units: .*/, 'units: [huyen]')),
    );
    const districtsOnly = smallOutline
      .replace('version: 1', 'version: 2')
      .replace(/ {6}- prompt:\n {10}code: direction\.plan\n(.*\n){3}/, '');
    accepted(await importOutline(desk.tools, { file: 'de-cuong.yaml', text: districtsOnly }));
    expect(await ringOn('2026-08-28')).toEqual(['che-do-hai-2026-quy-3']);
    expect(await desk.database.client.reportingRound.count()).toBe(1);
    expect((await periods()).filter((each) => each.includes('refused'))).toEqual([
      '2026 quy-3 2026-08-28 refused',
    ]);
    expect((await desk.waiting()).sort()).toEqual([
      'coordinator @ 2026-08-28T07:30: Chưa mở được Báo cáo quý III năm 2026: chế độ báo cáo không khớp đề cương ' +
        'hoặc danh sách đơn vị. Đề nghị công chức quản trị xem lý do bằng lệnh "regime list".',
      'coordinator @ 2026-08-28T07:30: Đã mở Báo cáo quý III năm 2026 theo chế độ báo cáo: 01 đơn vị. ' +
        'Tiến độ xem bằng lệnh /tiendo.',
    ]);
    expect(await ringOn('2026-08-29')).toEqual([]);
    // Repaired and imported again, it opens.
    accepted(await take(regime.replace('{ code: de-cuong }', '{ code: de-cuong, version: 1 }')));
    expect(await ringOn('2026-08-31')).toEqual(['che-do-2026-quy-3']);
  });
});

describe.each(databases)('a malformed regime on %s', (kind) => {
  let desk: Desk;
  beforeEach(async () => {
    desk = await openDesk(kind, '2026-06-01T09:00');
  });
  afterEach(() => desk.dispose());

  test('is refused by line, path and reason, and nothing is planned', async () => {
    const told = async (from: string | RegExp, to: string) =>
      refusal(await importRegime(desk.tools, { file: 'che-do.yaml', text: regime.replace(from, to) }));
    expect(await told('receiving_unit: so-noi-vu', 'receiving_unit: nowhere')).toContain(
      'che-do.yaml:4 receiving_unit: There is no unit with the code "nowhere".',
    );
    expect(await told('{ code: de-cuong }', '{ code: khac }')).toEqual([
      'che-do.yaml:3 outline.code: There is no outline "khac"; import it first.',
    ]);
    expect(await told(/units: .*/, 'units: [so-xay-dung, so-z]')).toEqual([
      'che-do.yaml:5 units[1]: There is no unit with the code "so-z".',
    ]);
    expect(await told(/units: .*/, 'units: [so-cu]')).toEqual([
      'che-do.yaml:5 units: No unit would have to report.',
    ]);
    expect(await told('day: 18', 'day: 31')).toEqual([
      'che-do.yaml:12 periods[1]: Period quy-3: there is no day 31 in month 9/2026.',
    ]);
    expect(await told('month: 3', 'month: 4')).toEqual([
      'che-do.yaml:9 deadline.by_day.month: A quarter has three months: month must be 1 to 3 where of is quarter.',
    ]);
    expect(await told('by_day: { day: 18, month: 3, of: quarter }', 'by_date: 2025-12-31')).toContain(
      'che-do.yaml:9 deadline.by_date: The last permitted day (31/12/2025) stands before the first day of the period.',
    );
    expect(await told('lead_days: 21', 'lead_days: 0')).toHaveLength(1);
    expect(await told('cutoff: statutory', 'cutoff: whenever')).toHaveLength(1);
    expect(await desk.database.client.regime.count()).toBe(0);
    expect(await desk.database.client.regimePeriod.count()).toBe(0);
  });
});
