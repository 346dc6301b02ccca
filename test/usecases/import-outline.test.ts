import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { importOutline } from '../../src/bot/usecases/organisation/import-outline.ts';
import { databases } from '../support/database.ts';
import { accepted, openOffice, refusal, smallOutline, type Office } from './office.ts';

describe.each(databases)('on %s', (kind) => {
  let office: Office;
  beforeEach(async () => {
    office = await openOffice(kind);
  });
  afterEach(() => office.dispose());

  const take = (text: string) => importOutline(office.tools, { file: 'de-cuong.yaml', text });

  test('a version is added once; the same content again, however laid out, changes nothing', async () => {
    expect(accepted(await take(smallOutline))).toMatchObject({
      code: 'de-cuong',
      version: 1,
      change: 'added',
    });
    const before = await office.rows();
    const laidOut = smallOutline
      .replace('code: de-cuong\nversion: 1\n', 'version: 1\n# ghi chú\ncode: de-cuong\n')
      .replaceAll('\n', '\r\n');
    expect(accepted(await take(laidOut)).change).toBe('unchanged');
    expect(await office.rows()).toEqual(before);
  });

  test('other content under the same number is refused at the version, and the stored one stays', async () => {
    await take(smallOutline);
    const problems = refusal(await take(smallOutline.replace('kế hoạch.', 'kế hoạch năm.')));
    expect(problems).toEqual([
      'de-cuong.yaml:2 version: Version 1 of the outline "de-cuong" is there with other content. An imported version never changes; raise the version.',
    ]);
    const stored = await office.read((tx) => tx.outlines.latest('de-cuong'));
    expect(JSON.stringify(stored)).not.toContain('kế hoạch năm');
  });

  test('a raised version stands beside the old one', async () => {
    await take(smallOutline);
    expect(accepted(await take(smallOutline.replace('version: 1', 'version: 2'))).change).toBe('added');
    expect((await office.read((tx) => tx.outlines.list())).map(({ version }) => version).sort()).toEqual([
      1, 2,
    ]);
  });

  test('a malformed outline is refused by line and path, and nothing is imported', async () => {
    const problems = refusal(await take(smallOutline.replace('kind: narrative,', 'kind: essay,')));
    expect(problems[0]).toMatch(
      /^de-cuong\.yaml:15 sections\[0\]\.children\[0\]\.prompt\.fields\[0\]\.kind: /,
    );
    expect(Object.values(await office.rows()).every((count) => count === 0)).toBe(true);
  });
});
