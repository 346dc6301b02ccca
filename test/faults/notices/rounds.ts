import { type PlannedRound, unitCount } from './office.ts';

/** Where the clock stands when a run begins: a Monday before the office opens; 1 and 2 September 2026 are days off. */
export const runBegins = '2026-08-24T07:00:00+07:00';

/** The ladders of all rounds are over. */
export const runEnds = '2026-09-14T07:00:00+07:00';

/** Rounds that open while the clock moves, their limits passing one after the other, one of them on a Saturday. */
export const plannedRounds: PlannedRound[] = [
  {
    code: 'dot-a',
    title: 'Báo cáo đợt A',
    opensAt: '2026-08-24T07:00:00+07:00',
    units: unitCount,
    deadline: { by_date: '2026-08-31' },
  },
  {
    code: 'dot-b',
    title: 'Báo cáo đợt B',
    opensAt: '2026-08-25T20:00:00+07:00',
    units: 20,
    deadline: { before_date: '2026-09-06' },
  },
  {
    code: 'dot-c',
    title: 'Báo cáo đợt C',
    opensAt: '2026-08-28T10:00:00+07:00',
    units: 12,
    deadline: { by_date: '2026-09-03', hour: '11:00' },
    ladder: { before: [2, 1], overdue: 3 },
  },
];
