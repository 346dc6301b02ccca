import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Synthesis } from '../../src/domain/inspection/synthesis/synthesis.ts';
import { databases, freshDatabase, type FreshDatabase } from '../support/database.ts';
import { administrator, seed, type Administrator } from './administrator.ts';

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
      'found',
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
      carriedOut: false,
    });
    expect(drawn.score).toMatchObject({ inspectedUnits: 0, inspectedPoints: 0, remediationPoints: 1 });
  });

  test('tells the same for people, and refuses a round that is not there', async () => {
    const { code, out } = await admin.run('round', 'synthesis', 'ke-hoach-1871-2024');
    expect(code).toBe(0);
    expect(out).toContain('Kiểm tra cải cách hành chính năm 2024: đã kiểm tra 0/');
    expect(out).toContain('  kiểm tra trực tiếp: 0/10\n');
    expect(out).toContain('Điểm: tỷ lệ đơn vị được kiểm tra 0; xử lý vấn đề phát hiện 1\n');
    expect(await admin.run('round', 'synthesis', 'khong-co')).toMatchObject({ code: 2, out: '' });
  });
});
