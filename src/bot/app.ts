import { Temporal } from 'temporal-polyfill';
import { FileMissing, type FileStore } from '../domain/file/ports.ts';
import type { ClaimedMessage } from '../domain/outbox/ports.ts';
import type { Clock, Ids, UnitOfWork } from '../domain/ports.ts';
import { introduce, TokenRefused } from './channels/telegram/account.ts';
import { createTelegramApi, type TelegramSettings } from './channels/telegram/api.ts';
import { atMost } from './at-most.ts';
import { createTelegramChannel } from './channels/telegram/deliver.ts';
import type { Rates } from './channels/channel.ts';
import { createPoller } from './channels/telegram/poller.ts';
import { telegramRates } from './channels/telegram/rates.ts';
import { realDelay } from './delay.ts';
import { contentOf } from './file-store/content.ts';
import { createDiskFileStore } from './file-store/disk.ts';
import { plain } from './markup.ts';
import { createWords } from './words.ts';
import { createIds } from './ids.ts';
import type { Logger } from './log.ts';
import { createSender, type Sender } from './outbox/sender.ts';
import { startSchedule } from './schedule.ts';
import type { Database } from './store/database/open.ts';
import { createOutboxStore } from './store/outbox/store.ts';
import { createUnitOfWork } from './store/unit-of-work.ts';
import { tellOfLostGroups } from './usecases/group/lost-groups.ts';
import { composeNotice } from './usecases/notice/compose-notice.ts';
import { fetchFile, type FetchTools } from './usecases/file/fetch-file.ts';
import { noticeDowntime } from './usecases/notice/downtime.ts';
import { createOpening } from './usecases/deadline/office-opening.ts';
import { receiveEvent, setEventAside } from './usecases/receive-event.ts';
import { ring as ringDoorbell } from './usecases/ring.ts';
import type { UseCaseTools } from './usecases/talk.ts';

export { TokenRefused };

export interface AppOptions {
  /** Open and migrated; closed by whoever opened it, after the app has stopped. */
  database: Database;
  /** Absolute; where the bytes of files lie. Made when there is a file to keep. */
  filesDir: string;
  telegram: TelegramSettings;
  timeZone: string;
  clock: Clock;
  log: Logger;
  ids?: Ids;
  /** Telegram's own unless told otherwise: measurements look at what an answer costs, not at Telegram's patience. */
  rates?: Rates;
  /** `schedule` rings every minute; `by_hand` only when `ring` is called, as tests do whose clock stands still. */
  doorbell?: 'schedule' | 'by_hand';
  /** Told of words a locale lacks; tests throw. */
  missingWord?: (what: string) => void;
}

export interface App {
  unitOfWork: UnitOfWork;
  tools: UseCaseTools;
  sender: Sender;
  files: FileStore;
  /** Looks at the clock now: it may have been moved, and what waits may have come due. */
  ring(): Promise<void>;
  /** Ends when the app has stopped; fails when Telegram refuses the token. */
  running: Promise<void>;
  /** Stops polling, finishes what is in hand, and stops sending. */
  stop(): Promise<void>;
}

/** Files that are fetched at the same time: each is in memory as a whole. */
const mostFetched = 4;
/** Bytes that no file on record has are deleted when they have lain for a day, in milliseconds. */
const unclaimedForMs = 86_400_000;

