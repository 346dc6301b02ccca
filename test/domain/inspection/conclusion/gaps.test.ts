import { describe, expect, test } from 'vitest';
import type { Recommendation, Statement } from '../../../../src/domain/inspection/conclusion.ts';
import {
  answeringAlso,
  gapKeys,
  gapsOf,
  withoutReason,
} from '../../../../src/domain/inspection/conclusion/gaps.ts';
import { readTerm } from '../../../../src/domain/inspection/conclusion/term.ts';
import type { Finding } from '../../../../src/domain/inspection/ports.ts';

const finding = (id: string, changes: Partial<Finding> = {}): Finding => ({
  ...{ id, roundId: 'kt', inspectionIds: ['i1'], authorId: 'p', text: id, kind: 'shortcoming' },
  ...{ field: 'direction', promptCode: null, cause: null, status: 'stated', fileIds: [] },
  ...{ sourceKey: null, revision: 0, createdAt: '2024-08-12T01:00:00.000Z' },
  ...changes,
});
const statement = (id: string, changes: Partial<Statement> = {}): Statement => ({
  ...{ kind: 'shortcoming', field: 'direction', text: id, cause: null, findingIds: [id] },
  ...changes,
});
const recommendation = (changes: Partial<Recommendation> = {}): Recommendation => ({
  ...{ field: null, text: 'Khắc phục', term: null, inspectionIds: [], findingIds: [] },
  ...changes,
});
const gaps = (statements: Statement[], recommendations: Recommendation[], findings: Finding[]) =>
  gapsOf({ statements, recommendations }, ['i1', 'i2'], findings);

describe('what a conclusion passes over', () => {
  const both = [finding('a', { inspectionIds: ['i1', 'i2'] }), finding('b', { inspectionIds: ['i2'] })];
  const said = [statement('a'), statement('b', { kind: 'violation', field: 'public_finance_reform' })];

  test('is what nothing is recommended about, for each unit; results achieved ask for nothing', () => {
    const unanswered = (...given: Recommendation[]) =>
      gaps([...said, statement('c', { kind: 'strength' })], given, [...both, finding('c')]).unanswered.map(
        ({ at, inspectionIds }) => [at, ...inspectionIds],
      );
    expect(unanswered()).toEqual([
      [0, 'i1', 'i2'],
      [1, 'i2'],
    ]);
    // By its field, where it names nothing; for the units it concerns; by what it follows from.
    expect(unanswered(recommendation({ field: 'direction' }))).toEqual([[1, 'i2']]);
    expect(unanswered(recommendation({ field: 'direction', inspectionIds: ['i1'] }))).toEqual([
      [0, 'i2'],
      [1, 'i2'],
    ]);
    expect(unanswered(recommendation({ field: 'direction', findingIds: ['b'] }))).toEqual([[0, 'i1', 'i2']]);
    // One of no field is about what belongs to none, until it is said to be about all.
    const general = recommendation();
    expect(unanswered(general)).toHaveLength(2);
    expect(unanswered(answeringAlso(general, said, { statements: said }))).toEqual([]);
  });

  test('is what was stated and is in nothing: not drafts, not what is withdrawn, not what a recommendation takes up', () => {
    const found = [
      ...both,
      finding('unsorted', { kind: null }),
      finding('draft', { status: 'draft' }),
      finding('withdrawn', { status: 'withdrawn' }),
      finding('taken'),
      finding('elsewhere', { inspectionIds: ['i3'] }),
    ];
    const { leftOut } = gaps(said, [recommendation({ findingIds: ['taken', 'a', 'b'] })], found);
    expect(leftOut.map(({ id }) => id)).toEqual(['unsorted']);
  });

  test('a reason is for what it was given for, and for nothing that comes later', () => {
    const first = gaps(said, [], both);
    const known = new Set(gapKeys(first));
    expect(withoutReason(first, known)).toEqual({ unanswered: [], leftOut: [] });
    // Other words change nothing; another unit, another finding do.
    expect(
      withoutReason(gaps([{ ...said[0]!, text: 'Khác' }, said[1]!], [], both), known).unanswered,
    ).toEqual([]);
    const later = gaps(said, [], [finding('a', { inspectionIds: ['i1'] }), both[1]!, finding('d')]);
    expect(withoutReason(later, known).leftOut.map(({ id }) => id)).toEqual(['d']);
  });
});

test.each([
  ['trong 30 ngày kể từ ngày nhận được kết luận', 'receipt_day'],
  ['trong 30 ngày kể từ ngày nhận thông báo', 'receipt_day'],
  ['trong 30 ngày kể từ ngày ký, ban hành kết luận', 'conclusion_day'],
  ['trong 30 ngày kể từ ngày có kết luận', 'conclusion_day'],
])('"%s" counts from %s', (typed, anchor) => {
  expect(readTerm(typed, '2024-08-12')).toMatchObject({ term: { rule: { anchor } } });
});
