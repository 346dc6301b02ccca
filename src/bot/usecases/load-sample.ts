import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { roleSchema, type Role } from '../../domain/access.ts';
import { codeSchema } from '../../domain/organisation/schema.ts';
import { words } from '../../domain/outline/words.ts';
import type { Transaction } from '../../domain/ports.ts';
import type { FileReason } from '../files/messages.ts';
import { readYamlFile, type FileResult } from '../files/yaml-file.ts';
import { projectRoot } from '../paths.ts';
import { plainWords } from '../plain-words.ts';
import type { Administration, AdministrationTools, FileText } from './administration.ts';
import { takeOrganisation } from './import-organisation.ts';
import { takeOutline } from './import-outline.ts';
import { invite } from './invite.ts';
import { takeRoundFile } from './inspection/plan/open-file.ts';
import { refreshProgress } from './refresh-progress.ts';
import { sampleConclusionSchema, takeSampleConclusion, type SampleConclusion } from './sample-conclusion.ts';
import type { UseCaseTools } from './talk.ts';

export const sampleNames = [
  'kon-tum-2024',
  'ha-noi-2023',
  'tra-vinh-2022',
  'dak-song-2017',
  'lao-cai-2022',
  'hai-cap-2026',
] as const;
export type SampleName = (typeof sampleNames)[number];

/** What the demonstration starts with. */
export interface LoadedSample {
  /** When the demonstration's clock starts, ISO with the office's offset. */
  clockStart: string;
  /** What is not in the document that the sample follows. */
  invented: string[];
  people: {
    personCode: string;
    name: string;
    unitName: string;
    role: Role;
    /** Unit and role in Vietnamese words. */
    note: string;
    /** Only when this very call loaded the sample: afterwards nobody knows the codes. */
    invitationCode: string | null;
  }[];
  groups: {
    title: string;
    purpose: 'unit' | 'round' | 'leaders';
    unitCode?: string;
    roundCode?: string;
    memberCodes: string[];
  }[];
}

const groupBase = { title: words, members: z.array(codeSchema) };

const fileName = z.string().regex(/^[a-z0-9-]+\.yaml$/);

const sampleSchema = z.strictObject({
  clockStart: z.iso.datetime({ offset: true }),
  invented: z.array(words).min(1),
  /** Rounds of reports and of inspections. */
  rounds: z.array(fileName),
  /** What became of a round of inspections. */
  conclusion: fileName.optional(),
  people: z.array(z.strictObject({ person: codeSchema, unit: codeSchema, role: roleSchema })),
  groups: z.array(
    z.discriminatedUnion('purpose', [
      z.strictObject({ ...groupBase, purpose: z.literal('unit'), unit: codeSchema }),
      z.strictObject({ ...groupBase, purpose: z.literal('round'), round: codeSchema }),
      z.strictObject({ ...groupBase, purpose: z.literal('leaders') }),
    ]),
  ),
});
type Sample = z.infer<typeof sampleSchema>;

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
const timeZone = 'Asia/Ho_Chi_Minh';
/** Demonstrations move the clock forward by weeks. */
const codeDays = 365;
/** Under which the installation's settings keep the loaded sample's name. */
export const sampleSetting = 'sample_loaded';

/** When the demonstration's clock starts: an ISO instant. */
export async function sampleClockStart(name: SampleName): Promise<string> {
  const { clockStart } = await readSample(name);
  return new Date(clockStart).toISOString();
}

/**
 * Loads a sample with an invitation for everyone shown, in one transaction. Codes are told only by the call that issues
 * them; whatever is there already stays.
 *
 * @throws SampleRefused when the installation holds another sample or an organisation of its own
 */
export async function loadSample(
  tools: Omit<AdministrationTools, 'timeZone'>,
  name: SampleName,
): Promise<LoadedSample> {
  const files = await readSampleFiles(name);
  return tools.unitOfWork.run(async (tx) => {
    const administration = administrationOf(tools, tx);
    await build(administration, files);
    const { sample } = files;
    if ((await tx.invitations.list()).length > 0) return told(tx, sample, []);
    const requests = sample.people.map(({ person, unit, role }) => ({
      personCode: person,
      unitCode: unit,
      role,
    }));
    const issued = await invite(administration, requests, codeDays);
    if (!issued.ok) throw new SampleRefused(issued.refusal, name);
    const codes = issued.value.map(({ code }) => code);
    return told(tx, sample, codes);
  });
}

