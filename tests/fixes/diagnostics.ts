import ts from 'typescript';

/** The errors of modules under `strict`, by name; positions are left out, because they move. */
export function collectErrors(files: ReadonlyMap<string, string>): Map<string, string[]> {
  const options: ts.CompilerOptions = {
    strict: true,
    noUncheckedIndexedAccess: true,
    noEmit: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ES2022,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    types: [],
    skipLibCheck: true,
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists, readFile } = host;
  const read = (name: string): string | undefined =>
    files.get(name.slice(name.lastIndexOf('/') + 1));
  host.fileExists = (name) => read(name) !== undefined || fileExists(name);
  host.readFile = (name) => read(name) ?? readFile(name);
  host.getSourceFile = (name, version) => {
    const text = read(name);
    return text === undefined
      ? getSourceFile(name, version)
      : ts.createSourceFile(name, text, version);
  };
  const program = ts.createProgram([...files.keys()], options, host);
  const errors = new Map<string, string[]>();
  for (const name of files.keys()) {
    const file = program.getSourceFile(name);
    const found = [
      ...program.getSyntacticDiagnostics(file),
      ...program.getSemanticDiagnostics(file),
    ];
    errors.set(
      name,
      found.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' ')),
    );
  }
  return errors;
}
