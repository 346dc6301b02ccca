import { describe, expect, it, onTestFinished } from 'vitest';
import { databases } from '../support/database.ts';
import { givenAway } from '../support/first-lines.ts';
import { furnished } from './kon-tum/office.ts';
import { closesTheSelfInspections } from './kon-tum/self-inspections.ts';
import { readsTheBuilders } from './kon-tum/builder-answers.ts';
import { readsTheProgress } from './kon-tum/progress.ts';
import { closesTheTen, putsRight } from './kon-tum/put-right.ts';
import { sumsUp, sumsUpHalfway, tellsTheLeader } from './kon-tum/synthesis.ts';
import { issuesAfterTheBreak, issuesTheLast } from './kon-tum/to-last-issue.ts';
import { issuesThree } from './kon-tum/to-issue.ts';
import { readsTheTeam } from './kon-tum/team-answers.ts';
import { inspectsTheRest } from './kon-tum/to-the-rest.ts';
import { inspectsBuilders, inspectsThree, notifies, reportsOfFour } from './kon-tum/to-conclusion.ts';

/**
 * Kế hoạch số 1871/KH-UBND played with the days of the worked table (seed-facts, 000.3). What everybody and every group
 * is told without having asked is compared, chapter by chapter, with expectations written by hand.
 */
describe.each(databases)('Kon Tum 2024 on %s', (kind) => {
  it('goes from the plan to what has been put right', { timeout: 300_000 }, async () => {
    const office = await furnished(kind);
    onTestFinished(() => office.world.stop());
    await notifies(office);
    await reportsOfFour(office);
    await inspectsBuilders(office);
    await inspectsThree(office);
    await issuesThree(office);
    await inspectsTheRest(office);
    await issuesAfterTheBreak(office);
    await issuesTheLast(office);
    await putsRight(office);
    await sumsUpHalfway(office);
    await tellsTheLeader(office);
    await closesTheTen(office);
    await sumsUp(office);
    await closesTheSelfInspections(office);
    readsTheProgress(office);
    readsTheBuilders(office);
    readsTheTeam(office);
    // Nothing was said after what has been read last.
    expect(office.diary.read()).toEqual({});
    expect(office.diary.progress()).toEqual({});
    expect(await givenAway(office.world)).toEqual([]);
  });
});
