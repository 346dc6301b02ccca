import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Recommendation, Statement } from '../../../../src/domain/inspection/conclusion.ts';
import { composeStatements } from '../../../../src/domain/inspection/conclusion/compose.ts';
import {
  addRecommendation,
  addStatement,
  changeItem,
  itemAt,
  moveItem,
  ordered,
  recommendationsFor,
  removeItem,
} from '../../../../src/domain/inspection/conclusion/content.ts';
import { readChosen } from '../../../../src/domain/inspection/conclusion/units-typed.ts';
import type { Finding } from '../../../../src/domain/inspection/ports.ts';

const empty = { statements: [], recommendations: [] };

function statement(text: string, change: Partial<Statement> = {}): Statement {
  return { kind: 'shortcoming', field: null, text, cause: null, findingIds: [], ...change };
}

function recommendation(text: string, change: Partial<Recommendation> = {}): Recommendation {
  return { field: null, text, term: null, inspectionIds: [], findingIds: [], ...change };
}

function finding(id: string, text: string, change: Partial<Finding> = {}): Finding {
  return {
    id,
    roundId: 'r',
    inspectionIds: ['xd'],
    authorId: 'a',
    text,
    kind: 'shortcoming',
    field: 'procedure_reform',
    promptCode: null,
    cause: null,
    status: 'stated',
    fileIds: [],
    sourceKey: null,
    revision: 0,
    createdAt: '2026-11-01T02:00:00.000Z',
    ...change,
  };
}

describe('statements out of findings', () => {
  const both = [
    { id: 'xd', unitName: 'Sở Xây dựng' },
    { id: 'yt', unitName: 'Sở Y tế' },
  ];

  test('stand in the order of the paper: results first, then shortcomings, then violations; each by field', () => {
    const composed = composeStatements(
      [
        finding('1', 'Vi phạm', { kind: 'violation', field: 'direction' }),
        finding('2', 'Chậm số hóa', { field: 'digital_government' }),
        finding('3', 'Chưa niêm yết'),
        finding('4', 'Kế hoạch kịp thời', { kind: 'strength', field: 'direction' }),
        finding('5', 'Việc khác', { field: null }),
      ],
      [both[0]!],
    );
    expect(composed.statements.map(({ text }) => text)).toEqual([
      'Kế hoạch kịp thời',
      'Chưa niêm yết',
      'Chậm số hóa',
      'Việc khác',
      'Vi phạm',
    ]);
  });

  test('the same found at several units, or by several members, is one statement that rests on all of it', () => {
    const { statements } = composeStatements(
      [
        finding('1', 'Chưa niêm yết đủ TTHC', { cause: 'Thiếu người' }),
        finding('2', 'chưa niêm yết đủ TTHC.', { inspectionIds: ['yt'], cause: 'thiếu người' }),
        finding('3', 'Trễ hẹn 12 hồ sơ', { inspectionIds: ['yt'] }),
      ],
      both,
    );
    expect(statements).toMatchObject([
      { text: 'Chưa niêm yết đủ TTHC', findingIds: ['1', '2'], cause: 'Thiếu người' },
      { text: 'Trễ hẹn 12 hồ sơ (Sở Y tế)', findingIds: ['3'] },
    ]);
  });

  test('leaves out what was withdrawn and what is there, and says what it could not place or nobody was told', () => {
    const found = [
      finding('1', 'Đã rút', { status: 'withdrawn' }),
      finding('2', 'Chưa phân loại', { kind: null }),
      finding('3', ' '),
      finding('4', 'Chưa nêu', { status: 'draft' }),
    ];
    const composed = composeStatements(found, both);
    expect(composed.statements.map(({ findingIds }) => findingIds)).toEqual([['4']]);
    expect(composed.unsorted.map(({ id }) => id)).toEqual(['2', '3']);
    expect(composed.unstated.map(({ id }) => id)).toEqual(['4']);
    expect(composed.bare.map(({ unitName }) => unitName)).toEqual(['Sở Y tế']);
    expect(composeStatements(found, both, composed).statements).toEqual([]);
  });
});

