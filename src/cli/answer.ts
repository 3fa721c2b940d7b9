import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

import type { ESLint, Linter } from 'eslint';

import type { ExplainedLoop, Explanation, ExplainOptions } from '../analysis/index.js';
import { COLLECTOR, makeCollector } from './collect.js';
import type { Collected } from './collect.js';
import { findHost, getFirstLine, HostError, resolveFrom } from './host.js';
import type { FileConfig, Found } from './host.js';
import { relocate } from './relocate.js';

/** A list as it is answered: whether a comment turns the report off is known to ESLint only. */
export type ListAnswer = Omit<Explanation, 'groups'> & {
  groups: (Explanation['groups'][number] & { disabled: boolean })[];
};

/** A loop as it is answered. */
export type LoopAnswer = ExplainedLoop & { disabled: boolean };

/** What the rule is set to for a file. */
export interface RuleState {
  /** Its name in the config; null where no config names it. */
  name: string | null;
  severity: 'off' | 'warn' | 'error';
  report: ExplainOptions['report'];
}

/** What is known of one file. Paths are relative to the working directory. */
export interface FileAnswer {
  file: string;
  eslint: string;
  /** `project`: as the user's config has it; `defaults`: no config was found. */
  config: 'project' | 'defaults';
  rule: RuleState;
  /** What the rule for loops is set to. */
  loopRule: RuleState;
  /** What the reader has to know of how the file was read. */
  notes: string[];
  lists: ListAnswer[];
  loops: LoopAnswer[];
}

/** An answer with what is only needed to say why there is nothing to explain. */
export interface Answer {
  answer: FileAnswer;
  lineCount: number;
  singles: Collected['singles'];
}

const RULES = {
  lists: /(?:^|\/)no-sequential-awaits$/,
  // The core rule has the same name, without a plugin in front of it.
  loops: /\/no-await-in-loop$/,
};

/** Reads a file, has ESLint lint it, and collects what the analysis says of it. */
export async function answerFile(name: string, cwd: string): Promise<Answer> {
  const file = path.resolve(cwd, name);
  const text = readText(file);
  const found = await findHost(file, cwd);
  const rule = readRule(found.config, RULES.lists, 'assumed');
  const loopRule = readRule(found.config, RULES.loops, 'assumed');
  const collected: Collected[] = [];
  const reported = { lists: rule.report, loops: loopRule.report };
  const collector = makeCollector(reported, (item) => collected.push(item));
  const { options, notes } = found.hasConfig
    ? { options: makeOptions(found, collector), notes: [] as string[] }
    : await makeDefaults(found, collector, file);
  const result = await lint(found.host.create(options), text, file);
  const fatal = result.messages.find((message) => message.fatal);
  if (fatal) {
    const hint = found.hasConfig ? '' : ` (${notes.join(' ')})`;
    throw new HostError(
      `${getFirstLine(fatal.message)}${hint}`,
      `:${fatal.line ?? 1}:${fatal.column ?? 1}`,
    );
  }
  const ignored = result.messages.find(({ message }) => message.startsWith('File ignored'));
  if (collected.length === 0) {
    throw new HostError(
      ignored
        ? `ESLint does not lint it: ${getFirstLine(ignored.message)}`
        : 'ESLint finds no code in it',
    );
  }
  const parts = collected.map((item) => relocate(item, result, { file, cwd, rules: RULES }));
  return {
    answer: {
      file: toPath(cwd, file),
      eslint: found.host.version,
      config: found.hasConfig ? 'project' : 'defaults',
      rule,
      loopRule,
      notes,
      lists: parts.flatMap(({ lists }) => lists),
      loops: parts.flatMap(({ loops }) => loops),
    },
    lineCount: text.split(/\r\n|[\n\r\u2028\u2029]/).length,
    singles: collected.flatMap(({ singles }) => singles),
  };
}

/** A path for people: relative, with forward slashes. */
export function toPath(cwd: string, file: string): string {
  return path.relative(cwd, file).split(path.sep).join('/');
}

function readText(file: string): string {
  try {
    if (statSync(file).isDirectory()) throw new HostError('it is a folder; name the files in it');
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof HostError) throw error;
    const { code } = error as NodeJS.ErrnoException;
    throw new HostError(code === 'ENOENT' ? 'there is no such file' : getFirstLine(error));
  }
}

