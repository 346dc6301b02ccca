import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  inspectedScore,
  remediationScore,
  scoringSchema,
  standardScoring,
  type Scoring,
} from '../../../src/domain/inspection/synthesis/score.ts';

/** Lâm Đồng's own index, 2025: all put right 1, from half on 0.5, less 0. */
const lamDong: Scoring = scoringSchema.parse({
  units: 139,
  inspectedShare: standardScoring.inspectedShare,
  remediation: {
    doneShare: [
      { atLeast: 1, points: 1 },
      { atLeast: 0.5, points: 0.5 },
    ],
  },
});

const share = (inspected: number, total: number, scoring = standardScoring) =>
  inspectedScore({ inspected, total }, scoring);
const remedied = (found: number, done: number, partial: number, scoring = standardScoring) =>
  remediationScore({ found, done, partial }, scoring);

describe('the share of units inspected (QĐ 1187/QĐ-BNV, 1.3.1)', () => {
  it('gives Lâm Đồng 2025, 42 of 139 units, the whole point', () => {
    const { share: of, points } = share(42, 139, lamDong);
    expect((of * 100).toFixed(1)).toBe('30.2');
    expect(points).toBe(1);
  });

  it('counts a threshold from the share itself on', () => {
    expect([share(28, 140).points, share(27, 140).points]).toEqual([1, 0.5]);
    expect([share(3, 20).points, share(14, 100).points]).toEqual([0.5, 0]);
    expect([share(0, 139).points, share(0, 0).points]).toEqual([0, 0]);
  });
});

describe('what came of the findings (QĐ 1187/QĐ-BNV, 1.3.2)', () => {
  it('weighs what is done with 1 and what is only handled with a half', () => {
    // 8/20 · 1.00 + 6/20 · 0.50
    expect(remedied(20, 8, 6)).toBeCloseTo(0.55, 12);
    expect(remedied(7, 7, 0)).toBe(1);
    expect(remedied(7, 0, 0)).toBe(0);
    // 1/3 · 1.00 + 2/3 · 0.50
    expect(remedied(3, 1, 2)).toBeCloseTo(2 / 3, 12);
  });

  it('gives the whole point where nothing was found', () => {
    expect(remedied(0, 0, 0)).toBe(1);
    expect(remedied(0, 0, 0, lamDong)).toBe(1);
  });

  it("follows Lâm Đồng's thresholds where a plan carries them", () => {
    expect([remedied(10, 10, 0, lamDong), remedied(10, 9, 1, lamDong)]).toEqual([1, 0.5]);
    expect([remedied(10, 5, 5, lamDong), remedied(10, 4, 6, lamDong)]).toEqual([0.5, 0]);
  });

  it('never falls when more is put right, and stays within the whole point', () => {
    const counts = fc
      .record({ found: fc.integer({ min: 1, max: 500 }), done: fc.nat(500), partial: fc.nat(500) })
      .filter(({ found, done, partial }) => done + partial < found);
    fc.assert(
      fc.property(counts, fc.constantFrom(standardScoring, lamDong), ({ found, done, partial }, scoring) => {
        const now = remedied(found, done, partial, scoring);
        expect(remedied(found, done + 1, partial, scoring)).toBeGreaterThanOrEqual(now);
        expect(remedied(found, done, partial + 1, scoring)).toBeGreaterThanOrEqual(now);
        expect(now).toBeGreaterThanOrEqual(0);
        expect(now).toBeLessThanOrEqual(1);
      }),
    );
  });
});
