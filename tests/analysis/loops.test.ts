import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import type { TSESTree } from '@typescript-eslint/types';
import { describe, expect, it } from 'vitest';

import { findInnermostLoop } from '../../src/analysis/index.js';
import type { Analysis, ExplainedLoop } from '../../src/analysis/index.js';
import { walk } from '../../src/utils/walk.js';
import { analyze } from './analyze.js';

const folder = new URL('loops/', import.meta.url);

/** What is known of the innermost loops that wait. */
function explainLoops({ unit, explainLoop }: Analysis): ExplainedLoop[] {
  const loops = new Set<TSESTree.Node>();
  walk(unit.program, unit.keys, (node) => {
    const loop = node.type === 'AwaitExpression' ? findInnermostLoop(node) : undefined;
    if (loop) loops.add(loop);
    return true;
  });
  return [...loops].map((loop) =>
    explainLoop(loop, { report: 'assumed', getOffers: () => 'report' }),
  );
}

function print(loop: ExplainedLoop): string {
  const { iterated } = loop;
  const width = iterated?.width === null ? '' : ` of ${iterated?.width}`;
  const lines = [
    `${loop.function ?? ''} ${loop.line}: ${loop.text}`,
    `  ${loop.verdict}${loop.reason ? `, ${loop.reason.kind}: ${loop.reason.text}` : ''}`,
    `  through ${iterated ? `${iterated.form}${width}, each ${iterated.distinct}` : 'what changes'}`,
    ...loop.awaits.map(({ name, evidence }) => `  await ${name} ${evidence}`),
    ...(loop.inOrder.length > 0 ? [`  in order: ${loop.inOrder.join(', ')}`] : []),
    ...(loop.observer === null ? [] : [`  seen: ${loop.observer}`]),
    ...(loop.writes === null ? [] : [`  writes: ${loop.writes}`]),
    ...(loop.remedy === null ? [] : [`  remedy: ${loop.remedy}`]),
  ];
  return lines.join('\n');
}

/** `go…` may run together, `stay…` may not; the printed answers stand beside the fixture. */
describe.each(readdirSync(folder).filter((name) => name.endsWith('.ts')))('%s', (name) => {
  const text = readFileSync(new URL(name, folder), 'utf8');
  const loops = explainLoops(analyze(text, '/project/src/loops.ts'));

  it('gives the printed answer', async () => {
    await expect(`${loops.map(print).join('\n\n')}\n`).toMatchFileSnapshot(
      fileURLToPath(new URL(name.replace(/\.ts$/, '.txt'), folder)),
    );
  });

  it.each(loops.map((loop) => [loop.function, loop] as const))('%s', (functionName, loop) => {
    expect(functionName).toMatch(/^(go|stay)[A-Z]/);
    expect(loop.verdict === 'dependent').toBe(functionName!.startsWith('stay'));
  });
});
