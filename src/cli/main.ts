#!/usr/bin/env node
import { readArguments, UsageError } from './arguments.js';
import { explain } from './explain.js';

// A reader that has seen enough (`… | head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? 0 : 2);
});

try {
  const command = readArguments(process.argv.slice(2));
  if (command.kind === 'text') process.stdout.write(`${command.text}\n`);
  else process.exitCode = await explain(command);
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  process.stderr.write(`${error.message} (--help shows how it is used.)\n`);
  process.exitCode = 2;
}
