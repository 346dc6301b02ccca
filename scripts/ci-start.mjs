// Starts the program as README says, opens the printed address, and ends it with SIGTERM. On a fresh data folder.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from './paths.mjs';

const data = mkdtempSync(join(tmpdir(), 'don-doc-start-'));
const program = spawn(process.execPath, [join(projectRoot, 'scripts/run.mjs'), 'main'], {
  cwd: projectRoot,
  env: { ...process.env, DATA_DIR: data, PORT: '0', BOT_TOKEN: '' },
  stdio: ['ignore', 'pipe', 'inherit'],
});
const started = Date.now();
let printed = '';

const url = await new Promise((resolve, reject) => {
  program.stdout.on('data', (chunk) => {
    printed += chunk;
    const found = /http:\/\/127\.0\.0\.1:\d+\S*/.exec(printed);
    if (found) resolve(found[0]);
  });
  program.on('exit', (code) => reject(new Error(`the program ended with ${code} before it was ready`)));
});
console.log(`ready after ${Date.now() - started} ms`);
const page = await fetch(url);
const state = await (await fetch(new URL('/sim/state', url))).json();
console.log(`page ${page.status}, ${state.users.length} people, ${state.groups.length} groups`);
program.removeAllListeners('exit');
const ended = new Promise((resolve) => program.on('exit', resolve));
program.kill('SIGTERM');
const code = await ended;
rmSync(data, { recursive: true, force: true });
console.log(`ended with ${code}`);
if (page.status !== 200 || state.users.length === 0 || code !== 0) process.exit(1);
