import { readFile } from 'node:fs/promises';
import { pino } from 'pino';
import { createIds } from '../../../src/bot/ids.ts';
import { plain } from '../../../src/bot/markup.ts';
import { createSender } from '../../../src/bot/outbox/sender.ts';
import type { Database } from '../../../src/bot/store/database/open.ts';
import type { DatabaseKind } from '../../../src/bot/store/database/url.ts';
import { createOutboxStore } from '../../../src/bot/store/outbox/store.ts';
import { createUnitOfWork } from '../../../src/bot/store/unit-of-work.ts';
import { administer, type Administration } from '../../../src/bot/usecases/administration.ts';
import { composeNotice } from '../../../src/bot/usecases/notice/compose-notice.ts';
import { importOrganisation } from '../../../src/bot/usecases/organisation/import-organisation.ts';
import { importOutline } from '../../../src/bot/usecases/organisation/import-outline.ts';
import { loadCalendar } from '../../../src/bot/usecases/deadline/load-calendar.ts';
import { createOpening } from '../../../src/bot/usecases/deadline/office-opening.ts';
import type { Outcome } from '../../../src/bot/usecases/outcome.ts';
import { ring } from '../../../src/bot/usecases/ring.ts';
import type { UseCaseTools } from '../../../src/bot/usecases/talk.ts';
import { createWords } from '../../../src/bot/words.ts';
import type { OutboxStore } from '../../../src/domain/outbox/ports.ts';
import type { Transaction, UnitOfWork } from '../../../src/domain/ports.ts';
import { freshDatabase } from '../../support/database.ts';
import { heldDelay } from '../../support/delays.ts';
import { instantOf } from '../../support/heard.ts';
import { listeningChannel, type Told } from '../../support/listening-channel.ts';
import { stillClock } from '../../support/still-clock.ts';
import { actor, type Actor } from './actor.ts';
import { castEntry, castNames, type CastName } from './cast.ts';
import { storeRound, type OpenedInspectionRound, type RoundSpec } from './round.ts';
import { accepted } from '../office.ts';

export type { Actor, CastName, RoundSpec };

/** A bound group, which only listens. */
export interface ListeningGroup {
  /** What it was told since the last time this was asked. */
  read(): Told[];
}

/**
 * An office in Kon Tum, 2024, whose people are in chat: everything goes through the events, the outbox and the sender as
 * in the program; only the network is missing.
 */
export interface InspectionDesk {
  database: Database;
  unitOfWork: UnitOfWork;
  tools: UseCaseTools;
  /** Everyone with a chat; see inspection-cast.ts. */
  people: Record<CastName, Actor>;
  read<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
  /** Use cases of the command line, in one transaction. */
  act<T>(work: (administration: Administration) => Promise<Outcome<T>>): Promise<Outcome<T>>;
  openRound(spec: RoundSpec): Promise<OpenedInspectionRound>;
  /** The outbox as the command line shows it. */
  outbox: Pick<OutboxStore, 'counts' | 'listOutbox'>;
  /** Who refuses whatever they are sent, without the network having told so. */
  blocked: Set<CastName>;
  group(place: { unitCode?: string; roundId?: string; leaders?: true }): Promise<ListeningGroup>;
  /** The clock moves to a moment of the office ("05/08/2024 07:30"); the bell is rung, and what is due is said. */
  moveTo(moment: string): Promise<void>;
  /** Rings and says what is due, without the clock moving. */
  ring(): Promise<void>;
  /** What everybody was told since they were last asked, by name; who was told nothing is not in it. */
  readAll(): Record<string, string[]>;
  dispose(): Promise<void>;
}

const timeZone = 'Asia/Ho_Chi_Minh';
const words = createWords({
  timeZone,
  missing(what) {
    throw new Error(`a word is missing: ${what}`);
  },
});

async function seed(path: string) {
  return {
    file: path,
    text: await readFile(new URL(`../../../prisma/seed/${path}`, import.meta.url), 'utf8'),
  };
}

