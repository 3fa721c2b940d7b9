import { defineConfig } from 'vitest/config';

/** Not among the tests: `npm run compare` installs what it needs and runs it. */
export default defineConfig({
  test: { globals: true, include: ['tests/comparison/*.compare.ts'], testTimeout: 1_800_000 },
});
