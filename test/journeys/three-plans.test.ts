import { readFile } from 'node:fs/promises';
import { parse, stringify } from 'yaml';
import { afterEach, describe, expect, it } from 'vitest';
import { createIds } from '../../src/bot/ids.ts';
import { administer } from '../../src/bot/usecases/administration.ts';
import { takeRoundFile } from '../../src/bot/usecases/inspection/plan/open-file.ts';
import { sampleConclusionSchema, takeSampleConclusion } from '../../src/bot/usecases/sample-conclusion.ts';
import { officeCalendar } from '../../src/bot/usecases/office-calendar.ts';
import { termsOf, type TermStanding } from '../../src/domain/inspection/terms.ts';
import type { Inspection } from '../../src/domain/inspection/ports.ts';
import type { Role } from '../../src/domain/access.ts';
import { databases, type DatabaseKind } from '../support/database.ts';
import { pdf } from '../support/sample-files.ts';
import { createWorld, type TestPerson, type World } from '../support/world.ts';

const system = { kind: 'system' } as const;

/** What a sample's plan says of announced inspections; the terms are the document's own words. */
interface SamplePlan {
  inspections: { terms?: Record<string, unknown>; report_round?: object }[];
}

interface Redated {
  sample: string;
  from: string;
  code: string;
  title: string;
  team: Record<'team_head' | 'team_secretary', string>;
  /** Inspection days in 2023 by unit. */
  days: Record<string, string>;
}

/** A sample's plan in 2023, over units of one organisation. Terms and what is left open stay as the document has them. */
async function redated({ sample, from, code, title, team, days }: Redated): Promise<string> {
  const place = new URL(`../../prisma/seed/samples/${sample}/inspection-plan.yaml`, import.meta.url);
  const text = (await readFile(place, 'utf8')).replaceAll(`${from}-`, '2023-');
  const plan = parse(text) as SamplePlan;
  const [announced] = plan.inspections;
  return stringify({
    ...plan,
    code,
    title,
    window: { from: '2023-03-01', to: '2023-12-31' },
    team: { members: Object.entries(team).map(([role, person]) => ({ person, role })) },
    assessors: [],
    systems: [],
    inspections: [
      {
        ...announced,
        units: Object.keys(days),
        declared: Object.keys(days).length,
        dates: Object.entries(days).map(([unit, day]) => ({ unit, days: [day] })),
        ...(announced?.report_round && {
          report_round: { code: `bao-cao-${code}`, title: `Báo cáo phục vụ ${title}` },
        }),
      },
    ],
  });
}

const day = '2023-09-06';
const eleven = [
  ...['tu-mo-rong', 'kon-plong', 'ngoc-hoi', 'ia-h-drai', 'dak-glei', 'dak-ha', 'dak-to', 'kon-ray'].map(
    (name) => `ubnd-huyen-${name}`,
  ),
  'ubnd-thanh-pho-kon-tum',
  'so-ke-hoach-va-dau-tu',
  'so-cong-thuong',
];

const plans: Redated[] = [
  {
    sample: 'kon-tum-2024',
    from: '2024',
    code: 'ke-hoach-1871',
    title: 'Kiểm tra theo Kế hoạch số 1871',
    team: { team_head: 'truong-thi-gia-su', team_secretary: 'to-thi-minh-hoa' },
    days: { 'so-xay-dung': day },
  },
  {
    sample: 'ha-noi-2023',
    from: '2023',
    code: 'ke-hoach-61',
    title: 'Kiểm tra theo Kế hoạch số 61',
    team: { team_head: 'luu-van-vi-du', team_secretary: 'kieu-van-thi-du' },
    days: { 'so-tu-phap': '2023-04-05', 'so-y-te': '2023-05-04', 'so-xay-dung': day },
  },
  {
    sample: 'tra-vinh-2022',
    from: '2022',
    code: 'kiem-tra-lien-nganh',
    title: 'Kiểm tra liên ngành',
    team: { team_head: 'le-thi-vi-du', team_secretary: 'cao-thi-mau' },
    days: Object.fromEntries(eleven.map((unit) => [unit, day])),
  },
];

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
type Name = keyof typeof roles;
const names = Object.keys(roles) as Name[];

let world: World;
let people: Record<Name, TestPerson>;
afterEach(() => world.stop());

