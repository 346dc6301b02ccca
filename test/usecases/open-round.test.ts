import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { importOutline } from '../../src/bot/usecases/organisation/import-outline.ts';
import { openRound } from '../../src/bot/usecases/round/open-round.ts';
import { databases } from '../support/database.ts';
import { accepted, furnish, openOffice, refusal, smallOutline, type Office } from './office.ts';

const parts = {
  code: 'code: quy-3',
  title: 'title: Báo cáo quý III',
  kind: 'kind: periodic',
  outline: 'outline: { code: de-cuong, version: 1 }',
  receiver: 'receiving_unit: so-noi-vu',
  units: 'units: [so-xay-dung, huyen]',
  period: 'period: { kind: quarter, from: 2026-07-01, to: 2026-09-30 }',
  deadline: 'deadline: { before_date: 2026-09-18 }',
};

type Other = Partial<typeof parts> &
  Partial<Record<'declared' | 'deadlines' | 'cutoff' | 'anchors' | 'ladder', string>>;
/** A round file, one part a line, with some parts told otherwise or added. */
function roundFile(other: Other = {}) {
  return `${Object.values({ ...parts, ...other }).join('\n')}\n`;
}

describe.each(databases)('on %s', (kind) => {
  let office: Office;
  beforeEach(async () => {
    office = await openOffice(kind);
    await furnish(office);
  });
  afterEach(() => office.dispose());

  const open = (text: string) => openRound(office.tools, { file: 'dot.yaml', text });
  const assignments = async () =>
    office.database.client.assignment.findMany({
      include: { unit: true, report: true, outlineVersion: true },
      orderBy: { unit: { position: 'asc' } },
    });

  test('every unit gets an assignment with its facts pinned, and an empty report', async () => {
    const opened = accepted(
      await open(roundFile({ cutoff: 'cutoff: { from: 2026-06-15, to: 2026-09-14 }' })),
    );
    expect(opened).toMatchObject({ code: 'quy-3', outline: { code: 'de-cuong', version: 1 } });
    const found = await assignments();
    expect(found.map(({ unit }) => unit.code)).toEqual(['so-xay-dung', 'huyen']);
    expect(found[1]).toMatchObject({
      limitWords: 'trước ngày 18/9/2026',
      lastDay: '2026-09-17',
      lastHour: null,
      cutoffFrom: '2026-06-15',
      cutoffTo: '2026-09-14',
      outlineVersion: { version: 1 },
      report: { status: 'draft', revision: 0 },
    });
    expect(found.map(({ audience }) => audience)).toEqual([
      { level: 'department', tags: [], periodKind: 'quarter' },
      { level: 'district', tags: [], periodKind: 'quarter' },
    ]);
    const audits = await office.database.client.audit.findMany({ where: { action: 'open_round' } });
    expect(audits).toHaveLength(1);
  });

  test('a round keeps the outline version it was opened with; without a version it takes the newest', async () => {
    accepted(await open(roundFile()));
    const newer = smallOutline.replace('version: 1', 'version: 2');
    accepted(await importOutline(office.tools, { file: 'de-cuong.yaml', text: newer }));
    const next = { code: 'code: quy-4', outline: 'outline: { code: de-cuong }' };
    expect(accepted(await open(roundFile(next))).outline.version).toBe(2);
    const versions = (await assignments()).map(({ outlineVersion }) => outlineVersion.version);
    expect(versions.toSorted()).toEqual([1, 1, 2, 2]);
  });

  test('a complement set asks every unit of its kind but those excepted and those that have ended', async () => {
    const units = 'units: { every: { levels: [department] }, except: [so-noi-vu] }';
    accepted(await open(roundFile({ units, declared: 'declared: 2' })));
    expect((await assignments()).map(({ unit }) => unit.code)).toEqual(['so-xay-dung', 'so-y-te']);
  });

  test('a complement set goes by kinds and tags too', async () => {
    const units = 'units: { every: { kinds: [department], tags: [assigned_papi] } }';
    accepted(await open(roundFile({ units })));
    expect((await assignments()).map(({ unit }) => unit.code)).toEqual(['so-y-te']);
  });

  test('limits: an hour, the paper’s own words, and one unit’s own', async () => {
    accepted(
      await open(
        roundFile({
          deadline: "deadline: { by_date: 2026-09-18, hour: '17:00' }",
          deadlines: 'deadlines: [{ unit: huyen, by_date: 2026-09-21, words: hết ngày 21 tháng 9 }]',
        }),
      ),
    );
    expect(await assignments()).toMatchObject([
      { limitWords: 'chậm nhất 17 giờ 00 phút ngày 18/9/2026', lastDay: '2026-09-18', lastHour: '17:00' },
      { limitWords: 'hết ngày 21 tháng 9', lastDay: '2026-09-21', lastHour: null },
    ]);
  });

  test('an outline that asks nothing of a unit is refused for it', async () => {
    const text = smallOutline
      .replace('code: de-cuong', 'code: cho-huyen')
      .replace(/ {6}- prompt:\n {10}code: direction\.plan\n(.*\n){3}/, '');
    accepted(await importOutline(office.tools, { file: 'de-cuong.yaml', text }));
    const problems = refusal(await open(roundFile({ outline: 'outline: { code: cho-huyen }' })));
    expect(problems).toEqual(['dot.yaml:6 units[0]: The outline asks nothing of Sở Xây dựng (so-xay-dung).']);
  });

  test('a round that is open already is refused', async () => {
    accepted(await open(roundFile()));
    const before = await office.rows();
    expect(refusal(await open(roundFile()))).toEqual(['dot.yaml:1 code: The round "quy-3" is open already.']);
    expect(await office.rows()).toEqual(before);
  });
});

