/** What can be said of a call whose effect is not known, and how to declare it. */
import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, getDottedName } from '../utils/ast.js';
import { walk } from '../utils/walk.js';
import { getModuleMember } from './effects/catalogue/index.js';
import { getModulePath } from './effects/module-path.js';
import type { ModulePath } from './effects/module-path.js';
import type { Unknown } from './model.js';
import type { Unit } from './unit.js';

/** An entry for `settings.waterfall.effects`. */
export type DeclarationOfEffect =
  { module: string; exports: readonly string[]; effect: 'read' } | { call: string; effect: 'read' };

/** Why nothing is known of a callee, and what its name says. */
export function describeDeclaration(
  { declared, nameClass }: Unknown,
  module: ModulePath | undefined,
): string {
  if (declared === 'hidden' && module && getModuleMember(module.module, module.path))
    return `it is of '${module.module}', and its arguments do not tell what it does`;
  const words = {
    read: '',
    write: ', and its name says that it writes',
    gate: ', and its name says that it decides whether its caller goes on',
    stateful: ', and its name says that it has a state or waits on purpose',
    none: ', and its name does not say what it does',
  }[nameClass];
  switch (declared) {
    case 'unresolved':
      return module
        ? `it is imported from '${module.module}', where its body was not found${words}`
        : `it is imported, and its body was not found${words}`;
    case 'undeclared':
      return `nothing in sight declares it${words}`;
    default:
      return module
        ? `it is imported from '${module.module}', and what it does could not be followed there${words}`
        : `its body cannot be seen from here${words}`;
  }
}

/** The entry that declares a callee to read. */
export function makeSetting(name: string, module: ModulePath | undefined): DeclarationOfEffect {
  return module && module.path.length > 0
    ? { module: module.module, exports: [module.path.join('.')], effect: 'read' }
    : { call: name, effect: 'read' };
}

const modules = new WeakMap<TSESTree.Program, Map<string, ModulePath>>();

/** Where a callee, as it is written somewhere in the file, is imported from. */
export function findModule(unit: Unit, name: string): ModulePath | undefined {
  let found = modules.get(unit.program);
  if (!found) {
    found = new Map();
    const known = found;
    walk(unit.program, unit.keys, (node) => {
      if (node.type !== AST_NODE_TYPES.CallExpression && node.type !== AST_NODE_TYPES.NewExpression)
        return true;
      const module = getModulePath(unit, node.callee);
      if (module) known.set(getDottedName(node.callee), module);
      return true;
    });
    modules.set(unit.program, found);
  }
  return found.get(name);
}
