// Runs every scenario in the application before and after the fix, and compares what came out.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { scenarios } from './scenarios.mjs';
import { startServer } from './server.mjs';

const RUNS = 3;
const child = fileURLToPath(new URL('./run/child.mjs', import.meta.url));

/** The application in one folder, in its own process. */
function startApplication(folder, url) {
  const application = fork(child, [folder], { env: { ...process.env, API_URL: url } });
  const ended = once(application, 'exit').then(([code]) => {
    throw new Error(`The application in ${folder} ended with code ${code}.`);
  });
  ended.catch(() => {});
  return {
    async run(index) {
      application.send(index);
      const [answer] = await Promise.race([once(application, 'message'), ended]);
      return answer;
    },
    stop: () => application.kill(),
  };
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** One scenario, a few times; the first run only loads the modules and opens connections. */
async function runOften({ application, server }, index) {
  await application.run(index);
  server.takeRequests();
  const times = [];
  let seen;
  for (let run = 0; run < RUNS; run += 1) {
    const { milliseconds, outcome } = await application.run(index);
    const { reads, writes } = server.takeRequests();
    times.push(milliseconds);
    // Reads may arrive in another order, that is what a fix changes; writes may not.
    seen = { outcome, reads: reads.toSorted(), writes };
  }
  return { milliseconds: median(times), seen };
}

async function startSide(folder) {
  const server = await startServer();
  const application = startApplication(folder, server.url);
  return {
    application,
    server,
    async stop() {
      application.stop();
      await server.close();
    },
  };
}

/**
 * Measures all scenarios, before and after side by side, each with a server of its own. A result has the times,
 * the number of requests, and whether value, requests and order of writes are the same.
 */
export async function measure(before, after, onScenario) {
  const sides = await Promise.all([startSide(before), startSide(after)]);
  try {
    const results = [];
    for (const [index, { title }] of scenarios.entries()) {
      onScenario(title);
      const [old, now] = await Promise.all(sides.map((side) => runOften(side, index)));
      results.push({
        title,
        before: old.milliseconds,
        after: now.milliseconds,
        requests: now.seen.reads.length + now.seen.writes.length,
        same: isDeepStrictEqual(old.seen, now.seen),
        old: old.seen,
        now: now.seen,
      });
    }
    return results;
  } finally {
    await Promise.all(sides.map((side) => side.stop()));
  }
}

export const scenarioCount = scenarios.length;
