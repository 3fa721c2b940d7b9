// One lint of a folder in a fresh process, as a user runs it: started by folder.mjs, which it gives
// the figures to.
import { readFileSync } from 'node:fs';
import path from 'node:path';

process.once('message', ({ folder, names, variant }) => {
  const files = names.map((name) => ({
    name,
    code: readFileSync(path.join(folder, name), 'utf8'),
  }));
  void run(folder, files, variant).then((result) => process.send(result, () => process.exit()));
});

async function run(folder, files, variant) {
  const isCounted = variant === 'counted';
  const cpu = process.cpuUsage();
  const start = performance.now();
  const { Linter } = await import('eslint');
  const { default: parser } = await import('@typescript-eslint/parser');
  const linter = new Linter({ configType: 'flat', cwd: folder });
  let plugin = variant === 'parseOnly' ? undefined : (await import('../dist/index.js')).default;
  const { clockRules, lint, makeConfig, startCounting } = await import('./linting.mjs');
  const time = { milliseconds: 0 };
  if (isCounted) plugin = clockRules(plugin, time);
  const work = isCounted ? await startCounting() : {};
  const config = makeConfig(parser, plugin);
  const place = variant === 'withoutOthers' ? undefined : folder;
  const heap = [];
  let reports = 0;
  if (isCounted) {
    const half = files.length >> 1;
    heap.push(readHeap());
    reports += lint(linter, config, files.slice(0, half), place);
    heap.push(readHeap());
    reports += lint(linter, config, files.slice(half), place);
    heap.push(readHeap());
  } else {
    reports = lint(linter, config, files, place);
  }
  const wall = performance.now() - start;
  const { user, system } = process.cpuUsage(cpu);
  return { wall, cpu: (user + system) / 1000, reports, work, heap, rules: time.milliseconds };
}

/** Megabytes in use after a collection. */
function readHeap() {
  globalThis.gc();
  return process.memoryUsage().heapUsed / 2 ** 20;
}
