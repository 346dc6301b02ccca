import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { parseYaml, type FileProblem, type FileResult } from '../../../src/bot/files/yaml-file.ts';
import { plainWords } from '../../../src/bot/plain-words.ts';
import { wordedPlan } from '../../../src/bot/usecases/inspection/plan/word-plan.ts';
import { checkPlan } from '../../../src/domain/inspection/plan/checks.ts';
import type { PlanFacts } from '../../../src/domain/inspection/plan/facts.ts';
import { planWarnings } from '../../../src/domain/inspection/plan/warnings.ts';
import { planFileSchema, type PlanFile } from '../../../src/domain/inspection/plan/plan-file.ts';
import { checked } from '../../../src/domain/organisation/checked.ts';
import { outlineSchema } from '../../../src/domain/outline/schema.ts';
import { organisationSchema } from '../../../src/domain/organisation/schema.ts';
import type { Unit } from '../../../src/domain/organisation/ports.ts';
import { seedCalendar } from '../deadline/seed-calendar.ts';

const seed = (path: string) => readFile(new URL(`../../../prisma/seed/${path}`, import.meta.url), 'utf8');

function value<T>(result: FileResult<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}

const organisation = value(
  parseYaml(await seed('samples/kon-tum-2024/organisation.yaml'), 'org.yaml', organisationSchema),
);
const units = organisation.units.map((unit, position): Unit => ({
  ...unit,
  id: unit.code,
  parentId: unit.parent ?? null,
  validFrom: unit.validFrom ?? null,
  validTo: unit.code === 'ban-dan-toc' ? '2024-08-15' : (unit.validTo ?? null),
  position,
}));
const outline = value(parseYaml(await seed('outlines/kon-tum-2024.yaml'), 'outline.yaml', outlineSchema));
const facts: PlanFacts = {
  units,
  people: (organisation.people ?? []).map(({ code, name, roles }) => ({
    id: code,
    code,
    name,
    unitIds: roles.map(({ unit }) => unit),
  })),
  outline,
  outlineKnown: true,
  takenCodes: new Set(['da-mo']),
  calendar: await seedCalendar(),
  today: '2024-07-22',
};

/** A plan, one part a line; the lines that a refusal names are these. */
const parts = {
  kind: 'kind: inspection_plan',
  code: 'code: ke-hoach',
  title: 'title: Kiểm tra',
  receiver: 'receiving_unit: so-noi-vu',
  window: 'window: { from: 2024-08-01, to: 2024-08-31 }',
  period: 'inspected_period: { from: 2024-01-01, to: inspection_day }',
  outline: 'outline: { code: kon-tum-2024 }',
  team: 'team: { members: [{ person: truong-thi-gia-su, role: team_head }] }',
  assessors: 'assessors: [{ place: I.6, unit: so-tai-chinh }]',
  systems: 'systems: [{ code: van_ban, name: Hệ thống văn bản, managed_by: Văn phòng }]',
  inspections: 'inspections:',
  first: '  - { kind: on_site, units: [so-xay-dung, so-y-te] }',
};
type Other = Partial<Record<keyof typeof parts | 'second', string>>;
const textOf = (other: Other) => `${Object.values({ ...parts, ...other }).join('\n')}\n`;

/** "12 inspections[0].units[1]: …", in English; fails where a language lacks the words. */
function inWords({ line, path, reason }: FileProblem): string {
  const [vi = '', en = ''] = (['vi', 'en'] as const).map((language) => plainWords(language)(reason));
  for (const words of [vi, en]) {
    if (words === reason.key || words.includes('{{')) throw new Error(`${reason.key}: ${words}`);
  }
  return `${line ?? '-'} ${path}: ${en}`;
}

const read = (other: Other, known: Partial<PlanFacts> = {}): FileResult<PlanFile> =>
  parseYaml(
    textOf(other),
    'plan.yaml',
    checked(planFileSchema, (plan) => checkPlan(plan, { ...facts, ...known })),
  );
const refusals = (other: Other, known: Partial<PlanFacts> = {}) => {
  const result = read(other, known);
  return result.ok ? [] : result.problems.map(inWords);
};
const entry = (more: string, kind = 'on_site', of = '[so-xay-dung, so-y-te]'): Other => ({
  first: `  - { kind: ${kind}, units: ${of}${more === '' ? '' : `, ${more}`} }`,
});

test('the plan the others differ from is taken', () => {
  expect(refusals({})).toEqual([]);
});

