import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'esbuild';
import { expect, onTestFinished, test } from 'vitest';
import { createDiskFileStore } from '../../../src/bot/file-store/disk.ts';
import { FileMissing } from '../../../src/domain/file/ports.ts';

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'don-doc-files-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return join(folder, 'files');
}

async function newStore() {
  const folder = await newFolder();
  return { folder, store: createDiskFileStore(folder) };
}

const digestOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** Every file under the folder, by its path there. */
async function filesUnder(folder: string): Promise<string[]> {
  const found = await readdir(folder, { withFileTypes: true, recursive: true });
  return found.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
}

const age = (path: string) => utimes(path, new Date(0), new Date(0));
const aDayAfterTheEpoch = 86_400_000;

test('what is put is read again, by its digest', async () => {
  const { store } = await newStore();
  const bytes = Buffer.from('Thông báo kết luận');
  expect(await store.put(bytes)).toBe(digestOf(bytes));
  expect(Buffer.from(await store.read(digestOf(bytes)))).toEqual(bytes);
  expect(await store.has(digestOf(bytes))).toBe(true);
});

test('the same content is kept once, also when it comes twice at the same moment', async () => {
  const { folder, store } = await newStore();
  const bytes = Buffer.alloc(500_000, 7);
  const digests = await Promise.all([store.put(bytes), store.put(bytes), store.put(bytes)]);
  expect(await store.put(bytes)).toBe(digests[0]);
  expect(await filesUnder(folder)).toEqual([join(folder, digestOf(bytes).slice(0, 2), digestOf(bytes))]);
});

test('what was never put, and what was damaged since, is missing', async () => {
  const { folder, store } = await newStore();
  await expect(store.read('0'.repeat(64))).rejects.toThrow(FileMissing);
  expect(await store.has('0'.repeat(64))).toBe(false);
  const digest = await store.put(Buffer.from('nguyên vẹn'));
  await writeFile(join(folder, digest.slice(0, 2), digest), 'hỏng');
  await expect(store.read(digest)).rejects.toThrow(/damaged/);
});

test('a program killed while it puts files leaves each of them whole or not at all', async () => {
  const folder = await newFolder();
  const program = join(folder, '../putting.mjs');
  const entry = join(import.meta.dirname, 'putting-child.ts');
  await build({ entryPoints: [entry], outfile: program, bundle: true, platform: 'node', format: 'esm' });
  for (const told of [1, 3, 6]) {
    const child = spawn(process.execPath, [program, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
    const kept: string[] = [];
    const gone = once(child, 'exit');
    for await (const line of createInterface({ input: child.stdout })) {
      kept.push(line);
      if (kept.length === told) child.kill('SIGKILL');
    }
    await gone;
    const names: string[] = [];
    for (const path of await filesUnder(folder)) {
      if (path.startsWith(join(folder, 'incoming'))) continue;
      names.push(digestOf(await readFile(path)));
      expect(path).toBe(join(folder, names.at(-1)!.slice(0, 2), names.at(-1)!));
    }
    expect(names).toEqual(expect.arrayContaining(kept));
  }
});

test('a sweep deletes what nobody knows and what was left half-written, once it is old', async () => {
  const { folder, store } = await newStore();
  const known = await store.put(Buffer.from('có hồ sơ'));
  const old = await store.put(Buffer.from('không ai giữ'));
  const fresh = await store.put(Buffer.from('vừa đến'));
  const halfWritten = join(folder, 'incoming', 'left-by-a-kill');
  await mkdir(join(folder, 'incoming'), { recursive: true });
  await writeFile(halfWritten, 'nửa');
  for (const digest of [known, old]) await age(join(folder, digest.slice(0, 2), digest));
  await age(halfWritten);

  const asked: string[] = [];
  const deleted = await store.sweep(aDayAfterTheEpoch, async (digests) => {
    asked.push(...digests);
    return [known];
  });
  expect(deleted).toBe(1);
  expect(asked.toSorted()).toEqual([known, old].toSorted());
  expect(await Promise.all([known, old, fresh].map((digest) => store.has(digest)))).toEqual([
    true,
    false,
    true,
  ]);
  await expect(stat(halfWritten)).rejects.toThrow('ENOENT');
});

test('what is put again while a sweep thinks about it stays', async () => {
  const { folder, store } = await newStore();
  const bytes = Buffer.from('gửi lại đúng lúc dọn');
  const digest = await store.put(bytes);
  await age(join(folder, digest.slice(0, 2), digest));
  const deleted = await store.sweep(aDayAfterTheEpoch, async () => {
    await store.put(bytes);
    return [];
  });
  expect(deleted).toBe(0);
  expect(Buffer.from(await store.read(digest))).toEqual(bytes);
});

test('a store that was never used has nothing to sweep', async () => {
  const { store } = await newStore();
  expect(await store.sweep(Date.now(), async () => [])).toBe(0);
});
