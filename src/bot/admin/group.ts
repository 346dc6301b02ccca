import type { Command } from 'commander';
import { formatCode } from '../../domain/joining/code.ts';
import { administer } from '../usecases/administration.ts';
import { groupCode, type GroupTarget } from '../usecases/group/group-code.ts';
import { daysOption, group, leaf, type Shell } from './command.ts';
import { listGroups, unbindGroup } from './group-list.ts';
import { endOfDayText, type CommandResult, type Session } from './kit.ts';

interface Options {
  unit?: string;
  round?: string;
  leaders?: true;
  days: number;
}

/** `group code --unit CODE | --round CODE | --leaders`, `group list`, `group unbind ID` */
export function addGroupCommands(program: Command, shell: Shell): void {
  const { say } = shell;
  const groups = group(program, 'group', say('admin.help.group'));
  leaf(groups, 'code', say('admin.help.group_code'), shell)
    .option('--unit <code>', say('admin.help.group_unit'))
    .option('--round <code>', say('admin.help.group_round'))
    .option('--leaders', say('admin.help.group_leaders'))
    .addOption(daysOption(shell))
    .action((options: Options) => shell.run((session) => make(session, options)));
  leaf(groups, 'list', say('admin.help.group_list'), shell).action(() => shell.run(listGroups));
  leaf(groups, 'unbind <id>', say('admin.help.group_unbind'), shell).action((id: string) =>
    shell.run((session) => unbindGroup(session, id)),
  );
}

async function make(session: Session, { unit, round, leaders, days }: Options): Promise<CommandResult> {
  const targets: GroupTarget[] = [];
  if (unit !== undefined) targets.push({ purpose: 'unit', unitCode: unit });
  if (round !== undefined) targets.push({ purpose: 'round', roundCode: round });
  if (leaders === true) targets.push({ purpose: 'leaders' });
  const [target] = targets;
  if (target === undefined || targets.length > 1) {
    const params = { options: '--unit, --round, --leaders' };
    return { ok: false, refusal: { key: 'admin.refused.one_target', params } };
  }
  const outcome = await administer(session.tools, (administration) =>
    groupCode(administration, target, days),
  );
  if (!outcome.ok) return outcome;
  const { expiresAt } = outcome.value;
  const code = formatCode(outcome.value.code);
  const command = `/gan ${code}`;
  const line = session.say('admin.group.code', { command, until: endOfDayText(session, expiresAt) });
  return { ok: true, json: { code, command, expiresAt, ...target }, lines: [line] };
}
