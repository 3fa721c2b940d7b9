import { RuleTester } from '@typescript-eslint/rule-tester';

import { noUnhandledEarlyPromise } from '../../src/rules/no-unhandled-early-promise.js';

new RuleTester().run('no-unhandled-early-promise', noUnhandledEarlyPromise, {
  valid: ['run();'],
  invalid: [
    {
      code: 'debugger;',
      errors: [{ messageId: 'found', line: 1, column: 1, endLine: 1, endColumn: 10 }],
    },
  ],
});
