import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { expect, it } from 'vitest';

import { compare } from '../equivalence/compare/prove.js';
import { commentsOf } from '../equivalence/fixing/fix.js';
import { programs } from '../equivalence/programs/index.js';
import type { TableProgram } from '../equivalence/programs/table.js';
import { loadTools } from './tools.js';
import type { Tool } from './tools.js';

const linter = new Linter({ configType: 'flat', cwd: '/p' });

/** What a tool makes of one program: whether it reports, and what its fix is worth. */
interface Outcome {
  reports: boolean;
  fix: 'none' | 'right' | 'wrong';
}

async function judge(tool: Tool, program: TableProgram): Promise<Outcome> {
  const file = program.language === 'ts' ? 'main.ts' : 'main.js';
  const config: Linter.Config[] = [
    {
      files: ['**/*.js', '**/*.ts'],
      plugins: { tool: tool.plugin as never },
      languageOptions: { parser: parser as never },
      settings: program.trustNames ? { waterfall: { trustNames: program.trustNames } } : {},
      rules: Object.fromEntries(tool.rules.map((rule) => [`tool/${rule}`, 'error'])),
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

it('every tool, on the programs of the equivalence table', async () => {
  const waterfalls = programs.filter(({ expect: expected }) => expected === 'fixed');
  const kept = programs.filter(({ expect: expected }) => expected === 'kept');
  const rows = [
    `| tool | reports of ${waterfalls.length} waterfalls | reports of ${kept.length} programs that have to wait | fixes: right / wrong |`,
    '| --- | --- | --- | --- |',
  ];
  for (const tool of await loadTools()) {
    const counts = { hits: 0, false: 0, right: 0, wrong: 0 };
    for (const program of programs) {
      // sequential: the comparison listens for the unhandled rejections of the whole process
      const { reports, fix } = await judge(tool, program);
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
