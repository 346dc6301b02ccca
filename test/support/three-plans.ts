import { readFile } from 'node:fs/promises';
import { parseYaml } from '../../src/bot/files/yaml-file.ts';
import { createIds } from '../../src/bot/ids.ts';
import { administer } from '../../src/bot/usecases/administration.ts';
import { takeRoundFile } from '../../src/bot/usecases/inspection/plan/open-file.ts';
import {
  sampleConclusionSchema,
  takeSampleConclusion,
} from '../../src/bot/usecases/sample/sample-conclusion.ts';
import { officeCalendar } from '../../src/bot/usecases/deadline/office-calendar.ts';
import { termsOf, type TermStanding } from '../../src/domain/inspection/terms.ts';
import type { Inspection } from '../../src/domain/inspection/ports.ts';
import type { Role } from '../../src/domain/access.ts';
import type { DatabaseKind } from './database.ts';
import { plans, redated } from './redated-plans.ts';
import { createWorld, type TestPerson, type World } from './world.ts';

const system = { kind: 'system' } as const;

const roles = {
  konTumHead: ['truong-thi-gia-su', 'so-noi-vu', 'assessor'],
  konTumSecretary: ['to-thi-minh-hoa', 'so-noi-vu', 'assessor'],
  haNoiHead: ['luu-van-vi-du', 'van-phong-ubnd-tinh', 'assessor'],
  haNoiSecretary: ['kieu-van-thi-du', 'so-thong-tin-va-truyen-thong', 'assessor'],
  traVinhHead: ['le-thi-vi-du', 'so-tai-chinh', 'assessor'],
  traVinhSecretary: ['cao-thi-mau', 'so-van-hoa-the-thao-va-du-lich', 'focal_point'],
  coordinator: ['nguyen-thi-mau', 'so-noi-vu', 'coordinator'],
  builder: ['pham-van-gia-dinh', 'so-xay-dung', 'focal_point'],
  lawyer: ['bui-van-tap-duot', 'so-tu-phap', 'focal_point'],
  healer: ['duong-thi-vi-du', 'so-y-te', 'focal_point'],
  trader: ['ngo-van-thu', 'so-cong-thuong', 'focal_point'],
} as const satisfies Record<string, [person: string, unit: string, role: Role]>;
export type Name = keyof typeof roles;
export const names = Object.keys(roles) as Name[];

export interface Office {
  world: World;
  people: Record<Name, TestPerson>;
}

/** An office of 2023 whose year has three plans of inspection. */
export async function threePlans(kind: DatabaseKind): Promise<Office> {
  const world = await createWorld(kind, 'kon-tum-2024', { at: '20/03/2023 08:00' });
  const people = {} as Record<Name, TestPerson>;
  for (const [name, [code, unit, role]] of Object.entries(roles)) {
    const person = world.person(name);
    await person.starts((await world.invite(unit, role, code)).replaceAll('-', ''));
    await person.taps('Xác nhận');
    people[name as Name] = person;
  }
  for (const plan of plans) {
    const text = await redated(plan);
    const taken = await administer(toolsOf(world), (administration) =>
      takeRoundFile(administration, { file: `${plan.code}.yaml`, text }),
    );
    if (!taken.ok) throw new Error(JSON.stringify(taken));
  }
  return { world, people };
}

const toolsOf = (world: World) => ({
  unitOfWork: world.unitOfWork,
  clock: world.clock,
  ids: createIds(),
  timeZone: 'Asia/Ho_Chi_Minh',
});

export function inspectionOf({ world }: Office, code: string, unitCode: string): Promise<Inspection> {
  return world.unitOfWork.run(async (tx) => {
    const round = await tx.inspections.roundByCode(system, code);
    const unit = await tx.units.byCode(unitCode);
    const all = await tx.inspections.ofRound(system, round!.id);
    return all.find(({ unitId }) => unitId === unit!.id)!;
  });
}

/** The last permitted day of each term, or what the plan says instead. */
export async function limitsOf(
  office: Office,
  code: string,
  unitCode: string,
): Promise<Record<string, string>> {
  const { world } = office;
  const inspection = await inspectionOf(office, code, unitCode);
  return world.unitOfWork.run(async (tx) => {
    const round = await tx.inspections.roundByCode(system, code);
    const terms = termsOf(round!.plan, inspection, await officeCalendar(tx));
    const said = (term: TermStanding) => (term.kind === 'limit' ? (term.limit.lastDay ?? '') : term.kind);
    const owed = inspection.assignmentId === null ? null : await tx.followUp.owed(inspection.assignmentId);
    return {
      ...Object.fromEntries(Object.entries(terms).map(([name, term]) => [name, said(term)])),
      owed: owed?.limit.lastDay ?? 'none',
    };
  });
}

/** The conclusion of the article on Trà Vinh, about the eleven units. */
export async function concludesAsInTraVinh(office: Office): Promise<void> {
  const place = new URL('../../prisma/seed/samples/tra-vinh-2022/conclusion.yaml', import.meta.url);
  const read = parseYaml(await readFile(place, 'utf8'), 'conclusion.yaml', sampleConclusionSchema);
  if (!read.ok) throw new Error(JSON.stringify(read));
  await administer(toolsOf(office.world), async (administration) => {
    await takeSampleConclusion(administration, {
      ...read.value,
      round: 'kiem-tra-lien-nganh',
      author: 'cao-thi-mau',
    });
    return { ok: true, value: null };
  });
}

export function draftOf({ world }: Office, code: string): Promise<string> {
  return world.unitOfWork.run(async (tx) => {
    const round = await tx.inspections.roundByCode(system, code);
    const conclusions = await tx.conclusions.ofRound(system, round!.id);
    return conclusions[0]!.id;
  });
}

/** By when the units have to put right what is recommended: how many recommendations under which last day. */
export function remediationLimits({ world }: Office, code: string): Promise<Record<string, number>> {
  return world.unitOfWork.run(async (tx) => {
    const round = await tx.inspections.roundByCode(system, code);
    const counts: Record<string, number> = {};
    for (const { limit } of await tx.remediations.ofRound(system, round!.id)) {
      const day = limit?.lastDay ?? 'none';
      counts[day] = (counts[day] ?? 0) + 1;
    }
    return counts;
  });
}
