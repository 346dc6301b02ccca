import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { mattersOf, type FollowedInspection } from '../../../src/domain/inspection/follow-up/follow-up.ts';
import type { Matter, MatterKind } from '../../../src/domain/inspection/follow-up/matter.ts';
import { isTold } from '../../../src/domain/inspection/follow-up/told.ts';
import { freshInspection } from '../../../src/domain/inspection/inspection.ts';
import type { Inspection } from '../../../src/domain/inspection/ports.ts';
import { countRemediations } from '../../../src/domain/inspection/remediation/standing.ts';
import type { PlanFile } from '../../../src/domain/inspection/plan/plan-file.ts';
import { termsOf } from '../../../src/domain/inspection/terms.ts';
import { seedCalendar } from '../deadline/seed-calendar.ts';

const calendar = await seedCalendar();
const office = { calendar, timeZone: 'Asia/Ho_Chi_Minh', today: '2024-06-01' };

/** Kế hoạch 1871/KH-UBND: notice 10, report 5 working days before, conclusion within 10 after. */
const plan = {
  window: { from: '2024-08-01', to: '2024-08-31' },
  inspections: [
    {
      kind: 'on_site',
      terms: {
        scheduleNotice: { workingDaysBefore: 10, anchor: 'inspection_day', words: 'trước 10 ngày' },
        report: { workingDaysBefore: 5, anchor: 'inspection_day', words: 'trước 05 ngày' },
        conclusion: { withinWorkingDays: 10, anchor: 'inspection_day', words: 'trong 10 ngày' },
      },
    },
  ],
} as unknown as PlanFile;

function followed(
  changes: Partial<Inspection> & { stage?: Inspection['state']['stage'] } = {},
  more: Partial<FollowedInspection> = {},
): FollowedInspection {
  const { stage = 'scheduled', ...rest } = changes;
  const inspection: Inspection = {
    id: 'i1',
    roundId: 'kt',
    unitId: 'u1',
    unitName: 'Sở Xây dựng',
    kind: 'on_site',
    dates: { kind: 'days', days: ['2024-08-20'] },
    state: { ...freshInspection, entry: 0, stage },
    revision: 0,
    assignmentId: null,
    hidden: false,
    orderedBy: null,
    followsId: null,
    createdAt: '2024-06-01T00:00:00.000Z',
    ...rest,
  };
  return {
    inspection,
    isOneOfMore: false,
    round: { plan },
    terms: termsOf(plan, inspection, calendar),
    reportBy: null,
    conclusions: [],
    remediation: countRemediations([]),
    reportedAt: null,
    overdueSince: null,
    isUnreached: false,
    toAssess: [],
    ...more,
  };
}

/** The working mornings of 2024 up to 13/9 on which a matter is told, as "06/08". */
function toldOn(matters: Matter[], kind: MatterKind, until = '2024-09-13'): string[] {
  const matter = matters.find((each) => each.kind === kind);
  if (matter === undefined) return [];
  const days: string[] = [];
  for (
    let day = Temporal.PlainDate.from('2024-06-01');
    Temporal.PlainDate.compare(day, Temporal.PlainDate.from(until)) <= 0;
    day = day.add({ days: 1 })
  ) {
    if (!calendar.isWorkingDay(day)) continue;
    const today = day.toString();
    if (isTold(matter, { since: today, today }, calendar))
      days.push(today.slice(8) + '/' + today.slice(5, 7));
  }
  return days;
}

describe('an inspection whose day has gone by', () => {
  const later = { ...office, today: '2024-08-22' };

  it('asks for a new day or a reason, weekly, and no more for a notice of a day that is past', () => {
    const matters = mattersOf(followed(), later);
    expect(matters.map(({ kind, due }) => [kind, due])).toEqual([['day_passed', '2024-08-20']]);
    expect(toldOn(matters, 'day_passed')).toEqual([
      ...['21/08', '22/08', '23/08', '26/08', '27/08', '04/09', '09/09'],
    ]);
  });

  it('is not lost sight of while its report is awaited', () => {
    const matters = mattersOf(followed({ stage: 'notified' }, { reportBy: '2024-08-13' }), later);
    expect(matters.map(({ kind }) => kind)).toEqual(['report_missing', 'not_started']);
  });
});

