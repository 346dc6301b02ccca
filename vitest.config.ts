import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

const common = { environment: 'node', testTimeout: 30_000, hookTimeout: 60_000 } as const;

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...common,
          name: 'main',
          include: ['test/**/*.test.ts'],
          exclude: ['test/browser/**', 'test/faults/**'],
          globalSetup: ['test/support/postgres.ts'],
          // They wait for the disk more than for the processor; by itself vitest leaves one core idle.
          maxWorkers: Math.max(2, availableParallelism()),
        },
      },
      { test: { ...common, name: 'browser', include: ['test/browser/**/*.test.ts'], testTimeout: 60_000 } },
      {
        test: {
          ...common,
          name: 'faults',
          include: ['test/faults/**/*.test.ts'],
          testTimeout: 540_000,
          fileParallelism: false,
          globalSetup: ['test/support/postgres.ts'],
        },
      },
    ],
  },
});
