// One lint of a folder in a fresh process, as a user runs it: started by folder.mjs, which it gives
// the figures to.
import path from 'node:path';

process.once('message', ({ folder, names, variant, isCounted }) => {
  const files = names.map((name) => path.join(folder, name));
  void run(folder, files, variant, isCounted).then((result) =>
    process.send(result, () => process.exit()),
  );
});

async function run(folder, files, variant, isCounted) {
  const cpu = process.cpuUsage();
  const start = performance.now();
  const { ESLint } = await import('eslint');
  const { default: parser } = await import('@typescript-eslint/parser');
  const { clockRules, countReports, makeOptions } = await import('./linting.mjs');
  const isNeeded = variant === 'recommended' || variant === 'withoutOthers';
  let plugin = isNeeded ? (await import('../dist/index.js')).default : undefined;
  const time = { milliseconds: 0 };
  if (isCounted) plugin = clockRules(plugin, time);
  const work = isCounted ? await startCounting() : {};
  if (variant === 'withoutOthers') {
    const { setModules } = await import('../dist/analysis/modules/index.js');
    setModules('none');
  }
  const eslint = new ESLint(makeOptions(variant, folder, parser, plugin));
  const heap = isCounted ? [readHeap()] : [];
  let reports = 0;
  const half = files.length >> 1;
  // sequential: the heap is read when the first half is done
  for (const part of isCounted ? [files.slice(0, half), files.slice(half)] : [files]) {
    reports += countReports(await eslint.lintFiles(part));
    if (isCounted) heap.push(readHeap());
  }
  const wall = performance.now() - start;
  const { user, system } = process.cpuUsage(cpu);
  return { wall, cpu: (user + system) / 1000, reports, work, heap, rules: time.milliseconds };
}

/** Has the count and the time of the plugin's work on other files added up. */
async function startCounting() {
  const { createModules, setModules } = await import('../dist/analysis/modules/index.js');
  const work = {};
  const onWork = (kind, milliseconds) => {
    work[kind] ??= { count: 0, milliseconds: 0 };
    work[kind].count++;
    work[kind].milliseconds += milliseconds;
  };
  setModules(createModules({ onWork }));
  return work;
}

/** Megabytes in use after a collection. */
function readHeap() {
  globalThis.gc();
  return process.memoryUsage().heapUsed / 2 ** 20;
}
