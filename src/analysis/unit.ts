import type { TSESLint } from '@typescript-eslint/utils';
import type { TSESTree } from '@typescript-eslint/types';

import type { VisitorKeys } from '../utils/walk.js';
import type { EffectSetting } from './effects/setting.js';
import type { Variable } from './model.js';

/** The settings that the analysis depends on. */
export interface AnalysisSettings {
  trustNames: 'undeclared' | 'unresolved' | 'never';
  maxWidth: number;
  effects: readonly EffectSetting[];
}

/** One parsed file with its scopes. */
export interface Unit {
  program: TSESTree.Program;
  scopes: TSESLint.Scope.ScopeManager;
  keys: VisitorKeys;
  filename: string;
  settings: AnalysisSettings;
  /** The text of a node. */
  getText(node: TSESTree.Node): string;
  /** The variable that an identifier in an expression refers to. */
  variableOf(identifier: TSESTree.Node): Variable | undefined;
}

/** Makes a unit; references are indexed at the first question. */
export function createUnit(input: Omit<Unit, 'variableOf'>): Unit {
  let index: Map<TSESTree.Node, Variable> | undefined;
  return {
    ...input,
    variableOf(identifier) {
      index ??= indexReferences(input.scopes);
      return index.get(identifier);
    },
  };
}

function indexReferences(scopes: TSESLint.Scope.ScopeManager): Map<TSESTree.Node, Variable> {
  const index = new Map<TSESTree.Node, Variable>();
  for (const scope of scopes.scopes) {
    for (const reference of scope.references) {
      if (reference.resolved) index.set(reference.identifier, reference.resolved);
    }
    for (const variable of scope.variables) {
      for (const identifier of variable.identifiers) {
        if (!index.has(identifier)) index.set(identifier, variable);
      }
    }
  }
  return index;
}
