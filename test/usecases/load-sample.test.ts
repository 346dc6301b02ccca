import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { systemClock } from '../../src/bot/clock.ts';
import { hashCode } from '../../src/bot/codes.ts';
import { createIds } from '../../src/bot/ids.ts';
import { createUnitOfWork } from '../../src/bot/store/unit-of-work.ts';
import {
  bindSampleGroup,
  loadSample,
  sampleClockStart,
  sampleNames,
  SampleRefused,
} from '../../src/bot/usecases/load-sample.ts';
import { askedOf } from '../../src/domain/outline/outline.ts';
import type { Transaction, UnitOfWork } from '../../src/domain/ports.ts';
import { databases, freshDatabase, type FreshDatabase } from '../support/database.ts';

const everything = { kind: 'system' } as const;

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
      expect(sample.clockStart).toContain('T08:00:00+07:00');
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
