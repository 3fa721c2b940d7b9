import { RuleTester } from '@typescript-eslint/rule-tester';

import { noBlockingSideEffects } from '../../src/rules/no-blocking-side-effects.js';

new RuleTester().run('no-blocking-side-effects', noBlockingSideEffects, {
  valid: ['run();'],
  invalid: [
    {
      code: 'debugger;',
      errors: [{ messageId: 'found', line: 1, column: 1, endLine: 1, endColumn: 10 }],
    },
  ],
});
