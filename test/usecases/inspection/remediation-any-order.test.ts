import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { officeDayOf, officeTime } from '../../../src/bot/usecases/deadline/office-time.ts';
import { followedInspections } from '../../../src/bot/usecases/inspection/follow-up/followed.ts';
import { followers } from '../../../src/bot/usecases/inspection/follow-up/people.ts';
import { inForce } from '../../../src/bot/usecases/inspection/remediation/in-force.ts';
import { standingsOf } from '../../../src/bot/usecases/inspection/remediation/show.ts';
import { mattersOf } from '../../../src/domain/inspection/follow-up/follow-up.ts';
import { unjudged, nextStepOf } from '../../../src/domain/inspection/remediation/standing.ts';
import { databases } from '../../support/database.ts';
import { openInspectionDesk, type InspectionDesk } from './desk.ts';
import { byDate, issued } from './issued-conclusion.ts';

const system = { kind: 'system' } as const;

const texts = ['Ký số văn bản đi', 'Công khai kết quả', 'Rà soát quy trình'];

type Act =
  | { kind: 'report' | 'done' | 'partial' | 'more' | 'stranger'; which: number }
  | { kind: 'term'; which: number; day: number }
  | { kind: 'correct'; keep: number }
  | { kind: 'wait'; days: number };

const which = fc.nat(2);
const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({
    kind: fc.constantFrom('report', 'done', 'partial', 'more', 'stranger'),
    which,
  }) as fc.Arbitrary<Act>,
  fc.record({ kind: fc.constant('term' as const), which, day: fc.integer({ min: 1, max: 30 }) }),
  fc.record({ kind: fc.constant('correct' as const), keep: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ kind: fc.constant('wait' as const), days: fc.integer({ min: 1, max: 12 }) }),
);

/** Everything in force of the one inspection, in order. */
async function current(desk: InspectionDesk) {
  return desk.read(async (tx) => {
    const all = (await inForce(tx, await tx.remediations.ofRound(system, 'kt'))).map(
      (each) => each.remediation,
    );
    const when = { now: desk.tools.clock.now(), timeZone: desk.tools.timeZone };
    const standings = await standingsOf(tx, system, all, when);
    const reports = await tx.remediations.reportsOf(
      system,
      all.map(({ id }) => id),
    );
    const inspection = await tx.inspections.byId(system, 'xd');
    return {
      standings: standings.toSorted((a, b) => a.remediation.number - b.remediation.number),
      reports,
      stage: inspection!.state.stage,
    };
  });
}

/** An office in which the acts happen, with the clock on working days. */
async function play(desk: InspectionDesk, acts: Act[]): Promise<void> {
  const { officer, secretary, head, outsider } = desk.people;
  let day = new Date('2024-08-15T00:00:00Z');
  let version = 1;
  let sent = 0;
  for (const each of acts) {
    const { standings, reports } = await current(desk);
    const row = 'which' in each ? standings[each.which]?.remediation : undefined;
    switch (each.kind) {
      case 'report':
        if (row === undefined) break;
        await officer.tapsForged(`ir.r.${row.id}`);
        await officer.says(`Đã thực hiện lần ${(sent += 1)}`);
        break;
      case 'stranger':
        if (row === undefined) break;
        await outsider.tapsForged(`ir.r.${row.id}`);
        await outsider.says('Không phải của tôi');
        break;
      case 'done':
      case 'partial':
      case 'more': {
        const own = reports.filter(({ remediationId }) => remediationId === row?.id);
        const last = unjudged(own).at(-1) ?? own.at(-1);
        if (row === undefined || last === undefined) break;
        await secretary.tapsForged(`ir.v.${row.id}.${last.id}.${each.kind.charAt(0)}`);
        if (each.kind === 'more') await secretary.says('Đề nghị bổ sung minh chứng');
        break;
      }
      case 'term': {
        if (row === undefined) break;
        const later = new Date(day.getTime() + each.day * 86_400_000).toISOString().slice(0, 10);
        await head.tapsForged(`ir.t.${row.id}`);
        await head.says(`chậm nhất ngày ${later.split('-').reverse().join('/')}`);
        break;
      }
      case 'correct': {
        const recommendations = texts.slice(0, each.keep).map((text) => ({ text }));
        const corrects = `k${version}`;
        version += 1;
        await issued(desk, {
          id: `k${version}`,
          corrects,
          number: `${version}/TB-SNV`,
          inspectionIds: ['xd'],
          recommendations,
        });
        break;
      }
      case 'wait':
        day = new Date(day.getTime() + each.days * 86_400_000);
        await desk.moveTo(`${day.toISOString().slice(0, 10).split('-').reverse().join('/')} 08:00`);
        break;
      default:
        each satisfies never;
    }
    await holds(desk);
  }
}

/** What there is to see to, and by whom. */
async function seenTo(desk: InspectionDesk) {
  return desk.read(async (tx) => {
    const office = await officeTime(tx, desk.tools.timeZone);
    const now = desk.tools.clock.now();
    const today = officeDayOf(now, desk.tools.timeZone);
    const all = await followedInspections(tx, office, now);
    const { of } = await followers(tx);
    return all.flatMap((each) =>
      mattersOf(each, { ...office, today })
        .filter((matter) => of(each.inspection, matter).length > 0)
        .map(({ kind }) => kind),
    );
  });
}

async function holds(desk: InspectionDesk): Promise<void> {
  const { standings, stage } = await current(desk);
  const matters = await seenTo(desk);
  for (const standing of standings) {
    const { status, limit, nextNoticeAt } = standing.remediation;
    const next = nextStepOf(standing);
    expect(next === null).toBe(status === 'done');
    if (next === 'set_term') expect(limit).toBeNull();
    // What waits for the team is on somebody's list of a morning; what is overdue is asked for by the coordinator.
    if (next === 'verdict') expect(matters).toContain('verdict_awaited');
    if (next === 'set_term') expect(matters).toContain('set_terms');
    if (standing.overdue) expect(matters).toContain('remediation_overdue');
    // Somebody will be asked: the unit by the ladder, the coordinator once the term has passed, else the team.
    if (next === 'report') expect(nextNoticeAt !== null || standing.overdue).toBe(true);
  }
  const isLeft = standings.some(({ remediation }) => remediation.status !== 'done');
  if (isLeft && stage !== 'closed') expect(stage).toBe('remediation');
  if (!isLeft) expect(stage).toBe('closed');
}

describe.each(databases)('whatever is done in whatever order, on %s', (kind) => {
  it(
    'leaves nothing open without a next step, and no inspection going on with nothing left',
    { timeout: 240_000 },
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(act, { minLength: 6, maxLength: 14 }), async (acts) => {
          const desk = await openInspectionDesk(kind, '15/08/2024 08:00');
          try {
            await desk.openRound({
              inspections: [
                { id: 'xd', unit: 'so-xay-dung', days: ['2024-08-05'], state: { stage: 'issued' } },
              ],
              reports: false,
            });
            await issued(desk, {
              inspectionIds: ['xd'],
              recommendations: [
                { text: texts[0]!, term: byDate('2024-09-09') },
                { text: texts[1]! },
                { text: texts[2]!, term: byDate('2024-08-20') },
              ],
            });
            await holds(desk);
            await play(desk, acts);
          } finally {
            await desk.dispose();
          }
        }),
        { numRuns: kind === 'sqlite' ? 12 : 4 },
      );
    },
  );
});
