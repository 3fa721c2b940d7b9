// Runs the application in a process of its own and answers, one at a time, with what a scenario gave.
import { register } from 'node:module';
import { pathToFileURL } from 'node:url';
import { scenarios } from '../scenarios.mjs';
import { isElement, render } from './jsx-runtime.mjs';

const root = pathToFileURL(`${process.argv[2]}/`).href;
register('./hooks.mjs', { parentURL: import.meta.url, data: { root } });

/** The value as plain data, so that two runs can be compared. */
async function plain(value) {
  if (isElement(value)) return render(value);
  if (value instanceof Response) {
    const headers = Object.fromEntries(value.headers);
    return { status: value.status, headers, body: await value.text() };
  }
  return value instanceof Map ? [...value] : value;
}

async function runScenario({ file, run }) {
  const module = await import(new URL(file, root).href);
  const start = performance.now();
  try {
    const value = await run(module, root);
    const milliseconds = performance.now() - start;
    return { milliseconds, outcome: { value: await plain(value) } };
  } catch (error) {
    const milliseconds = performance.now() - start;
    return { milliseconds, outcome: { error: `${error.name}: ${error.message}` } };
  }
}

process.on('message', async (index) => {
  process.send(await runScenario(scenarios[index]));
});
