// What is measured: linting a folder as a user does, without rules, with a rule that does nothing,
// with the plugin, and with the plugin kept from looking into other files.

/** The variants of a lint; each is measured against the first. */
export const variants = {
  parseOnly: 'no rules',
  empty: 'a rule that does nothing',
  withoutOthers: 'waterfall, without other files',
  recommended: 'waterfall recommended',
};

const empty = { create: () => ({}) };

/** Options of `new ESLint()` for a variant. Its settings are its own, and so is what is known under them. */
export function makeOptions(variant, folder, parser, plugin) {
  const base = {
    files: ['**/*.{js,cjs,mjs,jsx,ts,cts,mts,tsx}'],
    languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } },
    linterOptions: { reportUnusedDisableDirectives: 'off' },
    settings: { waterfall: {} },
  };
  const nothing = { plugins: { bench: { rules: { empty } } }, rules: { 'bench/empty': 'error' } };
  const first = { parseOnly: [], empty: [nothing] }[variant] ?? [plugin.configs.recommended];
  return {
    cwd: folder,
    overrideConfigFile: true,
    overrideConfig: [...first, base],
    ignorePatterns: ['!**/.*'],
  };
}

/** The number of reports of the plugin. */
export function countReports(results) {
  return results
    .flatMap(({ messages }) => messages)
    .filter(({ ruleId }) => ruleId?.startsWith('waterfall/') === true).length;
}

/** The plugin with a clock on its rules: `time.milliseconds` is what their listeners took. */
export function clockRules(plugin, time) {
  const clock =
    (run) =>
    (...args) => {
      const start = performance.now();
      try {
        return run(...args);
      } finally {
        time.milliseconds += performance.now() - start;
      }
    };
  const rules = Object.fromEntries(
    Object.entries(plugin.rules).map(([name, rule]) => [
      name,
      {
        ...rule,
        create(context) {
          const listeners = clock(() => rule.create(context))();
          return Object.fromEntries(
            Object.entries(listeners).map(([key, listener]) => [key, clock(listener)]),
          );
        },
      },
    ]),
  );
  if (!plugin.configs?.recommended) return { rules };
  const { recommended } = plugin.configs;
  return {
    rules,
    configs: { recommended: { ...recommended, plugins: { waterfall: { ...plugin, rules } } } },
  };
}
