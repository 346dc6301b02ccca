import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  freshInspection,
  inspectionStateSchema,
  type InspectionDates,
} from '../../../src/domain/inspection/inspection.ts';
import {
  inspectionKindSchema,
  pathOf,
  type InspectionKind,
  type Stage,
} from '../../../src/domain/inspection/kind.ts';
import {
  advance,
  type LifecycleDeed,
  type LifecycleEvent,
} from '../../../src/domain/inspection/lifecycle/lifecycle.ts';
import type { Going } from '../../../src/domain/inspection/lifecycle/path.ts';
import { nextStep } from '../../../src/domain/inspection/next-step.ts';

const at = '2024-08-20T01:00:00.000Z';
const paper = { number: '12/TB-SNV', date: '2024-08-05', fileId: 'file' };

const someDates: InspectionDates[] = [
  { kind: 'days', days: ['2024-08-20'] },
  { kind: 'days', days: ['2024-08-22', '2024-08-21', '2024-08-22'] },
  { kind: 'month', month: '2024-08' },
  { kind: 'open' },
];

const deeds: fc.Arbitrary<LifecycleDeed> = fc.oneof(
  fc.record({
    kind: fc.constant('fix_dates' as const),
    dates: fc.constantFrom(...someDates),
    reason: fc.constantFrom(null, ' ', 'Trùng lịch họp'),
  }),
  fc.record({
    kind: fc.constant('notify' as const),
    paper: fc.constantFrom(paper, { ...paper, fileId: null }),
    hour: fc.constantFrom(null, '08:00'),
  }),
  fc.record({ kind: fc.constant('acknowledge' as const), personId: fc.constantFrom('an', 'binh') }),
  fc.constant({ kind: 'receive_report', lateness: { kind: 'late', workingDays: 2 } } as const),
  fc.constantFrom<LifecycleDeed>(
    { kind: 'start' },
    { kind: 'field_check' },
    { kind: 'session_step', step: 'discussion' },
    { kind: 'record_minutes', paper: null, fileId: 'file' },
    { kind: 'explain', text: null, paper: null, fileIds: [], none: true },
    { kind: 'draft_conclusion' },
    { kind: 'sign_conclusion' },
    { kind: 'issue_conclusion' },
    { kind: 'reopen_conclusion' },
    { kind: 'begin_remediation' },
    { kind: 'correct_conclusion' },
    { kind: 'close' },
    { kind: 'skip' },
  ),
  fc.record({ kind: fc.constant('cancel' as const), reason: fc.constantFrom('', 'Sáp nhập đơn vị') }),
);
const events: fc.Arbitrary<LifecycleEvent> = fc
  .tuple(
    deeds,
    fc.option(fc.constantFrom(' ', 'Theo chỉ đạo'), { nil: undefined }),
    fc.constantFrom(null, 'mau'),
  )
  .map(([deed, skipReason, by]) => ({ ...deed, at, by, ...(skipReason !== undefined && { skipReason }) }));

/** Mostly what comes next, so that runs get far; now and then anything. */
const hints = fc.array(fc.tuple(fc.integer({ min: 0, max: 3 }), events), { maxLength: 40 });

function fresh(kind: InspectionKind): Going {
  return { kind, dates: { kind: 'open' }, state: freshInspection, hidden: kind === 'surprise' };
}

const helpful: Record<NonNullable<ReturnType<typeof nextStep>>, LifecycleDeed> = {
  fix_dates: { kind: 'fix_dates', dates: { kind: 'days', days: ['2024-08-20'] }, reason: 'Ấn định lại' },
  notify: { kind: 'notify', paper, hour: null },
  receive_report: { kind: 'receive_report', lateness: { kind: 'on_time' } },
  start: { kind: 'start' },
  record_minutes: { kind: 'record_minutes', paper, fileId: null },
  explain: { kind: 'explain', text: 'Tiếp thu', paper: null, fileIds: [], none: false },
  draft_conclusion: { kind: 'draft_conclusion' },
  sign_conclusion: { kind: 'sign_conclusion' },
  issue_conclusion: { kind: 'issue_conclusion' },
  begin_remediation: { kind: 'begin_remediation' },
  close: { kind: 'close' },
};

