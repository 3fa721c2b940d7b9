import type { TSESLint } from '@typescript-eslint/utils';
import type { TSESTree } from '@typescript-eslint/types';

import type { Blocking, Deferral } from '../analysis/index.js';
import { AST_NODE_TYPES, getKeyName, getOwner, getPropertyName, unwrap } from '../utils/ast.js';
import { isDirective } from './comments.js';
import { addImport } from './imports.js';
import type { WantedImport } from './imports.js';
import { findFreeName } from './names.js';
import type { Edit } from './rewrite.js';
import { getLineIndent, getStyle } from './style.js';
import type { Style } from './style.js';

type Source = Readonly<TSESLint.SourceCode>;

/** What is called with an error that nobody waits for: `console.error`, or an import. */
export interface ErrorHandler {
  name: string;
  module?: string;
}

/**
 * The edits that let work go on after the answer, or undefined where they cannot be written without
 * losing a comment, a type or a name.
 */
export function makeDeferral(
  source: Source,
  blocking: Blocking,
  onError: ErrorHandler,
): Edit[] | undefined {
  const { deferral, statements } = blocking;
  if (typeof deferral === 'string' || source.text.includes('\uFFFD')) return undefined;
  const range = getRange(source, statements);
  if (hasDirective(source, statements[0]!, range)) return undefined;
  const names = getNames(source, deferral, onError);
  if (!names) return undefined;
  const draft = new Draft(source, blocking, range);
  const text = write(draft, deferral, names.callee);
  if (text === undefined) return undefined;
  return [{ range, text }, ...names.edits];
}

/** What is called, and the import that brings it in. */
function getNames(
  source: Source,
  deferral: Deferral,
  onError: ErrorHandler,
): { callee: string; edits: Edit[] } | undefined {
  if (deferral.kind === 'context') return { callee: deferral.callee, edits: [] };
  const wanted: WantedImport | undefined =
    deferral.kind === 'detach'
      ? onError.module === undefined
        ? undefined
        : { name: onError.name, local: onError.name, module: onError.module }
      : { name: deferral.name, local: deferral.name, module: deferral.module };
  if (!wanted) return { callee: onError.name, edits: [] };
  const found = addImport(source, wanted);
  return found && { callee: found.local, edits: found.edit ? [found.edit] : [] };
}

/** Whether the promise of the only call can be handed over as it is: its operands are read at once. */
function isImmediate({ deferral, start }: Blocking, isCall: boolean): boolean {
  return isCall && start.isPromise && (deferral as Deferral).kind !== 'after';
}

function write(draft: Draft, deferral: Deferral, callee: string): string | undefined {
  const { direct } = draft;
  if (draft.isTangled()) return undefined;
  const task = `async () => ${draft.getBody()}`;
  switch (deferral.kind) {
    case 'after':
      return direct !== undefined && !draft.waitsInside()
        ? draft.finish(`${callee}(${draft.getExpression()})`)
        : draft.finish(`${callee}(${task})`);
    case 'waitUntil':
    case 'context':
      return draft.finish(`${callee}(${draft.isImmediate ? direct! : `(${task})()`})`);
    case 'detach': {
      const rest = draft.isCaught() ? '' : `.catch(${callee})`;
      return draft.finish(
        draft.isImmediate ? `void ${direct!}${rest}` : `void (${task})().catch(${callee})`,
      );
    }
    default:
      return deferral satisfies never;
  }
}

/** The new text of a run of statements. */
class Draft {
  /** The call of the only statement, where that is all there is. */
  readonly direct: string | undefined;
  readonly isImmediate: boolean;
  /** Names for what is read before the answer. */
  private readonly names = new Map<TSESTree.Node, string>();
  private readonly semicolon: string;
  private readonly indent: string;
  private readonly style: Style;

  constructor(
    private readonly source: Source,
    private readonly blocking: Blocking,
    private readonly range: TSESTree.Range,
  ) {
    const { statements, start, node } = blocking;
    const [first] = statements;
    this.style = getStyle(source.ast, source.text);
    this.indent = getLineIndent(source, first!);
    const isStatement = statements.at(-1)!.type === AST_NODE_TYPES.ExpressionStatement;
    const ends = isStatement ? source.text[range[1] - 1] === ';' : this.style.semicolons;
    this.semicolon = ends ? ';' : '';
    const isCall = isOnlyCall(source, blocking);
    this.isImmediate = isImmediate(blocking, isCall);
    if (!this.isImmediate) {
      for (const operands of start.captured) {
        const name = findFreeName(
          getCapturedName(operands[0]!),
          getOwner(first!),
          source.scopeManager!,
          new Set(this.names.values()),
        );
        for (const operand of operands) this.names.set(operand, name);
      }
    }
    this.direct = isCall ? this.getText(node.argument.range) : undefined;
  }

  /** `send().catch(report)`: its errors have somebody. */
  isCaught(): boolean {
    const call = unwrap(this.blocking.node.argument);
    const callee = call.type === AST_NODE_TYPES.CallExpression ? unwrap(call.callee) : undefined;
    return callee?.type === AST_NODE_TYPES.MemberExpression && getPropertyName(callee) === 'catch';
  }

  /** Whether an argument that is not read before waits for something. */
  waitsInside(): boolean {
    const { range } = this.blocking.node.argument;
    const operands = [...this.names.keys()];
    return this.source.ast.tokens.some(
      (token) =>
        token.value === 'await' &&
        isInside(token.range, range) &&
        !operands.some((operand) => isInside(token.range, operand.range)),
    );
  }

