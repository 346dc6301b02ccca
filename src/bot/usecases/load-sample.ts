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
import type { AdministrationTools, FileText } from './administration.ts';
import { takeOrganisation } from './import-organisation.ts';
import { takeOutline } from './import-outline.ts';
import { invite } from './invite.ts';
import { takeRound } from './open-round.ts';
import { refreshProgress } from './refresh-progress.ts';
import type { UseCaseTools } from './talk.ts';

export const sampleNames = ['kon-tum-2024', 'hai-cap-2026', 'dak-song-2017'] as const;
export type SampleName = (typeof sampleNames)[number];

/** What the demonstration starts with. */
export interface LoadedSample {
  /** When the demonstration's clock starts, ISO with the office's offset. */
  clockStart: string;
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

const sampleSchema = z.strictObject({
  clockStart: z.iso.datetime({ offset: true }),
  rounds: z.array(z.string().regex(/^[a-z0-9-]+\.yaml$/)),
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
 * Loads a sample (outlines, organisation, rounds, invitations) in one transaction; when it is there already, only tells
 * who is in it.
 *
 * @throws SampleRefused when the installation holds another sample or an organisation of its own
 */
export async function loadSample(
  tools: Omit<AdministrationTools, 'timeZone'>,
  name: SampleName,
): Promise<LoadedSample> {
  const folder = join(seedFolder, 'samples', name);
  const sample = await readSample(name);
  const outlines = await texts(outlineFiles.map((file) => join(seedFolder, 'outlines', file)));
  const organisation = await texts([join(folder, 'organisation.yaml')]);
  const rounds = await texts(sample.rounds.map((file) => join(folder, file)));
  const { clock, ids } = tools;
  return tools.unitOfWork.run(async (tx) => {
    const loaded = await tx.settings.get(sampleSetting);
    if (loaded === name) return told(tx, sample, []);
    if (loaded !== null) {
      throw new SampleRefused({ key: 'import.other_sample', params: { loaded } }, name);
    }
    const administration = { tx, clock, ids, timeZone, now: clock.now() };
    for (const outline of outlines) accepted(await takeOutline(administration, outline));
    for (const file of organisation) accepted(await takeOrganisation(administration, file));
    for (const round of rounds) accepted(await takeRound(administration, round));
    const requests = sample.people.map(({ person, unit, role }) => ({
      personCode: person,
      unitCode: unit,
      role,
    }));
    const issued = await invite(administration, requests, codeDays);
    if (!issued.ok) throw new SampleRefused(issued.refusal, name);
    await tx.settings.set(sampleSetting, name);
    const codes = issued.value.map(({ code }) => code);
    return told(tx, sample, codes);
  });
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

function texts(files: string[]): Promise<FileText[]> {
  return Promise.all(files.map(async (file) => ({ file, text: await readFile(file, 'utf8') })));
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
  return { clockStart: sample.clockStart, people, groups };
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
