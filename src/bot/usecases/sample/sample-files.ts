import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { roleSchema } from '../../../domain/access.ts';
import { codeSchema } from '../../../domain/organisation/schema.ts';
import { words } from '../../../domain/outline/words.ts';
import type { FileReason } from '../../files/messages.ts';
import { readYamlFile, type FileResult } from '../../files/yaml-file.ts';
import { projectRoot } from '../../paths.ts';
import type { FileText } from '../administration.ts';
import { sampleConclusionSchema, type SampleConclusion } from './sample-conclusion.ts';
import { sampleReportSchema, type SampleReport } from './sample-report.ts';

export const sampleNames = [
  'kon-tum-2024',
  'ha-noi-2023',
  'tra-vinh-2022',
  'dak-song-2017',
  'lao-cai-2022',
  'hai-cap-2026',
] as const;
export type SampleName = (typeof sampleNames)[number];

const groupBase = { title: words, members: z.array(codeSchema) };

const fileName = z.string().regex(/^[a-z0-9-]+\.yaml$/);

const sampleSchema = z.strictObject({
  clockStart: z.iso.datetime({ offset: true }),
  invented: z.array(words).min(1),
  /** Rounds of reports and of inspections. */
  rounds: z.array(fileName),
  /** What became of a round of inspections. */
  conclusion: fileName.optional(),
  /** Reports that were sent before the sample begins. */
  reports: z.array(fileName).default([]),
  people: z.array(z.strictObject({ person: codeSchema, unit: codeSchema, role: roleSchema })),
  groups: z.array(
    z.discriminatedUnion('purpose', [
      z.strictObject({ ...groupBase, purpose: z.literal('unit'), unit: codeSchema }),
      z.strictObject({ ...groupBase, purpose: z.literal('round'), round: codeSchema }),
      z.strictObject({ ...groupBase, purpose: z.literal('leaders') }),
    ]),
  ),
});
export type Sample = z.infer<typeof sampleSchema>;

/** The sample cannot be loaded into this database; `key` and `params` are a sentence of the locales. */
export class SampleRefused extends Error {
  override name = 'SampleRefused';
  readonly key: string;
  readonly params: FileReason['params'];

  constructor({ key, params }: FileReason, place: string) {
    super(`${place}: ${key} ${JSON.stringify(params)}`);
    this.key = key;
    this.params = params;
  }
}

const seedFolder = join(projectRoot, 'prisma/seed');
const outlineFiles = ['kon-tum-2024.yaml', 'dak-song-2017.yaml'];
/** When the demonstration's clock starts: an ISO instant. */
export async function sampleClockStart(name: SampleName): Promise<string> {
  const { clockStart } = await readSample(name);
  return new Date(clockStart).toISOString();
}

/** Everything of one sample, read. */
export interface SampleFiles {
  name: SampleName;
  sample: Sample;
  outlines: FileText[];
  organisation: FileText;
  rounds: FileText[];
  conclusion: SampleConclusion | null;
  reports: SampleReport[];
}

export async function readSampleFiles(name: SampleName): Promise<SampleFiles> {
  const folder = join(seedFolder, 'samples', name);
  const sample = await readSample(name);
  const { conclusion } = sample;
  return {
    name,
    sample,
    outlines: await Promise.all(outlineFiles.map((file) => text(join(seedFolder, 'outlines', file)))),
    organisation: await text(join(folder, 'organisation.yaml')),
    rounds: await Promise.all(sample.rounds.map((file) => text(join(folder, file)))),
    conclusion:
      conclusion === undefined
        ? null
        : accepted(await readYamlFile(join(folder, conclusion), sampleConclusionSchema)),
    reports: await Promise.all(
      sample.reports.map(async (file) =>
        accepted(await readYamlFile(join(folder, file), sampleReportSchema)),
      ),
    ),
  };
}

async function readSample(name: SampleName): Promise<Sample> {
  return accepted(await readYamlFile(join(seedFolder, 'samples', name, 'sample.yaml'), sampleSchema));
}

/** What was read or taken; throws `SampleRefused`, which rolls the transaction back. */
export function accepted<T>(result: FileResult<T>): T {
  if (result.ok) return result.value;
  const [problem] = result.problems;
  if (problem === undefined) throw new Error('a file was refused without a problem');
  throw new SampleRefused(problem.reason, `${problem.file}:${problem.line ?? ''} ${problem.path}`);
}

async function text(file: string): Promise<FileText> {
  return { file, text: await readFile(file, 'utf8') };
}
