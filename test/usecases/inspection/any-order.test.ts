import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { reservationsOf } from '../../../src/bot/usecases/inspection/conclusion/passed-over.ts';
import { inForce } from '../../../src/bot/usecases/inspection/remediation/in-force.ts';
import { gapsOf, withoutReason } from '../../../src/domain/inspection/conclusion/gaps.ts';
import type { Conclusion, Finding } from '../../../src/domain/inspection/ports.ts';
import { nextStep } from '../../../src/domain/inspection/next-step.ts';
import { databases, type DatabaseKind } from '../../support/database.ts';
import { drawUp } from '../../../src/bot/usecases/inspection/synthesis.ts';
import { conclusions } from './conclusion-desk.ts';
import { goOn, inspection, outOfTurn, strays, type Play, type Stray } from './acts.ts';
import { openInspectionDesk } from './desk.ts';
import { notified } from './schedule.ts';

const system = { kind: 'system' } as const;
const ids = ['i1', 'i2'] as const;

/** Mostly what comes next, so that runs get far; now and then anything. */
interface Act {
  id: (typeof ids)[number];
  stray: Stray | null;
}
const acts: fc.Arbitrary<Act[]> = fc.array(
  fc.record({
    id: fc.constantFrom(...ids),
    stray: fc.oneof(
      { weight: 3, arbitrary: fc.constant(null) },
      { weight: 2, arbitrary: fc.constantFrom(...strays) },
    ),
  }),
  { minLength: 8, maxLength: 26 },
);

/** To the end, and taken up again by a correction that asks more. */
const corrected: Act[] = [
  ...Array.from({ length: 8 }, (): Act => ({ id: 'i1', stray: null })),
  ...(['correct', 'recommend', 'approve', 'issue_again', 'issue_again'] as const).map((stray): Act => ({
    id: 'i1',
    stray,
  })),
];

/** What holds after every act, whatever it was. */
async function holds(play: Play): Promise<void> {
  const { desk } = play;
  const { findings, all, inspections, left } = await desk.read(async (tx) => ({
    findings: await tx.findings.ofRound(system, 'kt'),
    all: await tx.conclusions.ofRound(system, 'kt'),
    inspections: await tx.inspections.ofRound(system, 'kt'),
    left: (await inForce(tx, await tx.remediations.ofRound(system, 'kt')))
      .map(({ remediation }) => remediation)
      .filter(({ status }) => status !== 'done'),
  }));
  // No finding is lost.
  const texts = new Map(findings.map(({ id, text }) => [id, text]));
  for (const [id, text] of play.findings) expect(texts.get(id)).toBe(text);
  for (const [id, text] of texts) play.findings.set(id, text);
  await nothingVanishes(play, findings, all);
  // Nothing is issued twice, and what is issued stays as it is.
  const issued = all.filter(({ status }) => status === 'issued');
  const covered = issued.flatMap(({ inspectionIds }) => inspectionIds);
  expect(new Set(covered).size).toBe(covered.length);
  for (const { id, paper, content, inspectionIds } of all.filter((each) => each.issuedAt !== null)) {
    const words = JSON.stringify({ paper, content, inspectionIds });
    expect(play.issued.get(id) ?? words).toBe(words);
    play.issued.set(id, words);
  }
  const numbers = all.flatMap(({ paper }) => (paper === null ? [] : [paper.number]));
  expect(new Set(numbers).size).toBe(numbers.length);
  for (const name of ['officer', 'healthOfficer'] as const) {
    for (const { text } of desk.people[name].read()) {
      const said = /^Kính gửi Sở .*Thông báo kết luận kiểm tra số (\S+) ngày/.exec(text)?.[1];
      if (said !== undefined) play.notices.push(`${name} ${said}`);
    }
  }
  expect(new Set(play.notices).size).toBe(play.notices.length);
  // Every unit has a next step, which somebody can take.
  for (const { id, kind, dates, state } of inspections) {
    const isOver = state.stage === 'closed' || state.stage === 'cancelled';
    expect([id, nextStep({ kind, dates, state }) === null]).toEqual([id, isOver]);
    const its = left.filter(({ inspectionId }) => inspectionId === id);
    expect([id, state.stage]).not.toEqual([id, 'issued']);
    if (state.stage === 'remediation') expect(its.length).toBeGreaterThan(0);
    if (state.stage === 'closed') expect(its).toEqual([]);
    if (state.stage === 'signed') {
      expect(all.some((each) => each.status === 'approved' && each.inspectionIds.includes(id))).toBe(true);
    }
  }
}

