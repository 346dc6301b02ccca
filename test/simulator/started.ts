import { onTestFinished } from 'vitest';
import { Api, GrammyError } from 'grammy';
import type { SimulatorClock } from '../../src/simulator/model.ts';
import { startSimulator, type Simulator } from '../../src/simulator/server.ts';
import type { SimulatorOptions } from '../../src/simulator/options.ts';

export const token = '1000000:simulator';

/** A clock that stands still until it is moved; it starts on Monday 3 June 2024, 08:00 in Hà Nội. */
export function standingClock(): SimulatorClock {
  let now = Date.UTC(2024, 5, 3, 1);
  return { now: () => now, advance: (milliseconds) => void (now += milliseconds) };
}

/** A simulator that is closed when the test is over, and grammY's own client of it. */
export async function started(
  options: Partial<SimulatorOptions> = {},
): Promise<{ simulator: Simulator; api: Api; clock: SimulatorClock }> {
  const clock = options.clock ?? standingClock();
  const simulator = await startSimulator({ port: 0, token, botUsername: 'don_doc_bot', ...options, clock });
  onTestFinished(() => simulator.close());
  return { simulator, api: new Api(token, { apiRoot: simulator.apiRoot }), clock };
}

/** What Telegram, here the simulator, refused a call with. */
export async function refusal(call: Promise<unknown>): Promise<GrammyError> {
  const outcome = await call.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (outcome instanceof GrammyError) return outcome;
  throw new Error(`Not refused by the Bot API: ${String(outcome)}`);
}

/** A raw call, for what grammY would never send. */
export async function rawCall(
  simulator: Simulator,
  path: string,
  init?: RequestInit,
): Promise<{ status: number; body: Record<string, unknown> }> {
  const response = await fetch(`${simulator.url}${path}`, init);
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

/** A smallest PNG header with a size; enough for whoever reads only the size. */
export function png(width: number, height: number): Buffer {
  const bytes = Buffer.alloc(33);
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  bytes.writeUInt32BE(13, 8);
  bytes.write('IHDR', 12, 'latin1');
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return bytes;
}
