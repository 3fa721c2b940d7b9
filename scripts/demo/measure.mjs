// Runs every scenario in the application before and after the fix, and compares what came out.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { answers } from './answers.mjs';
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
    async run(set, index) {
      application.send({ set, index });
      const [answer] = await Promise.race([once(application, 'message'), ended]);
      return answer;
    },
    stop: () => application.kill(),
  };
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** One scenario, a few times; the first run only loads the modules and opens connections. */
async function runOften({ application, server }, set, index) {
  await application.run(set, index);
  server.takeRequests();
  const times = [];
  let seen;
  for (let run = 0; run < RUNS; run += 1) {
    const { milliseconds, outcome, notes } = await application.run(set, index);
    const { reads, writes } = server.takeRequests();
    times.push(milliseconds);
    // Reads may arrive in another order, that is what a fix changes; writes may not.
    seen = { outcome, notes, reads: reads.toSorted(), writes };
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
      const [old, now] = await Promise.all(sides.map((side) => runOften(side, 'scenarios', index)));
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
    return { results, answered: await measureAnswers(sides, onScenario) };
  } finally {
    await Promise.all(sides.map((side) => side.stop()));
  }
}

/**
 * Measures the handlers whose answers wait for work in the background, each with work that goes well and with work
 * that fails. The same has to be sent before and after; what fails may no longer reach the answer.
 */
async function measureAnswers(sides, onScenario) {
  const results = [];
  for (const [index, { title, way, fails }] of answers.entries()) {
    onScenario(title);
    const [old, now] = await Promise.all(sides.map((side) => runOften(side, 'answers', index)));
    const isSent = isDeepStrictEqual(old.seen.writes, now.seen.writes);
    const stands = now.seen.outcome.error === undefined;
    const isAnswered = fails ? stands : isDeepStrictEqual(old.seen.outcome, now.seen.outcome);
    // An error that the answer does not carry any more is noted down once, and never unhandled.
    const isNoted = now.seen.notes.length === (fails ? 1 : 0);
    const isHandled = now.seen.notes.every((note) => !note.startsWith('unhandled'));
    results.push({
      title,
      way,
      fails,
      before: old.milliseconds,
      after: now.milliseconds,
      failed: old.seen.outcome.error !== undefined,
      isSent,
      same: isSent && isAnswered && isNoted && isHandled,
      old: old.seen,
      now: now.seen,
    });
  }
  return results;
}

export const scenarioCount = scenarios.length + answers.length;