async function opened(kind: DatabaseKind): Promise<void> {
  world = await createWorld(kind, 'kon-tum-2024', { at: '20/03/2023 08:00' });
  people = {} as Record<Name, TestPerson>;
  for (const [name, [code, unit, role]] of Object.entries(roles)) {
    const person = world.person(name);
    await person.starts((await world.invite(unit, role, code)).replaceAll('-', ''));
    await person.taps('Xác nhận');
    people[name as Name] = person;
  }
  for (const plan of plans) {
    const text = await redated(plan);
    const taken = await administer(tools(), (administration) =>
      takeRoundFile(administration, { file: `${plan.code}.yaml`, text }),
    );
    if (!taken.ok) throw new Error(JSON.stringify(taken));
  }
}

const tools = () => ({
  unitOfWork: world.unitOfWork,
  clock: world.clock,
  ids: createIds(),
  timeZone: 'Asia/Ho_Chi_Minh',
});

function inspectionOf(code: string, unitCode: string): Promise<Inspection> {
  return world.unitOfWork.run(async (tx) => {
    const round = await tx.inspections.roundByCode(system, code);
    const unit = await tx.units.byCode(unitCode);
    const all = await tx.inspections.ofRound(system, round!.id);
    return all.find(({ unitId }) => unitId === unit!.id)!;
  });
}

