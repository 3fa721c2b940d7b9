/**
 * `node:fs/promises` and `fs.promises`. All are async functions: bad arguments reject.
 * Source: Node.js 20 documentation, “Promises API” of the file system; @types/node 20.
 */
import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, getKeyName, getStaticString } from '../../../utils/ast.js';
import type { Kind } from '../../model.js';
import type { Entry, EntryOf } from './entry.js';

const READS: Readonly<Record<string, Kind>> = {
  access: 'promise',
  lstat: 'promise',
  readFile: 'promise:data',
  readdir: 'promise:data',
  readlink: 'promise:string',
  realpath: 'promise:string',
  stat: 'promise',
  statfs: 'promise',
};

const WRITES = new Set([
  'appendFile',
  'chmod',
  'chown',
  'copyFile',
  'cp',
  'lchmod',
  'lchown',
  'link',
  'lutimes',
  'mkdir',
  'mkdtemp',
  'rename',
  'rm',
  'rmdir',
  'symlink',
  'truncate',
  'unlink',
  'utimes',
  'writeFile',
]);

const HANDLES = new Set(['open', 'opendir', 'watch', 'glob']);

/** What a function of `node:fs/promises` does. */
export function getFsEntry(name: string): Entry | EntryOf | undefined {
  const source = `node:fs/promises ${name}`;
  if (Object.hasOwn(READS, name)) {
    return (call) => {
      // A flag can make the read create, truncate or append.
      const options = call.arguments[1];
      if (options && !isPlainOptions(options)) return undefined;
      const path = getStaticString(call.arguments[0]);
      const resource = path === undefined ? 'fs' : `fs:${path}`;
      return { source, reads: [resource], waits: true, result: READS[name] };
    };
  }
  if (WRITES.has(name)) {
    return (call) => {
      const key = getStaticString(call.arguments[0]);
      const write = key === undefined ? { resource: 'fs' } : { resource: 'fs', key };
      return { source, writes: [write], waits: true, result: 'promise' };
    };
  }
  if (HANDLES.has(name))
    return { source, barrier: `${name}() gives a stateful handle`, result: 'promise:handle' };
  return undefined;
}

function isPlainOptions(node: TSESTree.CallExpressionArgument): boolean {
  if (node.type !== AST_NODE_TYPES.ObjectExpression) return getStaticString(node) !== undefined;
  return node.properties.every(
    (item) =>
      item.type === AST_NODE_TYPES.Property && !['flag', undefined].includes(getKeyName(item)),
  );
}
