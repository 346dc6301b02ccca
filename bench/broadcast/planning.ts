import { openDatabase, type Database } from '../../src/bot/store/database/open.ts';
import { createUnitOfWork } from '../../src/bot/store/unit-of-work.ts';
import { publishRemediations } from '../../src/bot/usecases/inspection/remediation/publish.ts';
import { publishNotices } from '../../src/bot/usecases/notice/publish-notices.ts';
import { makeDatabase } from '../installation.ts';
import { median } from '../statistics.ts';
import { furnish, now } from './furnish.ts';
import { broadcast } from './setting.ts';

const timeZone = 'Asia/Ho_Chi_Minh';
const idlePasses = 50;

/** Milliseconds. */
export interface PlanningFigures {
  /** Notices of 10,000 open reports. */
  planning10kMs: number;
  /** Notices to 10,000 units about what an inspection found. */
  remediation10kMs: number;
  /** A look at both when nothing is due. */
  idlePassMs: number;
}

/** What it costs to plan notices, with 10,000 inspections in the database beside 10,000 reports. */
export async function measurePlanning(url: string): Promise<PlanningFigures> {
  await makeDatabase(url);
  const database = await openDatabase({ url });
  try {
    await furnish(database);
    const unitOfWork = createUnitOfWork(database);
    const notices = () => publishNotices(unitOfWork, { timeZone }, now);
    const remediations = () => publishRemediations(unitOfWork, { timeZone }, now);
    const planning10kMs = await timed(() => planned(database, notices));
    const remediation10kMs = await timed(() => planned(database, remediations));
    const idle: number[] = [];
    for (let at = 0; at < idlePasses; at += 1) {
      idle.push(
        await timed(async () => {
          await notices();
          await remediations();
        }),
      );
    }
    return { planning10kMs, remediation10kMs, idlePassMs: median(idle) };
  } finally {
    await database.close();
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

/** @throws Error unless everything was looked at and every unit is told */
async function planned({ client }: Database, pass: () => Promise<number>): Promise<void> {
  const before = await client.outbox.count();
  const looked = await pass();
  const put = (await client.outbox.count()) - before;
  if (looked !== broadcast.reports || put !== broadcast.reports) {
    throw new Error(`${looked} were looked at and ${put} notices put`);
  }
}
