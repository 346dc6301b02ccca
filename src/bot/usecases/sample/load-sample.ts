import type { Role } from '../../../domain/access.ts';
import type { TeamRole } from '../../../domain/inspection/kind.ts';
import type { Transaction } from '../../../domain/ports.ts';
import { plainWords } from '../../plain-words.ts';
import type { Administration, AdministrationTools } from '../administration.ts';
import { takeOrganisation } from '../organisation/import-organisation.ts';
import { takeOutline } from '../organisation/import-outline.ts';
import { takeRoundFile } from '../inspection/plan/open-file.ts';
import { invite } from '../joining/invite.ts';
import { refreshProgress } from '../round/refresh-progress.ts';
import { takeSampleConclusion } from './sample-conclusion.ts';
import { takeSampleReport } from './sample-report.ts';
import {
  accepted,
  readSampleFiles,
  sampleNames,
  SampleRefused,
  type Sample,
  type SampleFiles,
  type SampleName,
} from './sample-files.ts';
import type { UseCaseTools } from '../talk.ts';

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
    /** Unit and role, in the team where the person is in one, in Vietnamese words. */
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

const timeZone = 'Asia/Ho_Chi_Minh';
/** Demonstrations move the clock forward by weeks. */
const codeDays = 365;
/** Under which the installation's settings keep the loaded sample's name. */
export const sampleSetting = 'sample_loaded';

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

function administrationOf(
  { clock, ids }: Omit<AdministrationTools, 'timeZone'>,
  tx: Transaction,
): Administration {
  return { tx, clock, ids, timeZone, now: clock.now() };
}

/** Outlines, organisation, rounds and what became of them; nothing when they are there already. */
async function build(administration: Administration, files: SampleFiles): Promise<void> {
  const { tx } = administration;
  const { name, conclusion, reports } = files;
  const loaded = await tx.settings.get(sampleSetting);
  if (loaded === name) return;
  if (loaded !== null) {
    throw new SampleRefused({ key: 'import.other_sample', params: { loaded } }, name);
  }
  for (const outline of files.outlines) accepted(await takeOutline(administration, outline));
  accepted(await takeOrganisation(administration, files.organisation));
  for (const round of files.rounds) accepted(await takeRoundFile(administration, round));
  for (const report of reports) await takeSampleReport(administration, report);
  if (conclusion !== null) await takeSampleConclusion(administration, conclusion);
  await tx.settings.set(sampleSetting, name);
}

/** @param codes one for each person, or none */
async function told(tx: Transaction, sample: Sample, codes: string[]): Promise<LoadedSample> {
  const say = plainWords('vi');
  const people: LoadedSample['people'] = [];
  const inTeam = await teamRoles(tx);
  for (const [i, { person, unit, role }] of sample.people.entries()) {
    const unitName = (await tx.units.byCode(unit))?.name ?? unit;
    const known = await tx.people.byCode(person);
    const teamRole = known === null ? undefined : inTeam.get(known.id);
    const key = teamRole === undefined ? `role.${role}` : `inspection.role.${teamRole}`;
    people.push({
      personCode: person,
      name: known?.name ?? person,
      unitName,
      role,
      note: `${unitName}: ${say({ key, params: {} })}`,
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

/** Roles in the teams of the sample's inspection rounds, by person. */
async function teamRoles(tx: Transaction): Promise<Map<string, TeamRole>> {
  const roles = new Map<string, TeamRole>();
  for (const { id } of await tx.inspections.rounds({ kind: 'system' })) {
    for (const { personId, role } of await tx.inspections.roundTeam(id)) roles.set(personId, role);
  }
  return roles;
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
