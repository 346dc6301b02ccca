import { Command, CommanderError } from 'commander';
import { addCalendarCommands } from './calendar.ts';
import { addGroupCommands } from './group.ts';
import { addInboundCommands } from './inbound.ts';
import { addInspectionCommands } from './inspection.ts';
import { addInviteCommands } from './invite.ts';
import { adminWords, exitCodes, languageOf, type AdminIo } from './kit.ts';
import { addMemberCommands } from './member.ts';
import { addOrgCommands } from './org.ts';
import { addOutboxCommand } from './outbox.ts';
import { addOutlineCommands } from './outline.ts';
import { addRegimeCommands } from './regime.ts';
import { addRoundCommands } from './round.ts';
import { addSampleCommands } from './sample.ts';
import { runCommand, showRefusal, type Manner } from './run.ts';

/**
 * The administrator's command line.
 *
 * @param argv what stands behind `npm run admin --`
 * @returns the exit code: 0 done; 1 cannot run (settings, database); 2 bad input or refused
 */
export async function runAdmin(argv: readonly string[], io: AdminIo): Promise<number> {
  const language = languageOf(argv);
  const say = adminWords(language);
  const manner: Manner = { json: argv.includes('--json'), language };
  let exitCode: number = exitCodes.done;
  let complaint = '';
  const program = new Command('npm run admin --')
    .description(say('admin.help.program'))
    .addHelpText('after', `\n${say('admin.help.exit_codes')}`)
    .helpOption('-h, --help', say('admin.help.help_option'))
    .helpCommand(false)
    .exitOverride()
    .configureHelp({
      showGlobalOptions: false,
      styleTitle: (title) => titles[title] ?? title,
    })
    .configureOutput({
      writeOut: io.stdout,
      writeErr: (text) => (complaint += text),
    });
  const titles: Record<string, string> = {
    'Usage:': say('admin.help.usage'),
    'Arguments:': say('admin.help.arguments'),
    'Options:': say('admin.help.options'),
    'Commands:': say('admin.help.commands'),
  };
  // An empty value counts as absent.
  const given = Object.fromEntries(
    Object.entries(io.environment).filter(([, value]) => value !== undefined && value.trim() !== ''),
  );
  const shell = {
    say,
    async run(work: Parameters<typeof runCommand>[2], defaults: Readonly<Record<string, string>> = {}) {
      exitCode = await runCommand({ ...io, environment: { ...defaults, ...given } }, manner, work);
    },
  };
  for (const add of [
    addOrgCommands,
    addOutlineCommands,
    addRoundCommands,
    addInspectionCommands,
    addRegimeCommands,
    addCalendarCommands,
    addInviteCommands,
    addGroupCommands,
    addMemberCommands,
    addOutboxCommand,
    addInboundCommands,
    addSampleCommands,
  ]) {
    add(program, shell);
  }
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return exitCode;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return exitCodes.done;
    // Commander's own complaints are English; a command group without a command shows its help.
    if (error.code === 'commander.help') io.stderr(complaint);
    else {
      const reason = error.message.replace(/^error: /, '');
      showRefusal(io, manner, { key: 'admin.refused.usage', params: { reason } });
    }
    return exitCodes.refused;
  }
}
