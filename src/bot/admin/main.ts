import process from 'node:process';
import { systemClock } from '../clock.ts';
import { projectRoot } from '../paths.ts';
import { runAdmin } from './program.ts';

process.exitCode = await runAdmin(process.argv.slice(2), {
  environment: process.env,
  projectRoot,
  clock: systemClock,
  stdout: (text) => process.stdout.write(text),
  stderr: (text) => process.stderr.write(text),
});
