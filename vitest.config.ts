import { defineConfig } from 'vitest/config';

/** `npm run test:all` also runs what is too slow for every change. */
const isEverything = process.env.WATERFALL_TESTS === 'all';

export default defineConfig({
  test: {
    // RuleTester looks for `describe`, `it` and `afterAll` on the global object.
    globals: true,
    testTimeout: 60_000,
    // One core less would leave half of a small machine idle.
    maxWorkers: '100%',
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts'],
      reporter: ['text', 'html'],
    },
    projects: [
      {
        extends: true,
        test: { name: 'unit', include: ['tests/**/*.test.ts'], exclude: ['tests/hosts/**'] },
      },
      {
        extends: true,
        test: {
          name: 'hosts',
          include: ['tests/hosts/**/*.test.ts'],
          exclude: isEverything ? [] : ['**/*.slow.test.ts'],
          globalSetup: 'tests/hosts/setup.ts',
          testTimeout: 180_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
