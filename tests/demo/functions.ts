import ts from 'typescript';

/** A named function of a file: a declaration, a constant arrow function, or a method as `Class.method`. */
export interface NamedFunction {
  readonly name: string;
  readonly text: string;
  readonly awaits: number;
}

export function parse(file: string, text: string): ts.SourceFile {
  const kind = file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  return ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true, kind);
}

/** The named functions at the top level of a file and in its classes, in their order. */
export function collectFunctions(source: ts.SourceFile): NamedFunction[] {
  return source.statements.flatMap((statement) =>
    findFunctions(statement).map(([name, node]) => ({
      name,
      text: node.getFullText(source),
      awaits: countAwaits(node),
    })),
  );
}

function findFunctions(statement: ts.Statement): [string, ts.Node][] {
  if (ts.isFunctionDeclaration(statement)) return [[statement.name?.text ?? 'default', statement]];
  if (ts.isClassDeclaration(statement)) {
    return statement.members
      .filter(ts.isMethodDeclaration)
      .map((method) => [`${statement.name?.text}.${method.name.getText()}`, method]);
  }
  if (!ts.isVariableStatement(statement)) return [];
  return statement.declarationList.declarations
    .filter(({ initializer }) => initializer !== undefined && ts.isArrowFunction(initializer))
    .map((declaration) => [declaration.name.getText(), declaration]);
}

function countAwaits(node: ts.Node): number {
  let count = ts.isAwaitExpression(node) ? 1 : 0;
  ts.forEachChild(node, (child) => {
    count += countAwaits(child);
  });
  return count;
}

/** The text of a file with the bodies of some functions left out: what a fix in those must not touch. */
export function leaveOut(source: ts.SourceFile, names: ReadonlySet<string>): string {
  let text = source.getFullText();
  for (const { name, text: own } of collectFunctions(source)) {
    if (names.has(name)) text = text.replace(own, () => `<${name}>`);
  }
  return text;
}
