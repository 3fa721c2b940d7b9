/** What the user says of a call: an entry of the settings, or a tag on its declaration. */
import type { TSESTree } from '@typescript-eslint/types';

import {
  AST_NODE_TYPES,
  getDottedName,
  getPropertyName,
  isClass,
  unwrap,
} from '../../utils/ast.js';
import type { Kind, Source } from '../model.js';
import type { Unit } from '../unit.js';
import { getLikeKind } from './catalogue/index.js';
import { getDeclaredType } from './declared.js';
import { getModulePath } from './module-path.js';
import type { ModulePath } from './module-path.js';
import type { DeclaredEffect } from './setting.js';
import { getDeclaredTag } from './tags.js';

/** A declared effect, and where it is declared. */
export interface Declaration {
  effect: DeclaredEffect;
  source: Source;
}

/**
 * The first entry of the settings that is about a callee.
 * @param written The import that the callee comes from, as its file has it.
 */
export function findSetting(
  unit: Unit,
  target: TSESTree.Node,
  written: ModulePath | undefined,
): Declaration | undefined {
  if (unit.settings.effects.length === 0) return undefined;
  const name = getDottedName(target);
  const source: Source = { text: `setting for ${name}` };
  for (const setting of unit.settings.effects) {
    switch (setting.kind) {
      case 'call':
        if (setting.call.test(name)) return { effect: setting.effect, source };
        break;
      case 'module':
        if (written && isAbout(unit, setting, written, target))
          return { effect: setting.effect, source };
        break;
      case 'type': {
        const method = findMethod(unit, setting, target);
        if (method) return { effect: method.effect, source };
        break;
      }
      case 'like':
        break;
      default:
        setting satisfies never;
    }
  }
  return undefined;
}

/** The kind of value that the settings say an import is like: `{ module, exports: ['db'], like: 'prisma' }`. */
export function findLikeKind(unit: Unit, node: TSESTree.Node): Kind {
  if (!unit.settings.effects.some((setting) => setting.kind === 'like')) return undefined;
  const written = getModulePath(unit, node);
  for (const setting of unit.settings.effects) {
    if (setting.kind === 'like' && written && isAbout(unit, setting, written, node))
      return getLikeKind(setting.like);
  }
  return undefined;
}

interface ModulePattern {
  readonly module: string;
  readonly exports: readonly RegExp[];
}

/** Whether an import is one that an entry names, under the same specifier or as the same file. */
function isAbout(
  unit: Unit,
  { module, exports }: ModulePattern,
  written: ModulePath,
  node: TSESTree.Node,
): boolean {
  const member = written.path.join('.');
  if (!exports.some((pattern) => pattern.test(member))) return false;
  return written.module === module || isSameFile(unit, module, written.module, node);
}

/** `@/lib/api` of the settings and `../lib/api` of an import. The former counts from the linted file. */
function isSameFile(unit: Unit, module: string, other: string, node: TSESTree.Node): boolean {
  const own = unit.modules?.resolve(module, unit.filename);
  if (own?.kind !== 'file') return false;
  const found = unit.modules?.resolve(other, unit.fileOf(node).filename);
  return found?.kind === 'file' && found.path === own.path;
}

interface TypePattern {
  readonly type: RegExp;
  readonly methods: readonly { readonly name: RegExp; readonly effect: DeclaredEffect }[];
}

function findMethod(
  unit: Unit,
  { type, methods }: TypePattern,
  target: TSESTree.Node,
): { effect: DeclaredEffect } | undefined {
  if (target.type !== AST_NODE_TYPES.MemberExpression) return undefined;
  const name = getPropertyName(target);
  const declared = getDeclaredType(unit, unwrap(target.object));
  const typeName = !declared
    ? undefined
    : isClass(declared)
      ? declared.id?.name
      : declared.type === AST_NODE_TYPES.TSTypeReference
        ? unit.getText(declared.typeName)
        : undefined;
  if (name === undefined || typeName === undefined || !type.test(typeName)) return undefined;
  return methods.find((method) => method.name.test(name));
}

/** What a tag above a declaration says. A tag with a wrong word says nothing: a rule reports it. */
export function findTag(unit: Unit, node: TSESTree.Node): Declaration | undefined {
  const { filename, program, text } = unit.fileOf(node);
  if (!mayHoldTags(program, text)) return undefined;
  const tag = getDeclaredTag({ comments: program.comments ?? [], text }, node);
  if (!tag || 'problem' in tag) return undefined;
  const source = { text: 'tag @waterfall', file: filename, line: node.loc.start.line };
  return { effect: tag.effect, source };
}

const tagged = new WeakMap<TSESTree.Program, boolean>();

/** Whether a file mentions the tag at all: its text is looked through once. */
function mayHoldTags(program: TSESTree.Program, text: string): boolean {
  let found = tagged.get(program);
  if (found === undefined) {
    found = text.includes('@waterfall');
    tagged.set(program, found);
  }
  return found;
}