// Nothing of a refused file is stored, so these share one database.
describe.each(databases)('malformed files on %s', (kind) => {
  let office: Office;
  beforeAll(async () => {
    office = await openOffice(kind);
    await furnish(office);
  });
  afterAll(() => office.dispose());

  const open = (text: string) => openRound(office.tools, { file: 'dot.yaml', text });

  test.each([
    [{ outline: 'outline: { code: khac }' }, ':4 outline.code: There is no outline "khac"'],
    [
      { outline: 'outline: { code: de-cuong, version: 7 }' },
      ':4 outline.version: The outline "de-cuong" has no version 7',
    ],
    [{ receiver: 'receiving_unit: nowhere' }, ':5 receiving_unit: There is no unit with the code "nowhere".'],
    [{ units: 'units: [so-xay-dung, nowhere]' }, ':6 units[1]: There is no unit with the code "nowhere".'],
    [{ units: 'units: [huyen, huyen]' }, ':6 units[1]: The code "huyen" is written twice.'],
    [{ units: 'units: []' }, ':6 units: '],
    [{ units: 'units: everybody' }, ':6 units: '],
    [
      { units: 'units: [so-cu]' },
      ':6 units[0]: Sở Cũ (so-cu) does not exist on the last day of the period (30/9/2026).',
    ],
    [{ units: 'units: [so-noi-vu]' }, ':6 units[0]: Sở Nội vụ (so-noi-vu) receives the reports'],
    [
      { units: 'units: { every: { levels: [department] } }' },
      ':6 units.every: Sở Nội vụ (so-noi-vu) receives the reports',
    ],
    [{ units: 'units: { every: {} }' }, ':6 units.every: "every" must name at least one of'],
    [{ units: 'units: { every: { levels: [commune] } }' }, ':6 units: No unit would have to report.'],
    [
      { units: 'units: { every: { levels: [district] }, except: [so-y-te] }' },
      ':6 units.except[0]: The unit "so-y-te" is not among "every" anyway',
    ],
    [
      { units: 'units: { every: { levels: [district] }, except: [so-z] }' },
      ':6 units.except[0]: There is no unit with the code "so-z".',
    ],
    [
      { declared: 'declared: 10' },
      ':9 declared: 10 units are declared, but there are 2: Sở Xây dựng; UBND huyện.',
    ],
    [{ kind: 'kind: inspection' }, ':7 period.kind: An inspection has a period of kind inspection'],
    [
      { period: 'period: { kind: quarter, from: 2026-09-30, to: 2026-07-01 }' },
      ':7 period.to: The last day stands before the first day.',
    ],
    [
      { cutoff: 'cutoff: { from: 2026-09-30, to: 2026-07-01 }' },
      ':9 cutoff.to: The last day stands before the first day.',
    ],
    [
      { deadline: 'deadline: { words: sớm }' },
      ':8 deadline: A limit has exactly one rule: before_date, by_date, before_day, by_day,',
    ],
    [
      { deadline: 'deadline: { before_date: 2026-09-18, by_date: 2026-09-17 }' },
      ':8 deadline: A limit has exactly one rule: before_date, by_date, before_day, by_day,',
    ],
    [
      { deadline: "deadline: { before_date: 2026-09-18, hour: '17:00' }" },
      ':8 deadline.hour: An hour goes only with a day that is itself permitted',
    ],
    [{ deadline: "deadline: { by_date: 2026-09-18, hour: '25:00' }" }, ':8 deadline.hour: '],
    [
      { deadline: 'deadline: { before_date: 2026-07-01 }' },
      ':8 deadline.before_date: The last permitted day (30/6/2026) stands before the first day of the period.',
    ],
    [
      { deadlines: 'deadlines: [{ unit: so-y-te, by_date: 2026-09-20 }]' },
      ':9 deadlines[0].unit: The unit "so-y-te" is not in this round.',
    ],
    [
      {
        deadlines: 'deadlines: [{ unit: huyen, by_date: 2026-09-20 }, { unit: huyen, by_date: 2026-09-21 }]',
      },
      ':9 deadlines[1].unit: The code "huyen" is written twice.',
    ],
    ...(
      [
        ['working_days_before: 0, anchor: inspection_day', '.working_days_before: '],
        ['within_working_days: -3, anchor: inspection_day', '.within_working_days: '],
        ['working_days_before: 10000, anchor: inspection_day', '.working_days_before: '],
        ['working_days_before: 5', '.working_days_before: A rule that counts working days needs an anchor'],
        ['by_date: 2026-09-17, anchor: inspection_day', '.anchor: '],
        ['within_working_days: 5, anchor: inspection_day, reading: clear_days', '.reading: '],
        ['working_days_before: 5, anchor: tet', '.anchor: '],
        ['before_day: { day: 18, month: 4, of: quarter }', '.before_day.month: A quarter has three months'],
        ['before_day: { day: 31, month: 3, of: quarter }', '.before_day: There is no day 31 in 9/2026.'],
        ['by_day: { day: 30, month: 2, of: year }', '.by_day: There is no day 30 in 2/2026.'],
        ['by_date: 2026-09-31', '.by_date: '],
        ['by_date: 9999-12-31', '.by_date: The day must be of a year from 1990 to 2200.'],
        ['by_date: 2026-09-18, shift: sometimes', '.shift: '],
        ['data_cutoff: false', '.data_cutoff: '],
      ] as const
    ).map(([rule, place]): [Other, string] => [{ deadline: `deadline: { ${rule} }` }, `:8 deadline${place}`]),
    [
      { period: 'period: { kind: quarter, number: 2, from: 2026-07-01, to: 2026-09-30 }' },
      ':7 period.number: The number (2) does not agree with the last day of the period.',
    ],
    [
      {
        kind: 'kind: inspection',
        period: 'period: { kind: inspection, from: 2026-07-01, to: 2026-09-30 }',
        deadline: 'deadline: { before_day: { day: 18, month: 2, of: quarter } }',
      },
      ':8 deadline.before_day: An inspection has no quarter or year to count from',
    ],
    [
      { anchors: 'anchors: [{ anchor: inspection_day, date: 2026-10-20, units: [so-y-te] }]' },
      ':9 anchors[0].units[0]: The unit "so-y-te" is not in this round.',
    ],
    [
      {
        anchors:
          'anchors: [{ anchor: notice_day, date: 2026-10-20 }, { anchor: notice_day, date: 2026-10-21 }]',
      },
      ':9 anchors[1].anchor: The code "notice_day" is written twice.',
    ],
    [{ ladder: 'ladder: { before: [0], overdue: 5 }' }, ':9 ladder.before[0]: '],
    [{ ladder: 'ladder: { overdue: 61 }' }, ':9 ladder.overdue: '],
    [{ title: 'title: [a]' }, ':2 title: '],
  ])('%j is refused by line, path and reason, and nothing is opened', async (other, expected) => {
    const before = await office.rows();
    expect(refusal(await open(roundFile(other))).join('\n')).toContain(`dot.yaml${expected}`);
    expect(await office.rows()).toEqual(before);
  });
});
