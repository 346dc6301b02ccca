import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { FileMissing, type FileStore } from '../../domain/file/ports.ts';

/** The file store with what only this installation asks of it. */
export interface DiskFileStore extends FileStore {
  /**
   * Deletes bytes that have lain there since before `before` (ms) and that nobody knows, and what a kill has left
   * half-written. Safe beside whoever puts the same bytes at the same time.
   *
   * @param known which of these digests belong to a file on record
   * @returns how many were deleted
   */
  sweep(before: number, known: (digests: string[]) => Promise<string[]>): Promise<number>;
}

/** Half-written files; on the same file system, so that renaming is one act. */
const incoming = 'incoming';
const digestForm = /^[0-9a-f]{64}$/;
/** Digests asked about at once. */
const askedAtOnce = 500;

/**
 * Files under `folder`, each under its digest: `ab/ab12…`. The name appears only when every byte is on the disk, so that a
 * kill leaves at most a file under `incoming/`, which nobody reads.
 *
 * @param folder absolute; made when something is put
 */
export function createDiskFileStore(folder: string): DiskFileStore {
  const pathOf = (digest: string) => join(folder, digest.slice(0, 2), digest);

  async function put(bytes: Uint8Array): Promise<string> {
    const digest = digestOf(bytes);
    const path = pathOf(digest);
    // Touched, so that a sweep at this moment leaves it.
    if (await touched(path)) return digest;
    const temporary = join(folder, incoming, randomUUID());
    await mkdir(dirname(temporary), { recursive: true });
    try {
      await writeDurably(temporary, bytes);
      await mkdir(dirname(path), { recursive: true });
      await rename(temporary, path);
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    }
    await syncFolder(dirname(path));
    await syncFolder(folder);
    return digest;
  }

  async function sweepOne(digest: string, before: number): Promise<boolean> {
    const path = pathOf(digest);
    const aside = join(folder, incoming, randomUUID());
    await mkdir(dirname(aside), { recursive: true });
    // Once it is aside nobody can touch it any more: whoever puts the same bytes now writes them anew.
    await rename(path, aside);
    if ((await stat(aside)).mtimeMs >= before) {
      await rename(aside, path);
      return false;
    }
    await rm(aside);
    return true;
  }

  return {
    put,

    async read(digest) {
      const bytes = await readFile(pathOf(digest)).catch((error: unknown) => {
        throw isNotThere(error) ? new FileMissing(`no file ${digest}`) : error;
      });
      if (digestOf(bytes) !== digest) throw new FileMissing(`the file ${digest} is damaged`);
      return bytes;
    },

    async has(digest) {
      return (await modifiedAt(pathOf(digest))) !== null;
    },

    async sweep(before, known) {
      const old: string[] = [];
      for (const { name, parentPath } of await readdir(folder, {
        withFileTypes: true,
        recursive: true,
      }).catch(noneIfNotThere)) {
        const path = join(parentPath, name);
        const at = await modifiedAt(path);
        if (at === null || at >= before) continue;
        if (digestForm.test(name)) old.push(name);
        else if (parentPath === join(folder, incoming)) await rm(path, { force: true });
      }
      let deleted = 0;
      for (let from = 0; from < old.length; from += askedAtOnce) {
        const asked = old.slice(from, from + askedAtOnce);
        const kept = new Set(await known(asked));
        for (const digest of asked) {
          if (!kept.has(digest) && (await sweepOne(digest, before))) deleted += 1;
        }
      }
      return deleted;
    },
  };
}

const digestOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

async function writeDurably(path: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(path, 'wx');
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** So that a new name survives a power cut. Windows cannot open folders, and keeps names by itself. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** False when there is no such file. */
async function touched(path: string): Promise<boolean> {
  const now = new Date();
  return utimes(path, now, now).then(
    () => true,
    (error: unknown) => {
      if (isNotThere(error)) return false;
      throw error;
    },
  );
}

/** Of a file, in ms; null for a folder and for what is not there. */
async function modifiedAt(path: string): Promise<number | null> {
  const found = await stat(path).catch((error: unknown) => {
    if (isNotThere(error)) return null;
    throw error;
  });
  return found?.isFile() === true ? found.mtimeMs : null;
}

const isNotThere = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT';

function noneIfNotThere(error: unknown): [] {
  if (isNotThere(error)) return [];
  throw error;
}
