/** The modules and exports by which a place is known, and what is said of each kind of place. */

export type PlaceKind =
  'test' | 'browser' | 'workflow' | 'person' | 'migration' | 'transaction' | 'lock';

/** Completes “because …”. */
export const TEXTS: Readonly<Record<PlaceKind, string>> = {
  test: 'it is test code',
  browser: 'it drives a browser',
  workflow: 'a durable workflow replays its steps in order',
  person: 'it talks with a person',
  migration: 'migrations and seeds run in order',
  transaction: 'a transaction runs its statements one after another on one connection',
  lock: 'a lock is held around it',
};

/** Modules whose import makes a whole file a place. */
const WHOLE: readonly [pattern: RegExp, kind: PlaceKind][] = [
  [
    /^(vitest(\/(?!config$).*)?|@jest\/globals|mocha|ava|node:test|tap|bun:test|uvu|jasmine|qunit|japa|@japa\/.*|mitata|tinybench|benchmark|msw|msw\/.*|storybook\/test|@storybook\/(test|jest|testing-library))$|^@testing-library\//,
    'test',
  ],
  [
    /^(playwright|@playwright\/.*|playwright-core|puppeteer|puppeteer-core|webdriverio|@wdio\/.*|cypress|testcafe|detox|appium|selenium-webdriver|nightwatch|@browserbasehq\/stagehand)$/,
    'browser',
  ],
  [
    /^(@temporalio\/.*|@restatedev\/.*|inngest|inngest\/.*|@trigger\.dev\/.*|@dbos-inc\/.*|workflow|workflow\/.*|@upstash\/workflow.*|cloudflare:workflows|durable-functions|@dapr\/durabletask-js)$/,
    'workflow',
  ],
  [
    /^(inquirer|@inquirer\/.*|prompts|enquirer|@clack\/prompts|prompt|prompt-sync|readline-sync|(node:)?readline(\/promises)?)$/,
    'person',
  ],
  [/^(umzug|postgrator|node-pg-migrate|db-migrate|drizzle-kit.*|drizzle-seed)$/, 'migration'],
];

/** Exports that make a place of what is handed to them, decorated by them, or typed by them. */
const PARTS: readonly [module: RegExp, name: RegExp, kind: PlaceKind][] = [
  [/^cloudflare:workers$/, /^Workflow/, 'workflow'],
  [/^(async-mutex|await-lock|async-lock|redlock|proper-lockfile|lockfile|mutexify)/, /./, 'lock'],
  [/^typeorm-transactional/, /./, 'transaction'],
  [/^@nestjs-cls\/transactional/, /./, 'transaction'],
  [/^@mikro-orm\//, /^(Transactional|\w*RequestContext)$/, 'transaction'],
  [/^typeorm$/, /^Migration/, 'migration'],
  [/^typeorm$/, /^Transaction$/, 'transaction'],
  [/^kysely$/, /^Migration/, 'migration'],
];

/** What an import of the module makes of a file. */
export function findModuleKind(module: string): PlaceKind | undefined {
  return WHOLE.find(([pattern]) => pattern.test(module))?.[1];
}

/** What an export of a module makes of the code that is handed to it. */
export function findExportKind(module: string, path: readonly string[]): PlaceKind | undefined {
  const part = PARTS.find(
    ([pattern, name]) =>
      pattern.test(module) &&
      (path.length === 0 ? name.test('default') : path.some((item) => name.test(item))),
  );
  return findModuleKind(module) ?? part?.[2];
}
