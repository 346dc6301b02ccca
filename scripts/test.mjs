// Runs the tests. `--project browser` and `--project faults` are asked for by name; the rest is the default.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { generateClients } from './build.mjs';
import { projectRoot } from './paths.mjs';

generateClients();
const given = process.argv.slice(2);
const project = given.includes('--project') ? [] : ['--project', 'main'];
const run = spawnSync(
  process.execPath,
  [join(projectRoot, 'node_modules/vitest/vitest.mjs'), 'run', ...project, ...given],
  { cwd: projectRoot, stdio: 'inherit' },
);
process.exit(run.status ?? 1);
