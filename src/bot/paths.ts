import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

function findRoot(from: string): string {
  const parent = dirname(from);
  if (existsSync(join(from, 'package.json')) || parent === from) return from;
  return findRoot(parent);
}

/** The folder of package.json, whether the program runs from its sources or from its bundle. */
export const projectRoot = findRoot(dirname(fileURLToPath(import.meta.url)));