describe('a plan is refused, with the place, for', () => {
  test.each<[Other, string, Partial<PlanFacts>?]>([
    [
      entry('declared: 3'),
      '12 inspections[0].declared: 3 units are declared, but there are 2: Sở Xây dựng; Sở Y tế.',
    ],
    [entry('declared: 1'), '12 inspections[0].declared: 1 units are declared, but there are 2'],
    [
      entry('', 'on_site', '[so-y-te, so-y-te]'),
      '12 inspections[0].units[1]: The code "so-y-te" is written twice.',
    ],
    [entry('', 'on_site', '[so-la]'), '12 inspections[0].units[0]: There is no unit with the code "so-la".'],
    [
      { second: '  - { kind: self_inspection, units: [so-tai-chinh, so-y-te] }' },
      '13 inspections[1].units[1]: Sở Y tế (so-y-te) is in both on_site and self_inspection; a unit belongs to one of the two.',
    ],
    [
      {
        second:
          '  - { kind: self_inspection, units: { every: { levels: [department] }, except: [so-noi-vu] } }',
      },
      '13 inspections[1].units.every: Sở Xây dựng (so-xay-dung) is in both on_site and self_inspection',
    ],
    [
      {
        second:
          '  - { kind: self_inspection, units: { every: { levels: [department] }, except_kinds: [digital] } }',
      },
      '13 inspections[1].units.except_kinds[0]: The plan has no list of units of the kind digital to leave out.',
    ],
    [{ second: parts.first }, '13 inspections[1].kind: The kind on_site is there already'],
    [
      entry('dates: [{ unit: ban-dan-toc, days: [2024-08-16] }]', 'on_site', '[ban-dan-toc]'),
      '12 inspections[0].units[0]: Ban Dân tộc (ban-dan-toc) does not exist on the day of the inspection (16/8/2024).',
    ],
    [
      {
        ...entry('', 'on_site', '[ban-dan-toc]'),
        window: 'window: { from: 2024-08-16, to: 2024-08-31 }',
      },
      '12 inspections[0].units[0]: Ban Dân tộc (ban-dan-toc) does not exist at the time of the inspection (from 16/8/2024 to 31/8/2024).',
    ],
    [
      entry('', 'on_site', '[so-y-te, so-noi-vu]'),
      '12 inspections[0].units[1]: Sở Nội vụ (so-noi-vu) receives the reports and cannot be inspected in this round',
    ],
    [
      entry('field: direction, carried_out_by: so-y-te', 'thematic'),
      '12 inspections[0].units[1]: Sở Y tế (so-y-te) carries out this thematic inspection and cannot inspect itself.',
    ],
    [{ receiver: 'receiving_unit: so-la' }, '4 receiving_unit: There is no unit with the code "so-la".'],
    [
      { team: 'team: { members: [{ person: khong-co, role: team_head }] }' },
      '8 team.members[0].person: Nobody in the list has the code "khong-co"',
    ],
    [
      { team: 'team: { members: [{ person: truong-thi-gia-su, role: truong_doan }] }' },
      '8 team.members[0].role: "truong_doan" is not accepted; only: team_head',
    ],
    [
      { team: 'team: { members: [{ person: truong-thi-gia-su, role: team_head, agency: so-la }] }' },
      '8 team.members[0].agency: There is no unit with the code "so-la".',
    ],
    [
      { team: 'team: { members: [{ person: truong-thi-gia-su, role: team_member }] }' },
      '8 team: The inspection team has no head (team_head).',
    ],
    [
      {
        team: 'team: { members: [{ person: truong-thi-gia-su, role: team_head }, { person: tran-van-thu, role: team_head }] }',
      },
      '8 team.members[1].role: An inspection team has one head (team_head).',
    ],
    [
      {
        team: 'team: { members: [{ person: truong-thi-gia-su, role: team_head }, { person: truong-thi-gia-su, role: guest }] }',
      },
      '8 team.members[1].person: The code "truong-thi-gia-su" is written twice.',
    ],
    [
      { assessors: 'assessors: [{ place: I.9, unit: so-tai-chinh }]' },
      '9 assessors[0].place: The outline has no part I.9.',
    ],
    [
      {},
      '7 outline.code: There is no outline "kon-tum-2024"; import it first.',
      { outline: null, outlineKnown: false },
    ],
    [
      { outline: 'outline: { code: kon-tum-2024, version: 7 }' },
      '7 outline.version: The outline "kon-tum-2024" has no version 7.',
      { outline: null },
    ],
    [{ code: 'code: da-mo' }, '2 code: The round "da-mo" is open already.'],
    [
      entry('report_round: { code: da-mo, title: Báo cáo }'),
      '12 inspections[0].report_round.code: The round "da-mo" is open already.',
    ],
    [
      { window: 'window: { from: 2024-08-31, to: 2024-08-01 }' },
      '5 window.to: The last day stands before the first day.',
    ],
    [
      { period: 'inspected_period: { from: 2024-09-01, to: inspection_day }' },
      '6 inspected_period.from: The last day stands before the first day.',
    ],
    [
      entry('dates: [{ unit: so-tu-phap, days: [2024-08-05] }]'),
      '12 inspections[0].dates[0].unit: The unit "so-tu-phap" is not inspected under this entry',
    ],
    [
      entry('dates: [{ unit: so-y-te, days: [2024-08-05] }, { unit: so-y-te, month: 2024-08 }]'),
      '12 inspections[0].dates[1].unit: The code "so-y-te" is written twice.',
    ],
    [
      entry('dates: [{ unit: so-y-te }]'),
      '12 inspections[0].dates[0]: Each unit has exactly one of: days or month.',
    ],
    [
      entry('dates: [{ unit: so-y-te, days: [2023-08-05] }]'),
      '12 inspections[0].dates[0].days[0]: The inspection day 05/8/2023 stands before the first day of the inspected period (01/01/2024).',
    ],
    [
      entry('dates: [{ unit: so-y-te, days: [2024-02-30] }]'),
      '12 inspections[0].dates[0].days[0]: Is not a real date',
    ],
    [entry('', 'surprise'), '12 inspections[0].kind: A surprise inspection is not written in a plan'],
    [
      entry('carried_out_by: so-tu-phap', 'thematic'),
      '12 inspections[0]: A thematic inspection needs a field.',
    ],
    [
      entry('field: direction', 'thematic'),
      '12 inspections[0]: A thematic inspection needs the body that carries it out',
    ],
    [entry('field: direction'), '12 inspections[0].field: This key is for thematic inspections only.'],
    [
      { ...entry('', 'digital'), systems: 'systems: []' },
      '12 inspections[0]: An inspection through digital systems needs the systems.',
    ],
    [
      {
        ...entry('field: direction, carried_out_by: so-tu-phap', 'thematic'),
        second: '  - { kind: thematic, field: direction, carried_out_by: so-tai-chinh, units: [so-y-te] }',
      },
      '13 inspections[1].units[0]: Sở Y tế (so-y-te) is inspected twice on the theme direction.',
    ],
    [
      entry('terms: { conclusion: { within_working_days: 5, anchor: inspection_day } }', 'self_inspection'),
      '12 inspections[0].terms.conclusion: The kind self_inspection has no such step, so it has no term.',
    ],
    [
      entry('terms: { report: { working_days_before: 5, anchor: conclusion_day } }'),
      '12 inspections[0].terms.report.anchor: This term can be counted only from: inspection_day, notice_day.',
    ],
    [
      entry('terms: { report: { by_date: 2024-08-01, before_date: 2024-08-05 } }'),
      '12 inspections[0].terms.report: A limit has exactly one rule',
    ],
    [
      entry('terms: { report: { before_day: { day: 18, month: 2, of: quarter } } }'),
      '12 inspections[0].terms.report.before_day: An inspection has no quarter or year to count from',
    ],
    [
      { ...entry('terms: { report: { by_date: 2024-08-01 } }'), outline: 'legal_basis: [Quyết định]' },
      '12 inspections[0].terms.report: There is a term for the report, but the plan names no outline.',
      { outline: null, outlineKnown: false },
    ],
    [
      entry('report_round: { code: bao-cao, title: Báo cáo }', 'report_based'),
      '12 inspections[0].report_round: This kind asks for no report',
    ],
  ])('%j', (other, refusal, known = {}) => {
    expect(refusals(other, known).find((each) => each.startsWith(refusal)) ?? refusals(other, known)).toEqual(
      expect.stringContaining(refusal),
    );
  });

  test('everything at once, in the order of the file', () => {
    const lines = refusals({
      receiver: 'receiving_unit: so-la',
      team: 'team: {}',
      ...entry('declared: 4, dates: [{ unit: so-tu-phap, days: [2023-01-04] }]'),
    }).map((each) => each.slice(0, each.indexOf(':')));
    expect(lines).toEqual([
      '4 receiving_unit',
      '8 team',
      '12 inspections[0].declared',
      '12 inspections[0].dates[0].unit',
      '12 inspections[0].dates[0].days[0]',
    ]);
  });
});

