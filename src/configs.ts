import type { ESLint, Linter } from 'eslint';

import type { ConfigName } from './create-rule.js';
import { detectors } from './registry.js';

/** The name under which the configs register the plugin; rules are `waterfall/<name>`. */
export const namespace = 'waterfall';

/** The configs of the plugin, by the names under which they are published. */
export interface PluginConfigs {
  readonly recommended: Linter.Config;
  readonly strict: Linter.Config;
  readonly 'legacy-recommended': Linter.LegacyConfig;
  readonly 'legacy-strict': Linter.LegacyConfig;
}

/**
 * Makes the configs of both systems from the registry.
 *
 * @param getPlugin returns the plugin object; asked only when a config is used, because the plugin
 *   holds the configs and the flat configs hold the plugin.
 */
export function makeConfigs(getPlugin: () => ESLint.Plugin): PluginConfigs {
  return {
    recommended: makeFlatConfig('recommended', getPlugin),
    strict: makeFlatConfig('strict', getPlugin),
    'legacy-recommended': makeLegacyConfig('recommended'),
    'legacy-strict': makeLegacyConfig('strict'),
  };
}

function makeFlatConfig(level: ConfigName, getPlugin: () => ESLint.Plugin): Linter.Config {
  return {
    name: `${namespace}/${level}`,
    get plugins() {
      return { [namespace]: getPlugin() };
    },
    rules: makeRuleEntries(level),
  };
}

function makeLegacyConfig(level: ConfigName): Linter.LegacyConfig {
  return { plugins: [namespace], rules: makeRuleEntries(level) };
}

function makeRuleEntries(level: ConfigName): Linter.RulesRecord {
  const entries: Linter.RulesRecord = {};
  for (const { name, configs } of detectors) {
    const entry = configs[level];
    if (entry !== undefined) entries[`${namespace}/${name}`] = entry;
  }
  return entries;
}
