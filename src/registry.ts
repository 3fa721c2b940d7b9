import type { Linter } from 'eslint';

import type { ConfigName } from './create-rule.js';
import { rules } from './rules/index.js';

/** The name of a rule, without the plugin's prefix. */
export type RuleName = keyof typeof rules;

/** A rule's severity and options in one config. */
export type ConfigEntry = Linter.RuleSeverityAndOptions;

/** One line of the registry: a rule and what each config does with it. */
export interface Detector {
  readonly name: RuleName;
  readonly rule: (typeof rules)[RuleName];
  /** What each config sets; a config that is not named leaves the rule off. */
  readonly configs: Readonly<Partial<Record<ConfigName, ConfigEntry>>>;
}

/**
 * The decision for every rule: which config turns it on, how severely, with which options.
 * A rule file without a line here does not compile. Configs and docs are made from this table.
 */
const decisions: Record<RuleName, Detector['configs']> = {
  'no-blocking-side-effects': {
    recommended: ['error'],
    strict: ['error', { report: 'assumed' }],
  },
  'no-parallel-transaction': {
    recommended: ['error'],
    strict: ['error', { report: 'assumed', reads: true }],
  },
  'no-unhandled-early-promise': {
    recommended: ['error'],
    strict: ['error', { report: 'assumed' }],
  },
  'no-unchecked-settled': {
    recommended: ['error'],
    strict: ['error', { returned: true, dropped: true }],
  },
  'no-await-in-loop': {
    recommended: ['error'],
    strict: ['error', { report: 'unknown' }],
  },
  'no-sequential-awaits': {
    recommended: ['error'],
    strict: ['error', { report: 'unknown' }],
  },
  'prefer-all-settled': {
    recommended: ['error'],
    strict: ['error', { report: 'assumed' }],
  },
};

const names = Object.keys(rules) as RuleName[];

/** Every detector of the plugin, in the order of the rule names. */
export const detectors: readonly Detector[] = names.map((name) => ({
  name,
  rule: rules[name],
  configs: decisions[name],
}));
