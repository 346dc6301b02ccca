import { expect, it, onTestFinished } from 'vitest';
import { administrator } from '../admin/administrator.ts';
import { databases } from '../support/database.ts';
import { surpriseOffice, type Name, type Office } from '../support/surprise-office.ts';
import type { TestPerson } from '../support/world.ts';

const outsiders: Name[] = [
  'deputy',
  'member',
  'coordinator',
  'officer',
  'unitHead',
  'otherLeader',
  'administrator',
  'builder',
  'accountant',
];
const commands = [
  '/start',
  '/kiemtra',
  '/tiendo',
  '/baocao',
  '/nhom',
  '/dot',
  '/lamviec',
  '/trogiup',
  '/huy',
];
const groupCommands = ['/tiendo', '/kiemtra', '/lamviec', '/trogiup'];

/** What is seen, without what is different each time: codes, and hours of a bot that talks with more people. */
function masked(text: string): string {
  return text.replace(/[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{5}/g, 'MÃ');
}

/** Everything that outsiders and groups have heard or seen change since this was last asked. */
function overheard({ world, people, groups }: Office): Record<string, string[]> {
  const all = [...outsiders.map((name) => [name, people[name]] as const), ...Object.entries(groups)];
  return Object.fromEntries(
    all.map(([name, by]) => [
      name,
      [...world.heard(by), ...world.changed(by)].map(({ text, choices }) =>
        masked([text, ...choices.map((label) => `[${label}]`)].join('\n')),
      ),
    ]),
  );
}

/** What stands under the last message. */
function offered(person: TestPerson): string[] {
  return person
    .last()
    .buttons.flat()
    .map(({ text }) => text);
}

/** Choices that are more than a look. */
const mayChange = /^(Hủy|Hoãn|Bỏ qua|Bắt đầu|Kết thúc|Gửi|Thôi|Đưa ra|Khôi phục|Xác nhận|Thêm|Đôn đốc|Báo )/;

/** Every outsider looks everywhere: each command, and from the list of inspections every choice, twice over. */
async function everybodyLooks({ people, groups }: Office): Promise<void> {
  for (const name of outsiders) {
    const person = people[name];
    for (const command of commands) await person.says(command);
    await person.says('/kiemtra');
    for (const label of offered(person)) {
      await person.says('/kiemtra');
      await person.taps(label);
      for (const further of offered(person).filter((each) => !mayChange.test(each))) {
        await person.says('/kiemtra');
        await person.taps(label);
        await person.taps(further);
      }
    }
  }
  for (const group of Object.values(groups)) {
    for (const command of groupCommands) await group.saidBy(people.coordinator, command);
  }
}

/** First lines, as a locked screen shows them, that tell those who know of the surprises what they are about. */
function firstLinesGiveAway({ people: { head, secretary, orderer } }: Office): string[] {
  return [head, secretary, orderer]
    .flatMap((person) => person.hears().map(({ text }) => text.split('\n')[0] ?? ''))
    .filter((line) => /Sở Y tế|Kon Plông|đột xuất/i.test(line));
}

async function everybodyGlances({ people }: Office): Promise<void> {
  for (const name of outsiders)
    for (const command of ['/kiemtra', '/tiendo']) await people[name].says(command);
}

async function administratorLooks({ world }: Office): Promise<string> {
  const { run } = administrator({ DATABASE_URL: world.databaseUrl });
  const seen: string[] = [];
  for (const argv of [
    ['round', 'list'],
    ['round', 'list', '--json'],
    ['round', 'synthesis', 'ke-hoach', '--json'],
    ['group', 'list'],
    ['outbox'],
    ['outbox', '--json'],
    ['outbox', 'list'],
    ['outbox', 'list', '--json'],
    ['outbox', 'list', '--status', 'failed', '--json'],
  ]) {
    const { out, err } = await run(...argv);
    seen.push(out, err);
  }
  // Ids are letters and digits, and never the same.
  return seen
    .join('\n')
    .replace(/\b[0-9a-v]{14}\b/g, 'id')
    .replace(/"id": \d+|#\d+/g, 'n');
}

async function ordersSurprise({ people: { head } }: Office): Promise<void> {
  await head.taps('Kiểm tra đột xuất');
  await head.says('so y te');
  if (head.choices().includes('Sở Y tế')) await head.taps('Sở Y tế');
  await head.says('25/7');
  await head.taps(head.choices().find((label) => label.startsWith('Trần Văn Thử'))!);
  await head.taps('Tô Thị Minh Họa');
  await head.taps('Dương Thị Ví Dụ');
  await head.taps('Xong');
}

/** Another, in the evening, of a level that nobody else is inspected at; it cannot be told to whoever is chosen. */
async function ordersAnother({ world, people: { head, insider } }: Office): Promise<void> {
  const { faults } = world.simulator.control;
  faults.add({ kind: 'forbidden', method: 'sendMessage', chatId: insider.id, times: 1 });
  await head.taps('Kiểm tra đột xuất');
  await head.says('huyen kon plong');
  await head.says('26/7');
  await head.taps('Trưởng đoàn quyết định');
  await head.taps('Dương Thị Ví Dụ');
  await head.taps('Xong');
}

/** It is called off before anybody outside could know of it. */
async function callsOff({ people: { head } }: Office): Promise<void> {
  await head.taps(offered(head).find((label) => label.endsWith('Kon Plông'))!);
  expect(head.last().text).toContain('Chưa báo được: Dương Thị Ví Dụ.');
  await head.taps('Hủy cuộc kiểm tra');
  await head.says('Không cần nữa');
  await head.taps('Xác nhận hủy');
  expect(head.last().text).toContain('Đã hủy cuộc kiểm tra');
}

/** Four days of the office, until the minute of the start: the same people, days and questions, with and without. */
async function played(office: Office, surprise: boolean): Promise<{ heard: unknown; printed: string[] }> {
  const { world } = office;
  const heard: Record<string, string[]>[] = [overheard(office)];
  const printed: string[] = [];
  // That the head looks into the bot is nothing that could give anything away.
  const opensList = async () => office.people.head.says('/kiemtra');
  await world.playUntil('22/07/2024 09:00');
  await opensList();
  if (surprise) await ordersSurprise(office);
  await world.playUntil('22/07/2024 18:00');
  await opensList();
  if (surprise) await ordersAnother(office);
  printed.push(await administratorLooks(office));
  for (const [day, look] of [
    ['23', everybodyGlances],
    ['24', everybodyLooks],
  ] as const) {
    await world.playUntil(`${day}/07/2024 10:00`);
    await look(office);
    printed.push(await administratorLooks(office));
    await world.playUntil(`${day}/07/2024 17:00`);
    heard.push(overheard(office));
  }
  await opensList();
  if (surprise) await callsOff(office);
  printed.push(await administratorLooks(office));
  await world.playUntil('25/07/2024 08:00');
  heard.push(overheard(office));
  return { heard, printed };
}

it.each(databases)(
  'leaves no trace with anybody outside until it is started, on %s',
  async (kind) => {
    const quiet = await surpriseOffice(kind);
    const without = await played(quiet, false).finally(() => quiet.world.stop());

    const office = await surpriseOffice(kind);
    onTestFinished(() => office.world.stop());
    const withIt = await played(office, true);
    expect(firstLinesGiveAway(office)).toEqual([]);
    expect(office.people.secretary.hears().map(({ text }) => text)).toContainEqual(
      expect.stringContaining('thay đổi trong nhiệm vụ được phân công'),
    );
    expect(withIt).toEqual(without);
    expect(JSON.stringify(withIt)).not.toMatch(/đột xuất|surprise|nhiệm vụ được phân công/i);

    await startsAndIsKnown(office);
  },
  300_000,
);

/** Who knows what from the start on. */
async function startsAndIsKnown(office: Office): Promise<void> {
  const { world, people } = office;
  const names = Object.keys(people) as Name[];
  await opensCard(people.head);
  for (const name of names) world.heard(people[name]);
  await people.head.taps('Bắt đầu kiểm tra');
  expect(people.head.last().text).toContain('Đã bắt đầu kiểm tra');
  world.heard(people.head);
  await world.playUntil('25/07/2024 12:00');
  const started = 'Đã bắt đầu kiểm tra đột xuất tại Sở Y tế lúc 08 giờ 00 phút ngày 25/7/2024.';
  const toUnit = expect.stringMatching(
    /^Kính gửi Sở Y tế\. Đoàn kiểm tra bắt đầu kiểm tra đột xuất/,
  ) as string;
  const told = names.map((name) => [name, world.heard(people[name]).map(({ text }) => text)] as const);
  expect(Object.fromEntries(told.filter(([, texts]) => texts.length > 0))).toEqual({
    secretary: [started],
    // As a member of the team, not as the unit's officer.
    insider: [started],
    orderer: [
      'Kính báo cáo đồng chí: Đoàn kiểm tra đã bắt đầu kiểm tra đột xuất tại Sở Y tế lúc 08 giờ 00 phút ngày 25/7/2024. Trân trọng.',
    ],
    coordinator: [started],
    officer: [toUnit],
    unitHead: [toUnit],
  });
  expect(Object.values(office.groups).flatMap((group) => world.heard(group))).toEqual([]);

  const listed: Partial<Record<Name, string>> = {};
  for (const name of names) {
    await people[name].says('/kiemtra');
    const { text } = people[name].last();
    listed[name] = /Sở Y tế \(kiểm tra đột xuất\)/.test(text)
      ? 'named'
      : text.includes('đang kiểm tra 01')
        ? 'counted'
        : 'unknown';
  }
  const everywhere = { head: 'named', secretary: 'named', insider: 'named', coordinator: 'named' };
  expect(listed).toEqual({
    ...everywhere,
    ...{ officer: 'named', unitHead: 'named', administrator: 'named' },
    ...{ orderer: 'counted', otherLeader: 'counted' },
    // The team of the round that was not taken along, and other units.
    ...{ deputy: 'unknown', member: 'unknown', builder: 'unknown', accountant: 'unknown' },
  });
  expect(await administratorLooks(office)).toContain('"kind": "surprise"');

  // Its officer is a member only: what the unit may do is not theirs to do.
  await opensCard(people.insider);
  const asMember = offered(people.insider);
  await opensCard(people.officer);
  expect(asMember).toContain('Phát hiện');
  expect(offered(people.officer)).not.toContain('Phiên làm việc');
  await world.unitOfWork.run(async (tx) => {
    const system = { kind: 'system' } as const;
    const [surprise] = (await tx.inspections.open(system)).filter((one) => one.kind === 'surprise');
    const lines = await tx.inspections.traceOf(system, surprise!.id);
    const insider = await tx.people.byCode('duong-thi-vi-du');
    expect(lines).toContainEqual(
      expect.objectContaining({ action: 'member_of_own_unit', detail: { personId: insider!.id } }),
    );
  });
}

async function opensCard(person: TestPerson): Promise<void> {
  await person.says('/kiemtra');
  await person.taps(offered(person).find((label) => label.endsWith('Sở Y tế'))!);
}
