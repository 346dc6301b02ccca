import process from 'node:process';
import type { Command } from 'commander';

/** `broadcast`, and the parts it starts as processes of their own. */
export function addBroadcastCommand(program: Command, part: Command, programFile: string): void {
  program
    .command('broadcast')
    .description(
      "Notices to a thousand chats under Telegram's limits, beside grammY's throttler and auto-retry.",
    )
    .option('--json', 'print the figures as one line of JSON')
    .action(async ({ json }: { json?: boolean }) => {
      const { runBroadcastBenchmark } = await import('./run.ts');
      const figures = await runBroadcastBenchmark(programFile);
      const { broadcastTable } = await import('./report.ts');
      process.stdout.write(json === true ? `${JSON.stringify(figures)}\n` : broadcastTable(figures));
    });
  part
    .command('broadcast-simulator')
    .argument('<people>')
    .argument('<groups>')
    .action(async (people: string, groups: string) =>
      (await import('../parts/broadcast-simulator.ts')).runBroadcastSimulator(Number(people), Number(groups)),
    );
  part
    .command('broadcast-peer')
    .argument('<apiRoot>')
    .argument('<noticesFile>')
    .action(async (apiRoot: string, noticesFile: string) =>
      (await import('../parts/broadcast-peer.ts')).runBroadcastPeer(apiRoot, noticesFile),
    );
}
