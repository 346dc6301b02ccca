import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseYaml } from '../../../src/bot/files/yaml-file.ts';
import { checkRegime } from '../../../src/domain/regime/checks.ts';
import { regimeFileSchema, type RegimeFile } from '../../../src/domain/regime/regime-file.ts';
import {
  limitsOfPeriod,
  onwardLimits,
  openingDay,
  roundOfPeriod,
  spanOfLimits,
} from '../../../src/domain/regime/regime-round.ts';
import type { Unit } from '../../../src/domain/organisation/ports.ts';
import { seedCalendar } from '../deadline/seed-calendar.ts';

const calendar = await seedCalendar();
const folder = resolve(import.meta.dirname, '../../../prisma/seed/regimes');
const seed = (name: string) => read(readFileSync(resolve(folder, `${name}.yaml`), 'utf8'));

function read(text: string): RegimeFile {
  const parsed = parseYaml(text, 'regime.yaml', regimeFileSchema);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.value;
}

function unit(code: string, level: Unit['level'], valid: Partial<Unit> = {}): Unit {
  const none = { parentId: null, validFrom: null, validTo: null, tags: [], position: 0 };
  return { id: code, code, name: code, kind: 'department', level, ...none, ...valid };
}
const units = [
  unit('so-noi-vu', 'department'),
  unit('so-xay-dung', 'department'),
  unit('xa-an-binh', 'commune'),
  unit('xa-cu', 'commune', { validTo: '2026-03-30' }),
  unit('xa-moi', 'commune', { validFrom: '2026-04-01' }),
];

const small = {
  head: `code: che-do
title: Báo cáo
outline: { code: de-cuong }
receiving_unit: so-noi-vu
units: [so-xay-dung, xa-cu, xa-moi]
lead_days: 10
cutoff: statutory`,
  years: 'first_year: 2026',
  deadline: 'deadline: { by_day: { day: 20, month: 3, of: quarter } }',
  more: '',
  periods: "periods: [{ code: quy-1, title: 'quý I năm {year}', kind: quarter, number: 1 }]",
};
const written = (other: Partial<typeof small>) => read(Object.values({ ...small, ...other }).join('\n'));
const faults = (other: Partial<typeof small>) =>
  checkRegime(written(other), calendar).map(
    ({ path, params: { reason, ...params } }) => `${path.join('.')} ${reason} ${JSON.stringify(params)}`,
  );

describe('Đắk Song 2017', () => {
  const regime = seed('dak-song-2017');
  const planned = (year: number) =>
    regime.periods.map((entry) => {
      const span = spanOfLimits(limitsOfPeriod(regime, entry, year, calendar));
      return [openingDay(regime, span!.first), span!.last];
    });

  it('opens four rounds a year, three weeks before their limits', () => {
    expect(checkRegime(regime, calendar)).toEqual([]);
    expect(planned(2017)).toEqual([
      ['2017-01-27', '2017-02-17'],
      ['2017-04-26', '2017-05-17'],
      ['2017-07-27', '2017-08-17'],
      ['2017-10-14', '2017-11-04'],
    ]);
  });

  it('names its rounds and the days they are about', () => {
    const rounds = regime.periods.map((entry) => roundOfPeriod(regime, entry, 2017, null, units));
    expect(rounds.map(({ code, title, period }) => [code, title, period.from, period.to])).toEqual([
      [
        'cchc-dak-song-2017-quy-1',
        'Báo cáo công tác cải cách hành chính quý I năm 2017',
        '2017-01-01',
        '2017-03-31',
      ],
      [
        'cchc-dak-song-2017-sau-thang',
        'Báo cáo công tác cải cách hành chính 6 tháng năm 2017',
        '2017-01-01',
        '2017-06-30',
      ],
      [
        'cchc-dak-song-2017-quy-3',
        'Báo cáo công tác cải cách hành chính quý III năm 2017',
        '2017-07-01',
        '2017-09-30',
      ],
      ['cchc-dak-song-2017-nam', 'Báo cáo công tác cải cách hành chính năm 2017', '2017-01-01', '2017-12-31'],
    ]);
  });
});

