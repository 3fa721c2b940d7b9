import { RuleTester as TypeScriptRuleTester } from '@typescript-eslint/rule-tester';
import type { RunTests, TestCaseError } from '@typescript-eslint/rule-tester';
import type { Rule } from 'eslint';
import { RuleTester as JavaScriptRuleTester } from 'eslint';

import type { noSequentialAwaits } from '../../../src/rules/no-sequential-awaits.js';

type RuleModule = typeof noSequentialAwaits;
type MessageId = keyof RuleModule['meta']['messages'];
type Options = Readonly<Parameters<RuleModule['create']>[0]['options']>;
type Cases = RunTests<MessageId, Options>;

/** Every case of a table says where, with which data, and which suggestions. */
const assertionOptions = { requireData: true, requireLocation: true } as const;

/** `languageOptions` of a case that holds JSX. */
export const jsx = { parserOptions: { ecmaFeatures: { jsx: true } } } as const;

const withTypeScript = new TypeScriptRuleTester();
const withEspree = new JavaScriptRuleTester({
  languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } },
});

/** Runs a table with @typescript-eslint/parser. */
export const typescriptTester = {
  run(name: string, rule: RuleModule, cases: Cases): void {
    withTypeScript.run(name, rule, { assertionOptions, ...cases });
  },
};

/** Runs a table with espree, the default parser of ESLint. */
export const javascriptTester = {
  run(name: string, rule: RuleModule, cases: Cases): void {
    // The two testers take the same cases; only their types of a rule differ.
    withEspree.run(name, rule as unknown as Rule.RuleModule, cases as never);
  },
};

interface Expected {
  /** Line and column of the `await` that is marked. */
  at: readonly [line: number, column: number];
  rounds: readonly [before: number, after: number];
  members: string;
  suggestions?: readonly (readonly [messageId: MessageId, output: string])[];
}

/** The report of a group that is proven independent. */
export function sequential(expected: Expected): TestCaseError<MessageId> {
  return makeError('sequential', expected, '');
}

/** The report of a group that is independent if names tell the truth. */
export function assumed(expected: Expected & { assumptions: string }): TestCaseError<MessageId> {
  return makeError('sequentialAssumed', expected, expected.assumptions);
}

/** The report of a group whose effects are unknown. */
export function unknown(expected: Expected & { assumptions: string }): TestCaseError<MessageId> {
  return makeError('sequentialUnknown', expected, expected.assumptions);
}

function makeError(
  messageId: MessageId,
  { at: [line, column], rounds: [before, after], members, suggestions = [] }: Expected,
  assumptions: string,
): TestCaseError<MessageId> {
  const data = {
    before: String(before),
    after: String(after),
    verb: after === 1 ? 'is' : 'are',
    members,
    assumptions,
  };
  return {
    messageId,
    data,
    line,
    column,
    endLine: line,
    endColumn: column + 'await'.length,
    suggestions: suggestions.map(([id, output]) => ({ messageId: id, data, output })),
  };
}