/** Puts the parts together: the one place that knows them all. */
export async function startApp(options: AppOptions): Promise<App> {
  const { database, telegram: settings, timeZone, clock, log, ids = createIds() } = options;
  const words = createWords({
    timeZone,
    missing: options.missingWord ?? ((what) => log.error({ what }, 'a word is missing')),
  });
  const unitOfWork = createUnitOfWork(database);
  const tools: UseCaseTools = {
    clock,
    ids,
    timeZone,
    label: (message, language) => words.say(message, language, plain),
  };
  const telegram = createTelegramApi(settings);
  const stopping = new AbortController();
  const files = createDiskFileStore(options.filesDir);
  const channel = createTelegramChannel({
    telegram,
    words,
    async readFile(fileId) {
      const file = await unitOfWork.run((tx) => tx.files.byId(fileId));
      if (file === null) throw new FileMissing(`no file on record ${fileId}`);
      return files.read(file.digest);
    },
    rates: options.rates ?? telegramRates,
    ignored: (error) => log.warn({ error }, 'an answer to a button failed and was let go'),
  });
  const store = createOutboxStore(database);
  const lookAfterLostGroups = async () => {
    try {
      await tellOfLostGroups(unitOfWork, tools, clock.now());
    } catch (error) {
      // Nothing of it is lost: the next look tells.
      log.error({ error: String(error) }, 'lost groups could not be dealt with');
    }
  };
  const sender = createSender({
    store: {
      ...store,
      async settle(claimed, settlement, at) {
        await store.settle(claimed, settlement, at);
        if (settlement.kind === 'gone') await lookAfterLostGroups();
      },
    },
    channels: new Map([[channel.name, channel]]),
    clock,
    delay: realDelay,
    timeZone,
    random: Math.random,
    opening: createOpening(unitOfWork, timeZone),
    compose: (request) => unitOfWork.run((tx) => composeNotice(tools, tx, request, clock.now())),
    log,
  });
  // The program may have ended between a group's loss and the telling of it.
  await lookAfterLostGroups();
  sender.start();
  await noticeDowntime(unitOfWork, tools, clock.now());
  const ring = async () => {
    await lookAfterLostGroups();
    await ringDoorbell(unitOfWork, tools);
    sender.nudge();
  };
  const sweep = async () => {
    // By the computer's clock, as the disk has it.
    const deleted = await files.sweep(Date.now() - unclaimedForMs, (digests) =>
      unitOfWork.run((tx) => tx.files.known(digests)),
    );
    if (deleted > 0) log.info({ deleted }, 'files that nobody kept were deleted');
  };
  const rings =
    options.doorbell === 'by_hand'
      ? []
      : [
          { name: 'doorbell', at: '* * * * *', run: ring },
          { name: 'sweep', at: '20 3 * * *', run: sweep },
        ];
  const schedule = startSchedule(rings, { timeZone, log });

  const takingTurns = atMost(mostFetched);
  const fetching: FetchTools = {
    store: files,
    contentOf,
    timeZone,
    fetch: (remoteId, most) => takingTurns(() => channel.fetch(remoteId, most, stopping.signal)),
  };

  const running = (async () => {
    const bot = await introduce({ telegram, words, delay: realDelay, log, signal: stopping.signal });
    if (bot === null) return;
    await unitOfWork.run((tx) => tx.settings.set('bot_username', bot.username));
    log.info({ bot: bot.username, at: Temporal.Instant.from(clock.now()).toString() }, 'the bot is ready');
    const poller = createPoller({
      telegram,
      channel,
      bot,
      now: () => clock.now(),
      delay: realDelay,
      log,
      handlers: {
        async handle(came) {
          const event = await fetchFile(unitOfWork, fetching, came);
          await sender.settled(event.channel, event.chat.id);
          const hold = event.chat.kind === 'private' ? sender.hold(event.channel, event.chat.id) : null;
          let taken: ClaimedMessage | null = null;
          try {
            const received = await receiveEvent(unitOfWork, tools, event, hold !== null);
            ({ taken } = received);
            if (received.waits) sender.nudge();
          } finally {
            if (taken === null) hold?.release();
            else hold?.send(taken);
          }
        },
        async keepAside(event, attempts, error) {
          await setEventAside(unitOfWork, event, attempts, error);
          sender.nudge();
        },
      },
    });
    stopping.signal.addEventListener('abort', () => void poller.stop());
    await poller.run();
    await poller.stop();
  })();

  return {
    unitOfWork,
    tools,
    sender,
    files,
    ring,
    running,
    async stop() {
      stopping.abort();
      await running.catch(() => undefined);
      await schedule.stop();
      await sender.stop();
      telegram.close();
    },
  };
}
