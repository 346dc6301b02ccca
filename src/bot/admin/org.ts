import type { Command } from 'commander';
import { readTextFile } from '../files/yaml-file.ts';
import {
  hasChanges,
  importOrganisation,
  type OrganisationChanges,
} from '../usecases/organisation/import-organisation.ts';
import { group, leaf, type Shell } from './command.ts';
import type { Session } from './kit.ts';
import { lostSeatText } from './lost-seat.ts';

/** `org import FILE` */
export function addOrgCommands(program: Command, shell: Shell): void {
  const { say } = shell;
  const org = group(program, 'org', say('admin.help.org'));
  leaf(org, 'import <file>', say('admin.help.org_import'), shell).action((file: string) =>
    shell.run(async (session) => {
      const text = await readTextFile(file);
      if (!text.ok) return text;
      const result = await importOrganisation(session.tools, { file, text: text.value });
      return result.ok ? { ok: true, json: result.value, lines: told(session, result.value) } : result;
    }),
  );
}

function told({ say, words }: Session, changes: OrganisationChanges): string[] {
  const lines: string[] = hasChanges(changes) ? [] : [say('admin.org.unchanged')];
  const listed = (
    key: 'units_added' | 'people_added' | 'people_renamed' | 'units_not_in_file',
    codes: string[],
  ) => {
    if (codes.length === 0) return;
    lines.push(say(`admin.org.${key}`, { count: String(codes.length), codes: codes.join(', ') }));
  };
  listed('units_added', changes.unitsAdded);
  for (const { code, fields } of changes.unitsChanged) {
    lines.push(say('admin.org.unit_changed', { code, fields: fields.join(', ') }));
  }
  listed('people_added', changes.peopleAdded);
  listed('people_renamed', changes.peopleRenamed);
  for (const { person, unit, role } of changes.rolesAdded) {
    lines.push(
      say('admin.org.role_added', { person, unit, role: words({ key: `role.${role}`, params: {} }) }),
    );
  }
  for (const { person, unit, role } of changes.rolesRemoved) {
    lines.push(
      say('admin.org.role_removed', { person, unit, role: words({ key: `role.${role}`, params: {} }) }),
    );
  }
  for (const { person, ...seat } of changes.seatsLost) lines.push(lostSeatText(say, person, seat));
  listed('units_not_in_file', changes.unitsNotInFile);
  return lines;
}
