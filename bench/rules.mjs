// What each rule costs for itself. Every file is parsed once and then linted with one rule after the
// other, in turns; a clock runs only in the rule, and its time is told as a part of the time of
// parsing. A rule that is alone pays for what it would share with others in a config.
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

import parser from '@typescript-eslint/parser';
import { Linter, SourceCode } from 'eslint';
import { builtinRules } from 'eslint/use-at-your-own-risk';

import { createModules, setModules } from '../dist/analysis/modules/index.js';
import waterfall from '../dist/index.js';
import { clockRules } from './linting.mjs';
import { median, spread } from './measure.mjs';
import { printTable } from './print.mjs';

const languageOptions = { parser, parserOptions: { ecmaFeatures: { jsx: true } } };
const base = { files: ['**/*.{js,cjs,mjs,jsx,ts,cts,mts,tsx}'], languageOptions };

/** Where `npm run compare` installs other plugins. */
const peersFolder = new URL('../.tmp/comparison/', import.meta.url);

/** What is measured: `{ title, plugin, rules, time }`, each with a clock of its own. */
function makeVariants() {
  const own = Object.keys(waterfall.configs.recommended.rules).map((id) => id.split('/')[1]);
  const make = (title, plugin, names) => {
    const time = { milliseconds: 0 };
    // As in the config: `error`, with the default options.
    const rules = Object.fromEntries(names.map((name) => [`bench/${name}`, 'error']));
    const { rules: clocked } = clockRules(plugin, time);
    return { title, time, config: [{ ...base, plugins: { bench: { rules: clocked } }, rules }] };
  };
  const core = { rules: { 'no-await-in-loop': builtinRules.get('no-await-in-loop') } };
  return [
    make('all rules of recommended', waterfall, own),
    ...own.map((name) => make(`  ${name}`, waterfall, [name])),
    make('core no-await-in-loop', core, ['no-await-in-loop']),
    ...readPeers().map(({ title, plugin, names }) => make(title, plugin, names)),
  ];
}

/** Other plugins, where they are installed. Rules that need types are left out: parsing has none here. */
function readPeers() {
  const require = createRequire(new URL('package.json', peersFolder));
  const name = 'eslint-plugin-react-doctor';
  if (!existsSync(new URL(`node_modules/${name}`, peersFolder))) return [];
  const loaded = require(name);
  const plugin = loaded.default ?? loaded;
  const names = Object.keys(plugin.rules).filter((item) => /^async-/.test(item));
  return names.length === 0
    ? []
    : [{ title: `react-doctor, ${names.length} async rules`, plugin, names }];
}

/** Shows the cost of each rule over the files of a folder, with and without a look into other files. */
export function showRules(folder, files, rounds) {
  for (const others of [false, true]) {
    const variants = makeVariants();
    const linter = new Linter({ configType: 'flat', cwd: folder });
    const shares = variants.map(() => []);
    for (let round = -1; round < rounds; round++) {
      setModules(others ? createModules() : 'none');
      const parsing = lintAll(linter, folder, files, variants, Math.max(round, 0));
      for (const [index, { time }] of variants.entries()) {
        if (round >= 0) shares[index].push(time.milliseconds / parsing);
        time.milliseconds = 0;
      }
    }
    console.log(
      `\n  Each rule alone, ${others ? 'other files read' : 'no other file read'}, ${rounds} rounds after one to warm up`,
    );
    printTable([
      ['', 'of parsing', 'spread'],
      ...variants.map(({ title }, index) => [
        `  ${title}`,
        (1 + median(shares[index])).toFixed(4),
        spread(shares[index]).toFixed(4),
      ]),
    ]);
  }
}

/** Lints every file with every variant; returns the milliseconds that parsing took. */
function lintAll(linter, folder, files, variants, round) {
  let parsing = 0;
  for (const [at, { name, code }] of files.entries()) {
    const filename = path.join(folder, name);
    const start = performance.now();
    const parsed = parser.parseForESLint(code, {
      filePath: filename,
      sourceType: 'module',
      range: true,
      loc: true,
      comment: true,
      tokens: true,
      ecmaFeatures: { jsx: true },
    });
    parsing += performance.now() - start;
    for (let turn = 0; turn < variants.length; turn++) {
      const { config } = variants[(at + round + turn) % variants.length];
      // The settings are each variant's own, so none takes over what another one found.
      const settings = { waterfall: {} };
      const source = new SourceCode({
        text: code,
        ast: parsed.ast,
        parserServices: parsed.services,
        scopeManager: parsed.scopeManager,
        visitorKeys: parsed.visitorKeys,
      });
      const messages = linter.verify(source, [...config, { ...base, settings }], filename);
      const unlinted = messages.find(
        ({ ruleId, message }) => ruleId === null && /^No matching/.test(message),
      );
      if (unlinted) throw new Error(unlinted.message);
    }
  }
  return parsing;
}
