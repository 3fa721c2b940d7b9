import { afterAll, describe, expect, it } from 'vitest';

import { setFileSystem } from '../../../src/analysis/modules/index.js';
import { isFixed } from '../../modules/lint.js';

/** A function that refuses whoever is no `x`, and a request behind it. */
const makePage = (refuse: string): string => `import { PostHog } from 'posthog-node';
import pino from 'pino';
const logger = pino();
const posthog = new PostHog('key');
function refuse(message: string): never {
  ${refuse}
}
async function getSecret(user: { x: boolean }): Promise<unknown> {
  if (!user.x) refuse('Forbidden');
  return (await fetch('/secret')).json();
}
export async function page(user: { x: boolean }) {
  const secret = await getSecret(user);
  const other = await fetch('/other');
  return [secret, other];
}
`;

afterAll(() => setFileSystem(undefined));

describe('a refusal that tells others of it', () => {
  it.each([
    ['it tells nobody', `throw new Error('E1');`],
    ['a line of a log', `logger.warn(message);\n  throw new Error('E1');`],
    [
      'analytics',
      `posthog.capture({ distinctId: 'a', event: message });\n  throw new Error('E1');`,
    ],
  ])('is a gate: %s', (_, refuse) => {
    expect(isFixed(makePage(refuse))).toBe(false);
  });

  it('is none where nothing is refused', () => {
    const page = makePage(`throw new Error('E1');`).replace(/ {2}if \(!user.*\n/, '');
    expect(isFixed(page)).toBe(true);
  });
});
