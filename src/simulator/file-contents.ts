/** File contents: in memory, and beside the journal when there is one. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface FileContents {
  readonly put: (fileId: string, content: Uint8Array) => void;
  /** Undefined when no such file was ever stored. */
  readonly get: (fileId: string) => Uint8Array | undefined;
}

/** @param folder where contents are kept over a restart; in memory only when absent */
export function fileContents(folder: string | undefined): FileContents {
  const inMemory = new Map<string, Uint8Array>();
  if (folder === undefined) {
    return { put: (fileId, content) => void inMemory.set(fileId, content), get: (id) => inMemory.get(id) };
  }
  return {
    put(fileId, content) {
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, fileId), content);
    },
    get(fileId) {
      try {
        return readFileSync(join(folder, fileId));
      } catch {
        return undefined;
      }
    },
  };
}