describe('editing', () => {
  test('puts what is added last in its group, and moves it within it only', () => {
    let content = addStatement(empty, statement('B', { field: 'direction' })).content;
    content = addStatement(content, statement('A', { kind: 'strength' })).content;
    const added = addStatement(content, statement('C', { field: 'direction' }));
    expect(added.at).toBe(2);
    expect(added.content.statements.map(({ text }) => text)).toEqual(['A', 'B', 'C']);
    const moved = moveItem(added.content, { list: 'statements', at: 2 }, -1);
    expect(moved?.content.statements.map(({ text }) => text)).toEqual(['A', 'C', 'B']);
    expect(moveItem(moved!.content, { list: 'statements', at: 1 }, -1)).toBeNull();
    expect(moveItem(moved!.content, { list: 'statements', at: 2 }, 1)).toBeNull();
  });

  test('a new field takes the item to its group', () => {
    const content = {
      statements: [],
      recommendations: [
        recommendation('A', { field: 'direction' }),
        recommendation('B', { field: 'direction' }),
      ],
    };
    const edited = changeItem(content, { list: 'recommendations', at: 0 }, { field: 'digital_government' });
    expect(edited.at).toBe(1);
    expect(itemAt(edited.content, { list: 'recommendations', at: 1 })?.text).toBe('A');
    expect(removeItem(edited.content, { list: 'recommendations', at: 0 }).recommendations).toHaveLength(1);
  });

  test('numbers are those of the whole paper, also for a unit that only some of it concerns', () => {
    const content = {
      statements: [],
      recommendations: [
        recommendation('A'),
        recommendation('B', { inspectionIds: ['yt'] }),
        recommendation('C', { inspectionIds: ['xd', 'yt'] }),
      ],
    };
    const numbers = (id: string) => recommendationsFor(content, id).map(({ number }) => number);
    expect(numbers('xd')).toEqual([1, 3]);
    expect(numbers('yt')).toEqual([1, 2, 3]);
  });

  test('whatever is done in whatever order, nothing is lost and the order is the paper’s', () => {
    const deed = fc.record({
      what: fc.constantFrom('statement', 'recommendation', 'up', 'down', 'field'),
      list: fc.constantFrom('statements' as const, 'recommendations' as const),
      at: fc.nat(12),
      field: fc.constantFrom('direction' as const, 'digital_government' as const, null),
      kind: fc.constantFrom('strength' as const, 'shortcoming' as const, 'violation' as const),
    });
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 40 }), (deeds) => {
        let content: Parameters<typeof addStatement>[0] = empty;
        const put: string[] = [];
        for (const [nth, { what, list, at, field, kind }] of deeds.entries()) {
          const text = `${nth}`;
          if (what === 'statement') {
            content = addStatement(content, statement(text, { field, kind })).content;
            put.push(text);
          } else if (what === 'recommendation') {
            content = addRecommendation(content, recommendation(text, { field })).content;
            put.push(text);
          } else if (itemAt(content, { list, at }) !== null) {
            if (what === 'field') content = changeItem(content, { list, at }, { field }).content;
            else content = moveItem(content, { list, at }, what === 'up' ? -1 : 1)?.content ?? content;
          }
        }
        const kept = [...content.statements, ...content.recommendations].map(({ text }) => text);
        expect(kept.toSorted()).toEqual(put.toSorted());
        expect(ordered(content.statements)).toEqual(content.statements);
        expect(ordered(content.recommendations)).toEqual(content.recommendations);
      }),
    );
  });
});

describe('units named by typing', () => {
  const listed = [
    { id: 'a', name: 'Sở Xây dựng' },
    { id: 'b', name: 'Sở Y tế' },
    { id: 'c', name: 'UBND xã An Bình' },
    { id: 'd', name: 'UBND xã An Bình Đông' },
  ];
  test.each([
    ['1, 3', ['a', 'c']],
    ['2-4', ['b', 'c', 'd']],
    ['4; 1', ['a', 'd']],
    ['1 và 2', ['a', 'b']],
    ['sở y tế', ['b']],
    ['So Xay dung; UBND xã An Bình', ['a', 'c']],
    ['Sở Y tế, Sở Xây dựng', ['a', 'b']],
    ['Bình Đông', ['d']],
  ])('"%s" means %j', (typed, ids) => {
    expect(readChosen(typed, listed)).toEqual({ ok: true, ids });
  });

  test.each([
    ['0', '0'],
    ['5', '5'],
    ['1, 9', '9'],
    ['3-2', '3-2'],
    ['An Bình', 'An Bình'],
    ['Sở Nội vụ', 'Sở Nội vụ'],
    ['', ''],
    [';', ';'],
  ])('"%s" names none or several: %j', (typed, unknown) => {
    expect(readChosen(typed, listed)).toEqual({ ok: false, unknown });
  });
});
