import { createIds } from '../../src/bot/ids.ts';
import { openRoundFile } from '../../src/bot/usecases/inspection/plan/open-file.ts';
import type { Role } from '../../src/domain/access.ts';
import type { DatabaseKind } from './database.ts';
import { createWorld, type TestGroup, type TestPerson, type World } from './world.ts';

const plan = `kind: inspection_plan
code: ke-hoach
title: Kiểm tra cải cách hành chính năm 2024
document: { number: 1871/KH-UBND, date: 2024-05-30 }
receiving_unit: so-noi-vu
window: { from: 2024-07-22, to: 2024-08-31 }
inspected_period: { from: 2024-01-01, to: inspection_day }
outline: { code: kon-tum-2024, version: 1 }
team:
  members:
    - { person: truong-thi-gia-su, role: team_head, agency: so-noi-vu }
    - { person: luu-van-vi-du, role: team_deputy, agency: van-phong-ubnd-tinh }
    - { person: to-thi-minh-hoa, role: team_secretary, agency: so-noi-vu }
    - { person: kieu-van-thi-du, role: team_member, agency: so-thong-tin-va-truyen-thong }
    - { person: duong-thi-vi-du, role: team_member, agency: so-y-te }
inspections:
  - kind: on_site
    units: [so-xay-dung, so-tu-phap]
    dates:
      - { unit: so-xay-dung, days: [2024-08-05] }
    report_round: { code: bao-cao-kiem-tra, title: Báo cáo phục vụ kiểm tra }
    terms:
      report: { working_days_before: 5, anchor: inspection_day }
`;

/** The unit under surprise reports too, so that its name is in lists anyway. */
const reports = `code: bao-cao-he
title: Báo cáo mùa hè
kind: periodic
outline: { code: kon-tum-2024, version: 1 }
receiving_unit: so-noi-vu
units: [so-y-te, so-xay-dung, so-tai-chinh]
period: { kind: year, from: 2024-01-01, to: 2024-12-31 }
deadline: { by_date: 2024-07-26 }
`;

const roles = {
  head: ['truong-thi-gia-su', 'so-noi-vu', 'assessor'],
  secretary: ['to-thi-minh-hoa', 'so-noi-vu', 'assessor'],
  deputy: ['luu-van-vi-du', 'van-phong-ubnd-tinh', 'assessor'],
  member: ['kieu-van-thi-du', 'so-thong-tin-va-truyen-thong', 'assessor'],
  /** Works for the unit, and is put into the team of the surprise. */
  insider: ['duong-thi-vi-du', 'so-y-te', 'focal_point'],
  orderer: ['tran-van-thu', 'ubnd-tinh-kon-tum', 'leader'],
  coordinator: ['nguyen-thi-mau', 'so-noi-vu', 'coordinator'],
  officer: [null, 'so-y-te', 'focal_point'],
  unitHead: [null, 'so-y-te', 'unit_head'],
  otherLeader: [null, 'ubnd-tinh-kon-tum', 'leader'],
  administrator: [null, 'so-noi-vu', 'administrator'],
  builder: [null, 'so-xay-dung', 'focal_point'],
  accountant: [null, 'so-tai-chinh', 'focal_point'],
} as const satisfies Record<string, [person: string | null, unit: string, role: Role]>;
export type Name = keyof typeof roles;

/** Everybody whom a surprise at Sở Y tế concerns or must not reach, and three groups. */
export interface Office {
  world: World;
  people: Record<Name, TestPerson>;
  groups: Record<'unit' | 'round' | 'leaders', TestGroup>;
}

/** The office of Kon Tum in July 2024, with a plan of inspections and a round of reports. */
export async function surpriseOffice(kind: DatabaseKind): Promise<Office> {
  const world = await createWorld(kind, 'kon-tum-2024', { at: '22/07/2024 07:35', rounds: [reports] });
  const { unitOfWork, clock } = world;
  const tools = { unitOfWork, clock, ids: createIds(), timeZone: 'Asia/Ho_Chi_Minh' };
  const opened = await openRoundFile(tools, { file: 'plan.yaml', text: plan });
  if (!opened.ok) throw new Error(JSON.stringify(opened));
  const people = {} as Record<Name, TestPerson>;
  for (const [name, [code, unit, role]] of Object.entries(roles)) {
    const person = world.person(name);
    await person.starts((await world.invite(unit, role, code ?? undefined)).replaceAll('-', ''));
    await person.taps('Xác nhận');
    people[name as Name] = person;
  }
  const { coordinator, officer, unitHead, insider, builder, orderer, otherLeader } = people;
  const group = async (title: string, members: TestPerson[], target: Parameters<World['groupCode']>[0]) => {
    const made = await world.group(title, [coordinator, ...members]);
    await made.boundBy(coordinator, await world.groupCode(target));
    return made;
  };
  const groups = {
    unit: await group('Sở Y tế', [officer, unitHead, insider], { unitCode: 'so-y-te' }),
    round: await group('Đợt kiểm tra', [builder, officer], { roundCode: 'bao-cao-kiem-tra' }),
    leaders: await group('Lãnh đạo', [orderer, otherLeader], { leaders: true }),
  };
  return { world, people, groups };
}