/** The same without invitations: they are issued by whoever first shows the sample. */
export async function buildSample(
  tools: Omit<AdministrationTools, 'timeZone'>,
  name: SampleName,
): Promise<LoadedSample> {
  const files = await readSampleFiles(name);
  return tools.unitOfWork.run(async (tx) => {
    await build(administrationOf(tools, tx), files);
    return told(tx, files.sample, []);
  });
}

/** The sample that an installation holds; null for an installation of its own. */
export async function installedSample(tx: Pick<Transaction, 'settings'>): Promise<SampleName | null> {
  const loaded = await tx.settings.get(sampleSetting);
  return sampleNames.find((name) => name === loaded) ?? null;
}

interface SampleFiles {
  name: SampleName;
  sample: Sample;
  outlines: FileText[];
  organisation: FileText;
  rounds: FileText[];
  conclusion: SampleConclusion | null;
}

async function readSampleFiles(name: SampleName): Promise<SampleFiles> {
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
  };
}

function administrationOf(
  { clock, ids }: Omit<AdministrationTools, 'timeZone'>,
  tx: Transaction,
): Administration {
  return { tx, clock, ids, timeZone, now: clock.now() };
}

/** Outlines, organisation, rounds and what became of them; nothing when they are there already. */
async function build(administration: Administration, files: SampleFiles): Promise<void> {
  const { tx } = administration;
  const { name, conclusion } = files;
  const loaded = await tx.settings.get(sampleSetting);
  if (loaded === name) return;
  if (loaded !== null) {
    throw new SampleRefused({ key: 'import.other_sample', params: { loaded } }, name);
  }
  for (const outline of files.outlines) accepted(await takeOutline(administration, outline));
  accepted(await takeOrganisation(administration, files.organisation));
  for (const round of files.rounds) accepted(await takeRoundFile(administration, round));
  if (conclusion !== null) await takeSampleConclusion(administration, conclusion);
  await tx.settings.set(sampleSetting, name);
}

async function readSample(name: SampleName): Promise<Sample> {
  return accepted(await readYamlFile(join(seedFolder, 'samples', name, 'sample.yaml'), sampleSchema));
}

/** Throwing rolls the transaction back. */
function accepted<T>(result: FileResult<T>): T {
  if (result.ok) return result.value;
  const [problem] = result.problems;
  if (problem === undefined) throw new Error('a file was refused without a problem');
  throw new SampleRefused(problem.reason, `${problem.file}:${problem.line ?? ''} ${problem.path}`);
}

async function text(file: string): Promise<FileText> {
  return { file, text: await readFile(file, 'utf8') };
}

/** @param codes one for each person, or none */
async function told(tx: Transaction, sample: Sample, codes: string[]): Promise<LoadedSample> {
  const say = plainWords('vi');
  const people: LoadedSample['people'] = [];
  for (const [i, { person, unit, role }] of sample.people.entries()) {
    const unitName = (await tx.units.byCode(unit))?.name ?? unit;
    people.push({
      personCode: person,
      name: (await tx.people.byCode(person))?.name ?? person,
      unitName,
      role,
      note: `${unitName}, ${say({ key: `role.${role}`, params: {} })}`,
      invitationCode: codes[i] ?? null,
    });
  }
  const groups = sample.groups.map((group): LoadedSample['groups'][number] => ({
    title: group.title,
    purpose: group.purpose,
    ...(group.purpose === 'unit' ? { unitCode: group.unit } : {}),
    ...(group.purpose === 'round' ? { roundCode: group.round } : {}),
    memberCodes: group.members,
  }));
  const { clockStart, invented } = sample;
  return { clockStart, invented, people, groups };
}

/** Binds a sample's group to its chat, once; a round's group gets its progress message at once. */
export async function bindSampleGroup(
  tx: Transaction,
  tools: Pick<UseCaseTools, 'ids' | 'timeZone'>,
  group: LoadedSample['groups'][number],
  chat: { channel: string; chatId: string },
  at: string,
): Promise<void> {
  if ((await tx.groups.inChat(chat.channel, chat.chatId)).length > 0) return;
  const { title, purpose, unitCode, roundCode } = group;
  const unit = unitCode === undefined ? null : await tx.units.byCode(unitCode);
  const round = roundCode === undefined ? null : await tx.rounds.byCode({ kind: 'system' }, roundCode);
  await tx.groups.bind({
    id: tools.ids.next(),
    address: { ...chat, threadId: null },
    title,
    purpose,
    unitId: unit?.id ?? null,
    roundId: round?.id ?? null,
    boundAt: at,
    boundBy: null,
  });
  if (purpose !== 'unit') await refreshProgress(tools, tx, round?.id ?? null, at);
}
