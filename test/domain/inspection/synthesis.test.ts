import { describe, expect, it } from 'vitest';
import { freshInspection } from '../../../src/domain/inspection/inspection.ts';
import type { Stage } from '../../../src/domain/inspection/kind.ts';
import type {
  Conclusion,
  Finding,
  Inspection,
  InspectionRound,
  Remediation,
} from '../../../src/domain/inspection/ports.ts';
import type { RemediationStatus } from '../../../src/domain/inspection/remediation.ts';
import { standingOf } from '../../../src/domain/inspection/remediation/standing.ts';
import { standardScoring } from '../../../src/domain/inspection/synthesis/score.ts';
import { synthesisOf, type SynthesisFacts } from '../../../src/domain/inspection/synthesis/synthesis.ts';

const at = '2025-12-01T01:00:00.000Z';

function inspection(number: number, changes: Partial<Inspection> = {}, stage: Stage = 'closed'): Inspection {
  const name = String(number).padStart(2, '0');
  return {
    id: `i${number}`,
    roundId: 'kt',
    unitId: `u${number}`,
    unitName: `Xã ${name}`,
    kind: 'on_site',
    dates: { kind: 'days', days: ['2025-09-10'] },
    state: { ...freshInspection, stage },
    revision: 0,
    assignmentId: null,
    hidden: false,
    orderedBy: null,
    followsId: null,
    createdAt: at,
    ...changes,
  };
}

const reported: Inspection['state'] = {
  ...freshInspection,
  stage: 'closed',
  report: { at: '2025-09-05T02:00:00.000Z', lateness: { kind: 'on_time' } },
};

const recommended = { term: null, inspectionIds: [], findingIds: [] };

function conclusion(id: string, number: string, inspectionIds: string[], text: string): Conclusion {
  const statement = { kind: 'shortcoming', field: 'procedure_reform', text, cause: null } as const;
  return {
    id,
    roundId: 'kt',
    chainId: id,
    version: 1,
    inspectionIds,
    status: 'issued',
    subject: 'Kết quả kiểm tra',
    content: {
      statements: [{ ...statement, findingIds: ['f1'] }],
      recommendations: [{ ...recommended, field: 'procedure_reform', text: 'Khắc phục' }],
    },
    paper: { number, date: '2025-09-12', fileId: null },
    draftedBy: 'p',
    approvedBy: 'p',
    approvedAt: at,
    issuedBy: 'p',
    issuedAt: at,
    revision: 0,
    createdAt: at,
  };
}

function finding(id: string, changes: Partial<Finding>): Finding {
  return {
    id,
    roundId: 'kt',
    inspectionIds: ['i1'],
    authorId: 'p',
    text: id,
    kind: 'shortcoming',
    field: 'procedure_reform',
    promptCode: null,
    cause: null,
    status: 'stated',
    fileIds: [],
    sourceKey: null,
    revision: 0,
    createdAt: at,
    ...changes,
  };
}

function standing(unit: number, status: RemediationStatus, lastDay: string | null) {
  const remediation: Remediation = {
    id: `r${unit}${status}`,
    conclusionId: 'k1',
    number: 1,
    inspectionId: `i${unit}`,
    roundId: 'kt',
    unitId: `u${unit}`,
    unitName: `Xã ${unit}`,
    field: null,
    text: 'Khắc phục',
    status,
    limit: lastDay === null ? null : { words: 'hạn', lastDay, lastHour: null },
    basis: null,
    anchors: {},
    nextNoticeAt: null,
    revision: 0,
    updatedAt: at,
  };
  return standingOf(remediation, [], at, 'Asia/Ho_Chi_Minh');
}

/** Lâm Đồng 2025: 42 of 139 units, ten notices, the last one about 33 units. */
function lamDong(changes: Partial<SynthesisFacts> = {}): SynthesisFacts {
  const inspections = Array.from({ length: 42 }, (_, at) => inspection(at + 1));
  const round = {
    id: 'kt',
    code: 'kiem-tra-2025',
    title: 'Kiểm tra 2025',
    receivingUnitId: 'snv',
    plan: { scoring: { ...standardScoring, units: 139 } },
    openedAt: at,
    closedAt: null,
  } as unknown as InspectionRound;
  return {
    round,
    inspections,
    findings: [],
    reservations: [],
    conclusions: [
      ...Array.from({ length: 9 }, (_, each) =>
        conclusion(`k${each + 1}`, `${27 + each}/TB-SNV`, [`i${each + 1}`], `Tồn tại ${each + 1}`),
      ),
      conclusion(
        'k10',
        '81/TB-SNV',
        inspections.slice(9).map(({ id }) => id),
        'Tồn tại chung',
      ),
    ],
    standings: [],
    reports: [],
    assessed: [],
    directions: [],
    units: 500,
    at,
    ...changes,
  };
}

