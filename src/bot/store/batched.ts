interface Asked<T> {
  one: T;
  resolve(): void;
  reject(error: unknown): void;
}

/**
 * Does together what was asked for while the last batch was under way: under load one commit for many, else one for
 * each, at once. When a batch fails, each is done by itself, so that none fails for another's sake.
 */
export function batched<T>(together: (all: readonly T[]) => Promise<void>): (one: T) => Promise<void> {
  let waiting: Asked<T>[] = [];
  let isRunning = false;

  async function run(): Promise<void> {
    isRunning = true;
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      try {
        await together(batch.map(({ one }) => one));
        for (const { resolve } of batch) resolve();
      } catch (error) {
        await singly(batch, error);
      }
    }
    isRunning = false;
  }

  async function singly(batch: readonly Asked<T>[], error: unknown): Promise<void> {
    if (batch.length === 1) return batch[0]?.reject(error);
    for (const { one, resolve, reject } of batch) await together([one]).then(resolve, reject);
  }

  return (one) =>
    new Promise((resolve, reject) => {
      waiting.push({ one, resolve, reject });
      if (!isRunning) void run();
    });
}
