import { InvalidArgumentError, Option, type Command } from 'commander';
import { outboxStatuses, type OutboxRow, type OutboxStatus } from '../../domain/outbox/ports.ts';
import { createOutboxStore } from '../store/outbox/store.ts';
import { administer } from '../usecases/administration.ts';
import { dropMessages, retryMessages } from '../usecases/outbox-messages.ts';
import { leaf, type Shell } from './command.ts';
import { instantText, type CommandResult, type Session } from './kit.ts';

/** Newest first; who needs more has a database. */
const mostListed = 200;

/** What needs somebody's eye is listed when no status is asked for. */
const noteworthy = ['waiting', 'in_flight', 'failed', 'unknown', 'obsolete'] as const;

/** `outbox`: how many messages wait, were sent, failed; `outbox list`, `outbox retry ID…`, `outbox drop ID…` */
export function addOutboxCommand(program: Command, shell: Shell): void {
  const { say } = shell;
  const outbox = leaf(program, 'outbox', say('admin.help.outbox'), shell).action(() => shell.run(count));
  leaf(outbox, 'list', say('admin.help.outbox_list'), shell)
    .addOption(new Option('--status <status>', say('admin.help.status')).choices(outboxStatuses))
    .action(({ status }: { status?: OutboxStatus }) => shell.run((session) => list(session, status)));
  for (const verb of ['retry', 'drop'] as const) {
    leaf(outbox, verb, say(`admin.help.outbox_${verb}`), shell)
      .argument('<id...>', say('admin.help.message_id'), (given, before: number[] = []) => [
        ...before,
        messageId(shell, given),
      ])
      .action((ids: number[]) => shell.run((session) => change(session, verb, ids)));
  }
}

async function count({ say, database }: Session): Promise<CommandResult> {
  const counts = await createOutboxStore(database).counts();
  const lines = Object.entries(counts).map(([status, number]) =>
    say('admin.outbox.line', { status, count: String(number) }),
  );
  return { ok: true, json: { counts }, lines };
}

async function list(session: Session, status: OutboxStatus | undefined): Promise<CommandResult> {
  const store = createOutboxStore(session.database);
  const messages: OutboxRow[] = [];
  for (const each of status === undefined ? noteworthy : [status]) {
    messages.push(...(await store.listOutbox({ status: each, limit: mostListed })));
  }
  const lines = messages.map((message) => lineOf(session, message));
  return {
    ok: true,
    json: { messages },
    lines: lines.length > 0 ? lines : [session.say('admin.outbox.none')],
  };
}

function lineOf(session: Session, message: OutboxRow): string {
  const { id, status, kind, address, attempts, dueAt, lastError } = message;
  return session.say('admin.outbox.message', {
    id: String(id),
    status,
    kind,
    chat: `${address.channel} ${address.chatId}`,
    due: instantText(session, dueAt),
    attempts: String(attempts),
    error: lastError ?? '',
  });
}

async function change(
  { tools, say }: Session,
  verb: 'retry' | 'drop',
  given: number[],
): Promise<CommandResult> {
  const use = verb === 'retry' ? retryMessages : dropMessages;
  const outcome = await administer(tools, (administration) => use(administration, given));
  if (!outcome.ok) return outcome;
  const ids = outcome.value.join(', ');
  const line = verb === 'retry' ? say('admin.outbox.retried', { ids }) : say('admin.outbox.dropped', { ids });
  return { ok: true, json: { ids: outcome.value }, lines: [line] };
}

function messageId({ say }: Shell, given: string): number {
  if (!/^[1-9]\d{0,14}$/.test(given)) {
    throw new InvalidArgumentError(say('admin.refused.message_id', { given }));
  }
  return Number(given);
}
