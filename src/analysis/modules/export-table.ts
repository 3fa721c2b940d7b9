import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES } from '../../utils/ast.js';
import { readCommonJs } from './commonjs.js';
import { getBoundNames } from './locals.js';
import { getName, readMembers, toOrigin } from './origin.js';
import type { Origin } from './origin.js';
import type { SourceFile } from './parse.js';

/** The exports of one file, other files not yet looked into. */
export interface ExportTable {
  names: ReadonlyMap<string, Origin>;
  /** Files all of whose names, but for `default`, are exported too. */
  stars: readonly string[];
  /** Whether `import x` gives an object of all exports where no default is named. */
  isCommonJs: boolean;
}

const tables = new WeakMap<SourceFile, ExportTable>();

/** The exports that the text of a file shows; read once. */
export function getExportTable(file: SourceFile): ExportTable {
  let table = tables.get(file);
  if (!table) {
    const isModule = file.program.body.some(isModuleSyntax);
    table = isModule ? readModule(file.program) : readCommonJs(file);
    tables.set(file, table);
  }
  return table;
}

function isModuleSyntax(statement: TSESTree.ProgramStatement): boolean {
  return /^(?:Import|Export)|^TS(?:Export|ImportEquals)/.test(statement.type);
}

function readModule(program: TSESTree.Program): ExportTable {
  const names = new Map<string, Origin>();
  const stars: string[] = [];
  let isCommonJs = false;
  for (const statement of program.body) {
    switch (statement.type) {
      case AST_NODE_TYPES.ExportNamedDeclaration:
        for (const [name, origin] of readNamed(statement)) names.set(name, origin);
        break;
      case AST_NODE_TYPES.ExportDefaultDeclaration:
        // The signatures of an overloaded function come before it, each with `export default`.
        names.set('default', toOrigin(statement.declaration));
        break;
      case AST_NODE_TYPES.ExportAllDeclaration:
        if (statement.exported) {
          const specifier = statement.source.value;
          names.set(getName(statement.exported), { kind: 'from', specifier, name: '*' });
        } else {
          stars.push(statement.source.value);
        }
        break;
      case AST_NODE_TYPES.TSExportAssignment:
        isCommonJs = true;
        names.set('default', toOrigin(statement.expression));
        for (const [name, origin] of readMembers(statement.expression)) names.set(name, origin);
        break;
    }
  }
  return { names, stars, isCommonJs };
}

function* readNamed(statement: TSESTree.ExportNamedDeclaration): Generator<[string, Origin]> {
  if (statement.declaration) {
    for (const name of getBoundNames(statement.declaration)) yield [name, { kind: 'local', name }];
  }
  for (const { local, exported } of statement.specifiers) {
    const name = getName(local);
    yield [
      getName(exported),
      statement.source
        ? { kind: 'from', specifier: statement.source.value, name }
        : { kind: 'local', name },
    ];
  }
}