/** Plays events and calls back for each that was accepted. */
function play(
  kind: InspectionKind,
  given: [number, LifecycleEvent][],
  seen: (before: Going, event: LifecycleEvent, after: Going) => void = () => undefined,
): Going {
  let inspection = fresh(kind);
  for (const [luck, event] of given) {
    const next = nextStep(inspection);
    const played = luck > 0 && next !== null ? { ...helpful[next], at, by: 'mau' } : event;
    const advanced = advance(inspection, played);
    if (!advanced.ok) continue;
    const after = { ...inspection, ...advanced.inspection };
    seen(inspection, played, after);
    inspection = after;
  }
  return inspection;
}

const kinds = fc.constantFrom(...inspectionKindSchema.options);
const placeOf = (kind: InspectionKind, stage: Stage) => (pathOf(kind) as readonly Stage[]).indexOf(stage);

describe("the life of one unit's inspection", () => {
  it('skips no stage without a recorded reason', () => {
    fc.assert(
      fc.property(kinds, hints, (kind, given) => {
        play(kind, given, (before, _event, { state }) => {
          if (state.stage === 'cancelled') return;
          const path = pathOf(kind);
          const between = path.slice(placeOf(kind, before.state.stage) + 1, placeOf(kind, state.stage));
          const reasons = new Map(state.skipped.map(({ stage, reason }) => [stage, reason.trim()]));
          const came = {
            notified: state.notice,
            report_received: state.report,
            minutes_recorded: state.minutes,
            explained: state.explanation,
          };
          for (const stage of between) {
            const hasCome = stage in came && came[stage as keyof typeof came] !== null;
            expect(hasCome || (reasons.get(stage) ?? '') !== '').toBe(true);
          }
        });
      }),
    );
  });

  it('goes back only when a signed conclusion is reopened, or an issued one is corrected', () => {
    fc.assert(
      fc.property(kinds, hints, (kind, given) => {
        play(kind, given, (before, event, after) => {
          if (after.state.stage === 'cancelled') return;
          const isBack = placeOf(kind, after.state.stage) < placeOf(kind, before.state.stage);
          expect(isBack).toBe(event.kind === 'reopen_conclusion' || event.kind === 'correct_conclusion');
        });
      }),
    );
  });

  it('is issued once, and cancelled only before', () => {
    fc.assert(
      fc.property(kinds, hints, (kind, given) => {
        let issues = 0;
        play(kind, given, (_before, event, after) => {
          if (event.kind === 'issue_conclusion') issues += 1;
          expect(issues > 0 && after.state.stage === 'cancelled').toBe(false);
        });
        expect(issues).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('has a next step, which leads on, until it is closed or cancelled', () => {
    fc.assert(
      fc.property(kinds, hints, (kind, given) => {
        const inspection = play(kind, given);
        const next = nextStep(inspection);
        expect(next === null).toBe(['closed', 'cancelled'].includes(inspection.state.stage));
        if (next === null) return;
        const advanced = advance(inspection, { ...helpful[next], at, by: null });
        if (!advanced.ok) throw new Error(`${next}: ${advanced.refusal.kind}`);
        const further =
          placeOf(kind, advanced.inspection.state.stage) > placeOf(kind, inspection.state.stage);
        expect(further || next === 'fix_dates').toBe(true);
      }),
    );
  });

  it('is the same after it has been stored', () => {
    fc.assert(
      fc.property(kinds, hints, (kind, given) => {
        const { state } = play(kind, given);
        expect(inspectionStateSchema.parse(JSON.parse(JSON.stringify(state)))).toEqual(state);
      }),
    );
  });

  it('can be cancelled, with a reason, and postponed from anywhere before the issue', () => {
    fc.assert(
      fc.property(kinds, hints, (kind, given) => {
        const inspection = play(kind, given);
        const { stage } = inspection.state;
        const isBefore =
          !['closed', 'cancelled'].includes(stage) &&
          (placeOf(kind, 'issued') < 0 || placeOf(kind, stage) < placeOf(kind, 'issued'));
        const cancel = (reason: string) => advance(inspection, { kind: 'cancel', reason, at, by: 'mau' });
        expect(cancel('Sáp nhập').ok).toBe(isBefore);
        expect(cancel(' ').ok).toBe(false);
        const postponed = advance(inspection, {
          kind: 'fix_dates',
          dates: { kind: 'month', month: '2024-09' },
          reason: 'Trùng đại hội',
          at,
          by: 'mau',
        });
        expect(postponed.ok).toBe(isBefore);
      }),
    );
  });

  it('stays hidden until it is started, and then is seen', () => {
    fc.assert(
      fc.property(hints, (given) => {
        play('surprise', given, (_before, _event, { hidden, state }) => {
          expect(hidden).toBe(state.startedAt === null);
        });
      }),
    );
  });

  it.each(inspectionKindSchema.options)('goes its own way: %s', (kind) => {
    let inspection = fresh(kind);
    const way: Stage[] = [];
    for (let next = nextStep(inspection); next !== null; next = nextStep(inspection)) {
      const advanced = advance(inspection, { ...helpful[next], at, by: 'mau' });
      if (!advanced.ok) throw new Error(`${next}: ${advanced.refusal.kind}`);
      inspection = { ...inspection, ...advanced.inspection };
      if (way.at(-1) !== inspection.state.stage) way.push(inspection.state.stage);
    }
    expect(way).toEqual(pathOf(kind).filter((stage, place) => place > 0 || way[0] === stage));
    expect(inspection.state.skipped).toEqual([]);
  });
});

describe('what comes before its turn', () => {
  it('a report sent before the notice is kept, and counts when the notice has gone out', () => {
    const early = step(days('on_site'), { kind: 'receive_report', lateness: { kind: 'on_time' } });
    expect(early.state).toMatchObject({ stage: 'scheduled', report: { lateness: { kind: 'on_time' } } });
    expect(step(early, { kind: 'notify', paper, hour: '08:00' }).state.stage).toBe('report_received');
  });

  it('a report that comes after the start is on record beside the reason why it was not waited for', () => {
    const started = step(days('on_site'), { kind: 'start' }, 'Theo chỉ đạo');
    const late = step(started, { kind: 'receive_report', lateness: { kind: 'late', workingDays: 3 } });
    expect(late.state).toMatchObject({
      stage: 'under_way',
      report: { lateness: { workingDays: 3 } },
      skipped: [
        { stage: 'notified', reason: 'Theo chỉ đạo' },
        { stage: 'report_received', reason: 'Theo chỉ đạo' },
      ],
    });
  });

  it('says which stages would be passed over', () => {
    expect(advance(days('on_site'), { kind: 'start', at, by: 'mau' })).toEqual({
      ok: false,
      refusal: { kind: 'must_skip', stages: ['notified', 'report_received'] },
    });
  });

  it('takes no reason for an approval or an issue that has not been', () => {
    const started = step(days('surprise'), { kind: 'start' });
    const issue = { kind: 'issue_conclusion', at, by: 'mau', skipReason: 'Gấp' } as const;
    expect(advance(started, issue)).toMatchObject({ ok: false, refusal: { kind: 'not_now' } });
  });

  it('asks why once the unit has been told the day', () => {
    const told = step(days('on_site'), { kind: 'notify', paper, hour: null });
    const dates: InspectionDates = { kind: 'days', days: ['2024-08-21'] };
    const move = { kind: 'fix_dates', dates, at, by: 'mau' } as const;
    expect(advance(told, { ...move, reason: null })).toMatchObject({ refusal: { kind: 'reason_needed' } });
    expect(advance(told, { ...move, reason: 'Mưa bão' }).ok).toBe(true);
    expect(advance(days('on_site'), { ...move, reason: null }).ok).toBe(true);
  });
});

function days(kind: InspectionKind): Going {
  return { ...fresh(kind), dates: { kind: 'days', days: ['2024-08-20'] } };
}

function step(inspection: Going, deed: LifecycleDeed, skipReason?: string): Going {
  const advanced = advance(inspection, {
    ...deed,
    at,
    by: 'mau',
    ...(skipReason !== undefined && { skipReason }),
  });
  if (!advanced.ok) throw new Error(advanced.refusal.kind);
  return { ...inspection, ...advanced.inspection };
}
