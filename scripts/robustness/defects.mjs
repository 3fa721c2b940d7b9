// What must hold for any file, whatever is in it: no rule crashes, each fix and each suggestion
// alone leaves code that parses and keeps its comments, and `--fix` comes to rest.
import parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import * as espree from 'espree';

/**
 * The config: each rule of the plugin, with what it reports and fixes widened as far as it goes.
 *
 * @param {object} plugin the plugin, from its sources or built
 * @returns {import('eslint').Linter.Config[]}
 */
function makeConfig(plugin) {
  const options = { 'no-sequential-awaits': [{ report: 'unknown' }] };
  const rules = Object.fromEntries(
    Object.entries(plugin.configs.strict.rules).map(([name, entry]) => {
      const own = options[name.replace('waterfall/', '')];
      return [name, own ? ['error', ...own] : entry];
    }),
  );
  return [
    {
      files: ['**/*.{js,cjs,mjs,jsx,ts,cts,mts,tsx}'],
      plugins: { waterfall: plugin },
      languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } },
      linterOptions: { reportUnusedDisableDirectives: 'off' },
      settings: { waterfall: { trustNames: 'unresolved' } },
      rules,
    },
  ];
}

/** How often `--fix` goes over a file before ESLint gives up. */
const MAX_PASSES = 10;

/**
 * Makes a check for files.
 *
 * @param {object} plugin the plugin, from its sources or built
 * @returns {(text: string, filename: string) => Result} finds what is wrong with a file's reports
 */
export function makeCheck(plugin) {
  const config = makeConfig(plugin);
  const linter = new Linter({ configType: 'flat', cwd: '/' });
  const lint = (text, filename) => linter.verify(text, config, { filename });

  return (text, filename) => {
    const result = { reports: 0, fixes: 0, suggestions: 0, defects: [], isParsed: true };
    const before = read(text, filename);
    if (!before) return { ...result, isParsed: false };
    let messages;
    try {
      messages = lint(text, filename);
    } catch (error) {
      result.defects.push(`crash: ${error.stack}`);
      return result;
    }
    const own = messages.filter(({ ruleId }) => ruleId?.startsWith('waterfall/'));
    result.reports = own.length;
    for (const message of own) {
      const edits = [message.fix, ...(message.suggestions ?? []).map(({ fix }) => fix)];
      for (const [index, fix] of edits.entries()) {
        if (!fix) continue;
        result[index === 0 ? 'fixes' : 'suggestions']++;
        const problem = compare(before, read(apply(text, fix), filename));
        if (problem) result.defects.push(`${describe(message, index)}: ${problem}\n${fix.text}`);
      }
    }
    if (own.some(({ fix }) => fix)) {
      const problem = findUnrest(text, filename, before, lint);
      if (problem) result.defects.push(problem);
    }
    return result;
  };
}

/** Why `--fix` does not come to rest, or what is wrong with what it leaves; undefined where nothing is. */
function findUnrest(text, filename, before, lint) {
  let current = text;
  for (let pass = 0; pass < MAX_PASSES; pass++) {
    const fixes = lint(current, filename).flatMap(({ fix }) => (fix ? [fix] : []));
    if (fixes.length === 0) return prefix('all fixes', compare(before, read(current, filename)));
    current = applyAll(current, fixes);
  }
  return `the fixes do not come to rest\n${current}`;
}

function prefix(start, problem) {
  return problem === undefined ? undefined : `${start}: ${problem}`;
}

function describe({ ruleId, line }, index) {
  return `${ruleId} in line ${line}, ${index === 0 ? 'fix' : `suggestion ${index}`}`;
}

function apply(text, { range: [start, end], text: replacement }) {
  return text.slice(0, start) + replacement + text.slice(end);
}

/** As ESLint does in one pass: fixes in order of their place, those that overlap left out. */
function applyAll(text, fixes) {
  let position = 0;
  let result = '';
  const sorted = [...fixes].sort((a, b) => a.range[0] - b.range[0] || a.range[1] - b.range[1]);
  for (const fix of sorted) {
    if (fix.range[0] < position || (position > 0 && fix.range[0] === position)) continue;
    result += text.slice(position, fix.range[0]) + fix.text;
    position = fix.range[1];
  }
  return result + text.slice(position);
}

/** The comments of a text, and whether the stricter parser takes it; undefined where it does not parse. */
function read(text, filename) {
  const jsx = /\.[jt]sx$|\.js$/.test(filename);
  let comments;
  try {
    const { ast } = parser.parseForESLint(text, {
      comment: true,
      range: true,
      loc: true,
      filePath: filename,
      ecmaFeatures: { jsx },
    });
    comments = ast.comments.map(({ value }) => value.replaceAll(/\s+/g, ' ').trim()).sort();
  } catch (error) {
    if (error.name === 'TSError' || error.name === 'SyntaxError') return undefined;
    throw error;
  }
  return { comments, isStrict: /\.[cm]?jsx?$/.test(filename) && isStrict(text) };
}

/** Whether espree takes it too, which refuses what a scope cannot hold: a name declared twice. */
function isStrict(text) {
  try {
    espree.parse(text, {
      ecmaVersion: 'latest',
      sourceType: 'module',
      ecmaFeatures: { jsx: true },
    });
    return true;
  } catch {
    return false;
  }
}

function compare(before, after) {
  if (!after) return 'does not parse';
  if (before.isStrict && !after.isStrict) return 'does not parse in JavaScript';
  const lost = before.comments.filter((comment) => !after.comments.includes(comment));
  if (lost.length > 0) return `loses a comment: ${lost[0]}`;
  return before.comments.length === after.comments.length ? undefined : 'doubles a comment';
}