describe('the synthesis of a round', () => {
  it('counts Lâm Đồng 2025 as its index does', () => {
    const { score, conclusions, inspected } = synthesisOf(lamDong());
    expect(score).toMatchObject({ inspectedUnits: 42, units: 139, inspectedPoints: 1, remediationPoints: 1 });
    expect(score.share).toBeCloseTo(0.302, 3);
    expect(conclusions).toHaveLength(10);
    expect(conclusions.at(-1)).toMatchObject({ number: '81/TB-SNV' });
    expect(conclusions.at(-1)?.units).toHaveLength(33);
    expect(inspected).toEqual([expect.objectContaining({ kind: 'on_site', planned: 42, carriedOut: 42 })]);
  });

  it('knows nothing of a surprise before it is started, and counts no self-inspection as inspected', () => {
    const facts = lamDong();
    const others = [
      inspection(43, { kind: 'surprise', hidden: true }, 'scheduled'),
      inspection(44, { kind: 'surprise', hidden: true }, 'cancelled'),
      inspection(45, { kind: 'self_inspection' }, 'closed'),
      inspection(48, { kind: 'self_inspection', state: reported }, 'closed'),
      inspection(46, { kind: 'on_site' }, 'notified'),
      inspection(47, { kind: 'on_site' }, 'cancelled'),
    ];
    const before = synthesisOf({ ...facts, inspections: [...facts.inspections, ...others] });
    expect(JSON.stringify(before)).not.toMatch(/surprise|Xã 43|Xã 44/);
    expect(before.score.inspectedUnits).toBe(42);
    expect(before.inspected.map(({ kind, planned, carriedOut }) => [kind, planned, carriedOut])).toEqual([
      ['on_site', 43, 42],
      ['self_inspection', 2, 1],
    ]);
    const started = inspection(43, { kind: 'surprise' }, 'under_way');
    expect(synthesisOf({ ...facts, inspections: [...facts.inspections, started] }).score.inspectedUnits).toBe(
      43,
    );
  });

  it('tells who was inspected, who was put off or cancelled, and which self-inspections have a report', () => {
    const moved = (to: Inspection['dates']): Inspection['state'] => ({
      ...freshInspection,
      stage: 'notified',
      moved: [
        {
          from: { kind: 'month', month: '2025-09' },
          to: { kind: 'days', days: ['2025-09-10'] },
          reason: null,
          at,
          by: null,
        },
        { from: { kind: 'days', days: ['2025-09-10'] }, to, reason: 'Đơn vị bận bão', at, by: null },
      ],
    });
    const fixed: Inspection['state'] = {
      ...freshInspection,
      moved: [
        { from: { kind: 'open' }, to: { kind: 'days', days: ['2025-09-10'] }, reason: null, at, by: null },
      ],
    };
    const cancelled = {
      ...freshInspection,
      stage: 'cancelled' as const,
      cancelled: { reason: 'Sáp nhập', at, by: null },
    };
    const { inspected, score } = synthesisOf(
      lamDong({
        conclusions: [],
        inspections: [
          inspection(1, {}, 'under_way'),
          inspection(2, { state: fixed }),
          inspection(3, { state: moved({ kind: 'open' }), dates: { kind: 'open' } }),
          inspection(4, { state: { ...moved({ kind: 'days', days: ['2025-10-10'] }), stage: 'closed' } }),
          inspection(5, { state: cancelled }),
          inspection(6, { kind: 'self_inspection', state: reported }),
          inspection(7, { kind: 'self_inspection' }, 'closed'),
          inspection(8, { kind: 'self_inspection' }, 'scheduled'),
        ],
      }),
    );
    const told = inspected.map(({ kind, planned, carriedOut, units }) => [
      kind,
      planned,
      carriedOut,
      units.map(({ unit, outcome, reason }) => [unit, outcome, reason]),
    ]);
    expect(told).toEqual([
      [
        'on_site',
        4,
        2,
        [
          ['Xã 01', 'carried_out', null],
          ['Xã 02', 'not_yet', null],
          ['Xã 03', 'postponed', 'Đơn vị bận bão'],
          ['Xã 04', 'carried_out', null],
          ['Xã 05', 'cancelled', 'Sáp nhập'],
        ],
      ],
      [
        'self_inspection',
        3,
        1,
        [
          ['Xã 06', 'carried_out', null],
          ['Xã 07', 'closed_without_report', null],
          ['Xã 08', 'not_yet', null],
        ],
      ],
    ]);
    // 2 of 139 is below 15 %.
    expect(score).toMatchObject({ inspectedUnits: 2, inspectedPoints: 0 });
  });

  it('scores the share of units by hand: 21 of 139 are half a point, 28 the whole', () => {
    // 20/139 = 14.4 %, 21/139 = 15.1 %, 27/139 = 19.4 %, 28/139 = 20.1 %
    for (const [units, points] of [
      [20, 0],
      [21, 0.5],
      [27, 0.5],
      [28, 1],
    ] as const) {
      const { inspections } = lamDong();
      const { score } = synthesisOf(lamDong({ inspections: inspections.slice(0, units), conclusions: [] }));
      expect([units, score.inspectedPoints]).toEqual([units, points]);
    }
  });

  it('counts what was stated and nobody has sorted', () => {
    const { unsorted, found } = synthesisOf(
      lamDong({
        conclusions: [],
        findings: [
          finding('f1', { kind: null }),
          finding('f2', { kind: null, status: 'draft' }),
          finding('f3', {}),
        ],
      }),
    );
    expect(unsorted).toBe(1);
    expect(found.flatMap(({ items }) => items)).toHaveLength(1);
  });

  it('lists what was found by field, each once, drafts left out, with the units it is about', () => {
    const { found } = synthesisOf(
      lamDong({
        conclusions: [conclusion('k1', '27/TB-SNV', ['i1', 'i2'], 'Niêm yết thiếu')],
        findings: [
          finding('f1', { inspectionIds: ['i2'] }),
          finding('f2', { kind: 'strength', inspectionIds: ['i3', 'i1'], text: 'Một cửa tốt' }),
          finding('f3', { status: 'draft' }),
          finding('f4', { field: null, kind: 'violation', text: 'Thu sai phí' }),
        ],
      }),
    );
    expect(found).toEqual([
      {
        field: 'procedure_reform',
        counts: { strength: 1, shortcoming: 1, violation: 0 },
        items: [
          { kind: 'shortcoming', field: 'procedure_reform', text: 'Niêm yết thiếu', units: ['Xã 02'] },
          { kind: 'strength', field: 'procedure_reform', text: 'Một cửa tốt', units: ['Xã 01', 'Xã 03'] },
        ],
      },
      {
        field: null,
        counts: { strength: 0, shortcoming: 0, violation: 1 },
        items: [{ kind: 'violation', field: null, text: 'Thu sai phí', units: ['Xã 01'] }],
      },
    ]);
  });

  it('scores what is put right: 2 done, 1 partly and 1 open of 4', () => {
    const { remediation, score } = synthesisOf(
      lamDong({
        standings: [
          standing(1, 'done', '2025-11-30'),
          standing(1, 'open', '2025-11-30'),
          standing(2, 'partial', '2025-12-31'),
          standing(3, 'done', null),
        ],
      }),
    );
    // 2/4 · 1.00 + 1/4 · 0.50
    expect(score.remediationPoints).toBe(0.625);
    expect(remediation).toMatchObject({ total: 4, done: 2, partial: 1, open: 1, overdue: 1, withoutTerm: 0 });
    expect(
      remediation.units[0]!.recommendations.map((each) => [each.status, each.overdue, each.term]),
    ).toEqual([
      ['done', false, { words: 'hạn', lastDay: '2025-11-30' }],
      ['open', true, { words: 'hạn', lastDay: '2025-11-30' }],
    ]);
    expect(remediation.units.map(({ unit, total, overdue }) => [unit, total, overdue])).toEqual([
      ['Xã 1', 2, 1],
      ['Xã 2', 1, 0],
      ['Xã 3', 1, 0],
    ]);
  });
});
