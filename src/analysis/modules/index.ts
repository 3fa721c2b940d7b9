import type { TSESLint } from '@typescript-eslint/utils';
import type { TSESTree } from '@typescript-eslint/types';
import type { VisitorKeys } from '../../utils/walk.js';
export interface SourceFile {
  path: string;
  program: TSESTree.Program;
  scopes: TSESLint.Scope.ScopeManager;
  keys: VisitorKeys;
  text: string;
}
export type Resolution =
  { kind: 'file'; path: string } | { kind: 'package'; module: string } | { kind: 'missing' };
export type ExportTarget =
  | { kind: 'node'; file: SourceFile; node: TSESTree.Node }
  | { kind: 'namespace'; file: SourceFile }
  | { kind: 'external'; module: string; from: SourceFile; path: readonly string[] };
export interface Modules {
  resolve(specifier: string, fromFile: string): Resolution;
  load(path: string): SourceFile | undefined;
  findExport(file: SourceFile, name: string): ExportTarget | undefined;
  refresh(): number;
}
export function getModules(): Modules {
  throw new Error('stub');
}
