import type { Command } from 'commander';
import { createOutboxStore } from '../store/outbox-store.ts';
import { leaf, type Shell } from './command.ts';
import type { CommandResult, Session } from './kit.ts';

/** `outbox`: how many messages wait, were sent, failed */
export function addOutboxCommand(program: Command, shell: Shell): void {
  leaf(program, 'outbox', shell.say('admin.help.outbox'), shell).action(() => shell.run(count));
}

async function count({ say, database }: Session): Promise<CommandResult> {
  const counts = await createOutboxStore(database).counts();
  const lines = Object.entries(counts).map(([status, number]) =>
    say('admin.outbox.line', { status, count: String(number) }),
  );
  return { ok: true, json: { counts }, lines };
}
