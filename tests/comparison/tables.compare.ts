import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { expect, it } from 'vitest';

import { compare } from '../equivalence/compare/prove.js';
import { commentsOf } from '../equivalence/fixing/fix.js';
import { loops } from '../equivalence/loops/index.js';
import { programs } from '../equivalence/programs/index.js';
import type { TableProgram } from '../equivalence/programs/table.js';
import { loadTools } from './tools.js';
import type { Subject, Tool } from './tools.js';

const linter = new Linter({ configType: 'flat', cwd: '/p' });

/** What a tool makes of one program: whether it reports, and what its fix is worth. */
interface Outcome {
  reports: boolean;
  fix: 'none' | 'right' | 'wrong';
}

async function judge(tool: Tool, subject: Subject, program: TableProgram): Promise<Outcome> {
  const file = program.language === 'ts' ? 'main.ts' : 'main.js';
  const config: Linter.Config[] = [
    {
      files: ['**/*.js', '**/*.ts'],
      ...(tool.plugin ? { plugins: { tool: tool.plugin as never } } : {}),
      languageOptions: { parser: parser as never },
      settings: program.trustNames ? { waterfall: { trustNames: program.trustNames } } : {},
      rules: Object.fromEntries(
        Object.entries(tool.rules[subject]).map(([rule, options]) => [
          tool.plugin ? `tool/${rule}` : rule,
          ['error', ...options],
        ]),
      ),
    },
  ];
  const reports = linter.verify(program.source, config, file).some(({ ruleId }) => ruleId !== null);
  const { output } = linter.verifyAndFix(program.source, config, file);
  if (output === program.source) return { reports, fix: 'none' };
  const isKept = isSame(commentsOf(program.source), () => commentsOf(output));
  const found = isKept ? await compare(program, output, 'full') : 'a comment';
  return { reports, fix: found === undefined ? 'right' : 'wrong' };
}

function isSame(before: readonly string[], after: () => readonly string[]): boolean {
  try {
    return after().join('\n') === before.join('\n');
  } catch {
    // It no longer parses.
    return false;
  }
}

const tables: readonly [Subject, readonly TableProgram[]][] = [
  ['awaits', programs],
  // Bounded loops are those of a project that depends on a library.
  ['loops', loops.filter(({ files }) => files === undefined)],
];

it.each(tables)('every tool, on %s', async (subject, table) => {
  const waterfalls = table.filter(({ expect: expected }) => expected === 'fixed');
  const kept = table.filter(({ expect: expected }) => expected === 'kept');
  const rows = [
    `| tool | reports of ${waterfalls.length} waterfalls | reports of ${kept.length} programs that have to wait | fixes: right / wrong |`,
    '| --- | --- | --- | --- |',
  ];
  for (const tool of await loadTools()) {
    if (Object.keys(tool.rules[subject]).length === 0) continue;
    const counts = { hits: 0, false: 0, right: 0, wrong: 0 };
    for (const program of table) {
      // sequential: the comparison listens for the unhandled rejections of the whole process
      const { reports, fix } = await judge(tool, subject, program);
      if (reports) counts[program.expect === 'fixed' ? 'hits' : 'false']++;
      if (fix !== 'none') counts[fix]++;
    }
    rows.push(
      `| ${tool.name} | ${counts.hits} | ${counts.false} | ${counts.right} / ${counts.wrong} |`,
    );
    if (tool.name === 'eslint-plugin-waterfall') expect(counts.wrong).toBe(0);
  }
  console.log(rows.join('\n'));
});
