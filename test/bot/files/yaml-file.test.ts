import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { parseYaml, readYamlFile, type FileProblem } from '../../../src/bot/files/yaml-file.ts';
import { outlineSchema } from '../../../src/domain/outline/schema.ts';

const unitSchema = z.strictObject({
  name: z.string().min(1),
  count: z.int().positive().max(9).optional(),
  since: z.iso.date().optional(),
  level: z.enum(['district', 'commune']).optional(),
  active: z.boolean().optional(),
  measureUnit: z.string().optional(),
  tags: z.array(z.string()).min(1).optional(),
  parent: z.strictObject({ code: z.string() }).optional(),
  head: z.union([z.strictObject({ person: z.string() }), z.strictObject({ role: z.string() })]).optional(),
});
const schema = z.strictObject({ units: z.array(unitSchema) });

/** "line:column path key {parameters}" of every problem. */
function problemsOf(text: string): string[] {
  const read = parseYaml(text, 'units.yaml', schema);
  return read.ok ? [] : read.problems.map(shown);
}

function shown({ line, column, path, reason }: FileProblem): string {
  const params = Object.entries(reason.params).map(([name, value]) => `${name}=${value}`);
  return [`${line}:${column}`, path, reason.key, ...params].filter((part) => part !== '').join(' ');
}

describe('a YAML file', () => {
  it('is read with its keys in the spelling of the schema', () => {
    const read = parseYaml('units:\n  - name: Sở A\n    measure_unit: đơn vị\n', 'units.yaml', schema);
    expect(read).toEqual({ ok: true, value: { units: [{ name: 'Sở A', measureUnit: 'đơn vị' }] } });
  });

  it('may carry a byte order mark, Windows line ends and decomposed accents', () => {
    const plain = 'units:\n  - name: >-\n      Uỷ ban nhân dân\n      tỉnh Đắk Nông\n';
    const read = parseYaml(`\uFEFF${plain.normalize('NFD').replaceAll('\n', '\r\n')}`, 'units.yaml', schema);
    expect(read).toEqual({ ok: true, value: { units: [{ name: 'Uỷ ban nhân dân tỉnh Đắk Nông' }] } });
  });

  it('may say a thing once and refer to it', () => {
    const read = parseYaml('units:\n  - name: A\n    tags: &t [x]\n  - name: B\n    tags: *t\n', 'f', schema);
    expect(read).toMatchObject({ ok: true, value: { units: [{ tags: ['x'] }, { tags: ['x'] }] } });
  });

  it.each<[string, string, string[]]>([
    ['nothing in it', '# no words\n', ['null:null file.empty']],
    ['a missing key', 'units:\n  - count: 1\n', ['2:5 units[0].name file.missing_key key=name']],
    [
      'an unknown key',
      'units:\n  - name: A\n    colour: red\n',
      ['3:5 units[0].colour file.unknown_key key=colour'],
    ],
    [
      'a key in the spelling of the schema',
      'units:\n  - name: A\n    measureUnit: x\n',
      ['3:5 file.key_spelling key=measureUnit meant=measure_unit'],
    ],
    ['a key written twice', 'units:\n  - name: A\n    name: B\n', ['3:5 file.duplicate_key key=name']],
    ['a number for text', 'units:\n  - name: 12\n', ['2:11 units[0].name file.expected_text found=12']],
    ['no value', 'units:\n  - name:\n    count: 1\n', ['2:10 units[0].name file.blank']],
    ['a blank text', "units:\n  - name: ''\n", ['2:11 units[0].name file.blank']],
    [
      'text for a number',
      'units:\n  - name: A\n    count: ba\n',
      ['3:12 units[0].count file.expected_number found=ba'],
    ],
    [
      'a fraction',
      'units:\n  - name: A\n    count: 1.5\n',
      ['3:12 units[0].count file.expected_whole_number found=1.5'],
    ],
    [
      'too small a number',
      'units:\n  - name: A\n    count: 0\n',
      ['3:12 units[0].count file.too_small found=0 minimum=1'],
    ],
    [
      'too big a number',
      'units:\n  - name: A\n    count: 10\n',
      ['3:12 units[0].count file.too_big found=10 maximum=9'],
    ],
    [
      'a word for true or false',
      'units:\n  - name: A\n    active: yes\n',
      ['3:13 units[0].active file.expected_true_or_false found=yes'],
    ],
    [
      'a date that does not exist',
      'units:\n  - name: A\n    since: 2023-02-29\n',
      ['3:12 units[0].since file.bad_date found=2023-02-29'],
    ],
    [
      'a value that is not on the list',
      'units:\n  - name: A\n    level: tỉnh\n',
      ['3:12 units[0].level file.not_one_of found=tỉnh allowed=district, commune'],
    ],
    ['a list that is none', 'units: A\n', ['1:8 units file.expected_list found=A']],
    ['an empty list', 'units:\n  - name: A\n    tags: []\n', ['3:5 units[0].tags file.too_few minimum=1']],
    [
      'text for keys',
      'units:\n  - name: A\n    parent: B\n',
      ['3:13 units[0].parent file.expected_keys found=B'],
    ],
    [
      'a choice of shapes, told of the one that was meant',
      'units:\n  - name: A\n    head: { role: 3 }\n',
      ['3:19 units[0].head.role file.expected_text found=3'],
    ],
    ['a tab', 'units:\n\t- name: A\n', ['2:1 file.syntax_tab']],
    ['a lost indentation', 'units:\n    - name: A\n  - name: B\n', ['3:1 file.syntax_indent']],
    ['a bracket left open', 'units: [a, b\n', ['2:1 file.syntax_indent']],
    ['a brace left open', '{ units: []', ['1:12 file.syntax_unclosed']],
    ['a quote left open', 'units: "a\n', ['2:1 file.syntax_unclosed']],
    ['a colon in words', 'units: Yêu cầu: b\n', ['1:8 file.syntax_colon']],
    ['a tag', 'units: !code x\n', ['1:8 file.syntax code=TAG_RESOLVE_FAILED']],
    ['two documents', 'units: []\n---\nunits: []\n', ['2:1 file.several_documents']],
    ['an alias of nothing', 'units: *all\n', ['1:8 file.unknown_alias name=all']],
    ['an alias of itself', 'units: &all [*all]\n', ['1:14 file.unknown_alias name=all']],
  ])('is refused for %s', (_, text, expected) => {
    expect(problemsOf(text)).toEqual(expected);
  });

  it('has all its problems listed in the order of its lines', () => {
    const text =
      'colour: red\nunits:\n  - count: 0\n    tags: x\n  - name: B\n    measureUnit: m\n    level: z\n';
    expect(problemsOf(text)).toEqual([
      '1:1 colour file.unknown_key key=colour',
      '3:5 units[0].name file.missing_key key=name',
      '3:12 units[0].count file.too_small found=0 minimum=1',
      '4:11 units[0].tags file.expected_list found=x',
      '6:5 file.key_spelling key=measureUnit meant=measure_unit',
      '7:12 units[1].level file.not_one_of found=z allowed=district, commune',
    ]);
  });

  it('cannot be made to unfold without end', () => {
    const levels = Array.from(
      { length: 9 },
      (_, i) => `- &l${i + 1} [${Array(9).fill(`*l${i}`).join(', ')}]`,
    );
    expect(problemsOf(`- &l0 x\n${levels.slice(0, 6).join('\n')}\n`)).toEqual([
      'null:null file.too_many_aliases',
    ]);
    expect(problemsOf(`- &l0 x\n- [${Array(200).fill('*l0').join(', ')}]\n`)).toMatchObject([
      expect.stringContaining('file.too_many_aliases'),
    ]);
  });

  it.each(['[', '- ', '{a: ', '? '])('cannot nest %j without end', (open) => {
    expect(problemsOf(open.repeat(100_000))).toEqual(['null:null file.too_deep']);
  });
});