/** @param at a moment of the office, in office hours: "22/07/2024 08:00" when not given */
export async function openInspectionDesk(
  kind: DatabaseKind,
  at = '22/07/2024 08:00',
): Promise<InspectionDesk> {
  const { database, dispose } = await freshDatabase(kind);
  const unitOfWork = createUnitOfWork(database);
  const clock = stillClock(instantOf(at));
  const tools: UseCaseTools = {
    clock,
    ids: createIds(),
    timeZone,
    label: (message, language) => words.say(message, language, plain),
  };
  const administration = { unitOfWork, ...tools };
  await loadCalendar(unitOfWork, clock);
  accepted(await importOutline(administration, await seed('outlines/kon-tum-2024.yaml')));
  accepted(await importOrganisation(administration, await seed('samples/kon-tum-2024/organisation.yaml')));
  const network = listeningChannel(words, clock);
  const store = createOutboxStore(database);
  const sender = createSender({
    store,
    channels: new Map([[network.channel.name, network.channel]]),
    clock,
    delay: heldDelay().delay,
    timeZone,
    random: () => 0,
    opening: createOpening(unitOfWork, timeZone),
    compose: (request) => unitOfWork.run((tx) => composeNotice(tools, tx, request, clock.now())),
    log: pino({ level: 'silent' }),
  });
  const personIds = await unitOfWork.run((tx) => gather(tx, clock.now()));
  const drain = async () => {
    // The pace holds nothing back here.
    await sender.drain();
  };
  const ringAndSay = async () => {
    await ring(unitOfWork, tools);
    await drain();
  };
  const people = Object.fromEntries(
    castNames.map((name) => [
      name,
      actor({ name, personId: personIds[name], unitOfWork, tools, network, words, drain }),
    ]),
  ) as Record<CastName, Actor>;
  let groups = 0;

  return {
    database,
    unitOfWork,
    tools,
    people,
    outbox: store,
    blocked: network.blocked as Set<CastName>,
    read: (work) => unitOfWork.run(work),
    act: (work) => administer(administration, work),
    openRound: (spec) => storeRound(administration, spec, personIds),
    async group({ unitCode, roundId, leaders }) {
      groups += 1;
      const chatId = `-${groups}`;
      await unitOfWork.run(async (tx) => {
        const unit = unitCode === undefined ? null : await tx.units.byCode(unitCode);
        await tx.groups.bind({
          id: tools.ids.next(),
          address: { channel: 'telegram', chatId, threadId: null },
          title: `Nhóm ${groups}`,
          purpose: leaders === true ? 'leaders' : unit === null ? 'round' : 'unit',
          unitId: unit?.id ?? null,
          roundId: roundId ?? null,
          boundAt: clock.now(),
          boundBy: null,
        });
      });
      let from = 0;
      return {
        read() {
          const fresh = network.told(chatId).slice(from);
          from += fresh.length;
          return fresh;
        },
      };
    },
    async moveTo(moment) {
      clock.moveTo(instantOf(moment));
      await ringAndSay();
    },
    ring: ringAndSay,
    readAll() {
      const told = castNames.map((name) => [name, people[name].read().map(({ text }) => text)] as const);
      return Object.fromEntries(told.filter(([, texts]) => texts.length > 0));
    },
    async dispose() {
      await sender.stop();
      await dispose();
    },
  };
}

/** Gives everybody of the cast a person, a role and a chat named like them. */
async function gather(tx: Transaction, at: string): Promise<Record<CastName, string>> {
  const ids: [CastName, string][] = [];
  for (const name of castNames) {
    const { code, name: fullName = '', role } = castEntry(name);
    if (code === undefined)
      await tx.people.create({ id: name.toLowerCase(), code: null, name: fullName, at });
    const person =
      code === undefined ? await tx.people.byId(name.toLowerCase()) : await tx.people.byCode(code);
    const personId = person!.id;
    if (role !== undefined) {
      const unit = await tx.units.byCode(role.unit);
      await tx.people.addRole({
        id: `r${name.toLowerCase()}`,
        personId,
        unitId: unit!.id,
        role: role.role,
        at,
      });
    }
    await tx.people.link('telegram', name, personId, at);
    ids.push([name, personId]);
  }
  return Object.fromEntries(ids) as Record<CastName, string>;
}
