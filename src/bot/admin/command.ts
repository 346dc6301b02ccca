import type { Command } from 'commander';
import { InvalidArgumentError, Option } from 'commander';
import { languages } from '../../domain/action.ts';
import { roleSchema } from '../../domain/access.ts';
import { defaultDays } from '../usecases/code-validity.ts';
import type { CommandResult, Session } from './kit.ts';
import type { AdminWords } from './messages.ts';

/** Given to every command group. */
export interface Shell {
  say: AdminWords;
  /**
   * Runs what a command does; keeps its exit code.
   *
   * @param defaults for settings that the environment leaves out
   */
  run(
    work: (session: Session) => Promise<CommandResult>,
    defaults?: Readonly<Record<string, string>>,
  ): Promise<void>;
}

/** A group of commands: `org`, `outline`. */
export function group(program: Command, name: string, description: string): Command {
  return program.command(name).description(description).helpCommand(false);
}

/** One command, with the options that every command has. */
export function leaf(parent: Command, usage: string, description: string, shell: Shell): Command {
  return parent
    .command(usage)
    .description(description)
    .helpCommand(false)
    .option('--json', shell.say('admin.help.json'))
    .addOption(new Option('--language <language>', shell.say('admin.help.language')).choices([...languages]));
}

export function roleOption(shell: Shell): Option {
  return new Option('--role <role>', shell.say('admin.help.role')).choices(roleSchema.options);
}

const longestDays = 90;

export function daysOption({ say }: Shell): Option {
  return new Option('--days <days>', say('admin.help.days')).default(defaultDays).argParser((given) => {
    const days = wholeNumber(given);
    if (days === null || days > longestDays) {
      throw new InvalidArgumentError(say('admin.refused.days', { given, maximum: String(longestDays) }));
    }
    return days;
  });
}

export function versionOption({ say }: Shell): Option {
  return new Option('--version <version>', say('admin.help.version')).argParser((given) => {
    const version = wholeNumber(given);
    if (version === null) throw new InvalidArgumentError(say('admin.refused.version', { given }));
    return version;
  });
}

function wholeNumber(given: string): number | null {
  return /^[1-9]\d{0,8}$/.test(given) ? Number(given) : null;
}
