import { spawn, spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { acquireBotLock } from '../../src/bot/store/database/lock.ts';
import { openDatabase } from '../../src/bot/store/database/open.ts';
import { applyPendingMigrations } from '../../src/bot/store/migration/apply.ts';
import { createUnitOfWork } from '../../src/bot/store/unit-of-work.ts';
import { projectRoot, seed, type Run } from './administrator.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'don-doc-admin-'));
  const built = spawnSync(process.execPath, [join(projectRoot, 'scripts/build.mjs')], { encoding: 'utf8' });
  if (built.status !== 0) throw new Error(built.stderr);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Runs the built command line in a process of its own, from another folder than the project's. */
function admin(environment: Record<string, string>, ...argv: string[]): Promise<Run> {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, [join(projectRoot, 'dist/admin.js'), ...argv], {
    cwd: folder,
    env: { PATH, HOME, DATA_DIR: folder, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? -1, out, err }));
  });
}

test('an office is set up by five commands', async () => {
  const commands = [
    ['org', 'import', seed('samples/hai-cap-2026/organisation.yaml')],
    ['outline', 'import', seed('outlines/kon-tum-2024.yaml')],
    ['round', 'open', seed('samples/hai-cap-2026/quarter-3-report.yaml')],
    ['invite', '--sheet', '--round', 'bao-cao-quy-3-2026', '--output', 'giay-moi.csv'],
  ];
  for (const argv of commands) expect(await admin({}, ...argv)).toMatchObject({ code: 0, err: '' });
  const { code, out, err } = await admin({}, 'invite', 'list', '--json');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect((JSON.parse(out) as { invitations: unknown[] }).invitations).toHaveLength(19);
});

test('exit codes reach the shell, without a stack trace', async () => {
  const wrong = await admin({ OFFICE_TIME_ZONE: 'Mars/Base' }, 'outbox');
  expect(wrong).toMatchObject({ code: 1, out: '' });
  expect(wrong.err).toContain('OFFICE_TIME_ZONE');
  const refused = await admin({}, 'org', 'import', 'nowhere.yaml');
  expect(refused).toMatchObject({ code: 2, out: '' });
  expect(wrong.err + refused.err).not.toMatch(/\n\s+at /);
  expect(await admin({}, '--help')).toMatchObject({ code: 0, err: '' });
});

test('the command runs beside a bot that holds the database', async () => {
  const url = `file:${join(folder, 'don-doc.db')}`;
  const lock = await acquireBotLock(url);
  const database = await openDatabase({ url });
  try {
    await applyPendingMigrations(database);
    const unitOfWork = createUnitOfWork(database);
    const bot = Array.from({ length: 20 }, (_, i) =>
      unitOfWork.run((tx) => tx.settings.set(`written_by_the_bot_${i}`, 'x')),
    );
    const codes = await Promise.all([admin({}, 'group', 'code', '--leaders'), admin({}, 'outbox'), ...bot]);
    expect(lock).not.toBeNull();
    expect(codes.slice(0, 2)).toMatchObject([{ code: 0 }, { code: 0 }]);
    expect(await database.client.groupCode.count()).toBe(1);
  } finally {
    await database.close();
    await lock?.release();
  }
});