async function lint(eslint: ESLint, text: string, file: string): Promise<ESLint.LintResult> {
  try {
    const [result] = await eslint.lintText(text, { filePath: file, warnIgnored: true });
    if (result) return result;
  } catch (error) {
    const line = getFirstLine(error).replace(/^Error while loading rule .*?: /, '');
    throw new HostError(line);
  }
  throw new HostError('ESLint does not lint it');
}

function isExplained(name: string): boolean {
  return RULES.lists.test(name) || RULES.loops.test(name);
}

function readRule(
  config: FileConfig | undefined,
  rule: RegExp,
  usual: RuleState['report'],
): RuleState {
  const found = Object.entries(config?.rules ?? {}).find(([name]) => rule.test(name));
  const [severity, options] = Array.isArray(found?.[1]) ? (found[1] as unknown[]) : [found?.[1]];
  const levels = {
    0: 'off',
    1: 'warn',
    2: 'error',
    off: 'off',
    warn: 'warn',
    error: 'error',
  } as const;
  return {
    name: found?.[0] ?? null,
    severity: levels[severity as keyof typeof levels] ?? 'off',
    report: (options as { report?: RuleState['report'] } | undefined)?.report ?? usual,
  };
}

/** The user's config with the internal rule on; of all other rules, only the plugin's own two stay. */
function makeOptions({ host, config }: Found, collector: ESLint.Plugin): Record<string, unknown> {
  const rules: Linter.RulesRecord = {};
  for (const name of Object.keys(config?.rules ?? {})) if (!isExplained(name)) rules[name] = 'off';
  rules[`${COLLECTOR}/collect`] = 'error';
  if (!host.isFlat) {
    return {
      plugins: { [COLLECTOR]: collector },
      overrideConfig: { plugins: [COLLECTOR], rules },
    };
  }
  const options = { overrideConfig: [{ plugins: { [COLLECTOR]: collector }, rules }] };
  // A processor's blocks may have more rules on; ESLint 8 has no such filter.
  const ruleFilter = ({ ruleId }: { ruleId: string }): boolean =>
    isExplained(ruleId) || ruleId.startsWith(COLLECTOR);
  return host.version.startsWith('8.') ? options : { ...options, ruleFilter };
}

/** A config for a file that has none: the TypeScript parser where it can be found. */
async function makeDefaults(
  { host }: Found,
  collector: ESLint.Plugin,
  file: string,
): Promise<{ options: Record<string, unknown>; notes: string[] }> {
  const name = '@typescript-eslint/parser';
  const place = resolveFrom(name, [host.cwd, path.dirname(file)]);
  const note = `No ESLint config was found from ${host.cwd}: this is read with ${place ? name : "ESLint's own parser"} and the default settings.`;
  const rules = { [`${COLLECTOR}/collect`]: 'error' };
  const parserOptions = { ecmaFeatures: { jsx: true } };
  const sourceType = file.endsWith('.cjs') ? 'commonjs' : 'module';
  if (!host.isFlat) {
    const overrideConfig = {
      root: true,
      ...(place === undefined ? {} : { parser: place }),
      parserOptions: {
        ...parserOptions,
        ecmaVersion: 'latest',
        sourceType: sourceType === 'module' ? sourceType : 'script',
      },
      plugins: [COLLECTOR],
      rules,
    };
    const options = { useEslintrc: false, plugins: { [COLLECTOR]: collector }, overrideConfig };
    return { options, notes: [note] };
  }
  const parser = place && ((await import(pathToFileURL(place).href)) as { default: object });
  const overrideConfig = [
    {
      // A pattern that ends in `*` would not count as one that is about this file.
      files: [`**/*${path.extname(file) || path.basename(file)}`],
      plugins: { [COLLECTOR]: collector },
      languageOptions: {
        ...(parser ? { parser: parser.default } : {}),
        ecmaVersion: 'latest',
        sourceType,
        parserOptions,
      },
      rules,
    },
  ];
  return { options: { overrideConfigFile: true, overrideConfig }, notes: [note] };
}
