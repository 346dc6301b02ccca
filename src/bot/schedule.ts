import { schedule as cron } from 'node-cron';
import type { Logger } from './log.ts';

/** Something the clock makes happen: a cron expression in the office's time zone, and the use case it rings. */
export interface Ring {
  name: string;
  at: string;
  run(): Promise<void>;
}

/** Rings use cases by the clock. A failure is logged and the next ring comes as planned. */
export function startSchedule(
  rings: Ring[],
  options: { timeZone: string; log: Logger },
): { stop(): Promise<void> } {
  const tasks = rings.map((ring) =>
    cron(
      ring.at,
      async () => {
        try {
          await ring.run();
        } catch (error) {
          options.log.error({ ring: ring.name, error: String(error) }, 'a scheduled task failed');
        }
      },
      { timezone: options.timeZone, name: ring.name, noOverlap: true },
    ),
  );
  return {
    async stop() {
      for (const task of tasks) await task.destroy();
    },
  };
}
