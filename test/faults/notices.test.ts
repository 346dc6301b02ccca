import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { emptyDatabase, type DatabaseKind } from '../support/database.ts';
import { killEverything } from './bot-process.ts';
import { buildClockedBot } from './notices/bot.ts';
import { untrueLiving } from './notices/living.ts';
import { readOutbox, readReports } from './notices/records.ts';
import { reconcile } from './notices/reconcile.ts';
import { startRun } from './notices/run.ts';

const isLong = process.env['FAULTS'] === 'long';
/** A run that failed is repeated by its seed. */
const given = process.env['FAULTS_SEED'];

/** In the long form 200 kills, otherwise 20; some of them on a server. */
const runs: { kind: DatabaseKind; kills: number }[] = isLong
  ? [
      ...Array.from({ length: 9 }, () => ({ kind: 'sqlite' as const, kills: 20 })),
      { kind: 'postgresql', kills: 20 },
    ]
  : [
      { kind: 'sqlite', kills: 16 },
      { kind: 'postgresql', kills: 4 },
    ];

beforeAll(buildClockedBot);

describe.each(runs.map((run, at) => ({ ...run, seed: Number(given ?? Date.now() % 1_000_000_000) + at })))(
  'notices on $kind while everything fails and the bot is killed $kills times (seed $seed)',
  ({ kind, kills, seed }) => {
    it('reach everybody who is due them once, in order, in office hours, and nobody else', async () => {
      const { url, dispose } = await emptyDatabase(kind);
      onTestFinished(dispose);
      const run = await startRun(url, seed);
      onTestFinished(async () => {
        await run.close();
        await killEverything();
      });
      while (run.kills < kills) await run.step();
      await run.finish();

      const { office, officeTime, arrivals, due, knownSince, struck } = run;
      const reports = await readReports(office.database, officeTime);
      const { wrong, ...counts } = reconcile({
        office: officeTime,
        arrivals,
        reports,
        outbox: await readOutbox(office.database),
        due,
        knownSince,
        coordinator: office.coordinator,
        unitGroups: office.unitGroups,
      });
      const sent = reports.filter(({ receipt }) => receipt !== null).length;
      const told = {
        kind,
        seed,
        kills,
        mishaps: struck.length,
        arrivals: arrivals.length,
        due: due.length,
        sent,
      };
      process.stdout.write(`faults: ${JSON.stringify({ ...told, ...counts })}\n`);
      expect([...wrong, ...(await untrueLiving(run))]).toEqual([]);
      // Otherwise nothing would have been proved.
      expect(due.length).toBeGreaterThan(0);
    });
  },
);
