import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createUnitOfWork } from '../../src/bot/store/unit-of-work.ts';
import type { Database } from '../../src/bot/store/database/open.ts';
import type { RemediationStatus } from '../../src/domain/inspection/remediation.ts';
import type { Synthesis } from '../../src/domain/inspection/synthesis/synthesis.ts';
import { databases, freshDatabase, type FreshDatabase } from '../support/database.ts';
import { administrator, seed, type Administrator } from './administrator.ts';

const system = { kind: 'system' } as const;

/** Five of the units inspected, with a recommendation for each status given to the first of them, reported on by paper. */
async function putRight(database: Database, statuses: RemediationStatus[]): Promise<void> {
  await createUnitOfWork(database).run(async (tx) => {
    const round = (await tx.inspections.roundByCode(system, 'ke-hoach-1871-2024'))!;
    const onSite = (await tx.inspections.ofRound(system, round.id)).filter(({ kind }) => kind === 'on_site');
    for (const inspection of onSite.slice(0, 5)) {
      await tx.inspections.save({ ...inspection, state: { ...inspection.state, stage: 'remediation' } });
    }
    const [first] = onSite;
    const [author] = await tx.inspections.roundTeam(round.id);
    const at = '2024-08-20T02:00:00.000Z';
    const by = { draftedBy: author!.personId, approvedBy: author!.personId, issuedBy: author!.personId };
    await tx.conclusions.add({
      ...{
        id: 'k1',
        roundId: round.id,
        chainId: 'k1',
        version: 1,
        inspectionIds: [first!.id],
        status: 'issued',
      },
      ...{ subject: 'Kết quả kiểm tra', content: { statements: [], recommendations: [] }, ...by },
      ...{ paper: { number: '201/TB-SNV', date: '2024-08-20', fileId: null }, approvedAt: at, issuedAt: at },
      ...{ revision: 0, createdAt: at },
    });
    await tx.remediations.addMany(
      statuses.map((status, place) => ({
        ...{
          id: `r${place}`,
          conclusionId: 'k1',
          number: place + 1,
          inspectionId: first!.id,
          roundId: round.id,
        },
        ...{
          unitId: first!.unitId,
          unitName: first!.unitName,
          field: null,
          text: `Việc ${place + 1}`,
          status,
        },
        limit: { words: 'trước ngày 01/01/2099', lastDay: '2098-12-31', lastHour: null },
        ...{ basis: null, anchors: {}, nextNoticeAt: null, revision: 0, updatedAt: at },
      })),
    );
    // The first was reported on by a paper before it was done, the last waits for the team's word.
    for (const [place, number] of [
      [0, '45/BC-SXD'],
      [6, '46/BC-SXD'],
    ] as const) {
      await tx.remediations.addReport({
        ...{
          id: `p${place}`,
          remediationId: `r${place}`,
          authorId: author!.personId,
          text: 'Đã làm',
          fileIds: [],
        },
        ...{ paper: { number, date: '2024-09-01', fileId: null }, sourceKey: null, at, verdict: null },
      });
    }
  });
}

describe.each(databases)('the synthesis of a round on the command line, on %s', (kind) => {
  let fresh: FreshDatabase;
  let admin: Administrator;

  beforeAll(async () => {
    fresh = await freshDatabase(kind);
    admin = administrator({ DATABASE_URL: fresh.url });
    await admin.run('outline', 'import', seed('outlines/kon-tum-2024.yaml'));
    await admin.run('org', 'import', seed('samples/kon-tum-2024/organisation.yaml'));
    expect(await admin.run('round', 'open', seed('samples/kon-tum-2024/inspection-plan.yaml'))).toMatchObject(
      { code: 0, err: '' },
    );
  });
  afterAll(() => fresh.dispose());

  test('tells for programs who is to be inspected and how the index counts it', async () => {
    const { code, document } = await admin.json('round', 'synthesis', 'ke-hoach-1871-2024');
    const drawn = document as unknown as Synthesis;
    expect(code).toBe(0);
    expect(Object.keys(drawn)).toEqual([
      'round',
      'at',
      'inspected',
      'assessed',
      'found',
      'unsorted',
      'foundWithout',
      'conclusions',
      'remediation',
      'directions',
      'score',
    ]);
    const [onSite] = drawn.inspected;
    expect(onSite).toMatchObject({ kind: 'on_site', planned: 10, carriedOut: 0 });
    expect(onSite?.units).toContainEqual({
      unit: 'Sở Xây dựng',
      dates: { kind: 'days', days: ['2024-08-05'] },
      stage: 'scheduled',
      outcome: 'not_yet',
      reportedAt: null,
      reason: null,
    });
    expect(drawn.score).toMatchObject({ inspectedUnits: 0, inspectedPoints: 0, remediationPoints: 1 });
  });

  test('tells the same for people, and refuses a round that is not there', async () => {
    const { code, out } = await admin.run('round', 'synthesis', 'ke-hoach-1871-2024');
    expect(code).toBe(0);
    expect(out).toContain('Kiểm tra cải cách hành chính năm 2024: đã kiểm tra 0/');
    expect(out).toContain('  kiểm tra trực tiếp: 0/10\n');
    expect(out).toContain('    Chưa kiểm tra: Sở Công Thương; ');
    expect(out).toContain('Điểm: tỷ lệ đơn vị được kiểm tra: 0 điểm; xử lý vấn đề phát hiện: 1 điểm\n');
    expect(await admin.run('round', 'synthesis', 'khong-co')).toMatchObject({ code: 2, out: '' });
  });

  test('gives part of the points for part of the work, and tells each recommendation', async () => {
    // Of 28 units 5 are inspected (17.9 %: 0.5); of 7 recommendations 3 are done and 2 partly: 3/7 + 2/7 · 0.5 = 4/7.
    await putRight(fresh.database, ['done', 'done', 'done', 'partial', 'partial', 'open', 'open']);
    const { document } = await admin.json('round', 'synthesis', 'ke-hoach-1871-2024');
    const drawn = document as unknown as Synthesis;
    expect(drawn.score).toEqual({
      inspectedUnits: 5,
      units: 28,
      share: 5 / 28,
      inspectedPoints: 0.5,
      remediationPoints: 4 / 7,
    });
    expect(drawn.inspected[0]).toMatchObject({ kind: 'on_site', planned: 10, carriedOut: 5 });
    expect(drawn.remediation).toMatchObject({ total: 7, done: 3, partial: 2, open: 2, awaiting: 1 });
    const [first] = drawn.remediation.units;
    expect(first?.recommendations[0]).toEqual({
      number: 1,
      conclusion: { number: '201/TB-SNV', date: '2024-08-20' },
      field: null,
      text: 'Việc 1',
      status: 'done',
      awaitsVerdict: false,
      overdue: false,
      term: { words: 'trước ngày 01/01/2099', lastDay: '2098-12-31' },
      paper: { number: '45/BC-SXD', date: '2024-09-01' },
    });
    const { out } = await admin.run('round', 'synthesis', 'ke-hoach-1871-2024');
    expect(out).toContain('tỷ lệ đơn vị được kiểm tra: 0.5 điểm; xử lý vấn đề phát hiện: 0.57 điểm\n');
  });
});