describe('a file on disk', () => {
  let folder: string;
  const at = (name: string) => join(folder, name);
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'yaml-file-'));
  });
  afterAll(async () => {
    await rm(folder, { recursive: true });
  });

  async function refusal(path: string): Promise<FileProblem[]> {
    const read = await readYamlFile(path, schema);
    return read.ok ? [] : read.problems;
  }

  it('is named in its problems', async () => {
    await writeFile(at('đơn vị.yaml'), 'units:\n  - name: 1\n');
    expect(await refusal(at('đơn vị.yaml'))).toEqual([
      {
        file: at('đơn vị.yaml'),
        line: 2,
        column: 11,
        path: 'units[0].name',
        reason: { key: 'file.expected_text', params: { found: '1' } },
      },
    ]);
  });

  it('is refused when it is not there, no file, too large or not UTF-8', async () => {
    await writeFile(at('large.yaml'), Buffer.alloc(5 * 1024 * 1024 + 1, '#'));
    await writeFile(at('windows-1258.yaml'), Buffer.from('units: [\xd0\xe0]', 'latin1'));
    await writeFile(at('utf-16.yaml'), Buffer.from('\uFEFFunits: []', 'utf16le'));
    const found = async (name: string) => (await refusal(at(name))).map(shown);
    expect(await found('none.yaml')).toEqual(['null:null file.not_found']);
    expect(await found('.')).toEqual(['null:null file.not_a_file']);
    expect(await found('large.yaml')).toEqual(['null:null file.too_large megabytes=5']);
    expect(await found('windows-1258.yaml')).toEqual(['null:null file.not_utf8']);
    expect(await found('utf-16.yaml')).toEqual(['null:null file.not_utf8']);
  });

  it('that is a broken outline is told of by line, path and reason', async () => {
    const path = fileURLToPath(new URL('../../fixtures/outlines/broken.yaml', import.meta.url));
    const read = await readYamlFile(path, outlineSchema);
    expect(read.ok ? [] : read.problems.map(shown)).toEqual([
      '2:10 version file.expected_whole_number found=1.5',
      '6:3 source.lines file.lines_reversed',
      '9:13 sections[0].number file.expected_text found=1',
      '19:15 sections[0].children[0].prompt.fields[1].measure_unit file.missing_key key=measure_unit',
      '20:21 sections[0].children[0].prompt.fields[1].code file.bad_code code=Số example=inspected_units',
      '22:15 sections[0].children[0].prompt.fields[1].measureunit file.unknown_key key=measureunit',
    ]);
  });
});
