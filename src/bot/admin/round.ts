import type { Command } from 'commander';
import { readTextFile } from '../files/yaml-file.ts';
import { openRound } from '../usecases/open-round.ts';
import { group, leaf, type Shell } from './command.ts';
import { lastDayText, type CommandResult, type Session } from './kit.ts';

/** `round open FILE`, `round list` */
export function addRoundCommands(program: Command, shell: Shell): void {
  const { say } = shell;
  const round = group(program, 'round', say('admin.help.round'));
  leaf(round, 'open <file>', say('admin.help.round_open'), shell).action((file: string) =>
    shell.run((session) => open(session, file)),
  );
  leaf(round, 'list', say('admin.help.round_list'), shell).action(() => shell.run(list));
}

async function open(session: Session, file: string): Promise<CommandResult> {
  const { tools, say } = session;
  const text = await readTextFile(file);
  if (!text.ok) return text;
  const result = await openRound(tools, { file, text: text.value });
  if (!result.ok) return result;
  const { title, code, outline, units } = result.value;
  const lines = [
    say('admin.round.opened', {
      title,
      code,
      outline: outline.code,
      version: String(outline.version),
      count: String(units.length),
    }),
    ...units.map(({ name, limit }) =>
      say('admin.round.unit', {
        name,
        words: limit.words,
        until: limit.lastDay === null ? '' : lastDayText(session, limit.lastDay),
      }),
    ),
  ];
  return { ok: true, json: result.value, lines };
}

async function list({ tools, say }: Session): Promise<CommandResult> {
  const everything = { kind: 'system' } as const;
  const rounds = await tools.unitOfWork.run(async (tx) => {
    const found = [];
    for (const round of await tx.rounds.overseen(everything)) {
      const standings = await tx.rounds.standings(everything, round.id);
      const sent = standings.filter(({ submission }) => submission !== null).length;
      const { code, title, kind, openedAt, closedAt } = round;
      found.push({ code, title, kind, openedAt, closedAt, sent, total: standings.length });
    }
    return found;
  });
  const lines = rounds.map(({ code, title, sent, total }) =>
    say('admin.round.line', { code, title, sent: String(sent), total: String(total) }),
  );
  return { ok: true, json: { rounds }, lines: lines.length > 0 ? lines : [say('admin.round.none')] };
}
