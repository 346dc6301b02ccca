import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createIds } from '../src/bot/ids.ts';
import { projectRoot } from '../src/bot/paths.ts';
import { createUnitOfWork } from '../src/bot/store/unit-of-work.ts';
import type { AdministrationTools, FileText } from '../src/bot/usecases/administration.ts';
import { importOrganisation } from '../src/bot/usecases/organisation/import-organisation.ts';
import { importOutline } from '../src/bot/usecases/organisation/import-outline.ts';
import { importRegime } from '../src/bot/usecases/regime/import-regime.ts';
import { openRoundFile } from '../src/bot/usecases/inspection/plan/open-file.ts';
import { configMessages } from '../src/config-problem.ts';
import packageJson from '../package.json' with { type: 'json' };
import { freshDatabase } from './support/database.ts';

const documents = [
  ...readdirSync(projectRoot).filter((name) => name.endsWith('.md')),
  ...readdirSync(join(projectRoot, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
];
const textOf = (document: string) => readFileSync(join(projectRoot, document), 'utf8');
const withoutCode = (text: string) => text.replace(/^( *)```[^]*?^\1```$/gm, '').replace(/`[^`\n]*`/g, '');

/** The name GitHub gives to a heading. */
const anchorOf = (heading: string) =>
  heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\s_-]/gu, '')
    .replaceAll(' ', '-');
const anchorsIn = (document: string) =>
  [...textOf(document).matchAll(/^#{1,6} (.+)$/gm)].map(([, heading = '']) => anchorOf(heading));

function linksIn(document: string): string[] {
  const text = withoutCode(textOf(document));
  const links = [...text.matchAll(/\]\(([^)\s]+)\)|\bsrc="([^"]+)"/g)];
  return links.map(([, link, picture]) => link ?? picture ?? '').filter((link) => !/^https?:/.test(link));
}

describe.each(documents)('%s', (document) => {
  it('links to what exists', () => {
    const broken = linksIn(document).filter((link) => {
      const [path = '', anchor] = link.split('#');
      const file = path === '' ? document : join(dirname(document), decodeURI(path));
      if (!existsSync(join(projectRoot, file)) || relative('.', file).startsWith('..')) return true;
      return anchor !== undefined && !anchorsIn(file).includes(decodeURI(anchor));
    });
    expect(broken).toEqual([]);
  });

  it('names only scripts that package.json has', () => {
    const named = [...textOf(document).matchAll(/npm (?:-s )?run (?:-s )?([a-z][a-z:]*)/g)];
    const unknown = named.map(([, name = '']) => name).filter((name) => !(name in packageJson.scripts));
    expect(unknown).toEqual([]);
  });
});

it('the README lists every setting, and no other', () => {
  const listed = [...textOf('README.md').matchAll(/^\| `([A-Z_]+)`/gm)].map(([, name]) => name);
  const known = Object.keys(configMessages)
    .map((key) => key.replace('config.', ''))
    .filter((name) => name === name.toUpperCase());
  expect(listed.toSorted()).toEqual(known.toSorted());
});

it('the examples of docs/files.md are imported as they stand', async () => {
  const examples = [...textOf('docs/files.md').matchAll(/^```yaml (\w+)\n([^]*?)^```$/gm)];
  const fresh = await freshDatabase('sqlite');
  const tools = {
    unitOfWork: createUnitOfWork(fresh.database),
    clock: { now: () => '2026-06-01T01:00:00.000Z' },
    ids: createIds(),
    timeZone: 'Asia/Ho_Chi_Minh',
  };
  const importers = new Map<
    string,
    (tools: AdministrationTools, source: FileText) => Promise<{ ok: boolean }>
  >([
    ['organisation', importOrganisation],
    ['outline', importOutline],
    ['round', openRoundFile],
    ['plan', openRoundFile],
    ['regime', importRegime],
  ]);
  try {
    for (const [at, [, kind = '', text = '']] of examples.entries()) {
      const source = { file: `docs/files.md, example ${at + 1}`, text };
      expect(await importers.get(kind)?.(tools, source)).toMatchObject({ ok: true });
    }
  } finally {
    await fresh.dispose();
  }
  expect(examples.map(([, kind]) => kind)).toEqual([
    'organisation',
    'outline',
    'round',
    'round',
    'plan',
    'regime',
  ]);
});
