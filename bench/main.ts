import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { addBroadcastCommand } from './broadcast/command.ts';
import { runInterviewBenchmark } from './interview.ts';
import { asTable } from './report.ts';

const program = new Command('bench').description('Measures this program beside others, on this machine.');

program
  .command('interview')
  .description(
    'What an answer costs: a bare echo bot, the same form with grammY conversations, and this program.',
  )
  .option('--json', 'print the figures as one line of JSON')
  .action(async ({ json }: { json?: boolean }) => {
    const { figures, setting } = await runInterviewBenchmark(fileURLToPath(import.meta.url));
    process.stdout.write(json === true ? `${JSON.stringify(figures)}\n` : asTable(figures, setting));
  });

// Every bot, and the simulator, is a process of its own: this same program, started with the name of a part.
const part = program.command('part', { hidden: true });
part.command('simulator').action(async () => (await import('./parts/simulator.ts')).runSimulator());
part.command('ours').action(async () => (await import('./parts/our-bot.ts')).runOurBot());
part
  .command('echo')
  .argument('<apiRoot>')
  .action(async (apiRoot: string) => (await import('./parts/echo-bot.ts')).runEchoBot(apiRoot));
part
  .command('peer')
  .argument('<apiRoot>')
  .argument('<databaseUrl>')
  .argument('<prompts>')
  .action(async (apiRoot: string, databaseUrl: string, prompts: string) =>
    (await import('./parts/peer-bot.ts')).runPeerBot(apiRoot, databaseUrl, Number(prompts)),
  );

addBroadcastCommand(program, part, fileURLToPath(import.meta.url));

await program.parseAsync();
