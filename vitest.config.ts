import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // RuleTester looks for `describe`, `it` and `afterAll` on the global object.
    globals: true,
    include: ['tests/**/*.test.ts'],
    testTimeout: 60_000,
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts'],
      reporter: ['text', 'html'],
    },
  },
});
