import { expect, it } from 'vitest';
import { decodeAction, encodeAction } from '../../../../src/domain/action.ts';
import { reformFieldSchema } from '../../../../src/domain/inspection/kind.ts';
import { plannedKinds, type PlanAction } from '../../../../src/domain/inspection/plan/action.ts';

const id = 'abcdefgh123456';

const every: PlanAction[] = [
  { kind: 'add_unit', roundId: id },
  { kind: 'addition_unit', unitId: id },
  ...plannedKinds.map((as): PlanAction => ({ kind: 'addition_kind', as })),
  ...reformFieldSchema.options.map((field): PlanAction => ({ kind: 'addition_field', field })),
  { kind: 'addition_no_day' },
  { kind: 'addition_back' },
  { kind: 'confirm_addition', seal: id },
  { kind: 'plan_changes', roundId: id, page: 0 },
  { kind: 'plan_changes', roundId: id, page: 12 },
  { kind: 'keep_report', inspectionId: id },
];

it.each(every)('fits a button and is read back: $kind', (choice) => {
  const action = { kind: 'inspection_plan', choice } as const;
  const data = encodeAction(action);
  expect(new TextEncoder().encode(data).length).toBeLessThanOrEqual(64);
  expect(decodeAction(data)).toEqual(action);
});

it('gives no two choices the same data', () => {
  const written = every.map((choice) => encodeAction({ kind: 'inspection_plan', choice }));
  expect(new Set(written).size).toBe(every.length);
});

// There are six ways to be planned: a surprise is none of them.
it.each([
  'ip',
  'ip.a',
  'ip.a.A',
  'ip.k',
  'ip.k.6',
  'ip.k.on_site',
  'ip.f.8',
  'ip.t.a',
  'ip.t.a.-1',
  'ip.zz.a',
])('knows no %s', (data) => expect(decodeAction(data)).toBeNull());
