import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'esbuild';

const root = join(import.meta.dirname, '../../..');

export type Child = {
  process: ChildProcess;
  /** Its first line, parsed; undefined when it ends without one. */
  answer: Promise<unknown>;
  /** Its exit code, null when it was killed. */
  ended: Promise<number | null>;
};

/** Bundles `child.ts`; returns a function that starts it. */
export async function prepareChildren(): Promise<(...args: string[]) => Child> {
  // One file a worker: test files run at once in different workers.
  const outfile = join(root, `node_modules/.cache/don-doc/child-${process.env['VITEST_POOL_ID']}.mjs`);
  await build({
    entryPoints: [join(import.meta.dirname, 'child.ts')],
    outfile,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'error',
  });
  return (...args) => start(outfile, args);
}

function start(file: string, args: string[]): Child {
  const child = spawn(process.execPath, [file, ...args], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout });
  const ended = once(child, 'exit').then(([code]) => code as number | null);
  const line = new Promise<string | undefined>((resolve) => {
    lines.once('line', resolve);
    lines.once('close', () => resolve(undefined));
  });
  return {
    process: child,
    answer: line.then((text): unknown => (text === undefined ? undefined : JSON.parse(text))),
    ended,
  };
}