describe("the team's own terms (Kế hoạch 1871/KH-UBND), for an inspection on Tuesday 20/8/2024", () => {
  it('asks for the schedule notice at 3, 1 and 0 working days before 06/8, five days after, then weekly', () => {
    expect(toldOn(mattersOf(followed(), office), 'send_notice')).toEqual([
      '01/08',
      '05/08',
      '06/08',
      '07/08',
      '08/08',
      '09/08',
      '12/08',
      '13/08',
      '19/08',
      '26/08',
      // 02 and 03/9 are off.
      '04/09',
      '09/09',
    ]);
  });

  it('asks for the conclusion before 05/9, over 02 and 03/9, whatever comes in between', () => {
    const days = ['29/08', '04/09', '05/09', '06/09', '09/09', '10/09', '11/09', '12/09'];
    for (const stage of ['under_way', 'minutes_recorded', 'explained', 'drafted'] as const) {
      expect(toldOn(mattersOf(followed({ stage }), office), 'conclude')).toEqual(days);
    }
    const signed = mattersOf(followed({ stage: 'signed' }), office);
    expect(toldOn(signed, 'issue', '2024-10-01')).toEqual([...days, '16/09', '23/09', '30/09']);
    expect(mattersOf(followed({ stage: 'closed' }), office)).toEqual([]);
  });

  it("tells of the unit's report, and of a day that has passed, only once they are over", () => {
    const matters = mattersOf(followed({ stage: 'notified' }, { reportBy: '2024-08-13' }), office);
    expect(toldOn(matters, 'report_missing')).toEqual([
      ...['14/08', '15/08', '16/08', '19/08', '20/08'],
      ...['26/08', '04/09', '09/09'],
    ]);
    const ready = mattersOf(followed({ stage: 'report_received' }), office);
    expect(toldOn(ready, 'not_started')).toEqual([
      ...['21/08', '22/08', '23/08', '26/08', '27/08'],
      ...['04/09', '09/09'],
    ]);
  });

  it('asks for a day when the month comes, or the last month of the window', () => {
    const days = ['29/07', '31/07', '01/08', '02/08', '05/08', '06/08', '07/08', '08/08'];
    for (const dates of [{ kind: 'month', month: '2024-08' }, { kind: 'open' }] as const) {
      expect(toldOn(mattersOf(followed({ dates }), office), 'fix_dates', '2024-08-16')).toEqual([
        ...days,
        '12/08',
      ]);
    }
  });

  it('asks after two working days of silence', () => {
    const paper = { number: '12/TB-SNV', date: '2024-08-05', fileId: 'f' };
    const notice = { paper, hour: null, at: '2024-08-05T03:00:00.000Z', by: null };
    const silent = followed({ state: { ...freshInspection, entry: 0, stage: 'notified', notice } });
    expect(toldOn(mattersOf(silent, office), 'notice_unacknowledged')[0]).toBe('08/08');
    const state = {
      ...silent.inspection.state,
      acknowledged: [{ personId: 'p', at: '2024-08-06T03:00:00.000Z' }],
    };
    expect(toldOn(mattersOf(followed({ state }), office), 'notice_unacknowledged')).toEqual([]);
  });

  it('leaves nothing that is open unsaid for more than a week', () => {
    const open: [Matter[], MatterKind][] = [
      [mattersOf(followed(), office), 'send_notice'],
      [mattersOf(followed({ stage: 'notified' }, { reportBy: '2024-08-13' }), office), 'report_missing'],
      [mattersOf(followed({ stage: 'signed' }), office), 'issue'],
      [mattersOf(followed({}, { reportedAt: '2024-08-05T03:00:00.000Z' }), office), 'verdict_awaited'],
    ];
    for (const [matters, kind] of open) {
      expect(toldOn(matters, kind, '2024-12-31').slice(-5)).toEqual([
        '02/12',
        '09/12',
        '16/12',
        '23/12',
        '30/12',
      ]);
    }
  });

  it('tells on the next morning what fell into time away', () => {
    const [matter] = mattersOf(followed(), office);
    const away = { since: '2024-07-31', today: '2024-08-02' };
    expect(isTold(matter!, away, calendar)).toBe(true);
    expect(isTold(matter!, { since: '2024-08-02', today: '2024-08-02' }, calendar)).toBe(false);
  });
});

describe('terms that a plan does not set', () => {
  const silentPlan = {
    ...plan,
    inspections: [{ kind: 'on_site', terms: { report: 'set_by_team' } }],
  } as unknown as PlanFile;

  it('asks the team for the term of the report until somebody sets it', () => {
    const base = followed();
    const open = { ...base, terms: termsOf(silentPlan, base.inspection, calendar) };
    const kinds = (one: FollowedInspection) => mattersOf(one, office).map(({ kind }) => kind);
    expect(kinds(open)).toEqual(['notice_unsaid', 'plan_term']);
    expect(kinds({ ...open, reportBy: '2024-08-15' })).toEqual(['notice_unsaid']);
  });

  it('asks for a conclusion of which the plan says no term once it has been waited for, then every week', () => {
    const startedAt = '2024-08-20T01:00:00.000Z';
    for (const [stage, kind] of [
      ['under_way', 'conclude'],
      ['signed', 'issue'],
    ] as const) {
      const base = followed({ state: { ...freshInspection, entry: 0, stage, startedAt } });
      const silent = { ...base, terms: termsOf(silentPlan, base.inspection, calendar) };
      const told = toldOn(mattersOf(silent, office), kind, '2024-09-20');
      expect(told.slice(0, 7)).toEqual(['28/08', '29/08', '30/08', '04/09', '05/09', '09/09', '16/09']);
    }
  });
});
