import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '../../src/bot/store/database/open.ts';
import { createUnitOfWork } from '../../src/bot/store/unit-of-work.ts';
import { sampleSetting } from '../../src/bot/usecases/sample/load-sample.ts';
import { administrator } from './administrator.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'don-doc-admin-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('a new database is made and migrated by the first command', async () => {
  const admin = administrator({ DATA_DIR: join(folder, 'new') });
  expect(await admin.run('outline', 'list')).toEqual({ code: 0, out: 'Chưa có đề cương nào.\n', err: '' });
});

test('a demonstration is administered in its own time; a real office beside its folder is not', async () => {
  const dataDir = join(folder, 'demonstration');
  const admin = administrator({ DATA_DIR: dataDir });
  const expiry = async () => {
    const { document } = await admin.json('group', 'code', '--leaders');
    return String(document['expiresAt']).slice(0, 4);
  };
  await admin.run('outline', 'list');
  await writeFile(
    join(dataDir, 'clock.json'),
    JSON.stringify({ offsetMs: Date.parse('2031-03-03') - Date.now() }),
  );
  expect(await expiry()).toBe('2024');
  const database = await openDatabase({ url: `file:${join(dataDir, 'don-doc.db')}` });
  await createUnitOfWork(database).run((tx) => tx.settings.set(sampleSetting, 'kon-tum-2024'));
  await database.close();
  expect(await expiry()).toBe('2031');
});

test('wrong settings end with exit code 1 and a sentence in both languages', async () => {
  const admin = administrator({ PORT: 'x', LOG_LEVEL: 'loud' });
  const { code, out, err } = await admin.run('round', 'list');
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toContain('PORT đang là "x"');
  expect(err).toContain('LOG_LEVEL is "loud"');
  const { document } = await admin.json('round', 'list');
  expect(document).toMatchObject({ error: { code: 'config', settings: [{}, {}] } });
});

test('a database that cannot be opened ends with exit code 1 and a sentence', async () => {
  const file = join(folder, 'no-database.db');
  await writeFile(file, 'this is no database, whatever its name says'.repeat(100));
  const admin = administrator({ DATABASE_URL: `file:${file}` });
  const { code, err } = await admin.run('outbox');
  expect(code).toBe(1);
  expect(err).toContain('Chưa mở được cơ sở dữ liệu');
  expect(err).not.toMatch(/\n\s+at /);
  expect((await admin.json('outbox')).document).toMatchObject({
    error: { code: 'database.file_not_usable' },
  });
});

test.each([
  [[], 2],
  [['--help'], 0],
  [['org'], 2],
  [['org', '--help'], 0],
  [['fly'], 2],
  [['outline', 'show'], 2],
  [['outbox', '--fast'], 2],
  [['outbox', '--language', 'fr'], 2],
  [['outline', 'show', 'x', '--version', '0'], 2],
])('%j ends with exit code %i and opens no database', async (argv, code) => {
  const admin = administrator({ DATABASE_URL: 'mysql://nowhere' });
  expect((await admin.run(...argv)).code).toBe(code);
});

test('help speaks Vietnamese, English on demand, and names the exit codes', async () => {
  const admin = administrator({});
  const vi = (await admin.run('--help')).out;
  expect(vi).toContain('Cách dùng: npm run admin --');
  expect(vi).toContain('Mã thoát: 0 xong; 1 không chạy được');
  const en = (await admin.run('--help', '--language', 'en')).out;
  expect(en).toContain('Exit codes: 0 done; 1 cannot run');
  for (const name of ['org', 'outline', 'round', 'invite', 'group', 'member', 'outbox', 'inbound']) {
    expect(vi).toMatch(new RegExp(`^  ${name} `, 'm'));
  }
});

test('a refused command with --json is one JSON document too', async () => {
  const admin = administrator({});
  const { code, document } = await admin.json('fly');
  expect(code).toBe(2);
  expect(document).toMatchObject({ error: { code: 'admin.refused.usage' } });
});
