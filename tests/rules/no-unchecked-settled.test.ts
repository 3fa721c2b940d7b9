import { RuleTester } from '@typescript-eslint/rule-tester';

import { noUncheckedSettled } from '../../src/rules/no-unchecked-settled.js';

new RuleTester().run('no-unchecked-settled', noUncheckedSettled, {
  valid: ['run();'],
  invalid: [
    {
      code: 'debugger;',
      errors: [{ messageId: 'found', line: 1, column: 1, endLine: 1, endColumn: 10 }],
    },
  ],
});
