import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES } from '../utils/ast.js';
import type { Call, Callee } from './effects/callees.js';
import type { Unit } from './unit.js';

/**
 * Whether the type of a call is the same wherever the call stands. A generic callee may take its
 * result type from an annotation beside it: moved into an array, it would become `unknown`.
 */
export function hasFixedType(unit: Unit, call: Call, callee: Callee): boolean {
  if (call.typeArguments) return true;
  switch (callee.kind) {
    case 'functions':
      return callee.functions.every((target) => !target.typeParameters);
    // tRPC takes the type from the router.
    case 'procedure':
      return true;
    case 'entry':
      return callee.entry.generic !== true;
    case 'unknown':
      // Without a declaration in sight there is no type either: the code is a snippet or JavaScript.
      return callee.unknown.declared === 'undeclared' || isJavaScript(unit);
    default:
      return isJavaScript(unit);
  }
}

/** Whether the file has no types to keep. */
export function isJavaScript(unit: Unit): boolean {
  return /\.[cm]?jsx?$/.test(unit.filename);
}

/** Whether a declarator or the declaration of an assigned name has a type annotation. */
export function getAnnotation(target: TSESTree.Node): TSESTree.TSTypeAnnotation | undefined {
  if (
    target.type === AST_NODE_TYPES.Identifier ||
    target.type === AST_NODE_TYPES.ObjectPattern ||
    target.type === AST_NODE_TYPES.ArrayPattern
  ) {
    // Some parsers write null where there is none.
    return target.typeAnnotation ?? undefined;
  }
  return undefined;
}