/**
 * What was stated to a unit whose inspection is concluded stands in the conclusion, or in a recommendation, or a reason is
 * on record; so it is with every shortcoming without a recommendation; and all of it is in the synthesis.
 */
async function nothingVanishes({ desk }: Play, findings: Finding[], all: Conclusion[]): Promise<void> {
  const issued = all.filter(({ status }) => status === 'issued');
  if (issued.length === 0) return;
  const { given, synthesis } = await desk.read(async (tx) => ({
    given: await reservationsOf(tx, 'kt'),
    synthesis: await drawUp(tx, system, (await tx.inspections.roundById(system, 'kt'))!, {
      now: desk.tools.clock.now(),
      timeZone: desk.tools.timeZone,
    }),
  }));
  const told = JSON.stringify([synthesis.found, synthesis.foundWithout]);
  for (const { content, inspectionIds, chainId } of issued) {
    const its = findings.filter((each) => each.inspectionIds.some((id) => inspectionIds.includes(id)));
    const known = new Set(given.filter((each) => each.chainId === chainId).flatMap(({ keys }) => keys));
    expect(withoutReason(gapsOf(content, inspectionIds, its), known)).toEqual({
      unanswered: [],
      leftOut: [],
    });
    for (const { text, status } of its) if (status === 'stated') expect(told).toContain(text);
    for (const { text } of content.statements) expect(told).toContain(text);
  }
}

/** @returns the conclusions there are in the end, with their versions */
async function played(kind: DatabaseKind, given: Act[]): Promise<string[]> {
  const desk = await openInspectionDesk(kind, '12/08/2024 08:00');
  try {
    await desk.openRound({
      inspections: ['so-xay-dung', 'so-y-te'].map((unit) => ({
        unit,
        days: ['2024-08-12'],
        state: notified('2024-07-29'),
      })),
      reports: false,
    });
    const play: Play = { desk, number: 0, findings: new Map(), issued: new Map(), notices: [] };
    for (const { id, stray } of given) {
      await (stray === null ? goOn(play, id) : outOfTurn(play, id, stray));
      await holds(play);
    }
    // From wherever it has come to, it can be brought to its end.
    for (const id of ids) {
      for (let left = 24; left > 0 && nextStep(await inspection(play, id)) !== null; left -= 1) {
        await goOn(play, id);
        await holds(play);
      }
      const { state } = await inspection(play, id);
      expect([id, ['closed', 'cancelled'].includes(state.stage), state.stage]).toEqual([
        id,
        true,
        state.stage,
      ]);
    }
    return (await conclusions(desk)).map(({ status, version }) => `${status} ${version}`).sort();
  } finally {
    await desk.dispose();
  }
}

describe.each(databases)('whatever is pressed in whatever order, on %s', (kind) => {
  test(
    'no finding is lost, nothing is issued twice, and every inspection comes to its end',
    { timeout: 240_000 },
    () =>
      fc.assert(
        fc.asyncProperty(acts, async (given) => void (await played(kind, given))),
        { numRuns: kind === 'sqlite' ? 10 : 4, endOnFailure: true },
      ),
  );

  test('a correction that asks more takes up again what was over, and is issued once', async () => {
    expect(await played(kind, corrected)).toEqual(['issued 1', 'issued 2', 'superseded 1']);
  });
});
