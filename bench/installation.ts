import { createIds } from '../src/bot/ids.ts';
import { systemClock } from '../src/bot/clock.ts';
import { openDatabase } from '../src/bot/store/database/open.ts';
import { applyPendingMigrations } from '../src/bot/store/migration/apply.ts';
import { createUnitOfWork } from '../src/bot/store/unit-of-work.ts';
import { administer, type AdministrationTools } from '../src/bot/usecases/administration.ts';
import { importOrganisation } from '../src/bot/usecases/organisation/import-organisation.ts';
import { importOutline } from '../src/bot/usecases/organisation/import-outline.ts';
import { invite } from '../src/bot/usecases/joining/invite.ts';
import { openRoundFile } from '../src/bot/usecases/inspection/plan/open-file.ts';
import { openRound } from '../src/bot/usecases/round/open-round.ts';
import { outlineCode, outlineFile } from './form.ts';

const committee = 'uy-ban';
const inspector = 'truong-doan';
const unitCode = (at: number) => `don-vi-${at + 1}`;

/** @throws Error when commits are not synced to the disk */
export async function makeDatabase(url: string): Promise<void> {
  const database = await openDatabase({ url });
  try {
    await applyPendingMigrations(database);
    if (database.kind !== 'sqlite') return;
    const [pragma] = await database.client.$queryRaw<{ synchronous: number | bigint }[]>`PRAGMA synchronous`;
    // 2 is FULL.
    if (Number(pragma?.synchronous) !== 2) throw new Error(`synchronous is ${pragma?.synchronous}`);
  } finally {
    await database.close();
  }
}

/**
 * Brings an outline, units, a round and inspections of all units into a new database, as an administrator would.
 *
 * @returns an invitation code for the focal point of each unit
 */
export async function makeInstallation(url: string, prompts: number, units: number): Promise<string[]> {
  await makeDatabase(url);
  const database = await openDatabase({ url });
  try {
    const tools: AdministrationTools = {
      unitOfWork: createUnitOfWork(database),
      clock: systemClock,
      ids: createIds(),
      timeZone: 'Asia/Ho_Chi_Minh',
    };
    const codes = Array.from({ length: units }, (_, at) => unitCode(at));
    accepted(await importOutline(tools, { file: 'outline', text: outlineFile(prompts) }));
    accepted(await importOrganisation(tools, { file: 'organisation', text: organisationFile(codes) }));
    accepted(await openRound(tools, { file: 'round', text: roundFile(codes) }));
    accepted(await openRoundFile(tools, { file: 'plan', text: planText(codes) }));
    const requests = codes.map((code) => ({
      unitCode: code,
      role: 'focal_point' as const,
      personCode: null,
    }));
    const issued = await administer(tools, (administration) => invite(administration, requests, 1));
    if (!issued.ok) throw new Error(JSON.stringify(issued));
    return issued.value.map(({ code }) => code);
  } finally {
    await database.close();
  }
}

/** How many answers are stored. */
export async function countAnswers(url: string): Promise<number> {
  const database = await openDatabase({ url });
  try {
    return await database.client.answerRevision.count();
  } finally {
    await database.close();
  }
}

function organisationFile(codes: readonly string[]): string {
  const units = codes.map((code, at) => ({
    code,
    name: `Đơn vị ${at + 1}`,
    kind: 'department',
    level: 'department',
    parent: committee,
  }));
  const root = { code: committee, name: 'Ủy ban', kind: 'peoples_committee', level: 'province' };
  return JSON.stringify({ units: [root, ...units], people: [{ code: inspector, name: 'Trưởng đoàn' }] });
}

function roundFile(codes: readonly string[]): string {
  return JSON.stringify({
    code: 'dot-do',
    title: 'Đợt báo cáo để đo',
    kind: 'periodic',
    outline: { code: outlineCode, version: 1 },
    receiving_unit: committee,
    units: codes,
    period: { kind: 'quarter', from: '2026-07-01', to: '2026-09-30' },
    deadline: { by_date: '2099-12-31' },
  });
}

/** Every unit is inspected, so that an answer is measured in an installation that has inspections. */
function planText(codes: readonly string[]): string {
  return JSON.stringify({
    code: 'kiem-tra-do',
    title: 'Đợt kiểm tra để đo',
    kind: 'inspection_plan',
    receiving_unit: committee,
    window: { from: '2099-01-01', to: '2099-12-31' },
    inspected_period: { from: '2099-01-01', to: 'inspection_day' },
    team: { members: [{ person: inspector, role: 'team_head' }] },
    inspections: [
      { kind: 'on_site', units: codes, dates: codes.map((unit) => ({ unit, month: '2099-06' })) },
    ],
  });
}

function accepted(result: { ok: boolean }): void {
  if (!result.ok) throw new Error(JSON.stringify(result));
}
