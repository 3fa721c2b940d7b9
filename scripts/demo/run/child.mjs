// Runs the application in a process of its own and answers, one at a time, with what a scenario gave.
import { register } from 'node:module';
import { setTimeout } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { answers } from '../answers.mjs';
import { scenarios } from '../scenarios.mjs';
import { isElement, render } from './jsx-runtime.mjs';
import { tasks } from './next.mjs';

const root = pathToFileURL(`${process.argv[2]}/`).href;
register('./hooks.mjs', { parentURL: import.meta.url, data: { root } });

/** The longest that work in the background takes, in milliseconds; a detached promise tells nobody. */
const PATIENCE = 150;

const sets = { scenarios, answers };

/** What was said of errors that nobody waited for. */
let notes = [];
console.error = (error) => notes.push(String(error));
process.on('unhandledRejection', (error) => notes.push(`unhandled: ${String(error)}`));

/** The value as plain data, so that two runs can be compared. */
async function plain(value) {
  if (isElement(value)) return render(value);
  if (value instanceof Response) {
    const headers = Object.fromEntries(value.headers);
    return { status: value.status, headers, body: await value.text() };
  }
  return value instanceof Map ? [...value] : value;
}

/** What a host does once the answer is given: it runs what was put off, and notes what fails. */
async function finish({ inBackground }) {
  for (const task of tasks.splice(0)) {
    try {
      await task();
    } catch (error) {
      notes.push(String(error));
    }
  }
  if (inBackground) await setTimeout(PATIENCE);
}

async function runScenario({ file, run, ...scenario }) {
  const module = await import(new URL(file, root).href);
  notes = [];
  const start = performance.now();
  let outcome;
  let milliseconds;
  try {
    const value = await run(module, root, tasks);
    milliseconds = performance.now() - start;
    outcome = { value: await plain(value) };
  } catch (error) {
    milliseconds = performance.now() - start;
    outcome = { error: `${error.name}: ${error.message}` };
  }
  await finish(scenario);
  return { milliseconds, outcome, notes };
}

process.on('message', async ({ set, index }) => {
  process.send(await runScenario(sets[set][index]));
});
