import type { Command } from 'commander';
import type { Role } from '../../domain/access.ts';
import { formatCode } from '../../domain/joining/code.ts';
import { administer } from '../usecases/administration.ts';
import { invite, revokeInvitation, type IssuedInvitation } from '../usecases/joining/invite.ts';
import { daysOption, leaf, roleOption, type Shell } from './command.ts';
import { describe, linkOf } from './invitation.ts';
import { listInvitations } from './invite-list.ts';
import { makeSheet, type SheetOptions } from './invite-sheet.ts';
import { endOfDayText, type CommandResult, type Session } from './kit.ts';

interface Options extends SheetOptions {
  sheet?: true;
  unit?: string[];
  role?: Role;
  person?: string;
}

/**
 * `invite --unit CODE --role ROLE [--person CODE]`, `invite --sheet [--round CODE | --unit CODE…]`, `invite list`,
 * `invite revoke ID`
 */
export function addInviteCommands(program: Command, shell: Shell): void {
  const { say } = shell;
  // The options stand on the command itself, so its subcommands read theirs only behind their own name.
  program.enablePositionalOptions();
  const command = leaf(program, 'invite', say('admin.help.invite'), shell)
    .option('--unit <code...>', say('admin.help.units'))
    .addOption(roleOption(shell))
    .option('--person <code>', say('admin.help.person'))
    .addOption(daysOption(shell))
    .option('--sheet', say('admin.help.sheet'))
    .option('--round <code>', say('admin.help.sheet_round'))
    .option('--output <file>', say('admin.help.output'))
    .enablePositionalOptions()
    .action((options: Options) =>
      shell.run((session) =>
        options.sheet === true ? makeSheet(session, options) : inviteOne(session, options),
      ),
    );
  leaf(command, 'list', say('admin.help.invite_list'), shell).action(() => shell.run(listInvitations));
  leaf(command, 'revoke <id>', say('admin.help.invite_revoke'), shell).action((id: string) =>
    shell.run((session) => revoke(session, id)),
  );
}

async function inviteOne(session: Session, options: Options): Promise<CommandResult> {
  const { unit: units = [], role, person, days, round, output } = options;
  const [unitCode] = units;
  if (unitCode === undefined || units.length > 1 || round !== undefined || output !== undefined) {
    const params = {
      options: '--unit CODE --role ROLE, --sheet [--round CODE | --unit CODE…] [--output FILE]',
    };
    return { ok: false, refusal: { key: 'admin.refused.one_target', params } };
  }
  if (role === undefined) return { ok: false, refusal: { key: 'admin.refused.role_missing', params: {} } };
  const request = { unitCode, role, personCode: person ?? null };
  const outcome = await administer(session.tools, async (administration) => {
    const issued = await invite(administration, [request], days);
    const botUsername = await administration.tx.settings.get('bot_username');
    return issued.ok ? { ok: true as const, value: issued.value, botUsername } : issued;
  });
  if (!outcome.ok) return outcome;
  const [issued] = outcome.value;
  if (issued === undefined) throw new Error('an invitation was asked for and none was made');
  const link = linkOf(outcome.botUsername, issued.code);
  return { ok: true, json: describe(issued, link), lines: told(session, issued, link) };
}

function told(session: Session, issued: IssuedInvitation, link: string | null): string[] {
  const { say, words } = session;
  return [
    say('admin.invite.title', {
      unit: issued.unit.name,
      role: words({ key: `role.${issued.role}`, params: {} }),
      person: issued.person?.name ?? say('admin.invite.anyone'),
    }),
    say('admin.invite.code', { code: formatCode(issued.code) }),
    link === null ? say('admin.invite.no_link') : say('admin.invite.link', { link }),
    say('admin.invite.valid_until', { until: endOfDayText(session, issued.expiresAt) }),
    say('admin.invite.once'),
  ];
}

async function revoke({ tools, say }: Session, id: string): Promise<CommandResult> {
  const outcome = await administer(tools, (administration) => revokeInvitation(administration, id));
  return outcome.ok ? { ok: true, json: { id }, lines: [say('admin.invite.revoked', { id })] } : outcome;
}
