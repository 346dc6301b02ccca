/** Starts the simulator: a stand-in for the Telegram Bot API and a chat page, on one loopback port. */
import { serveBotApi } from './bot-api/server.ts';
import { serveControl } from './control-http.ts';
import { type SimulatorControl, createControl } from './control.ts';
import { createFaults } from './faults.ts';
import { fileContents } from './file-contents.ts';
import { refuseStranger } from './guard.ts';
import { noJournal, openJournal } from './journal.ts';
import { createLimits } from './limits.ts';
import type { SimulatorOptions } from './options.ts';
import { emptyState } from './state.ts';
import { createPoller } from './updates.ts';
import { createWorld } from './world.ts';
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';

export interface Simulator {
  /** The address to open in a browser, without a slash at the end. */
  readonly url: string;
  /** The same, as grammY's `apiRoot`. */
  readonly apiRoot: string;
  readonly token: string;
  readonly control: SimulatorControl;
  /** Ends waiting requests at once. */
  readonly close: () => Promise<void>;
}

const realToken = /^\d{8,10}:[A-Za-z0-9_-]{35}$/;

/**
 * @throws Error when the token looks like a real bot's, when the port is taken, or when the journal cannot be read
 */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const { token, clock, botUsername, botName = botUsername, journalFile } = options;
  if (realToken.test(token)) {
    throw new Error('The simulator does not start with a token that looks like a real Telegram bot token.');
  }
  const { state, journal } =
    journalFile === undefined ? { state: emptyState(), journal: noJournal } : openJournal(journalFile);
  const bot = { id: Number(/^\d+/.exec(token)?.[0] ?? 1_000_000), name: botName, username: botUsername };
  const files = fileContents(journalFile === undefined ? undefined : `${journalFile}.files`);
  const world = createWorld({ bot, token, clock, state, journal, files });
  const faults = createFaults();
  const limits = createLimits();
  const poller = createPoller(world);
  const control = createControl(world, faults, limits);
  if (options.onUpdateQueued) {
    const { onUpdateQueued } = options;
    world.subscribe(({ type }) => type === 'update_queued' && onUpdateQueued());
  }

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (refuseStranger(request, response)) return;
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    if (/^\/(file\/)?bot/.test(url.pathname)) {
      await serveBotApi({ world, poller, faults, limits }, request, response, url);
    } else {
      await serveControl({ world, control, options }, request, response, url);
    }
  };
  const server = createServer((request, response) => {
    serve(request, response).catch(() => response.destroy());
  });
  // Longer than a bot's pause between calls, so that its kept connection is not cut under its next request.
  server.keepAliveTimeout = 120_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', resolve);
  }).catch((error: unknown) => {
    journal.close();
    throw error;
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : options.port;
  const url = `http://127.0.0.1:${port}`;
  let closing: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    poller.close();
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeAllConnections();
    await closed;
    journal.close();
  };
  return { url, apiRoot: url, token, control, close: () => (closing ??= close()) };
}
