import { defineConfig } from 'vitest/config';

const conditions = ['kg-source', 'module', 'node', 'development|production'];

export default defineConfig({
  ssr: { resolve: { conditions, externalConditions: ['node'] } },
  test: {
    reporters: ['default', './tests/helpers/closing-line.ts'],
    // A file of tests for every core: vitest itself leaves one free, which of two is half the machine.
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'node',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/browser/**', 'tests/neo4j/**'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'neo4j',
          environment: 'node',
          include: ['tests/neo4j/**/*.test.ts'],
          globalSetup: ['tests/neo4j/server/shared.ts'],
          // One database a server: the suites take turns.
          fileParallelism: false,
          // After all others, so that planning queries takes no time from what they wait for.
          sequence: { groupOrder: 1 },
          testTimeout: 240_000,
          hookTimeout: 300_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          environment: 'node',
          include: ['tests/browser/**/*.test.ts'],
          // A browser that draws by software takes both cores of a small machine.
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
