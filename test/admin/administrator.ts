import { resolve } from 'node:path';
import type { Clock } from '../../src/domain/ports.ts';
import { runAdmin } from '../../src/bot/admin/program.ts';

/** What a command left behind. */
export interface Run {
  code: number;
  out: string;
  err: string;
}

/** The command line as a person at a desk uses it, without a process of its own. */
export interface Administrator {
  clock: Clock & { day: string };
  run(...argv: string[]): Promise<Run>;
  /** Runs with `--json`; fails unless stdout is exactly one JSON document and stderr is empty. */
  json(...argv: string[]): Promise<{ code: number; document: Record<string, unknown> }>;
}

export const projectRoot = resolve(import.meta.dirname, '../..');
export const seed = (path: string) => resolve(projectRoot, 'prisma/seed', path);

export function administrator(environment: Record<string, string>): Administrator {
  const clock = { day: '2024-07-22', now: () => `${clock.day}T03:00:00.000Z` };
  async function run(...argv: string[]): Promise<Run> {
    let out = '';
    let err = '';
    const code = await runAdmin(argv, {
      environment: { OFFICE_TIME_ZONE: 'Asia/Ho_Chi_Minh', ...environment },
      projectRoot,
      clock,
      stdout: (text) => (out += text),
      stderr: (text) => (err += text),
    });
    return { code, out, err };
  }
  return {
    clock,
    run,
    async json(...argv) {
      const { code, out, err } = await run(...argv, '--json');
      if (err !== '') throw new Error(`stderr: ${err}`);
      return { code, document: JSON.parse(out) as Record<string, unknown> };
    },
  };
}
