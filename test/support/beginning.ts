import { readFile } from 'node:fs/promises';
import type { AdministrationTools, FileText } from '../../src/bot/usecases/administration.ts';
import { importOrganisation } from '../../src/bot/usecases/organisation/import-organisation.ts';
import { importOutline } from '../../src/bot/usecases/organisation/import-outline.ts';
import { importRegime } from '../../src/bot/usecases/regime/import-regime.ts';
import type { LoadedSample } from '../../src/bot/usecases/sample/load-sample.ts';
import type { SampleName } from '../../src/bot/usecases/sample/sample-files.ts';
import { openRound } from '../../src/bot/usecases/round/open-round.ts';
import { instantOf } from './heard.ts';

/** A sample's organisation at another time, with rounds and regimes of the test's own. */
export interface Beginning {
  /** "02/01/2017 08:00". */
  at: string;
  /** Round files, as text; opened at once. */
  rounds?: string[];
  /** Names of files under prisma/seed/regimes. */
  regimes?: string[];
}

const seed = (path: string) => new URL(`../../prisma/seed/${path}`, import.meta.url);

async function seedText(path: string): Promise<FileText> {
  return { file: path, text: await readFile(seed(path), 'utf8') };
}

export async function begin(
  tools: AdministrationTools,
  name: SampleName,
  { rounds = [], regimes = [], at }: Beginning,
): Promise<LoadedSample> {
  const taken = (result: { ok: boolean }) => {
    if (!result.ok) throw new Error(`a file was refused: ${JSON.stringify(result)}`);
  };
  for (const outline of ['kon-tum-2024', 'dak-song-2017']) {
    taken(await importOutline(tools, await seedText(`outlines/${outline}.yaml`)));
  }
  taken(await importOrganisation(tools, await seedText(`samples/${name}/organisation.yaml`)));
  for (const regime of regimes) taken(await importRegime(tools, await seedText(`regimes/${regime}`)));
  for (const text of rounds) taken(await openRound(tools, { file: 'round.yaml', text }));
  return { clockStart: instantOf(at), invented: [], people: [], groups: [] };
}
