import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, getKeyName, getStaticString } from '../../../../utils/ast.js';
import type { Kind } from '../../../model.js';
import { barrier, each, throwing } from '../library.js';
import type { Library, Member, Row, RowOf } from '../library.js';

/** A read of the file that the first argument names. A flag can make it create, truncate or append. */
function reading(result: Kind): RowOf {
  return (call) => {
    const options = call.arguments[1];
    if (options && !isPlainOptions(options)) return undefined;
    const path = getStaticString(call.arguments[0]);
    const resource = path === undefined ? 'fs' : `fs:${path}`;
    return { reads: [resource], waits: true, result };
  };
}

/** A write of the file that the first argument names. */
function writing(result: Kind): RowOf {
  return (call) => {
    const key = getStaticString(call.arguments[0]);
    const write = key === undefined ? { resource: 'fs' } : { resource: 'fs', key };
    return { writes: [write], waits: true, result };
  };
}

function isPlainOptions(node: TSESTree.CallExpressionArgument): boolean {
  if (node.type !== AST_NODE_TYPES.ObjectExpression) return getStaticString(node) !== undefined;
  return node.properties.every(
    (item) =>
      item.type === AST_NODE_TYPES.Property && !['flag', undefined].includes(getKeyName(item)),
  );
}

/** The same function, done before it returns: it throws where the other one rejects. */
function atOnce(row: RowOf, result: Kind): RowOf {
  return (call, kindOf, textOf) => {
    const found = row(call, kindOf, textOf);
    return found && { ...found, waits: false, throws: true, result };
  };
}

const handle: Row = { ...barrier('it gives a stateful handle'), result: 'promise:handle' };

const promises: Readonly<Record<string, Member>> = {
  ...each('access lstat stat statfs', { call: reading('promise') }),
  ...each('readFile readdir', { call: reading('promise:data') }),
  ...each('readlink realpath', { call: reading('promise:string') }),
  ...each(
    `appendFile chmod chown copyFile cp lchmod lchown link lutimes mkdir mkdtemp rename rm rmdir
    symlink truncate unlink utimes writeFile`,
    { call: writing('promise') },
  ),
  ...each('open opendir', { call: handle }),
  watch: { call: barrier('it waits for changes') },
};

/** `node:fs/promises`: all are async functions, so bad arguments reject. */
export const fsPromises: Library = {
  modules: ['node:fs/promises'],
  versions: '>=20',
  checked: '20.19.0',
  source: 'Node.js 20 documentation, “Promises API” of the file system; @types/node 20',
  exports: promises,
  kinds: { 'fs.promises': { members: promises, type: "typeof import('node:fs/promises')" } },
};

/** `node:fs`: the functions that are done when they return. Those with callbacks are not listed. */
export const fs: Library = {
  modules: ['node:fs'],
  versions: '>=20',
  checked: '20.19.0',
  source: 'Node.js 20 documentation, “Synchronous API” of the file system; @types/node 20',
  exports: {
    promises: { value: 'fs.promises' },
    existsSync: { call: { reads: ['fs'], result: 'boolean' } },
    ...each('accessSync lstatSync statSync statfsSync', {
      call: atOnce(reading('promise'), undefined),
    }),
    ...each('readFileSync readdirSync', { call: atOnce(reading('promise'), 'data') }),
    ...each('readlinkSync realpathSync', { call: atOnce(reading('promise'), 'string') }),
    ...each(
      `appendFileSync chmodSync chownSync copyFileSync cpSync lchownSync linkSync
      lutimesSync mkdirSync mkdtempSync renameSync rmSync rmdirSync symlinkSync truncateSync
      unlinkSync utimesSync writeFileSync`,
      { call: atOnce(writing('promise'), undefined) },
    ),
    ...each('openSync readSync writeSync closeSync opendirSync', {
      call: barrier('it works on a stateful handle'),
    }),
    createReadStream: { call: { ...throwing('handle'), reads: ['fs'] } },
    createWriteStream: { call: { ...throwing('handle'), writes: [{ resource: 'fs' }] } },
    ...each('watch watchFile unwatchFile', { call: barrier('it waits for changes') }),
  },
};

/** graceful-fs: `node:fs`, which waits where too many files are open. */
export const gracefulFs: Library = {
  ...fs,
  modules: ['graceful-fs'],
  versions: '>=4 <5',
  checked: '4.2.12',
  source: 'graceful-fs readme; @types/graceful-fs',
  packages: ['@types/graceful-fs@4.1.9', '@types/node@20.19.0'],
};

/** fs-extra: the functions of `node:fs`, which give promises where they are given no callback, and more. */
const more: Readonly<Record<string, Member>> = Object.fromEntries(
  Object.entries({
    ...each('access lstat stat', { call: reading('promise') }),
    ...each('readFile readdir readJson readJSON', { call: reading('promise:data') }),
    ...each('readlink realpath', { call: reading('promise:string') }),
    ...each('pathExists exists', { call: reading('promise:boolean') }),
    ...each(
      `appendFile chmod chown copyFile link mkdir mkdtemp rename rmdir symlink truncate unlink utimes
       writeFile copy move remove outputFile outputJson outputJSON writeJson writeJSON ensureDir
       ensureFile ensureLink ensureSymlink emptyDir emptydir mkdirp mkdirs createFile createLink
       createSymlink`,
      { call: writing('promise') },
    ),
  }).flatMap(([name, member]) => [
    [name, member],
    [`default.${name}`, member],
  ]),
);

export const fsExtra: Library = {
  modules: ['fs-extra'],
  versions: '>=9 <12',
  checked: '11.4.1',
  source: 'fs-extra documentation, “Methods”; @types/fs-extra',
  packages: ['@types/fs-extra@11.0.4'],
  exports: more,
};