describe('the periods of NĐ 09/2019', () => {
  const regime = seed('nghi-dinh-09-2019');
  const [first] = regime.periods;

  it('has a limit for each level, closed figures, and what is sent on', () => {
    expect(checkRegime(regime, calendar)).toEqual([]);
    const limits = limitsOfPeriod(regime, first!, 2026, calendar);
    expect(limits.map(({ levels, resolved }) => [levels, resolved])).toEqual([
      [null, { kind: 'set', lastDay: '2026-03-17', confirmed: true }],
      [['commune'], { kind: 'set', lastDay: '2026-03-16', confirmed: true }],
    ]);
    expect(onwardLimits(regime, first!, 2026, calendar)).toMatchObject([
      { to: 'Bộ Nội vụ', resolved: { lastDay: '2026-03-20' } },
    ]);
    expect(spanOfLimits(limits)).toEqual({ first: '2026-03-16', last: '2026-03-17' });
    const round = roundOfPeriod(regime, first!, 2026, null, units);
    expect(round.cutoff).toEqual({ from: '2025-12-15', to: '2026-03-14' });
    expect(round.deadlines.map(({ unit: code, byDay }) => [code, byDay?.day])).toEqual([['xa-an-binh', 16]]);
  });

  it('what was agreed for a period counts for everyone', () => {
    const adjustment = { lastDay: '2026-03-25' };
    expect(limitsOfPeriod(regime, first!, 2026, calendar, adjustment)).toMatchObject([
      { levels: null, resolved: { lastDay: '2026-03-25' } },
    ]);
    expect(roundOfPeriod(regime, first!, 2026, adjustment, units)).toMatchObject({
      deadline: { byDate: '2026-03-25' },
      deadlines: [],
    });
  });
});

describe('a regime', () => {
  it('that lists its units asks those that are there at the end of the period', () => {
    const regime = written({});
    const asked = (number: number) =>
      roundOfPeriod(regime, { ...regime.periods[0]!, number }, 2026, null, units).units;
    expect(asked(1)).toEqual(['so-xay-dung']);
    expect(asked(2)).toEqual(['so-xay-dung', 'xa-moi']);
  });

  const quarters = `periods:
${[1, 2, 3, 4].map((n) => `  - { code: quy-${n}, title: 'quý ${n} năm {year}', kind: quarter, number: ${n} }`).join('\n')}`;

  it('is told of every period that lacks a day, with the period', () => {
    const day31 = { deadline: 'deadline: { by_day: { day: 31, month: 3, of: quarter } }', periods: quarters };
    expect(faults(day31)).toEqual([
      'periods.1 import.period_no_such_day {"period":"quy-2","day":"31","month":"6/2026"}',
      'periods.2 import.period_no_such_day {"period":"quy-3","day":"31","month":"9/2026"}',
    ]);
    const onward = {
      more: 'onward: [{ to: Bộ, by_day: { day: 31, month: 2, of: quarter } }]',
      periods: quarters,
    };
    expect(faults(onward)).toEqual([
      'periods.0 import.period_no_such_day {"period":"quy-1","day":"31","month":"2/2026"}',
      'periods.3 import.period_no_such_day {"period":"quy-4","day":"31","month":"11/2026"}',
    ]);
  });

  it('is told of a day that only leap years have, though its first year is one', () => {
    const deadline = 'deadline: { by_day: { day: 29, month: 2, of: year } }';
    expect(faults({ deadline, years: 'first_year: 2028' })).toEqual([
      'periods.0 import.period_no_such_day {"period":"quy-1","day":"29","month":"2/2029"}',
    ]);
    expect(faults({ deadline, years: 'first_year: 2028\nlast_year: 2028' })).toEqual([]);
  });

  it.each<[Partial<typeof small>, string]>([
    [{ years: 'first_year: 2026\nlast_year: 2025' }, 'lastYear import.years_reversed'],
    [
      { deadline: 'deadline: { working_days_before: 5, anchor: inspection_day }' },
      'periods.0 import.period_without_limit {"period":"quy-1"}',
    ],
    [{ deadline: 'deadline: { words: sớm }' }, 'deadline import.one_limit'],
    [
      { more: 'levels: [{ levels: [commune], by_date: 2026-03-01, before_date: 2026-03-01 }]' },
      'levels.0 import.one_limit',
    ],
    [
      {
        more: 'levels: [{ levels: [commune], data_cutoff: true }, { levels: [commune], by_date: 2026-03-01 }]',
      },
      'levels.1.levels.0 import.duplicate_entry',
    ],
    [
      { periods: "periods: [{ code: quy-1, title: 'quý {year}', kind: quarter }]" },
      'periods.0.kind import.period_not_numbered',
    ],
    [
      { periods: "periods: [{ code: nam, title: 'năm {year}', kind: year, number: 1 }]" },
      'periods.0.kind import.period_not_numbered',
    ],
    [
      { periods: 'periods: [{ code: nam, title: năm, kind: year }]' },
      'periods.0.title import.period_title_without_year',
    ],
    [
      {
        periods:
          "periods: [{ code: nam, title: 'năm {year}', kind: year }, { code: nam, title: 'cả năm {year}', kind: year }]",
      },
      'periods.1.code import.duplicate_entry',
    ],
  ])('%j is refused', (other, expected) => {
    expect(faults(other).join('\n')).toContain(expected);
  });

  it('may close its limit with its figures', () => {
    const limits = limitsOfPeriod(
      written({ deadline: 'deadline: { within_working_days: 2, anchor: data_cutoff }' }),
      written({}).periods[0]!,
      2026,
      calendar,
    );
    // Khánh Hòa QĐ 01/2023: two working days after the cut-off (Sat 14/3/2026).
    expect(limits[0]?.resolved).toMatchObject({ lastDay: '2026-03-17' });
  });
});
