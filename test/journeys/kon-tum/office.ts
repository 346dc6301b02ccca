import { readFile } from 'node:fs/promises';
import { createIds } from '../../../src/bot/ids.ts';
import { openRoundFile } from '../../../src/bot/usecases/inspection/plan/open-file.ts';
import type { Role } from '../../../src/domain/access.ts';
import type { DatabaseKind } from '../../support/database.ts';
import { keepDiary, type Diary } from './diary.ts';
import { createWorld, type TestGroup, type TestPerson, type World } from '../../support/world.ts';

/** The Council has fixed other days than the sample's: those of the worked table (seed-facts, 000.3). */
const days: Record<string, string> = {
  'so-xay-dung': '2024-08-01',
  'so-giao-duc-va-dao-tao': '2024-08-05',
  'so-tu-phap': '2024-08-05',
  'so-y-te': '2024-08-05',
  'so-giao-thong-van-tai': '2024-08-20',
  'so-cong-thuong': '2024-08-20',
  'ubnd-huyen-tu-mo-rong': '2024-08-20',
  'ubnd-huyen-kon-plong': '2024-08-21',
  'ubnd-huyen-ngoc-hoi': '2024-08-30',
  'ubnd-huyen-ia-h-drai': '2024-08-30',
};

const cast = {
  coordinator: ['nguyen-thi-mau', 'so-noi-vu', 'coordinator'],
  leader: ['tran-van-thu', 'ubnd-tinh-kon-tum', 'leader'],
  head: ['truong-thi-gia-su', 'so-noi-vu', 'assessor'],
  deputy: ['luu-van-vi-du', 'van-phong-ubnd-tinh', 'assessor'],
  secretary: ['to-thi-minh-hoa', 'so-noi-vu', 'assessor'],
  member: ['kieu-van-thi-du', 'so-thong-tin-va-truyen-thong', 'assessor'],
  builder: ['pham-van-gia-dinh', 'so-xay-dung', 'focal_point'],
  builderHead: [null, 'so-xay-dung', 'unit_head'],
  health: ['duong-thi-vi-du', 'so-y-te', 'focal_point'],
  healthHead: [null, 'so-y-te', 'unit_head'],
  school: ['dang-thi-lam-mau', 'so-giao-duc-va-dao-tao', 'focal_point'],
  justice: ['bui-van-tap-duot', 'so-tu-phap', 'focal_point'],
  roads: ['ho-thi-mau', 'so-giao-thong-van-tai', 'focal_point'],
  trade: ['ngo-van-thu', 'so-cong-thuong', 'focal_point'],
  tuMoRong: ['pham-van-thi-du', 'ubnd-huyen-tu-mo-rong', 'focal_point'],
  konPlong: ['hoang-thi-lam-mau', 'ubnd-huyen-kon-plong', 'focal_point'],
  ngocHoi: ['vu-van-tap-duot', 'ubnd-huyen-ngoc-hoi', 'focal_point'],
  ngocHoiHead: [null, 'ubnd-huyen-ngoc-hoi', 'unit_head'],
  iaHDrai: ['bui-thi-mau', 'ubnd-huyen-ia-h-drai', 'focal_point'],
  /** Of the units that look at themselves. */
  finance: ['vu-van-thi-du', 'so-tai-chinh', 'focal_point'],
  city: ['do-van-thu', 'ubnd-thanh-pho-kon-tum', 'focal_point'],
} as const satisfies Record<string, [person: string | null, unit: string, role: Role]>;

export type Name = keyof typeof cast;
export type GroupName = 'builders' | 'round' | 'leaders';
export interface Office {
  world: World;
  /** What they do goes through the diary. */
  people: Record<Name, TestPerson>;
  groups: Record<GroupName, TestGroup>;
  diary: Diary;
}

const sample = new URL('../../../prisma/seed/samples/kon-tum-2024/inspection-plan.yaml', import.meta.url);

/** The sample's plan with the days of the worked table. */
export async function planText(): Promise<string> {
  let text = await readFile(sample, 'utf8');
  for (const [unit, day] of Object.entries(days)) {
    const line = new RegExp(`\\{ unit: ${unit}, days: \\[[0-9-]+\\] \\}`);
    if (!line.test(text)) throw new Error(`the plan has no day for ${unit}`);
    text = text.replace(line, `{ unit: ${unit}, days: [${day}] }`);
  }
  return text;
}

/** Monday, 15/7/2024: the team is formed, the plan is opened, its people and groups are there. */
export async function furnished(kind: DatabaseKind): Promise<Office> {
  const world = await createWorld(kind, 'kon-tum-2024', { at: '15/07/2024 08:00' });
  const { unitOfWork, clock } = world;
  const tools = { unitOfWork, clock, ids: createIds(), timeZone: 'Asia/Ho_Chi_Minh' };
  const opened = await openRoundFile(tools, { file: 'inspection-plan.yaml', text: await planText() });
  if (!opened.ok) throw new Error(JSON.stringify(opened));
  const people = {} as Record<Name, TestPerson>;
  for (const [name, [code, unit, role]] of Object.entries(cast)) {
    const person = world.person(name);
    await person.starts((await world.invite(unit, role, code ?? undefined)).replaceAll('-', ''));
    await person.taps('Xác nhận');
    people[name as Name] = person;
  }
  const { coordinator, builder, builderHead, health, konPlong, leader } = people;
  const group = async (title: string, members: TestPerson[], target: Parameters<World['groupCode']>[0]) => {
    const made = await world.group(title, [coordinator, ...members]);
    await made.boundBy(coordinator, await world.groupCode(target));
    return made;
  };
  const groups = {
    builders: await group('Tổ CCHC Sở Xây dựng', [builder, builderHead], { unitCode: 'so-xay-dung' }),
    round: await group('Kiểm tra CCHC năm 2024', [builder, health, konPlong], {
      roundCode: 'kiem-tra-cchc-2024',
    }),
    leaders: await group('Lãnh đạo UBND tỉnh', [leader], { leaders: true }),
  };
  const diary = keepDiary(world, { ...people, ...groups });
  for (const name of Object.keys(people) as Name[]) people[name] = diary.acting(name, people[name]);
  return { world, people, groups, diary };
}
