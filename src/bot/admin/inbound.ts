import type { Command } from 'commander';
import { keptAside } from '../store/inbound-aside.ts';
import { group, leaf, type Shell } from './command.ts';
import { instantText, type CommandResult, type Session } from './kit.ts';

/** `inbound aside`: events that could not be handled, without what people wrote */
export function addInboundCommands(program: Command, shell: Shell): void {
  const { say } = shell;
  const inbound = group(program, 'inbound', say('admin.help.inbound'));
  leaf(inbound, 'aside', say('admin.help.inbound_aside'), shell).action(() => shell.run(list));
}

async function list(session: Session): Promise<CommandResult> {
  const { say, database } = session;
  const events = await keptAside(database);
  const lines = events.map(({ event, sentAt, kind, attempts, error }) =>
    say('admin.inbound.line', {
      event,
      at: instantText(session, sentAt),
      kind,
      attempts: String(attempts),
      error: error.split('\n', 1)[0] ?? '',
    }),
  );
  return { ok: true, json: { events }, lines: lines.length > 0 ? lines : [say('admin.inbound.none')] };
}
