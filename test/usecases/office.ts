import { systemClock } from '../../src/bot/clock.ts';
import { createIds } from '../../src/bot/ids.ts';
import type { FileProblem, FileResult } from '../../src/bot/files/yaml-file.ts';
import { createUnitOfWork } from '../../src/bot/store/unit-of-work.ts';
import type { DatabaseKind } from '../../src/bot/store/database/url.ts';
import type { AdministrationTools } from '../../src/bot/usecases/administration.ts';
import { importOrganisation } from '../../src/bot/usecases/organisation/import-organisation.ts';
import { importOutline } from '../../src/bot/usecases/organisation/import-outline.ts';
import { plainWords } from '../../src/bot/plain-words.ts';
import type { Transaction } from '../../src/domain/ports.ts';
import { freshDatabase, type FreshDatabase } from '../support/database.ts';

/** An administrator's desk over a database of its own. */
export interface Office extends FreshDatabase {
  tools: AdministrationTools;
  read<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
  /** How many rows the tables hold that imports write. */
  rows(): Promise<Record<string, number>>;
}

export async function openOffice(kind: DatabaseKind): Promise<Office> {
  const fresh = await freshDatabase(kind);
  const { client } = fresh.database;
  const unitOfWork = createUnitOfWork(fresh.database);
  return {
    ...fresh,
    tools: { unitOfWork, clock: systemClock, ids: createIds(), timeZone: 'Asia/Ho_Chi_Minh' },
    read: (work) => unitOfWork.run(work),
    rows: async () => ({
      units: await client.unit.count(),
      people: await client.person.count(),
      memberships: await client.membership.count({ where: { removedAt: null } }),
      outlines: await client.outlineVersion.count(),
      rounds: await client.reportingRound.count(),
      assignments: await client.assignment.count(),
      reports: await client.report.count(),
      audits: await client.audit.count(),
    }),
  };
}

/** A small province: the People's Committee, four departments, one district. */
export const smallProvince = `units:
  - { code: tinh, name: Ủy ban nhân dân tỉnh, kind: peoples_committee, level: province }
  - { code: so-noi-vu, name: Sở Nội vụ, kind: department, level: department, parent: tinh }
  - { code: so-xay-dung, name: Sở Xây dựng, kind: department, level: department, parent: tinh }
  - { code: so-y-te, name: Sở Y tế, kind: department, level: department, parent: tinh, tags: [assigned_papi] }
  - { code: so-cu, name: Sở Cũ, kind: department, level: department, parent: tinh, valid_to: 2025-06-30 }
  - { code: huyen, name: UBND huyện, kind: district, level: district, parent: tinh }
people:
  - { code: mau, name: Nguyễn Thị Mẫu, roles: [{ unit: so-noi-vu, role: coordinator }] }
  - { code: thu, name: Trần Văn Thử, roles: [{ unit: so-xay-dung, role: focal_point }] }
`;

/** An outline of two prompts; the second is for districts only. */
export const smallOutline = `code: de-cuong
version: 1
title: Đề cương báo cáo
source: { document: Kế hoạch, lines: [1, 4] }
sections:
  - kind: section
    number: 'I'
    title: KẾT QUẢ
    lines: [1, 1]
    children:
      - prompt:
          code: direction.plan
          text: Việc ban hành kế hoạch.
          lines: [2, 2]
          fields: [{ kind: narrative, code: narrative }]
      - prompt:
          code: direction.communes
          text: Việc chỉ đạo cấp xã.
          lines: [3, 3]
          fields: [{ kind: narrative, code: narrative }]
          audience: { levels: [district], words: đối với cấp huyện }
`;

export async function furnish({ tools }: Office): Promise<void> {
  accepted(await importOrganisation(tools, { file: 'organisation.yaml', text: smallProvince }));
  accepted(await importOutline(tools, { file: 'outline.yaml', text: smallOutline }));
}

export function accepted<T>(result: FileResult<T>): T {
  if (!result.ok) throw new Error(result.problems.map(inWords).join('\n'));
  return result.value;
}

/** The problems of a refusal as people read them; fails when the file was accepted. */
export function refusal(result: FileResult<unknown>): string[] {
  if (result.ok) throw new Error('the file was accepted');
  return result.problems.map(inWords);
}

/** "file:line path: reason"; fails when the reason has no words in one of the languages. */
function inWords({ file, line, path, reason }: FileProblem): string {
  const [vi = '', en = ''] = (['vi', 'en'] as const).map((language) => plainWords(language)(reason));
  for (const words of [vi, en]) {
    if (words === reason.key || words.includes('{{'))
      throw new Error(`${reason.key} is not worded: ${words}`);
  }
  return `${file}:${line ?? '-'} ${path}: ${en}`;
}
