import { openDatabase, type Database } from '../../src/bot/store/database/open.ts';
import { createUnitOfWork } from '../../src/bot/store/unit-of-work.ts';
import { publishNotices } from '../../src/bot/usecases/notice/publish-notices.ts';
import { makeDatabase } from '../installation.ts';
import { median } from '../statistics.ts';
import { broadcast } from './setting.ts';

const timeZone = 'Asia/Ho_Chi_Minh';
/** Monday, 09:00 in Hà Nội, five working days before the limit: every report is due its notice. */
const now = '2026-09-14T02:00:00.000Z';
const openedAt = new Date('2026-09-01T02:00:00.000Z');
const lastDay = '2026-09-21';
const idlePasses = 50;

/** What it costs to plan the notices of 10,000 open reports, and to look when nothing is due. Milliseconds. */
export async function measurePlanning(url: string): Promise<{ planning10kMs: number; idlePassMs: number }> {
  await makeDatabase(url);
  const database = await openDatabase({ url });
  try {
    await furnish(database);
    const unitOfWork = createUnitOfWork(database);
    const pass = async () => {
      const startedAt = performance.now();
      const looked = await publishNotices(unitOfWork, { timeZone }, now);
      return { looked, ms: performance.now() - startedAt };
    };
    const planned = await pass();
    const put = await database.client.outbox.count();
    if (planned.looked !== broadcast.reports || put !== broadcast.reports) {
      throw new Error(`${planned.looked} reports were looked at and ${put} notices put`);
    }
    const idle: number[] = [];
    for (let at = 0; at < idlePasses; at += 1) idle.push((await pass()).ms);
    return { planning10kMs: planned.ms, idlePassMs: median(idle) };
  } finally {
    await database.close();
  }
}

/** Straight into the tables: 10,000 units, an officer in each, a report each. */
async function furnish({ client }: Database): Promise<void> {
  const numbers = Array.from({ length: broadcast.reports }, (_, at) => at);
  await client.outline.create({ data: { id: 'o', code: 'o', createdAt: openedAt } });
  const version = { version: 1, title: 'Đề cương', content: {}, digest: '', importedAt: openedAt };
  await client.outlineVersion.create({ data: { id: 'v', outlineId: 'o', ...version } });
  await client.unit.createMany({
    data: ['top', ...numbers.map((at) => `u${at}`)].map((id, position) => ({
      id,
      code: id,
      name: `Đơn vị ${id}`,
      kind: 'commune',
      level: 'commune',
      tags: [],
      position,
    })),
  });
  await client.person.createMany({
    data: numbers.map((at) => ({ id: `p${at}`, name: `Cán bộ ${at}`, createdAt: openedAt })),
  });
  await client.identity.createMany({
    data: numbers.map((at) => ({
      channel: 'telegram',
      externalId: String(at),
      personId: `p${at}`,
      firstSeen: openedAt,
    })),
  });
  await client.membership.createMany({
    data: numbers.map((at) => ({
      id: `m${at}`,
      personId: `p${at}`,
      unitId: `u${at}`,
      role: 'focal_point',
      addedAt: openedAt,
    })),
  });
  await client.reportingRound.create({
    data: {
      id: 'r',
      code: 'r',
      title: 'Đợt báo cáo',
      kind: 'periodic',
      outlineVersionId: 'v',
      receivingUnitId: 'top',
      periodKind: 'quarter',
      periodFrom: '2026-07-01',
      periodTo: '2026-09-30',
      openedAt,
    },
  });
  await client.assignment.createMany({
    data: numbers.map((at) => ({
      id: `a${at}`,
      roundId: 'r',
      unitId: `u${at}`,
      outlineVersionId: 'v',
      audience: {},
      limitWords: 'trước ngày 22/9/2026',
      lastDay,
      nextNoticeAt: new Date(now),
    })),
  });
  await client.report.createMany({
    data: numbers.map((at) => ({
      assignmentId: `a${at}`,
      status: 'draft',
      revision: 1,
      state: {},
      updatedAt: openedAt,
    })),
  });
}
