import { describe, expect, it, test } from 'vitest';
import type { LimitBasis } from '../../../../src/domain/deadline/assigned-limit.ts';
import { decodeAction, encodeAction } from '../../../../src/domain/action.ts';
import {
  freshInspection,
  inspectionStateSchema,
  type InspectionDates,
  type InspectionState,
} from '../../../../src/domain/inspection/inspection.ts';
import type { InspectionKind } from '../../../../src/domain/inspection/kind.ts';
import type { PlanFile } from '../../../../src/domain/inspection/plan/plan-file.ts';
import { termNames, type TermName } from '../../../../src/domain/inspection/term/name.ts';
import { barOf, termsToAsk } from '../../../../src/domain/inspection/term/open.ts';
import { termsOf } from '../../../../src/domain/inspection/terms.ts';
import { seedCalendar } from '../../deadline/seed-calendar.ts';

const calendar = await seedCalendar();
const dates: InspectionDates = { kind: 'days', days: ['2024-08-20'] };
const at = '2024-08-01T03:00:00.000Z';

/** The report has a rule, the notice is left to the team, the rest is not said. */
const plan = {
  inspections: [
    {
      kind: 'on_site',
      terms: {
        report: { workingDaysBefore: 5, anchor: 'inspection_day', words: 'trước 05 ngày làm việc' },
        scheduleNotice: 'set_by_team',
      },
    },
    { kind: 'thematic', terms: {} },
  ],
} as unknown as PlanFile;

const byDay = (date: string): LimitBasis => ({
  rule: { kind: 'by_date', date, shift: 'none' },
  period: null,
  words: `chậm nhất ngày ${date}`,
  hour: null,
});
const setAll = Object.fromEntries(
  termNames.map((name) => [name, { basis: byDay('2024-08-15'), at, by: 'p' }]),
) as InspectionState['setTerms'];

function standings(kind: InspectionKind, setTerms: InspectionState['setTerms'] = {}): string[] {
  const terms = termsOf(plan, { kind, dates, state: { ...freshInspection, setTerms } }, calendar);
  return termNames.map((name) => {
    const standing = terms[name];
    return standing.kind === 'limit' ? `${standing.setBy} ${standing.limit.lastDay}` : standing.kind;
  });
}

describe('terms that were set in chat', () => {
  it('take the place of what the plan leaves to the team or does not say, never of its rule', () => {
    expect(standings('on_site')).toEqual(['set_by_team', 'plan 2024-08-13', 'not_said', 'not_said']);
    expect(standings('on_site', setAll)).toEqual([
      'team 2024-08-15',
      'plan 2024-08-13',
      'team 2024-08-15',
      'team 2024-08-15',
    ]);
  });

  it('are none where the kind has no such step', () => {
    expect(standings('thematic', setAll)[1]).toBe('not_said');
    expect(standings('digital', setAll).slice(0, 2)).toEqual(['not_said', 'not_said']);
    expect(standings('self_inspection', setAll)).toEqual([
      'not_said',
      'team 2024-08-15',
      'not_said',
      'not_said',
    ]);
  });

  it('are none of an inspection that was stored before there were any', () => {
    const { setTerms: _, ...stored } = freshInspection;
    expect(inspectionStateSchema.parse(stored)).toEqual(freshInspection);
  });
});

describe('what can still be set', () => {
  const facts = (state: Partial<InspectionState>, kind: InspectionKind = 'on_site') => {
    const inspection = { kind, dates, state: { ...freshInspection, ...state }, assignmentId: 'a' };
    return { inspection, terms: termsOf(plan, inspection, calendar) };
  };
  const bars = (state: Partial<InspectionState>, kind?: InspectionKind) => {
    const { inspection, terms } = facts(state, kind);
    return termNames.map((name) => barOf(name, inspection, terms));
  };

  test.each<[Partial<InspectionState>, (string | null)[]]>([
    [{}, [null, 'by_plan', null, null]],
    [{ stage: 'under_way' }, ['passed', 'by_plan', null, null]],
    [{ stage: 'issued' }, ['passed', 'by_plan', 'passed', 'passed']],
    [{ stage: 'cancelled' }, ['passed', 'by_plan', 'passed', 'passed']],
  ])('%j: %j', (state, expected) => {
    expect(bars(state)).toEqual(expected);
  });

  it('is nothing that the kind does not come to, nor a report that nobody asked for', () => {
    expect(bars({}, 'thematic')).toEqual([null, 'no_step', null, null]);
    const { inspection, terms } = facts({}, 'self_inspection');
    expect(barOf('report', inspection, terms)).toBeNull();
    expect(barOf('report', { ...inspection, assignmentId: null }, terms)).toBe('no_step');
  });

  it('is asked for only where the plan leaves it to the team and nobody has said it', () => {
    const { inspection, terms } = facts({});
    expect(termsToAsk(inspection, terms, null)).toEqual(['scheduleNotice']);
    const open = { ...terms, report: { kind: 'set_by_team' } as const };
    expect(termsToAsk(inspection, open, null)).toEqual(['scheduleNotice', 'report']);
    const extended = { words: 'chậm nhất ngày 15/8/2024', lastDay: '2024-08-15', lastHour: null };
    expect(termsToAsk(inspection, open, extended, ['report'])).toEqual([]);
  });
});

describe('a choice about terms', () => {
  const id = 'c'.repeat(24);
  const choices = termNames.flatMap((term: TermName) => [
    { kind: 'set_term' as const, inspectionId: id, term },
    { kind: 'same_term' as const, inspectionId: id, term, otherId: 'd'.repeat(24) },
    { kind: 'confirm_term' as const, inspectionId: id, term, all: true },
    { kind: 'confirm_term' as const, inspectionId: id, term, all: false },
  ]);

  test.each([{ kind: 'terms' as const, inspectionId: id }, ...choices])('fits a button: %j', (choice) => {
    const data = encodeAction({ kind: 'inspection_term', choice });
    expect(data.length).toBeLessThanOrEqual(64);
    expect(decodeAction(data)).toEqual({ kind: 'inspection_term', choice });
  });

  test.each(['it.l', 'it.s.abc', 'it.s.abc.9', 'it.c.abc.0.2', 'it.k.abc.0.', 'it.x.abc.0', 'it.l.A-B'])(
    'is none that was not written here: %s',
    (data) => {
      expect(decodeAction(data)).toBeNull();
    },
  );
});
