import type { Command } from 'commander';
import type { Role } from '../../domain/access.ts';
import { administer } from '../usecases/administration.ts';
import { addMember, removeMember } from '../usecases/joining/members.ts';
import { group, leaf, roleOption, type Shell } from './command.ts';
import type { CommandResult, Session } from './kit.ts';
import { lostSeatText } from './lost-seat.ts';

interface Options {
  unit: string;
  person: string;
  role: Role;
}

/** `member add|remove --unit CODE --person CODE --role ROLE` */
export function addMemberCommands(program: Command, shell: Shell): void {
  const { say } = shell;
  const member = group(program, 'member', say('admin.help.member'));
  for (const verb of ['add', 'remove'] as const) {
    leaf(member, verb, say(`admin.help.member_${verb}`), shell)
      .requiredOption('--unit <code>', say('admin.help.unit'))
      .requiredOption('--person <code>', say('admin.help.person'))
      .addOption(roleOption(shell).makeOptionMandatory())
      .action((options: Options) => shell.run((session) => change(session, verb, options)));
  }
}

async function change(
  { tools, say, words }: Session,
  verb: 'add' | 'remove',
  { unit, person, role }: Options,
): Promise<CommandResult> {
  const membership = { unitCode: unit, personCode: person, role };
  const named = { unit, person, role: words({ key: `role.${role}`, params: {} }) };
  if (verb === 'add') {
    const added = await administer(tools, (administration) => addMember(administration, membership));
    if (!added.ok) return added;
    return { ok: true, json: { unit, person, role }, lines: [say('admin.member.added', named)] };
  }
  const removed = await administer(tools, (administration) => removeMember(administration, membership));
  if (!removed.ok) return removed;
  const { lostSeats } = removed.value;
  const lines = [
    say('admin.member.removed', named),
    ...lostSeats.map((seat) => lostSeatText(say, person, seat)),
  ];
  return { ok: true, json: { unit, person, role, lostSeats }, lines };
}
