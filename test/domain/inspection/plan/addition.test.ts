import { expect, it } from 'vitest';
import { freshInspection } from '../../../../src/domain/inspection/inspection.ts';
import {
  checkAddition,
  kindsLeft,
  refusalOf,
  themesLeft,
  type Addition,
  type AdditionFacts,
} from '../../../../src/domain/inspection/plan/addition.ts';
import { planFileSchema } from '../../../../src/domain/inspection/plan/plan-file.ts';
import type { Outline } from '../../../../src/domain/outline/schema.ts';
import type { Unit } from '../../../../src/domain/organisation/ports.ts';

const plan = planFileSchema.parse({
  code: 'ke-hoach',
  title: 'Kiểm tra',
  kind: 'inspection_plan',
  receivingUnit: 'so-noi-vu',
  window: { from: '2024-08-01', to: '2024-08-31' },
  inspectedPeriod: { from: '2024-01-01', to: 'inspection_day' },
  outline: { code: 'de-cuong' },
  inspections: [
    { kind: 'thematic', units: ['so-x'], field: 'direction', carriedOutBy: 'so-tu-phap' },
    { kind: 'digital', units: ['so-x'] },
    { kind: 'thematic', units: ['so-x'], field: 'public_finance_reform', carriedOutBy: 'so-tai-chinh' },
  ],
});
const unit: Unit = {
  id: 'u1',
  code: 'so-y-te',
  name: 'Sở Y tế',
  kind: 'department',
  level: 'department',
  parentId: null,
  tags: [],
  validFrom: '2024-01-01',
  validTo: '2024-08-20',
  position: 1,
};
const facts: AdditionFacts = { plan, receivingUnitId: 'r', outline: null, today: '2024-07-22', others: [] };
const other = (kind: AdditionFacts['others'][number]['kind'], entry: number | null = null) => ({
  kind,
  state: { ...freshInspection, entry },
});
const days = (...given: string[]) => ({ kind: 'days' as const, days: given });

it.each<[string, Partial<AdditionFacts>, Partial<Addition>, object]>([
  ['goes under the entry of its kind', {}, { kind: 'digital' }, { ok: true, entry: 1 }],
  ['or under none', {}, {}, { ok: true, entry: null }],
  [
    'goes under the theme named',
    {},
    { kind: 'thematic', field: 'public_finance_reform' },
    { ok: true, entry: 2 },
  ],
  ['needs one of several themes', {}, { kind: 'thematic' }, { refusal: { kind: 'unknown_theme' } }],
  [
    'knows no theme that the plan has not',
    {},
    { kind: 'thematic', field: 'digital_government' },
    { refusal: { kind: 'unknown_theme' } },
  ],
  ['does not receive the reports', { receivingUnitId: 'u1' }, {}, { refusal: { kind: 'receiver' } }],
  ['is there on each day', {}, { dates: days('2024-08-20', '2024-08-21') }, { refusal: { kind: 'gone' } }],
  ['is there for a part of the month', {}, { dates: { kind: 'month', month: '2024-08' } }, { ok: true }],
  ['is not over when nobody has said a day', { today: '2024-08-21' }, {}, { refusal: { kind: 'gone' } }],
  [
    'does not inspect itself in a theme',
    {},
    { unit: { ...unit, code: 'so-tu-phap' }, kind: 'thematic', field: 'direction' },
    { refusal: { kind: 'inspects_itself' } },
  ],
  [
    'comes in once in each way',
    { others: [other('on_site')] },
    {},
    { refusal: { kind: 'already', as: 'on_site' } },
  ],
  [
    'is not inspected on site when it inspects itself',
    { others: [other('self_inspection')] },
    {},
    { refusal: { kind: 'already', as: 'self_inspection' } },
  ],
  [
    'comes in once in each theme',
    { others: [other('thematic', 0)] },
    { kind: 'thematic', field: 'direction' },
    { refusal: { kind: 'already', as: 'thematic' } },
  ],
  [
    'comes in with another theme',
    { others: [other('thematic', 0)] },
    { kind: 'thematic', field: 'public_finance_reform' },
    { ok: true, entry: 2 },
  ],
  [
    'is asked something where its report is needed',
    { outline: { footnotes: [], sections: [] } as unknown as Outline },
    {},
    { refusal: { kind: 'asks_nothing' } },
  ],
])('a unit that comes in %s', (_, more, addition, outcome) => {
  const whole: Addition = { unit, kind: 'on_site', field: null, dates: null, ...addition };
  expect(checkAddition({ ...facts, ...more }, whole)).toMatchObject(outcome);
});

it('is offered what is left, with what the plan has first', () => {
  const known = { ...facts, others: [other('on_site'), other('thematic', 0)] };
  expect(kindsLeft(known, unit)).toEqual(['digital', 'thematic', 're_inspection', 'report_based']);
  expect(themesLeft(known, unit)).toEqual(['public_finance_reform']);
  const financier = { ...unit, code: 'so-tai-chinh' };
  expect(themesLeft(known, financier)).toEqual([]);
  expect(kindsLeft(known, financier)).not.toContain('thematic');
  expect(refusalOf(known, unit)).toBeNull();
  expect(refusalOf({ ...known, receivingUnitId: 'u1' }, unit)).toEqual({ kind: 'receiver' });
});
