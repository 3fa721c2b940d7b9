import { RuleTester } from '@typescript-eslint/rule-tester';

import { noParallelTransaction } from '../../src/rules/no-parallel-transaction.js';

new RuleTester().run('no-parallel-transaction', noParallelTransaction, {
  valid: ['run();'],
  invalid: [
    {
      code: 'debugger;',
      errors: [{ messageId: 'found', line: 1, column: 1, endLine: 1, endColumn: 10 }],
    },
  ],
});
