import type { Callee } from '../callees.js';
import type { Frame } from '../frame.js';
import { addOptionArguments } from '../options.js';
import { NO_SITE } from '../sites.js';
import { addWrites } from '../writes.js';

/** What tRPC hands a function to be called, and what calling it does is seen already or nothing. */
const OWN = /^(next|getRawInput)$/;

/**
 * Adds what a call of a procedure does: each of its functions may run, with options that tRPC makes.
 * It begins in an async function, so that nothing is thrown before there is a promise.
 */
export function addProcedure(
  frame: Frame,
  { functions, name }: Extract<Callee, { kind: 'procedure' }>,
): void {
  for (const target of functions) {
    const summary = frame.lookup(target);
    frame.builder.addCallee(summary);
    addWrites(frame, summary, NO_SITE, undefined);
    addOptionArguments(frame, undefined, target, summary);
    for (const { callee, index, path } of summary.calledParameters) {
      const isOwn =
        callee === target && index === 0 && path.length === 1 && OWN.test(path[0] ?? '');
      if (!isOwn)
        frame.builder.addUnknown({
          name: `a function in ${name}`,
          nameClass: 'none',
          declared: 'hidden',
        });
    }
  }
  frame.builder.throws = true;
  frame.builder.waits = true;
}
