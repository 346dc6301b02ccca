import { freshInspection } from '../../src/domain/inspection/inspection.ts';
import type { Database } from '../../src/bot/store/database/open.ts';
import { broadcast } from './setting.ts';

/** Monday, 09:00 in Hà Nội, five working days before the limit: everything is due its notice. */
export const now = '2026-09-14T02:00:00.000Z';
const openedAt = new Date('2026-09-01T02:00:00.000Z');
const lastDay = '2026-09-21';

/** Straight into the tables: 10,000 units, an officer in each, a report each, and each with something to put right. */
export async function furnish({ client }: Database): Promise<void> {
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
  await client.inspectionRound.create({
    data: {
      id: 'k',
      code: 'k',
      title: 'Đợt kiểm tra',
      receivingUnitId: 'top',
      plan: { code: 'k', title: 'Đợt kiểm tra', kind: 'inspection_plan', receivingUnit: 'top' },
      openedAt,
    },
  });
  await client.inspection.createMany({
    data: numbers.map((at) => ({
      id: `i${at}`,
      roundId: 'k',
      unitId: `u${at}`,
      kind: 'on_site',
      dates: { kind: 'days', days: ['2026-08-10'] },
      stage: 'remediation',
      state: { ...freshInspection, stage: 'remediation' },
      revision: 1,
      hidden: false,
      createdAt: openedAt,
    })),
  });
  await client.remediation.createMany({
    data: numbers.map((at) => ({
      id: `m${at}`,
      conclusionId: 'c',
      number: 1,
      inspectionId: `i${at}`,
      roundId: 'k',
      unitId: `u${at}`,
      text: 'Niêm yết đầy đủ thủ tục hành chính.',
      status: 'open',
      limitWords: 'trước ngày 22/9/2026',
      lastDay,
      anchors: {},
      nextNoticeAt: new Date(now),
      revision: 1,
      updatedAt: openedAt,
    })),
  });
}
