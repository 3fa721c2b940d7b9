import type { TSESTree } from '@typescript-eslint/types';

import type { FunctionNode } from '../../utils/ast.js';
import { getProgram } from '../../utils/ast.js';
import type { Summary } from '../model.js';
import type { AnalysisSettings, Unit } from '../unit.js';
import type { Call, Callee } from './callees.js';
import type { Entry } from './catalogue/index.js';
import type { Facts } from './facts.js';
import type { FunctionFacts } from './infer.js';
import type { Result } from './results.js';

/**
 * What was found out, by node. What is known of the linted file goes with it; what is known of other
 * files is kept for the process, as long as no file and no setting changes.
 */
export class Memory<Key extends TSESTree.Node, Value> {
  private readonly own = new Map<Key, Value>();

  constructor(
    private readonly unit: Unit,
    private readonly shared: WeakMap<Key, Value>,
  ) {}

  has(key: Key): boolean {
    return this.own.has(key) || this.shared.has(key);
  }

  get(key: Key): Value | undefined {
    return this.own.get(key) ?? this.shared.get(key);
  }

  set(key: Key, value: Value): void {
    if (this.unit.modules && getProgram(key) !== this.unit.program) this.shared.set(key, value);
    else this.own.set(key, value);
  }
}

/** What is kept for the process. */
export interface Kept {
  facts: WeakMap<FunctionNode, Facts>;
  functions: WeakMap<FunctionNode, FunctionFacts>;
  summaries: WeakMap<FunctionNode, Summary>;
  callees: WeakMap<Call, Callee>;
  results: WeakMap<FunctionNode, Result>;
  tags: WeakMap<TSESTree.TaggedTemplateExpression, { entry: Entry | undefined }>;
}

const kept = new WeakMap<AnalysisSettings, { generation: number; memory: Kept }>();

/** What the process knows of other files under the settings of a unit. */
export function getKept({ settings, generation }: Unit): Kept {
  const known = kept.get(settings);
  if (known?.generation === generation) return known.memory;
  const memory: Kept = {
    facts: new WeakMap(),
    functions: new WeakMap(),
    summaries: new WeakMap(),
    callees: new WeakMap(),
    results: new WeakMap(),
    tags: new WeakMap(),
  };
  kept.set(settings, { generation, memory });
  return memory;
}