/** The last permitted day of each term, or what the plan says instead. */
async function limitsOf(code: string, unitCode: string): Promise<Record<string, string>> {
  const inspection = await inspectionOf(code, unitCode);
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

/** "21/08 builder: first line" of everything they heard since they were last asked. */
function heardBy(name: Name): string[] {
  return world.heard(people[name]).map(({ at, text }) => `${at.slice(0, 5)} ${text.split('\n')[0]}`);
}

/**
 * What the teams and the coordinator were asked to see to: "16/08 konTumHead: 01 việc; what it is", the same matter of
 * several units once.
 */
function matters(...which: Name[]): string[] {
  return which
    .flatMap((name) => world.heard(people[name]).map((each) => ({ ...each, name })))
    .filter(({ text }) => text.startsWith('Theo dõi kiểm tra'))
    .map(({ at, name, text }) => {
      const [title = '', ...lines] = text.split('\n');
      const what = new Set(lines.map((line) => line.replace(/^- [^:]+: /, '')));
      return `${at.slice(0, 5)} ${name}: ${title.split(': ')[1]}; ${[...what].join(' ')}`;
    })
    .sort();
}

/** The same said to several people. */
const to = (which: Name[], ...told: string[]) =>
  told.flatMap((each) => which.map((name) => `${each.slice(0, 5)} ${name}: ${each.slice(6)}`));

const konTum: Name[] = ['konTumHead', 'konTumSecretary'];
const haNoi: Name[] = ['haNoiHead', 'haNoiSecretary'];
const traVinh: Name[] = ['traVinhHead', 'traVinhSecretary'];
const inspecting: Name[] = [...konTum, ...haNoi, ...traVinh, 'coordinator'];

const ladderOf = (plan: string, unit: string, limit: string, ...[five, three, one, last]: string[]) => {
  const title = `Báo cáo phục vụ Kiểm tra theo Kế hoạch số ${plan}`;
  return [
    `${five} ${title} của ${unit}: còn 05 ngày làm việc. ${limit}`,
    `${three} ${title} của ${unit}: còn 03 ngày làm việc. ${limit}`,
    `${one} ${title} của ${unit}: còn 01 ngày làm việc. ${limit}`,
    `${last} Hôm nay, ${limit.slice(limit.lastIndexOf('thứ'), -1)}, hết thời hạn gửi ${title} của ${unit}. Đề nghị đồng chí hoàn thành trước 15 giờ để kịp ký số, phát hành.`,
  ];
};
const fiveBefore = (day: string) =>
  `Thời hạn: trước 05 ngày làm việc (tính từ ngày kiểm tra), tức hết ${day}.`;
const threeBefore = (day: string) => `Thời hạn: trước ngày kiểm tra ít nhất 3 ngày làm việc, tức hết ${day}.`;

/** The last letter to a unit: with a file, its words are the caption as long as they fit. */
function lastLetterTo(person: TestPerson): string {
  const words = person.hears().map(({ text, caption }) => caption ?? text);
  return words.findLast((each) => each.startsWith('Kính gửi Sở')) ?? '';
}

async function presses(person: TestPerson, data: string): Promise<void> {
  await person.tapsForged(person.last().id, data);
}

/** The coordinator sends the schedule notice of an inspection, and the unit's officer has seen it, with the day of the report. */
async function notifies(inspection: Inspection, number: string, reportBy: string): Promise<void> {
  const { coordinator, builder } = people;
  await presses(coordinator, `is.i.${inspection.id}`);
  await coordinator.taps('Gửi thông báo lịch');
  await coordinator.sendsFile({
    fileName: 'TB.pdf',
    content: pdf(number),
    caption: `Thông báo số ${number}`,
  });
  await coordinator.taps('Gửi, 08 giờ');
  expect(lastLetterTo(builder)).toContain(`Đề nghị gửi báo cáo chậm nhất ${reportBy}, `);
  await builder.taps('Đã nhận được thông báo');
}

async function starts(head: TestPerson, inspection: Inspection): Promise<void> {
  await presses(head, `is.i.${inspection.id}`);
  await head.taps('Bắt đầu kiểm tra');
  await head.says('Đơn vị báo cáo trực tiếp tại buổi làm việc');
}

/** The secretary drafts out of one finding and recommends one thing; nobody has said by when. */
async function drafts(secretary: TestPerson, inspection: Inspection): Promise<void> {
  await world.unitOfWork.run(async (tx) => {
    const [member] = await tx.inspections.teamOf(system, inspection.id);
    await tx.findings.add({
      id: createIds().next(),
      roundId: inspection.roundId,
      inspectionIds: [inspection.id],
      authorId: member!.personId,
      text: 'Chưa niêm yết đủ thủ tục',
      kind: 'shortcoming',
      field: 'procedure_reform',
      promptCode: null,
      cause: null,
      status: 'stated',
      fileIds: [],
      sourceKey: null,
      revision: 0,
      createdAt: world.clock.now(),
    });
  });
  await presses(secretary, `ik.draft_one.${inspection.id}`);
  await secretary.says('Biên bản lập trên giấy, đơn vị không có ý kiến');
  await secretary.taps('Thêm kiến nghị');
  await secretary.says('Niêm yết đầy đủ thủ tục hành chính');
  await secretary.taps('Cải cách thủ tục hành chính');
  expect(secretary.last().text).toContain('Đề nghị nhập thời hạn thực hiện');
  await secretary.taps('Về dự thảo');
}

/** Nothing goes to the head before somebody has said by when, or that there is no term yet. */
async function submits(secretary: TestPerson, open: string, term: string | null): Promise<void> {
  await secretary.taps('Trình duyệt');
  expect(secretary.last().text).toContain(
    `Chưa duyệt được: chưa xác định thời hạn của kiến nghị ${open}. Đề nghị ghi thời hạn hoặc chọn "Chưa có thời hạn".`,
  );
  await secretary.taps(secretary.choices().find((label) => label.startsWith('Ghi thời hạn'))!);
  if (term === null) await secretary.taps('Chưa có thời hạn');
  else await secretary.says(term);
  await secretary.taps('Trình duyệt');
  expect(secretary.last().text).toContain('Đã trình Trưởng đoàn');
}

async function issues(head: TestPerson, number: string): Promise<void> {
  const { coordinator } = people;
  await head.taps('Mở dự thảo');
  await head.taps('Duyệt');
  await coordinator.taps('Mở dự thảo');
  await coordinator.taps('Ghi số, ngày, bản ký');
  await coordinator.says(number);
  await coordinator.sendsFile({ fileName: 'TB.pdf', content: pdf(number) });
  await coordinator.taps('Xác nhận phát hành');
  expect(coordinator.last().text).toContain('Đã phát hành Thông báo kết luận kiểm tra số');
}

/** The conclusion of the article on Trà Vinh, about the eleven units. */
async function concludesAsInTraVinh(): Promise<void> {
  const place = new URL('../../prisma/seed/samples/tra-vinh-2022/conclusion.yaml', import.meta.url);
  const sample = camelCased(parse(await readFile(place, 'utf8')) as Record<string, unknown>);
  await administer(tools(), async (administration) => {
    await takeSampleConclusion(
      administration,
      sampleConclusionSchema.parse({ ...sample, round: 'kiem-tra-lien-nganh', author: 'cao-thi-mau' }),
    );
    return { ok: true, value: null };
  });
}

/** YAML keys are snake_case, as `readYamlFile` turns them; only the outermost has any here. */
function camelCased(given: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(given).map(([key, value]) => [
      key.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
      value,
    ]),
  );
}

function draftOf(code: string): Promise<string> {
  return world.unitOfWork.run(async (tx) => {
    const round = await tx.inspections.roundByCode(system, code);
    const conclusions = await tx.conclusions.ofRound(system, round!.id);
    return conclusions[0]!.id;
  });
}

