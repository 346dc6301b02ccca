import { describe, expect, test } from 'vitest';
import { decodeAction, encodeAction } from '../../../../src/domain/action.ts';
import type { ConclusionAction } from '../../../../src/domain/inspection/conclusion/action.ts';

const conclusionId = 'a1b2c3d4e5f6g7';
const inspectionId = 'z9y8x7w6v5u4t3';
const shown = { conclusionId, revision: 123_456 };
const item = { list: 'recommendations', at: 199 } as const;

const choices: ConclusionAction[] = [
  { kind: 'draft_some', inspectionId },
  { kind: 'read', conclusionId },
  { kind: 'items', conclusionId, list: 'statements', page: 12 },
  { kind: 'add_statement_of', conclusionId, findingKind: 'shortcoming' },
  { kind: 'set_field', ...shown, item, field: 'public_finance_reform' },
  { kind: 'set_field', ...shown, item, field: null },
  { kind: 'change_units', ...shown, item },
  { kind: 'recommend_on', ...shown, item: { list: 'statements', at: 0 } },
  { kind: 'no_terms', ...shown },
  { kind: 'issue_now', ...shown },
  { kind: 'acknowledge', conclusionId, inspectionId },
];

describe('a choice about conclusions', () => {
  test.each(choices)('$kind survives its button', (choice) => {
    const action = { kind: 'inspection_conclusion', choice } as const;
    const data = encodeAction(action);
    expect(data.length).toBeLessThanOrEqual(64);
    expect(decodeAction(data)).toEqual(action);
  });

  test.each([
    'ik',
    'ik.read',
    'ik.read.A1',
    'ik.read.a1.b2',
    'ik.constructor.a1',
    'ik.items.a1.x.0',
    'ik.set_field.a1.1.r0.99',
    'ik.set_field.a1.1.r0.x',
    'ik.up.a1.1.s',
    'ik.up.a1.-1.s0',
  ])('"%s" is none', (data) => {
    expect(decodeAction(data)).toBeNull();
  });
});
