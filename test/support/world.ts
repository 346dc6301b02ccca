import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createIds } from '../../src/bot/ids.ts';
import { startApp, type App } from '../../src/bot/app.ts';
import { createLogger } from '../../src/bot/log.ts';
import { hashCode } from '../../src/bot/codes.ts';
import { createUnitOfWork } from '../../src/bot/store/unit-of-work.ts';
import { loadCalendar } from '../../src/bot/usecases/deadline/load-calendar.ts';
import { loadSample, type LoadedSample } from '../../src/bot/usecases/sample/load-sample.ts';
import { sampleClockStart, type SampleName } from '../../src/bot/usecases/sample/sample-files.ts';
import { codeFrom, formatCode } from '../../src/domain/joining/code.ts';
import type { UnitOfWork } from '../../src/domain/ports.ts';
import type { Role } from '../../src/domain/access.ts';
import { startSimulator, type Simulator } from '../../src/simulator/server.ts';
import type { DatabaseKind } from '../../src/bot/store/database/url.ts';
import { freshDatabase, type FreshDatabase } from './database.ts';
import { begin, type Beginning } from './beginning.ts';
import { bellsBetween, fewBells } from './bells.ts';
import { createStenographer, instantOf, type Heard } from './heard.ts';
import { createPerson, type TestGroup, type TestPerson } from './people.ts';
import { stillClock, type StillClock } from './still-clock.ts';

export type { TestGroup, TestPerson };

const token = '1000000:simulator';
const timeZone = 'Asia/Ho_Chi_Minh';
const log = createLogger(process.env['TEST_LOG_LEVEL'] ?? 'silent');

