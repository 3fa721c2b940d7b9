import { createRule } from '../create-rule.js';

/** Says in one sentence what the rule finds. */
export const noUnhandledEarlyPromise = createRule({
  name: 'no-unhandled-early-promise',
  meta: {
    type: 'suggestion',
    docs: { description: 'disallow what this rule finds' },
    schema: [],
    defaultOptions: [],
    messages: {
      found: 'This says what is wrong in a full sentence.',
    },
  },
  create(context) {
    return {
      DebuggerStatement(node) {
        context.report({ node, messageId: 'found' });
      },
    };
  },
});
