import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { systemClock } from '../../src/bot/clock.ts';
import { hashCode } from '../../src/bot/codes.ts';
import { createIds } from '../../src/bot/ids.ts';
import { createUnitOfWork } from '../../src/bot/store/unit-of-work.ts';
import {
  bindSampleGroup,
  buildSample,
  installedSample,
  loadSample,
} from '../../src/bot/usecases/sample/load-sample.ts';
import { sampleClockStart, sampleNames, SampleRefused } from '../../src/bot/usecases/sample/sample-files.ts';
import { askedOf } from '../../src/domain/outline/outline.ts';
import type { Transaction, UnitOfWork } from '../../src/domain/ports.ts';
import { databases, freshDatabase, type FreshDatabase } from '../support/database.ts';

const everything = { kind: 'system' } as const;
/** The year each document is about, as it says itself; the last is made up whole. */
const yearOf: Record<(typeof sampleNames)[number], number> = {
  'kon-tum-2024': 2024,
  'ha-noi-2023': 2023,
  'tra-vinh-2022': 2022,
  'dak-song-2017': 2017,
  'lao-cai-2022': 2022,
  'hai-cap-2026': 2026,
};

describe.each(databases)('on %s', (kind) => {
  let fresh: FreshDatabase;
  let unitOfWork: UnitOfWork;

  beforeEach(async () => {
    fresh = await freshDatabase(kind);
    unitOfWork = createUnitOfWork(fresh.database);
  });
  afterEach(() => fresh.dispose());

  const load = (name: (typeof sampleNames)[number]) =>
    loadSample({ unitOfWork, clock: systemClock, ids: createIds() }, name);
  const read = <T>(work: (tx: Transaction) => Promise<T>) => unitOfWork.run(work);

  test.each(sampleNames)(
    'the sample %s loads, with a working invitation for everyone shown',
    async (name) => {
      const sample = await load(name);
      expect(sample.people.length).toBeGreaterThan(4);
      const invitations = await read((tx) =>
        Promise.all(
          sample.people.map(({ invitationCode }) => tx.invitations.byHash(hashCode(invitationCode ?? ''))),
        ),
      );
      expect(invitations.map((invitation) => invitation?.role)).toEqual(
        sample.people.map(({ role }) => role),
      );
      const known = await read(async (tx) => (await tx.people.everyone()).map(({ person }) => person.code));
      for (const { memberCodes } of sample.groups) expect(known).toEqual(expect.arrayContaining(memberCodes));
      expect(sample.clockStart).toMatch(new RegExp(`^${yearOf[name]}-\\d\\d-\\d\\dT08:00:00\\+07:00$`));
      expect(Date.parse(await sampleClockStart(name))).toBe(Date.parse(sample.clockStart));
    },
  );

  test('loading the same sample again changes nothing and gives no codes', async () => {
    const first = await load('kon-tum-2024');
    const again = await load('kon-tum-2024');
    expect(again).toEqual({
      ...first,
      people: first.people.map((person) => ({ ...person, invitationCode: null })),
    });
    expect(await read((tx) => tx.invitations.list())).toHaveLength(first.people.length);
  });

  test('another sample in the same database is refused', async () => {
    await load('kon-tum-2024');
    await expect(load('hai-cap-2026')).rejects.toThrow(SampleRefused);
    expect(await read(async (tx) => (await tx.units.all()).length)).toBe(29);
  });

  test('an installation with an organisation of its own is not mixed with a sample', async () => {
    await read((tx) =>
      tx.units.save({
        id: 'root',
        code: 'ubnd-tinh-khac',
        name: 'Ủy ban nhân dân tỉnh khác',
        kind: 'peoples_committee',
        level: 'province',
        tags: [],
        parentId: null,
        validFrom: null,
        validTo: null,
        position: 0,
      }),
    );
    await expect(load('kon-tum-2024')).rejects.toMatchObject({ key: 'import.second_root' });
    expect(await read((tx) => tx.outlines.list())).toEqual([]);
  });

  /** What a sample holds: units, rounds of reports with how many report, rounds of inspections by kind. */
  const holdings = (name: (typeof sampleNames)[number]) =>
    read(async (tx) => {
      const rounds = (await tx.rounds.overseen(everything)).map(
        async ({ id, code }) => `${code} ${(await tx.rounds.standings(everything, id)).length}`,
      );
      const inspections = (await tx.inspections.rounds(everything)).map(async ({ id, code }) => {
        const all = await tx.inspections.ofRound(everything, id);
        const kinds = [...new Set(all.map(({ kind }) => kind))].toSorted();
        const counted = kinds.map((each) => `${each} ${all.filter(({ kind }) => kind === each).length}`);
        return `${code} ${counted.join(', ')}; team ${(await tx.inspections.roundTeam(id)).length}`;
      });
      return {
        name,
        units: (await tx.units.all()).length,
        rounds: await Promise.all(rounds),
        inspections: await Promise.all(inspections),
      };
    });

  test.each([
    [
      'kon-tum-2024',
      [/01\/8\/2024/, /17 đơn vị tự kiểm tra/, /Sở Nội vụ không tự kiểm tra/, /Cách chấm điểm/],
    ],
    ['ha-noi-2023', [/Danh sách, số lượng đơn vị/, /từng chuyên đề/, /Đề cương/]],
    ['tra-vinh-2022', [/ngày kiểm tra từng đơn vị/, /Thư ký/]],
    ['dak-song-2017', [/14 phòng, xã, thị trấn/, /hai phần việc/]],
    ['lao-cai-2022', [/16 đơn vị/, /Thời hạn gửi/, /Đề cương/]],
    ['hai-cap-2026', [/18 đơn vị/, /Đề cương/]],
  ] as const)('%s says what of it is in no document', async (name, declared) => {
    const { invented } = await load(name);
    for (const each of declared) expect(invented).toContainEqual(expect.stringMatching(each));
  });

  test.each([
    [
      'kon-tum-2024',
      29,
      ['kiem-tra-cchc-2024 10', 'tu-kiem-tra-cchc-2024 17'],
      ['ke-hoach-1871-2024 on_site 10, self_inspection 17; team 5'],
    ],
    [
      'ha-noi-2023',
      19,
      ['bao-cao-kiem-tra-2023 5', 'bao-cao-quy-1-2023 2'],
      ['ke-hoach-61-2023 digital 3, on_site 5, report_based 10, thematic 4; team 7'],
    ],
    ['tra-vinh-2022', 16, [], ['kiem-tra-lien-nganh-2022 on_site 11; team 5']],
    ['dak-song-2017', 16, ['bao-cao-quy-3-2017 14'], []],
    ['lao-cai-2022', 18, ['bao-cao-quy-1-2022 16'], []],
    ['hai-cap-2026', 20, ['bao-cao-quy-3-2026 18'], []],
  ] as const)('%s has its units, rounds and inspections', async (name, units, rounds, inspections) => {
    expect((await load(name)).invented.length).toBeGreaterThan(1);
    expect(await holdings(name)).toEqual({ name, units, rounds, inspections });
  });

  test('Hà Nội 2023: an inspection from reports draws on what was sent; who has not is known', async () => {
    await load('ha-noi-2023');
    const drawn = await read(async (tx) => {
      const round = await tx.inspections.roundByCode(everything, 'ke-hoach-61-2023');
      const all = await tx.inspections.ofRound(everything, round!.id);
      const of = (name: string) =>
        all.find(({ kind, unitName }) => kind === 'report_based' && unitName === name)!.id;
      const sent = await tx.unitReports.ofInspection(everything, of('UBND huyện Gia Lâm'));
      const [report] = sent;
      return {
        sent: sent.map(({ roundTitle, sentAt, lateness }) => ({ roundTitle, sentAt, lateness })),
        answers: (
          await tx.unitReports.answers(everything, of('UBND huyện Gia Lâm'), report?.assignmentId ?? '')
        ).length,
        owed: await tx.unitReports.owed(everything, of('UBND thị xã Sơn Tây')),
      };
    });
    expect(drawn.sent).toEqual([
      {
        roundTitle: 'Báo cáo cải cách hành chính quý I năm 2023',
        sentAt: '2023-03-17T02:30:00.000Z',
        lateness: { kind: 'on_time' },
      },
    ]);
    expect(drawn.answers).toBeGreaterThan(3);
    expect(drawn.owed.map(({ roundTitle }) => roundTitle)).toEqual([
      'Báo cáo cải cách hành chính quý I năm 2023',
    ]);
  });

  test('Trà Vinh 2022: one drafted conclusion about all eleven units, in four fields, without a term', async () => {
    await load('tra-vinh-2022');
    const found = await read(async (tx) => {
      const round = await tx.inspections.roundByCode(everything, 'kiem-tra-lien-nganh-2022');
      return {
        conclusions: await tx.conclusions.ofRound(everything, round!.id),
        findings: await tx.findings.ofRound(everything, round!.id),
        inspections: await tx.inspections.ofRound(everything, round!.id),
      };
    });
    expect(found.inspections.map(({ state }) => state.stage)).toEqual(Array(11).fill('drafted'));
    expect(found.inspections[0]!.state.skipped.map(({ stage }) => stage)).toEqual([
      'notified',
      'report_received',
      'minutes_recorded',
    ]);
    expect(found.findings).toHaveLength(4);
    const [conclusion, ...more] = found.conclusions;
    expect(more).toEqual([]);
    expect(conclusion).toMatchObject({ status: 'draft', paper: null });
    expect(conclusion!.inspectionIds).toHaveLength(11);
    expect(conclusion!.content.statements).toHaveLength(4);
    const fields = conclusion!.content.recommendations.map(({ field, term }) => ({ field, term }));
    expect(fields).toEqual([
      ...Array(4).fill({ field: 'direction', term: null }),
      ...Array(6).fill({ field: 'procedure_reform', term: null }),
      ...Array(1).fill({ field: 'apparatus_reform', term: null }),
      ...Array(4).fill({ field: 'digital_government', term: null }),
    ]);
  });

  test('Hà Nội 2023: five systems with the bodies that manage them, and themes with a team of their own', async () => {
    await load('ha-noi-2023');
    const { systems, themes } = await read(async (tx) => {
      const round = await tx.inspections.roundByCode(everything, 'ke-hoach-61-2023');
      const all = await tx.inspections.ofRound(everything, round!.id);
      const thematic = all.filter(({ kind }) => kind === 'thematic');
      const teams = thematic.map(async ({ id, unitName, state }) => {
        const [head] = await tx.inspections.teamOf(everything, id);
        return [unitName, round!.plan.inspections[state.entry!]?.field, head?.personName];
      });
      return { systems: round!.plan.systems, themes: await Promise.all(teams) };
    });
    expect(systems.map(({ managedBy }) => managedBy)).toEqual([
      ...Array(4).fill('Văn phòng UBND Thành phố'),
      'Thanh tra Thành phố',
    ]);
    expect(themes).toEqual([
      ['Bệnh viện Ví Dụ', 'digital_government', 'Mạc Thị Mẫu'],
      ['Sở Xây dựng', 'institutional_reform', 'Châu Văn Tập Dượt'],
      ['UBND huyện Gia Lâm', 'institutional_reform', 'Châu Văn Tập Dượt'],
      ['UBND thị xã Sơn Tây', 'digital_government', 'Mạc Thị Mẫu'],
    ]);
  });

  test('what is built without invitations gives them to whoever shows it first', async () => {
    await buildSample({ unitOfWork, clock: systemClock, ids: createIds() }, 'lao-cai-2022');
    expect(await read((tx) => tx.invitations.list())).toEqual([]);
    expect(await read(installedSample)).toBe('lao-cai-2022');
    const { people } = await load('lao-cai-2022');
    expect(people.every(({ invitationCode }) => invitationCode !== null)).toBe(true);
  });

  test('Kon Tum 2024: ten units report, a sở is asked 33 of 34 and a district all', async () => {
    await load('kon-tum-2024');
    const asked = await askedBy('kiem-tra-cchc-2024');
    expect(Object.keys(asked)).toHaveLength(10);
    expect(asked['so-xay-dung']).toBe(33);
    expect(asked['ubnd-huyen-kon-plong']).toBe(34);
  });

  test('the two-tier province of 2026: no district, communes are asked all 34 prompts', async () => {
    await load('hai-cap-2026');
    const units = await read((tx) => tx.units.all());
    expect(units.some((unit) => unit.level === 'district')).toBe(false);
    expect(units.map((unit) => unit.kind)).toContain('special_zone');
    const asked = await askedBy('bao-cao-quy-3-2026');
    expect(asked).toMatchObject({ 'ubnd-xa-an-binh': 34, 'ubnd-dac-khu-hon-xanh': 34, 'so-xay-dung': 33 });
  });

  test('Đắk Song 2017: the division with assigned parts is asked all 48 prompts, the others fewer', async () => {
    await load('dak-song-2017');
    const asked = await askedBy('bao-cao-quy-3-2017');
    expect(asked['van-phong-hdnd-va-ubnd']).toBe(48);
    expect(asked['phong-tu-phap']).toBeLessThan(48);
    expect(asked['ubnd-thi-tran-duc-an']).toBeLessThan(48);
  });

  test('a group is bound once, and a round group hears how its round stands', async () => {
    const { groups } = await load('kon-tum-2024');
    const chat = { channel: 'telegram', chatId: '-1000000001' };
    const tools = { ids: createIds(), timeZone: 'Asia/Ho_Chi_Minh' };
    const group = groups.find(({ purpose }) => purpose === 'round')!;
    for (let times = 0; times < 2; times += 1) {
      await read((tx) => bindSampleGroup(tx, tools, group, chat, systemClock.now()));
    }
    const bound = await read((tx) => tx.groups.inChat(chat.channel, chat.chatId));
    expect(bound).toMatchObject([{ purpose: 'round', title: group.title }]);
    expect(await fresh.database.client.outbox.count({ where: { chatId: chat.chatId } })).toBe(1);
  });

  /** How many prompts each unit of a round is asked, by the unit's code. */
  async function askedBy(roundCode: string): Promise<Record<string, number>> {
    const rows = await fresh.database.client.assignment.findMany({
      where: { round: { code: roundCode } },
      include: { unit: true },
    });
    return read(async (tx) => {
      const round = await tx.rounds.byCode(everything, roundCode);
      const outline = await tx.outlines.version(round!.outlineVersionId);
      const counts = rows.map(({ unit, audience }) => {
        const facts = audience as unknown as Parameters<typeof askedOf>[1];
        return [unit.code, askedOf(outline, facts).asked.length] as const;
      });
      return Object.fromEntries(counts);
    });
  }
});