test('a complement leaves out what the plan inspects itself', () => {
  const plan = value(
    read({
      second:
        '  - { kind: self_inspection, units: { every: { levels: [district] }, except_kinds: [on_site] }, declared: 10 }',
    }),
  );
  expect(plan.inspections[1]?.units).toMatchObject({ exceptKinds: ['on_site'] });
});

describe('a plan is taken with a warning for', () => {
  const warned = (other: Other, known: Partial<PlanFacts> = {}) =>
    planWarnings(wordedPlan(value(read(other, known))), { ...facts, ...known });
  const soYTe = { unitCode: 'so-y-te', unitName: 'Sở Y tế' };
  const onDay = (...days: string[]) => entry(`dates: [{ unit: so-y-te, days: [${days.join(', ')}] }]`);

  test('a day off: at the weekend, on a holiday', () => {
    expect(warned(onDay('2024-08-24'))).toEqual([
      { ...soYTe, kind: 'day_off', day: '2024-08-24', name: null },
    ]);
    const inSeptember = { ...onDay('2024-09-02'), window: 'window: { from: 2024-08-01, to: 2024-09-30 }' };
    expect(warned(inSeptember)).toEqual([
      { ...soYTe, kind: 'day_off', day: '2024-09-02', name: 'Quốc khánh' },
    ]);
  });

  test('a day that leaves too little time for the schedule notice, by how many working days', () => {
    const notice = 'terms: { schedule_notice: { working_days_before: 10, anchor: inspection_day } }';
    const at = (day: string) => warned(entry(`dates: [{ unit: so-y-te, days: [${day}] }], ${notice}`));
    expect(at('2024-08-05')).toEqual([]);
    expect(at('2024-08-02')).toEqual([
      { ...soYTe, kind: 'notice_too_late', by: '2024-07-19', workingDays: 1 },
    ]);
    expect(at('2024-08-01')).toEqual([
      { ...soYTe, kind: 'notice_too_late', by: '2024-07-18', workingDays: 2 },
    ]);
  });

  test('a day that is past, of which no notice can be given any more', () => {
    const notice = 'terms: { schedule_notice: { working_days_before: 10, anchor: inspection_day } }';
    const past = entry(`dates: [{ unit: so-y-te, days: [2024-07-19, 2024-07-22] }], ${notice}`);
    expect(warned({ ...past, window: 'window: { from: 2024-07-01, to: 2024-08-31 }' })).toEqual([
      { ...soYTe, kind: 'past_day', day: '2024-07-19' },
    ]);
  });

  test('days beyond the window, some or all of them; a month beyond it', () => {
    const window = { from: '2024-08-01', to: '2024-08-31' };
    const outside = (day: string) => ({ ...soYTe, kind: 'outside_window', day, ...window });
    expect(warned(onDay('2024-08-30', '2024-09-04'))).toEqual([outside('2024-09-04')]);
    expect(warned(onDay('2024-09-04', '2024-09-05'))).toEqual([outside('2024-09-04'), outside('2024-09-05')]);
    expect(warned(entry('dates: [{ unit: so-y-te, month: 2024-10 }]'))).toEqual([
      { ...soYTe, kind: 'month_outside', month: '2024-10', ...window },
    ]);
  });

  test('a year of the calendar that nobody has confirmed', () => {
    const later = {
      ...onDay('2029-08-06'),
      window: 'window: { from: 2029-08-01, to: 2029-08-31 }',
    };
    expect(warned(later)).toEqual([{ ...soYTe, kind: 'unconfirmed', year: 2029 }]);
  });

  test('a member of the team who belongs to the unit, by role or by home agency; not a guest, nor where a unit inspects itself', () => {
    const team = (member: string) =>
      `team: { members: [{ person: truong-thi-gia-su, role: team_head }, ${member}] }`;
    const byRole = { team: team('{ person: duong-thi-vi-du, role: team_member }') };
    expect(warned(byRole)).toEqual([{ ...soYTe, kind: 'own_unit', person: 'Dương Thị Ví Dụ' }]);
    const byAgency = (role: string) => ({
      team: team(`{ person: tran-van-thu, role: ${role}, agency: so-y-te }`),
    });
    expect(warned(byAgency('team_deputy'))).toEqual([{ ...soYTe, kind: 'own_unit', person: 'Trần Văn Thử' }]);
    expect(warned(byAgency('guest'))).toEqual([]);
    expect(warned({ ...byRole, ...entry('', 'self_inspection') })).toEqual([]);
  });
});
