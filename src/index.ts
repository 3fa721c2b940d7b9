import { createRequire } from 'node:module';

import type { ESLint, Rule } from 'eslint';

import { makeConfigs, namespace, type PluginConfigs } from './configs.js';
import { detectors, type RuleName } from './registry.js';

const packageJson = createRequire(import.meta.url)('../package.json') as {
  name: string;
  version: string;
};

// A rule of typescript-eslint is a rule of ESLint whose nodes are typed more precisely.
const rules = Object.fromEntries(
  detectors.map(({ name, rule }) => [name, rule]),
) as unknown as Record<RuleName, Rule.RuleModule>;

const configs: PluginConfigs = makeConfigs(() => plugin);

/** The plugin: its rules, and its configs for the flat and for the eslintrc system. */
const plugin = {
  meta: { name: packageJson.name, version: packageJson.version, namespace },
  rules,
  configs: { ...configs },
} satisfies ESLint.Plugin;

export default plugin;
// `require()` of this module returns what is exported under this name: the plugin itself.
export { plugin as 'module.exports' };
