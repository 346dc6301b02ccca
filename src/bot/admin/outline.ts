import type { Command } from 'commander';
import { countSections, countSubsections, countTables, flatten } from '../../domain/outline/outline.ts';
import type { Outline } from '../../domain/outline/schema.ts';
import { readTextFile } from '../files/yaml-file.ts';
import { importOutline } from '../usecases/organisation/import-outline.ts';
import { refused } from '../usecases/outcome.ts';
import { group, leaf, versionOption, type Shell } from './command.ts';
import type { CommandResult, Session } from './kit.ts';

/** `outline import FILE`, `outline list`, `outline show CODE [--version N]` */
export function addOutlineCommands(program: Command, shell: Shell): void {
  const { say } = shell;
  const outline = group(program, 'outline', say('admin.help.outline'));
  leaf(outline, 'import <file>', say('admin.help.outline_import'), shell).action((file: string) =>
    shell.run((session) => importFile(session, file)),
  );
  leaf(outline, 'list', say('admin.help.outline_list'), shell).action(() => shell.run(list));
  leaf(outline, 'show <code>', say('admin.help.outline_show'), shell)
    .addOption(versionOption(shell))
    .action((code: string, { version }: { version?: number }) =>
      shell.run((session) => show(session, code, version)),
    );
}

async function importFile({ tools, say }: Session, file: string): Promise<CommandResult> {
  const text = await readTextFile(file);
  if (!text.ok) return text;
  const result = await importOutline(tools, { file, text: text.value });
  if (!result.ok) return result;
  const { code, title, change } = result.value;
  const version = String(result.value.version);
  const line =
    change === 'added'
      ? say('admin.outline.added', { code, version, title })
      : say('admin.outline.unchanged', { code, version });
  return { ok: true, json: result.value, lines: [line] };
}

async function list({ tools, say }: Session): Promise<CommandResult> {
  const outlines = await tools.unitOfWork.run((tx) => tx.outlines.list());
  const lines = outlines.map(({ code, version, title }) =>
    say('admin.outline.line', { code, version: String(version), title }),
  );
  return { ok: true, json: { outlines }, lines: lines.length > 0 ? lines : [say('admin.outline.none')] };
}

async function show({ tools, say }: Session, code: string, version?: number): Promise<CommandResult> {
  const found = await tools.unitOfWork.run(async ({ outlines }) => ({
    latest: await outlines.latest(code),
    wanted: version === undefined ? await outlines.latest(code) : await outlines.find(code, version),
  }));
  if (found.latest === null) return refused('admin.refused.unknown_outline', { code });
  if (found.wanted === null) {
    return refused('admin.refused.unknown_version', { code, version: String(version) });
  }
  const described = describe(found.wanted.outline);
  const { title, sections, subsections, tables, prompts } = described;
  const lines = [
    say('admin.outline.line', { code, version: String(described.version), title }),
    say('admin.outline.counts', {
      sections: String(sections),
      subsections: String(subsections),
      prompts: String(prompts.length),
      tables: String(tables),
    }),
    ...prompts.flatMap((prompt) => [
      say('admin.outline.prompt', { ...prompt, fields: prompt.fields.map((field) => field.kind).join(', ') }),
      ...(prompt.audience === null ? [] : [say('admin.outline.audience', { words: prompt.audience.words })]),
      ...(prompt.optional ? [say('admin.outline.optional')] : []),
    ]),
  ];
  return { ok: true, json: described, lines };
}

function describe(outline: Outline) {
  const { code, version, title } = outline;
  return {
    code,
    version,
    title,
    sections: countSections(outline),
    subsections: countSubsections(outline),
    tables: countTables(outline),
    prompts: flatten(outline).map(({ prompt, place }) => ({
      code: prompt.code,
      place,
      text: prompt.text,
      fields: prompt.fields,
      audience: prompt.audience ?? null,
      optional: prompt.optional,
    })),
  };
}
