// What is measured: linting files without rules, with the plugin, and with the plugin kept from
// looking into other files.
import path from 'node:path';

/** The variants of a lint; each is measured against the first. */
export const variants = {
  parseOnly: 'no rules',
  recommended: 'waterfall recommended',
  withoutOthers: '… without other files',
};

/** A config for all languages. A settings object of its own keeps what is known of files apart. */
export function makeConfig(parser, plugin) {
  const base = {
    files: ['**/*.{js,cjs,mjs,jsx,ts,cts,mts,tsx}'],
    languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } },
    linterOptions: { reportUnusedDisableDirectives: 'off' },
    settings: { waterfall: {} },
  };
  return plugin ? [plugin.configs.recommended, base] : [base];
}

/**
 * Lints files and returns the number of reports of the plugin.
 *
 * @param linter made with the folder as its `cwd`
 * @param config what `makeConfig` gave
 * @param files `[{ name, code }]`, named relative to the folder
 * @param folder where the files are; without it they have no place, and no other file is read
 */
export function lint(linter, config, files, folder) {
  let reports = 0;
  for (const { name, code } of files) {
    const filename = folder === undefined ? name : path.join(folder, name);
    for (const { ruleId } of linter.verify(code, config, { filename }))
      if (ruleId?.startsWith('waterfall/') === true) reports++;
  }
  return reports;
}

/** Makes the plugin forget all other files; the count and the time of its work on them are added up. */
export async function startCounting() {
  const { createModules, setModules } = await import('../dist/analysis/modules/index.js');
  const work = {};
  setModules(
    createModules({
      onWork(kind, milliseconds) {
        work[kind] ??= { count: 0, milliseconds: 0 };
        work[kind].count++;
        work[kind].milliseconds += milliseconds;
      },
    }),
  );
  return work;
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
  const { recommended } = plugin.configs;
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
  return {
    configs: { recommended: { ...recommended, plugins: { waterfall: { ...plugin, rules } } } },
  };
}
