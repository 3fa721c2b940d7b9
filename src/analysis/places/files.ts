import path from 'node:path';

import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES } from '../../utils/ast.js';
import { getModulePath } from '../effects/module-path.js';
import type { Unit } from '../unit.js';
import { findModuleKind, TEXTS } from './modules.js';
import type { PlaceKind } from './modules.js';
import { startsBeforeItsConstants } from './startup.js';

/** Files that are a place by where they are. */
const PATHS: readonly [pattern: RegExp, kind: PlaceKind][] = [
  [
    /(^|\/)(__tests__|__mocks__|__fixtures__|tests?|(integration|e2e|unit|functional|acceptance)-tests?|e2e|cypress|playwright)\//,
    'test',
  ],
  [/[.-](test|spec|e2e|cy|bench|stories|test-d)\.[cm]?[jt]sx?$/, 'test'],
  [/(^|\/)((vitest|jest|test|cypress|playwright)[.-]?setup|setup-?tests?)\.[cm]?[jt]sx?$/i, 'test'],
  [/(^|\/)([a-z]*[-_]?migrations?|seed(s|er|ers)?)\/|(^|\/)seed(er)?\.[cm]?[jt]sx?$/, 'migration'],
];

/** Why nothing in a file may be moved, by its path and its imports. */
export function findFileText(unit: Unit): string | undefined {
  const name = getProjectPath(unit.filename);
  const kind = PATHS.find(([pattern]) => pattern.test(name))?.[1] ?? findImportedKind(unit);
  if (kind) return TEXTS[kind];
  return startsBeforeItsConstants(unit)
    ? 'the module starts its work above values that it sets later'
    : undefined;
}

/** The path below the folder that is worked in: what stands above it says nothing of the file. */
export function getProjectPath(filename: string): string {
  const relative = path.isAbsolute(filename) ? path.relative(process.cwd(), filename) : filename;
  return (relative.startsWith('..') ? filename : relative).replaceAll('\\', '/');
}

function findImportedKind(unit: Unit): PlaceKind | undefined {
  for (const statement of unit.program.body) {
    const kind = isWorkflowDirective(statement)
      ? 'workflow'
      : getModules(unit, statement).map(findModuleKind).find(Boolean);
    if (kind) return kind;
  }
  return undefined;
}

/** `import … from 'vitest'`, `import 'vitest'`, `const { test } = require('node:test')`. */
function getModules(unit: Unit, statement: TSESTree.ProgramStatement): string[] {
  if (statement.type === AST_NODE_TYPES.ImportDeclaration)
    return statement.importKind === 'type' ? [] : [statement.source.value];
  if (statement.type !== AST_NODE_TYPES.VariableDeclaration) return [];
  return statement.declarations.flatMap(
    ({ init }) => (init && getModulePath(unit, init)?.module) ?? [],
  );
}

/** `'use workflow'` and `'use step'`, at the top of a file or of a function. */
export function isWorkflowDirective(statement: TSESTree.Node | undefined): boolean {
  return (
    statement?.type === AST_NODE_TYPES.ExpressionStatement &&
    (statement.directive === 'use workflow' || statement.directive === 'use step')
  );
}
