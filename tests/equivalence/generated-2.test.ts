import { expect, it } from 'vitest';

import { checkPrograms, runs, shift } from './generator/property.js';

it(`${runs} generated programs behave as before`, { timeout: 1_800_000 }, async () => {
  // A property of programs that are left alone would say little.
  expect(await checkPrograms(20262 + shift)).toBeGreaterThan(0.25);
});
