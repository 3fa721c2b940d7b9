// `node scripts/catalogue-redis.mjs`: writes the commands of Redis into the catalogue, by the flags that
// Redis itself gives them, and the names that node-redis has for them.
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

import { install } from './catalogue-packages.mjs';
import { root } from './run.mjs';

const versions = ['@ioredis/commands@2.1.1', '@redis/client@6.3.1'];
const require = createRequire(path.join(install(versions), 'package.json'));
const commands = require('@ioredis/commands/built/commands.json');
const client = require('@redis/client/dist/lib/commands').default;

/** Flagged as reading, and yet more than that: they wait, count as a use, run scripts, or keep a cache. */
const left = /^(?:touch|pfcount|xread|lolwut|eval_ro|evalsha_ro|fcall_ro)$/;

const reads = Object.keys(commands).filter(
  (name) => commands[name].flags.includes('readonly') && !left.test(name),
);
const writes = Object.keys(commands).filter((name) => commands[name].flags.includes('write'));

/** `hGetAll`, `sortRo`, `zRangeWithScores`: the command that a method of node-redis sends. */
function getCommand(method) {
  const plain = method.toLowerCase();
  const known = [...reads, ...writes].find((name) => name.replaceAll('_', '') === plain);
  if (known) return known;
  const base = method.replace(/(?:WithScores?|WithValues|WithCount|NoValues|Count)$/, '');
  return base === method ? undefined : getCommand(base);
}

const methods = Object.keys(client).filter((name) => /^[a-z]/.test(name));
const clientReads = methods.filter((name) => reads.includes(getCommand(name)));
const clientWrites = methods.filter((name) => writes.includes(getCommand(name)));

const print = (names) =>
  `\`\n  ${names
    .sort()
    .join(' ')
    .replace(/(.{1,94})(?: |$)/g, '$1\n  ')
    .trim()}\n\``;
const file = path.join(root, 'src/analysis/effects/catalogue/databases/redis-commands.ts');
writeFileSync(
  file,
  `// Written by scripts/catalogue-redis.mjs from ${versions.join(' and ')}; do not edit.

/** Commands that Redis flags as read-only, and that are not more than that. */
export const READ_COMMANDS = ${print(reads)};

/** Commands that Redis flags as writing. */
export const WRITE_COMMANDS = ${print(writes)};

/** Methods of node-redis that send one of the commands that read. */
export const CLIENT_READS = ${print(clientReads)};

/** Methods of node-redis that send one of the commands that write. */
export const CLIENT_WRITES = ${print(clientWrites)};
`,
);