  /** The statements as the body of a function. */
  getBody(): string {
    const { eol, indent } = this.style;
    const body = this.indentLines(this.getText(this.range), this.range[0]);
    return `{${eol}${this.indent}${indent}${body}${eol}${this.indent}}`;
  }

  /** The only call as what a function gives. */
  getExpression(): string {
    const { eol, indent, trailingCommas } = this.style;
    const call = this.direct!;
    if (!call.includes('\n')) return `() => ${call}`;
    const lines = this.indentLines(call, this.blocking.node.argument.range[0]);
    const comma = trailingCommas ? ',' : '';
    return `() =>${eol}${this.indent}${indent}${lines}${comma}${eol}${this.indent}`;
  }

  /** Whether lines that are not to be indented are told by their numbers, and those have changed. */
  isTangled(): boolean {
    const operands = [...this.names.keys()];
    return (
      this.getKeptLines().size > 0 && operands.some(({ loc }) => loc.start.line !== loc.end.line)
    );
  }

  private indentLines(text: string, start: number): string {
    const { eol, indent } = this.style;
    const kept = this.getKeptLines();
    const first = this.source.getLocFromIndex(start).line;
    return text
      .split(/\r?\n/)
      .map((line, index) =>
        index === 0 || line.trim() === '' || kept.has(first + index) ? line : `${indent}${line}`,
      )
      .join(eol);
  }

  /** The new statement, below those that read what it needs of the request. */
  finish(text: string): string | undefined {
    const parent = this.blocking.statements[0]!.parent!;
    const isInList = /^(BlockStatement|Program|SwitchCase)$/.test(parent.type);
    if (this.names.size > 0 && !isInList) return undefined;
    const lines = this.blocking.start.captured.flatMap(([operand]) => {
      const name = operand && this.names.get(operand);
      const value = operand && this.source.getText(operand);
      return name === undefined ? [] : [`const ${name} = ${value!}${this.semicolon}`];
    });
    return [...lines, `${text}${this.semicolon}`].join(`${this.style.eol}${this.indent}`);
  }

  /** The text of a range, with the names of what is read before. */
  private getText(range: TSESTree.Range): string {
    const { text } = this.source;
    let result = '';
    let position = range[0];
    const sorted = [...this.names].sort(([left], [right]) => left.range[0] - right.range[0]);
    for (const [operand, name] of sorted) {
      if (!isInside(operand.range, range)) continue;
      // `{ email: user.email }` becomes `{ email }`.
      const { parent } = operand;
      const isNamed =
        parent?.type === AST_NODE_TYPES.Property &&
        !parent.computed &&
        parent.value === operand &&
        getKeyName(parent) === name;
      const replaced = isNamed ? parent : operand;
      result += `${text.slice(position, replaced.range[0])}${name}`;
      position = replaced.range[1];
    }
    return result + text.slice(position, range[1]);
  }

  /** Lines that begin inside a template: to indent them would change it. */
  private getKeptLines(): ReadonlySet<number> {
    const kept = new Set<number>();
    for (const token of this.source.ast.tokens) {
      if ((token.type as string) !== 'Template' || !isInside(token.range, this.range)) continue;
      for (let line = token.loc.start.line + 1; line <= token.loc.end.line; line++) kept.add(line);
    }
    return kept;
  }
}

function isInside(inner: TSESTree.Range, outer: TSESTree.Range): boolean {
  return outer[0] <= inner[0] && inner[1] <= outer[1];
}

/** Whether a run is one statement with one awaited call, and no comment beside it. */
function isOnlyCall(source: Source, { statements, node }: Blocking): boolean {
  const [only] = statements;
  if (statements.length > 1 || only!.type !== AST_NODE_TYPES.ExpressionStatement) return false;
  return (
    node.argument.type === AST_NODE_TYPES.CallExpression &&
    source.getCommentsInside(only).every(({ range }) => isInside(range, node.argument.range))
  );
}

/** `{ userAgent: request.headers.get('user-agent') }`, `user.email`: what the value may be called. */
function getCapturedName(node: TSESTree.Node): string {
  const { parent } = node;
  const key =
    parent?.type === AST_NODE_TYPES.Property && parent.value === node
      ? getKeyName(parent)
      : undefined;
  const target = unwrap(node);
  const own = target.type === AST_NODE_TYPES.MemberExpression ? getPropertyName(target) : undefined;
  const name = key ?? own ?? 'value';
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : 'value';
}

/** From the first statement to the end of the last; a `;` that opens the next line stays there. */
function getRange(source: Source, statements: readonly TSESTree.Statement[]): TSESTree.Range {
  const last = source.getLastToken(statements.at(-1)!)!;
  const before = source.getTokenBefore(last)!;
  const isApart = last.value === ';' && last.loc.start.line > before.loc.end.line;
  return [statements[0]!.range[0], isApart ? before.range[1] : last.range[1]];
}

/** Whether a comment in the range, or on the line above it, is an instruction to a tool. */
function hasDirective(source: Source, first: TSESTree.Node, range: TSESTree.Range): boolean {
  const end = source.text.indexOf('\n', range[1]);
  const all = source
    .getAllComments()
    .filter((comment) => isInside(comment.range, [range[0], end < 0 ? source.text.length : end]));
  return [...source.getCommentsBefore(first), ...all].some(isDirective);
}