export interface World {
  kind: DatabaseKind;
  unitOfWork: UnitOfWork;
  simulator: Simulator;
  clock: StillClock;
  sample: LoadedSample;
  /** Where the data is, for a second program beside the first. */
  databaseUrl: string;
  app(): App;
  person(name: string): TestPerson;
  group(
    title: string,
    members: TestPerson[],
    how?: { kind?: 'group' | 'supergroup'; forum?: boolean },
  ): Promise<TestGroup>;
  /** An unused invitation, as printed. */
  invite(unitCode: string, role: Role, personCode?: string): Promise<string>;
  groupCode(target: { unitCode?: string; roundCode?: string; leaders?: true }): Promise<string>;
  /** A person who has taken up an invitation. */
  joined(name: string, unitCode: string, role: Role): Promise<TestPerson>;
  /**
   * Lets time pass until a moment of the office ("13/02/2026 07:30"), ringing the doorbell at the given times of each
   * day; those of a year's play when none are given.
   */
  playUntil(moment: string, bells?: readonly string[]): Promise<void>;
  /** The clock jumps to a moment of the office; nobody rings. */
  jumpsTo(moment: string): void;
  /** What a person or a group was told since the last time this was asked, as it stood when it was posted. */
  heard(by: TestPerson | TestGroup): Heard[];
  /** How messages of a chat have changed since the last time this was asked. */
  changed(by: TestPerson | TestGroup): Heard[];
  settle(): Promise<void>;
  /** The program ends, as SIGTERM would have it. */
  goesDown(): Promise<void>;
  /** It is started again on the same data. */
  comesUp(): Promise<void>;
  /** Stops the program as SIGTERM would and starts it again on the same data. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** The real app on a real database, over real HTTP to the simulator. */
export async function createWorld(
  kind: DatabaseKind,
  sampleName: SampleName,
  beginning?: Beginning,
): Promise<World> {
  const fresh: FreshDatabase = await freshDatabase(kind);
  const filesDir = await mkdtemp(join(tmpdir(), 'don-doc-files-'));
  const startsAt = beginning === undefined ? await sampleClockStart(sampleName) : instantOf(beginning.at);
  const clock = stillClock(startsAt);
  const unitOfWork = createUnitOfWork(fresh.database);
  const ids = createIds();
  await loadCalendar(unitOfWork, clock);
  const sample =
    beginning === undefined
      ? await loadSample({ unitOfWork, clock, ids }, sampleName)
      : await begin({ unitOfWork, clock, ids, timeZone }, sampleName, beginning);
  const simulator = await startSimulator({
    port: 0,
    token,
    botUsername: 'don_doc_test_bot',
    clock: { now: () => Date.parse(clock.now()), advance: (ms) => clock.advance(ms) },
  });
  const stenographer = createStenographer();
  simulator.control.subscribe(stenographer.listen);
  const read = { posted: new Map<number, number>(), edited: new Map<number, number>() };
  const unread = (book: 'posted' | 'edited', { id }: { id: number }): Heard[] => {
    const all = stenographer[book](id);
    const from = read[book].get(id) ?? 0;
    read[book].set(id, all.length);
    return all.slice(from);
  };
  const start = () =>
    startApp({
      database: fresh.database,
      filesDir,
      telegram: { token, apiRoot: simulator.apiRoot, httpsProxy: null },
      timeZone,
      clock,
      log,
      doorbell: 'by_hand',
      missingWord(what) {
        throw new Error(`a word is missing: ${what}`);
      },
    });
  let app = await start();

  /** Until Telegram has nothing unconfirmed for the bot and the bot has nothing due to say. */
  async function settle(): Promise<void> {
    for (;;) {
      await noUpdatesPending(simulator);
      const held = await app.sender.drain();
      // Time stands still here, but the pace needs it to pass.
      if (held !== null) {
        clock.moveTo(held);
        continue;
      }
      if (simulator.control.pendingUpdates().length === 0) return;
    }
  }

  const world: World = {
    kind,
    unitOfWork,
    simulator,
    clock,
    sample,
    databaseUrl: fresh.url,
    app: () => app,
    person: (name) => createPerson(simulator.control, name, settle),
    settle,
    async joined(name, unitCode, role) {
      const someone = world.person(name);
      await someone.starts((await world.invite(unitCode, role)).replaceAll('-', ''));
      await someone.taps('Xác nhận');
      return someone;
    },
    async playUntil(moment, bells = fewBells) {
      for (const bell of bellsBetween(clock.now(), instantOf(moment), bells)) {
        clock.moveTo(bell);
        await app.ring();
        await settle();
      }
      clock.moveTo(instantOf(moment));
      await app.ring();
      await settle();
    },
    jumpsTo: (moment) => clock.moveTo(instantOf(moment)),
    heard: (by) => unread('posted', by),
    changed: (by) => unread('edited', by),
    async goesDown() {
      await app.stop();
    },
    async comesUp() {
      app = await start();
      await app.ring();
      await settle();
    },
    async group(title, members, how = {}) {
      const memberIds = members.map((member) => member.id);
      const { id } = simulator.control.addGroup({ title, memberIds, ...how });
      await settle();
      const group: TestGroup = {
        id,
        hears: (topic) =>
          simulator.control
            .history(group.id)
            .filter(({ from, service }) => from === 'bot' && service === undefined)
            .filter(({ threadId }) => topic === undefined || (threadId ?? 0) === topic),
        last: () => group.hears().at(-1)!,
        async saidBy(member, text, saying = {}) {
          simulator.control.sendText(member.id, group.id, text, saying);
          await settle();
        },
        async tappedBy(member, label) {
          const message = group.hears().findLast(({ buttons }) => buttons.length > 0);
          const button = message?.buttons.flat().find(({ text }) => text === label);
          if (message === undefined || button?.data === undefined) throw new Error(`no button “${label}”`);
          simulator.control.tap(member.id, group.id, message.id, button.data);
          await settle();
        },
        async boundBy(member, code, saying) {
          await group.saidBy(member, `/gan ${code}`, saying);
          await group.saidBy(member, '/xacnhan', saying);
        },
      };
      return group;
    },
    async invite(unitCode, role, personCode) {
      const code = codeFrom(ids.bytes(13));
      await unitOfWork.run(async (tx) => {
        const unit = await tx.units.byCode(unitCode);
        const invited = personCode === undefined ? null : await tx.people.byCode(personCode);
        if (unit === null) throw new Error(`no unit ${unitCode}`);
        await tx.invitations.add({
          id: ids.next(),
          codeHash: hashCode(code),
          unitId: unit.id,
          role,
          personId: invited?.id ?? null,
          createdAt: clock.now(),
          expiresAt: new Date(Date.parse(clock.now()) + 7 * 86_400_000).toISOString(),
          usedAt: null,
          revokedAt: null,
        });
      });
      return formatCode(code);
    },
    async groupCode(target) {
      const code = codeFrom(ids.bytes(13));
      await unitOfWork.run(async (tx) => {
        const unit = target.unitCode === undefined ? null : await tx.units.byCode(target.unitCode);
        const round =
          target.roundCode === undefined
            ? null
            : await tx.rounds.byCode({ kind: 'system' }, target.roundCode);
        await tx.groups.addCode({
          id: ids.next(),
          codeHash: hashCode(code),
          purpose: unit !== null ? 'unit' : round !== null ? 'round' : 'leaders',
          unitId: unit?.id ?? null,
          roundId: round?.id ?? null,
          createdAt: clock.now(),
          expiresAt: new Date(Date.parse(clock.now()) + 7 * 86_400_000).toISOString(),
          usedAt: null,
        });
      });
      return formatCode(code);
    },
    async restart() {
      await app.stop();
      app = await start();
      await settle();
    },
    async stop() {
      await app.stop();
      await simulator.close();
      await fresh.dispose();
      await rm(filesDir, { recursive: true });
    },
  };
  return world;
}

/** Resolves when every update has been confirmed; driven by the simulator's own events, never by waiting a while. */
function noUpdatesPending(simulator: Simulator): Promise<void> {
  if (simulator.control.pendingUpdates().length === 0) return Promise.resolve();
  return new Promise((resolve) => {
    const stop = simulator.control.subscribe((event) => {
      if (event.type !== 'updates_confirmed' || simulator.control.pendingUpdates().length > 0) return;
      stop();
      resolve();
    });
  });
}
