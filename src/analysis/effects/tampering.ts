import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, getDottedName, getKeyName, getPropertyName } from '../../utils/ast.js';
import { walk } from '../../utils/walk.js';
import { registerFile } from '../unit.js';
import type { Unit } from '../unit.js';

/**
 * Whether a member of that name may have been replaced: the file that declares it, the file that is
 * asked about, or one that they import for its effect only, assigns a member of that name.
 * @param node A node of the file that declares the member.
 */
export function isTampered(unit: Unit, name: string, node: TSESTree.Node): boolean {
  const { own, imported } = getFiles(unit, node);
  return [...own, ...imported].some((file) => getNames(unit, file).has(name));
}

/** Whether a file that was imported for its effect only gives a global another value. */
export function isGlobalTampered(unit: Unit, name: string, node: TSESTree.Node): boolean {
  return getFiles(unit, node).imported.some((file) => getNames(unit, file).has(name));
}

/**
 * Whether a client may do more than its library says: the file that makes it, or one that is imported
 * for its effect, mentions what changes it, as in `client.interceptors.request.use(…)`.
 * @param node The expression that makes the client.
 */
export function isSpoiled(unit: Unit, spoilers: readonly string[], node: TSESTree.Node): boolean {
  if (spoilers.length === 0) return false;
  const { own, imported } = getFiles(unit, node);
  return [...own, ...imported].some((file) =>
    spoilers.some((name) => getMentions(unit, file).has(name)),
  );
}

/** The file of a node and the one that is asked about, and what they import for its effect. */
function getFiles(
  unit: Unit,
  node: TSESTree.Node,
): { own: readonly TSESTree.Program[]; imported: readonly TSESTree.Program[] } {
  const own = [...new Set([unit.fileOf(node).program, unit.program])];
  return { own, imported: own.flatMap((program) => getEffectImports(unit, program)) };
}

const mentions = new WeakMap<TSESTree.Program, ReadonlySet<string>>();

/** The names of properties that a file reads or takes out of an object. */
function getMentions(unit: Unit, program: TSESTree.Program): ReadonlySet<string> {
  let found = mentions.get(program);
  if (!found) {
    const collected = new Set<string>();
    walk(program, unit.keys, (node) => {
      const name =
        node.type === AST_NODE_TYPES.MemberExpression
          ? getPropertyName(node)
          : node.type === AST_NODE_TYPES.Property
            ? getKeyName(node)
            : undefined;
      if (name !== undefined) collected.add(name);
      return true;
    });
    found = collected;
    mentions.set(program, found);
  }
  return found;
}

const names = new WeakMap<TSESTree.Program, ReadonlySet<string>>();

/** `users.get = fake`: the names of members that a file assigns, those of `this` and `exports` apart. */
function getNames(unit: Unit, program: TSESTree.Program): ReadonlySet<string> {
  let found = names.get(program);
  if (!found) {
    const collected = new Set<string>();
    walk(program, unit.keys, (node) => {
      const target =
        node.type === AST_NODE_TYPES.AssignmentExpression
          ? node.left
          : node.type === AST_NODE_TYPES.UnaryExpression && node.operator === 'delete'
            ? node.argument
            : undefined;
      if (target) addTargets(unit, target, collected);
      return true;
    });
    found = collected;
    names.set(program, found);
  }
  return found;
}

function addTargets(unit: Unit, target: TSESTree.Node, collected: Set<string>): void {
  walk(target, unit.keys, (node) => {
    if (node.type !== AST_NODE_TYPES.MemberExpression) return true;
    const isOwn =
      node.object.type === AST_NODE_TYPES.ThisExpression ||
      /^(module\.)?exports$/.test(getDottedName(node.object));
    const name = getPropertyName(node);
    if (!isOwn && name !== undefined) collected.add(name);
    return false;
  });
}

const effectImports = new WeakMap<
  TSESTree.Program,
  { generation: number; files: TSESTree.Program[] }
>();

/** `import './patch'`, `require('./patch');` */
function getEffectImports(unit: Unit, program: TSESTree.Program): readonly TSESTree.Program[] {
  const known = effectImports.get(program);
  if (known?.generation === unit.generation) return known.files;
  const files = program.body.flatMap((statement) => {
    const specifier = getEffectImport(statement);
    const { modules } = unit;
    if (specifier === undefined || !modules) return [];
    const found = modules.resolve(specifier, unit.fileOf(program).filename);
    const file = found.kind === 'file' ? modules.load(found.path) : undefined;
    if (!file) return [];
    registerFile(file);
    return [file.program];
  });
  effectImports.set(program, { generation: unit.generation, files });
  return files;
}

function getEffectImport(statement: TSESTree.ProgramStatement): string | undefined {
  if (statement.type === AST_NODE_TYPES.ImportDeclaration)
    return statement.specifiers.length === 0 && statement.importKind !== 'type'
      ? statement.source.value
      : undefined;
  if (statement.type !== AST_NODE_TYPES.ExpressionStatement) return undefined;
  const { expression } = statement;
  const isRequire =
    expression.type === AST_NODE_TYPES.CallExpression &&
    expression.callee.type === AST_NODE_TYPES.Identifier &&
    expression.callee.name === 'require';
  const [given] = isRequire ? expression.arguments : [];
  return given?.type === AST_NODE_TYPES.Literal && typeof given.value === 'string'
    ? given.value
    : undefined;
}