/** By when the units have to put right what is recommended: how many recommendations under which last day. */
function remediationLimits(code: string): Promise<Record<string, number>> {
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

describe.each(databases)('three plans of inspection in one year, on %s', (kind) => {
  it(
    'keeps the terms of each, asks for what each leaves open, and makes nothing up',
    { timeout: 300_000 },
    async () => {
      await opened(kind);
      const [ofKonTum, ofHaNoi] = [
        await inspectionOf('ke-hoach-1871', 'so-xay-dung'),
        await inspectionOf('ke-hoach-61', 'so-xay-dung'),
      ];
      // One day, three papers.
      expect({
        konTum: await limitsOf('ke-hoach-1871', 'so-xay-dung'),
        haNoi: await limitsOf('ke-hoach-61', 'so-xay-dung'),
        traVinh: await limitsOf('kiem-tra-lien-nganh', 'so-cong-thuong'),
      }).toEqual({
        konTum: {
          scheduleNotice: '2023-08-21',
          report: '2023-08-28',
          owed: '2023-08-28',
          conclusion: '2023-09-20',
          remediation: 'set_by_team',
        },
        haNoi: {
          scheduleNotice: 'not_said',
          report: '2023-08-30',
          owed: '2023-08-30',
          conclusion: 'not_said',
          remediation: 'not_said',
        },
        traVinh: {
          scheduleNotice: 'not_said',
          report: 'not_said',
          owed: 'none',
          conclusion: 'not_said',
          remediation: 'not_said',
        },
      });
      // Kế hoạch 61/KH-UBND: at least three working days before, over 29/4 to 03/5 too.
      expect(await limitsOf('ke-hoach-61', 'so-tu-phap')).toMatchObject({ owed: '2023-03-31' });
      expect(await limitsOf('ke-hoach-61', 'so-y-te')).toMatchObject({ owed: '2023-04-26' });

      await world.playUntil('21/03/2023 12:00', ['07:30']);
      for (const name of names) world.heard(people[name]);
      await world.playUntil('31/03/2023 12:00', ['07:30']);
      expect(heardBy('lawyer')).toEqual(
        ladderOf('61', 'Sở Tư pháp', threeBefore('thứ Sáu, 31/3/2023'), '24/03', '28/03', '30/03', '31/03'),
      );
      await world.playUntil('26/04/2023 12:00', ['07:30']);
      expect(heardBy('healer')).toEqual(
        ladderOf('61', 'Sở Y tế', threeBefore('thứ Tư, 26/4/2023'), '19/04', '21/04', '25/04', '26/04'),
      );

      await world.playUntil('14/08/2023 12:00', ['07:30']);
      expect(heardBy('builder')).toEqual([]);
      for (const name of names) world.heard(people[name]);
      await world.playUntil('21/08/2023 09:00', ['07:30']);
      await notifies(ofKonTum, '12/TB-SNV ngày 21/8/2023', 'thứ Hai, 28/8/2023');
      await world.playUntil('30/08/2023 09:00', ['07:30']);
      await notifies(ofHaNoi, '15/TB-SNV ngày 30/8/2023', 'thứ Tư, 30/8/2023');
      await world.playUntil('06/09/2023 09:00', ['07:30']);

      const untold = (units: string) =>
        `${units} việc; chưa gửi thông báo lịch kiểm tra, kế hoạch không nêu thời hạn; ngày kiểm tra: thứ Tư, 06/9/2023.`;
      const notice = '01 việc; chưa gửi thông báo lịch kiểm tra;';
      const report = '01 việc; chưa gửi báo cáo phục vụ Đoàn kiểm tra;';
      expect(heardBy('builder').filter((line) => /còn 0|Hôm nay/.test(line))).toEqual(
        [
          ...ladderOf(
            '1871',
            'Sở Xây dựng',
            fiveBefore('thứ Hai, 28/8/2023'),
            '21/08',
            '23/08',
            '25/08',
            '28/08',
          ),
          ...ladderOf(
            '61',
            'Sở Xây dựng',
            threeBefore('thứ Tư, 30/8/2023'),
            '23/08',
            '25/08',
            '29/08',
            '30/08',
          ),
        ].sort((a, b) => a.slice(0, 5).localeCompare(b.slice(0, 5))),
      );
      expect(matters(...inspecting)).toEqual(
        [
          ...to(
            [...konTum, 'coordinator'],
            `16/08 ${notice} còn 03 ngày làm việc (hết thứ Hai, 21/8/2023).`,
            `18/08 ${notice} còn 01 ngày làm việc (hết thứ Hai, 21/8/2023).`,
            `21/08 ${notice} hôm nay là ngày cuối.`,
          ),
          ...to(
            konTum,
            ...['29/08', '30/08', '31/08', '05/09', '06/09'].map(
              (each, at) => `${each} ${report} quá 0${at + 1} ngày làm việc (hết thứ Hai, 28/8/2023).`,
            ),
          ),
          ...to(haNoi, `30/08 ${untold('01')}`),
          ...to(
            haNoi,
            ...['31/08', '05/09', '06/09'].map(
              (each, at) => `${each} ${report} quá 0${at + 1} ngày làm việc (hết thứ Tư, 30/8/2023).`,
            ),
          ),
          ...to(['coordinator'], `30/08 ${untold('12')}`),
          ...to(['coordinator'], `05/09 ${untold('11')}`, `06/09 ${untold('11')}`),
          ...to(traVinh, ...['30/08', '05/09', '06/09'].map((each) => `${each} ${untold('11')}`)),
        ].sort(),
      );

      await starts(people.konTumHead, ofKonTum);
      await starts(people.haNoiHead, ofHaNoi);
      await concludesAsInTraVinh();
      await world.playUntil('21/09/2023 09:00', ['07:30']);
      const conclude = 'việc; chưa có thông báo kết luận;';
      const waited = ['14/09', '15/09', '18/09', '19/09', '20/09'].map(
        (each, at) => [each, `đã chờ ${String(at + 6).padStart(2, '0')} ngày làm việc.`] as const,
      );
      expect(matters(...inspecting)).toEqual(
        [
          ...to(
            konTum,
            `15/09 01 ${conclude} còn 03 ngày làm việc (hết thứ Tư, 20/9/2023).`,
            `19/09 01 ${conclude} còn 01 ngày làm việc (hết thứ Tư, 20/9/2023).`,
            `20/09 01 ${conclude} hôm nay là ngày cuối.`,
            `21/09 01 ${conclude} quá 01 ngày làm việc (hết thứ Tư, 20/9/2023).`,
          ),
          // No term to be near or past: how long it has been waited for, and no more.
          ...to(haNoi, ...waited.map(([each, since]) => `${each} 01 ${conclude} ${since}`)),
          ...to(traVinh, ...waited.map(([each, since]) => `${each} 11 ${conclude} ${since}`)),
        ].sort(),
      );

      await drafts(people.konTumSecretary, ofKonTum);
      await submits(people.konTumSecretary, '1', 'trong 15 ngày làm việc kể từ ngày nhận kết luận');
      await issues(people.konTumHead, '27/TB-SNV ngày 21/9/2023');
      await drafts(people.haNoiSecretary, ofHaNoi);
      await submits(people.haNoiSecretary, '1', 'trước ngày 01/12/2023');
      await issues(people.haNoiHead, '28/TB-SNV ngày 21/9/2023');
      await presses(people.traVinhSecretary, `ik.conclusion.${await draftOf('kiem-tra-lien-nganh')}`);
      const all = Array.from({ length: 15 }, (_, at) => at + 1).join(', ');
      await submits(people.traVinhSecretary, all, null);
      await issues(people.traVinhHead, '29/TB-SNV ngày 21/9/2023');
      expect([
        await remediationLimits('ke-hoach-1871'),
        await remediationLimits('ke-hoach-61'),
        await remediationLimits('kiem-tra-lien-nganh'),
      ]).toEqual([{ '2023-10-12': 1 }, { '2023-11-30': 1 }, { none: 165 }]);
      const toTrader = lastLetterTo(people.trader);
      expect(toTrader).toContain('số 29/TB-SNV ngày 21/9/2023 (bản ký số kèm theo) có 15 kiến nghị.');
      expect(toTrader).not.toMatch(/chậm nhất|tức hết|trước ngày/);

      for (const name of names) world.heard(people[name]);
      await world.playUntil('29/09/2023 12:00', ['07:30']);
      expect(matters(...konTum, ...haNoi, ...traVinh)).toEqual(
        to(
          traVinh,
          ...['26/09', '27/09', '28/09', '29/09'].map(
            (each, at) => `${each} 11 việc; 15 kiến nghị chưa có thời hạn; đã chờ 0${at + 3} ngày làm việc.`,
          ),
        ).sort(),
      );
      expect(heardBy('trader')).toEqual([]);
    },
  );
});
