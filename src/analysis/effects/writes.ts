import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES } from '../../utils/ast.js';
import type { Location, Summary, Variable } from '../model.js';
import { crossesDefault, getParameterOrigin, getVariableOwner, isConstant } from '../variables.js';
import { getFreshnessContext } from './frame.js';
import type { Frame } from './frame.js';
import { getFreshness, getVariableFreshness, locate } from './locate.js';
import { isMemo } from './memos/index.js';
import type { Site } from './sites.js';

export function addTarget(frame: Frame, target: TSESTree.Node): void {
  const location =
    target.type === AST_NODE_TYPES.Identifier
      ? locateBinding(frame, target)
      : locate(frame.unit, target);
  addWrite(frame, location, false);
}

/** Assigning to a name writes the binding, not what an alias leads to. */
function locateBinding(frame: Frame, target: TSESTree.Identifier): Location {
  const variable = frame.unit.variableOf(target);
  if (!variable || variable.defs.length === 0)
    return { root: { kind: 'resource', name: `global ${target.name}` }, path: [] };
  return { root: { kind: 'variable', variable }, path: [] };
}

export function addWrite(frame: Frame, location: Location, consumes: boolean): void {
  const { root, path } = location;
  if (frame.owner && root.kind === 'variable' && getVariableOwner(root.variable) === frame.owner) {
    // The binding of a local or a parameter ends with the call.
    if (path.length === 0) return;
    // A parameter that is given another value is no name for the argument any more.
    const origin = getParameterOrigin(root.variable);
    const isArgument =
      origin !== undefined &&
      isConstant(root.variable) &&
      !crossesDefault(frame.owner.params[origin.index]!, root.variable.identifiers[0]!);
    if (!isArgument) {
      if (isLocalObject(frame, root.variable, path)) return;
      frame.builder.addWrite({
        location: { root: { kind: 'heap' }, path: [] },
        consumes: false,
        why: `changes what ${root.variable.name} holds`,
      });
      return;
    }
  }
  const name =
    root.kind === 'variable'
      ? root.variable.name
      : root.kind === 'this'
        ? 'this'
        : root.kind === 'resource'
          ? root.name
          : 'an object';
  const fills = root.kind === 'variable' && path.length === 1 && isMemo(frame.unit, root.variable);
  frame.builder.addWrite({
    location,
    consumes,
    ...(fills ? { fills } : {}),
    why: fills ? `fills ${name}` : describeWrite(root, name, path),
  });
}

/** Whether the object at the path was made by the function that owns the variable. */
function isLocalObject(frame: Frame, variable: Variable, path: readonly string[]): boolean {
  const freshness = getVariableFreshness(getFreshnessContext(frame), variable);
  if (freshness === 'none') return false;
  return path.length <= 1 || freshness === 'deep';
}

/** Translates what a callee writes into the terms of its caller. */
export function addWrites(
  frame: Frame,
  summary: Summary,
  site: Site,
  receiver: TSESTree.Node | undefined,
): void {
  for (const write of summary.writes) {
    const { root, path } = write.location;
    if (write.benign === true || write.fills === true || write.background) {
      frame.builder.addWrite(write);
      continue;
    }
    if (root.kind === 'variable') {
      const origin = getParameterOrigin(root.variable);
      if (
        origin &&
        origin.callee === site.target &&
        !crossesDefault(origin.callee.params[origin.index]!, root.variable.identifiers[0]!)
      ) {
        const isRest = origin.callee.params[origin.index]?.type === AST_NODE_TYPES.RestElement;
        // The list of a rest parameter belongs to the call, what is in it does not.
        if (isRest && path.length <= 1) continue;
        const given = site.getArguments(origin.index, isRest);
        const full = isRest
          ? ['*', '*']
          : [...(site.isElement ? ['*'] : []), ...origin.path, ...path];
        if (given) {
          for (const argument of given) addArgumentWrite(frame, argument, full, write.consumes);
          continue;
        }
      }
    }
    if (root.kind === 'this' && receiver && receiver.type !== AST_NODE_TYPES.ThisExpression) {
      addArgumentWrite(frame, receiver, path, write.consumes);
      continue;
    }
    addWrite(frame, write.location, write.consumes);
  }
}

export function addArgumentWrite(
  frame: Frame,
  argument: TSESTree.Node | undefined,
  path: readonly string[],
  consumes: boolean,
): void {
  // A missing argument is undefined: nothing can be changed in it.
  if (!argument) return;
  const base = locate(frame.unit, argument);
  if (base.root.kind === 'heap') {
    // An object without a name, such as `fetch(url)` in `fetch(url).then(…)`: new, or shared.
    const freshness = getFreshness(getFreshnessContext(frame), argument);
    const isOwn = path.length <= 1 && base.path.length === 0;
    if (freshness === 'deep' || (freshness === 'shallow' && isOwn)) return;
  }
  addWrite(frame, { ...base, path: [...base.path, ...path] }, consumes);
}

/** `changes cart.items`, `assigns total`, `writes db`. */
function describeWrite(root: Location['root'], name: string, path: readonly string[]): string {
  if (path.length > 0) return `changes ${[name, ...path].join('.')}`;
  const isOutside = root.kind === 'resource' && !root.name.startsWith('global ');
  return isOutside ? `writes ${name}` : `assigns ${name}`;
}
