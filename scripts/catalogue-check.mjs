// `npm run catalogue:check [-- <text>…]`: compares the rows of the catalogue with the type declarations
// of the packages that they are about. With texts, only the libraries whose modules contain one of them;
// with `--list`, what the rules that go by names say of each name.
//
// Each library is installed in the version that it names as `checked` (with its `packages`), without
// running install scripts, into a folder of its own under .tmp/catalogue/. Then, with TypeScript:
// - each export exists; one with `construct` can be constructed, one with `call` or `tag` called;
// - each member exists in the `type` of its kind, and one with `call` can be called;
// - a row whose result is a promise has an overload that returns a native one; `lazy`: a thenable;
// - a row whose result type is chosen by the caller (`get<T>(): Promise<T>`) is `generic`.
// Rows that depend on arguments, and kinds without a `type`, are only counted.
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

import ts from 'typescript';

import { install } from './catalogue-packages.mjs';
import { root } from './run.mjs';

const { LIBRARIES } = await import(
  pathToFileURL(path.join(root, 'dist/analysis/effects/catalogue/lookup.js')).href
);

/** The package that an import specifier belongs to. */
function getPackage(specifier) {
  const parts = specifier.split('/');
  return parts.slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
}

/** `@aws-sdk/client-s3@3.0.0` without its version. */
function getName(text) {
  return text.slice(0, text.lastIndexOf('@'));
}

/** The packages to install for a library, with versions. */
function getPackages(library) {
  const [first] = library.modules;
  const name = first.startsWith('node:') ? '@types/node' : getPackage(first);
  // `$app/paths` is declared by a package that is named beside it.
  const own = /[*$]/.test(first) ? [] : [`${name}@${library.checked}`];
  return [...own, ...(library.packages ?? [])];
}

/** A type as TypeScript writes it: `Pool` and `pg#Pool` are short for import types. */
function expandType(text, module) {
  if (text.includes('import(')) return text;
  if (!text.includes('#')) return `import('${module}').${text}`;
  return text.replaceAll(/([@\w./-]+)#/g, "import('$1').");
}

/** Everything that is asked of one library, answered by the type checker. */
class Declarations {
  constructor(folder, library) {
    this.modules = library.modules.filter((module) => !module.includes('*'));
    // `@aws-sdk/client-*`: the packages of that name that are installed stand for all.
    if (this.modules.length === 0) this.modules = (library.packages ?? []).map(getName);
    this.kinds = Object.entries(library.kinds ?? {}).filter(([, kind]) => kind.type);
    const file = path.join(folder, 'check.ts');
    const lines = [
      ...this.modules.map((module, index) => `import * as m${index} from '${module}';`),
      ...this.modules.map((module, index) => `// @ts-ignore\nimport d${index} from '${module}';`),
      ...this.modules.map((_, index) => `export { m${index}, d${index} };`),
      ...(this.modules.some((module) => module.startsWith('$'))
        ? (library.packages ?? []).map((item) => `import type {} from '${getName(item)}';`)
        : []),
      ...this.kinds.map(
        ([, { type }], index) =>
          `export declare const k${index}: ${expandType(type, library.modules[0])};`,
      ),
    ];
    writeFileSync(file, `${lines.join('\n')}\n`);
    const program = ts.createProgram([file], {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      lib: [
        'lib.es2023.d.ts',
        'lib.dom.d.ts',
        'lib.dom.iterable.d.ts',
        'lib.esnext.disposable.d.ts',
      ],
      types: existsSync(path.join(root, 'node_modules/@types/node')) ? ['node'] : [],
      typeRoots: [path.join(folder, 'node_modules/@types'), path.join(root, 'node_modules/@types')],
      strict: true,
      skipLibCheck: true,
      esModuleInterop: true,
      noEmit: true,
    });
    this.checker = program.getTypeChecker();
    this.source = program.getSourceFile(file);
    this.problems = program
      .getSemanticDiagnostics(this.source)
      .map((item) => ts.flattenDiagnosticMessageText(item.messageText, ' ').slice(0, 200));
    const exported = this.checker.getExportsOfModule(this.checker.getSymbolAtLocation(this.source));
    this.byName = new Map(exported.map((symbol) => [symbol.name, symbol]));
  }

  /** The exports of all modules that a rule is asked about. */
  getExports() {
    return this.modules.flatMap((_, index) =>
      this.checker.getExportsOfModule(this.getAliased(this.byName.get(`m${index}`))),
    );
  }

  /** The symbol of an export, by dotted name, in the first module that has it. */
  getExport(name) {
    for (const [index, module] of this.modules.entries()) {
      const [first, ...rest] = name.split('.');
      if (first === 'default') {
        const whole = this.getAliased(this.byName.get(`d${index}`));
        const found = rest.reduce(
          (symbol, key) => symbol && this.getProperty(this.getTypeOf(symbol), key),
          whole,
        );
        if (whole.name !== 'unknown' && found) return { symbol: this.getAliased(found), module };
        continue;
      }
      const alias = this.byName.get(`m${index}`);
      const namespace = alias && this.getAliased(alias);
      const found = namespace && this.getExportIn(namespace, name.split('.'));
      if (found) return { symbol: found, module };
    }
    return undefined;
  }

  getAliased(symbol) {
    return symbol.flags & ts.SymbolFlags.Alias ? this.checker.getAliasedSymbol(symbol) : symbol;
  }

  getExportIn(namespace, [name, ...rest]) {
    const own = this.checker.getExportsOfModule(namespace).find((item) => item.name === name);
    let found = own && this.getAliased(own);
    found ??= this.checker.getPropertyOfType(this.checker.getTypeOfSymbol(namespace), name);
    if (!found || rest.length === 0) return found;
    if (found.flags & ts.SymbolFlags.Namespace) return this.getExportIn(found, rest);
    const member = this.checker.getPropertyOfType(this.checker.getTypeOfSymbol(found), rest[0]);
    return rest.length === 1 ? member : undefined;
  }

  getKindType(kind) {
    const index = this.kinds.findIndex(([name]) => name === kind);
    const symbol = index < 0 ? undefined : this.byName.get(`k${index}`);
    return symbol && this.checker.getTypeOfSymbol(symbol);
  }

  getProperty(type, name) {
    return this.checker.getPropertyOfType(this.checker.getApparentType(type), name);
  }

  getTypeOf(symbol) {
    return this.checker.getNonNullableType(this.checker.getTypeOfSymbol(symbol));
  }

  getCalls(type) {
    return this.checker.getSignaturesOfType(type, ts.SignatureKind.Call);
  }

  getConstructs(type) {
    return this.checker.getSignaturesOfType(type, ts.SignatureKind.Construct);
  }

  /** The promise of the language, or a type that extends it. */
  isNative(type) {
    const types = type.isUnion() ? type.types : [type];
    return types.some((item) => {
      const symbol = item.getSymbol();
      if (symbol?.name !== 'Promise')
        return (item.getBaseTypes?.() ?? item.target?.getBaseTypes?.() ?? []).some((base) =>
          this.isNative(base),
        );
      return (symbol.declarations ?? []).some((node) =>
        /[\\/]lib\.[\w.]+\.d\.ts$/.test(node.getSourceFile().fileName),
      );
    });
  }

  isThenable(type) {
    const types = type.isUnion() ? type.types : [type];
    return types.some((item) => this.getProperty(item, 'then') !== undefined);
  }

  isOpen(type) {
    return (
      (type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown | ts.TypeFlags.Conditional)) !== 0
    );
  }

  /** Whether the result holds a type parameter of the signature that no parameter mentions. */
  isChosenByCaller(signature) {
    const { declaration } = signature;
    const names = (signature.typeParameters ?? []).map((item) => item.symbol.name);
    if (names.length === 0 || !declaration?.type) return false;
    const parameters = declaration.parameters.map((item) => item.type?.getText() ?? '').join(' ');
    const constraints = (declaration.typeParameters ?? [])
      .map((item) => item.constraint?.getText() ?? '')
      .join(' ');
    const mentions = (text, name) => new RegExp(`\\b${name}\\b`).test(text);
    return names.some(
      (name) =>
        mentions(declaration.type.getText(), name) &&
        !mentions(parameters, name) &&
        !mentions(constraints, name),
    );
  }
}

/** What is wrong with a row, given what may be called. */
function findRowProblem(declarations, row, signatures) {
  if (signatures.length === 0) return 'cannot be called';
  if (typeof row === 'function' || row.barrier || row.gate) return undefined;
  const results = signatures.map((signature) => signature.getReturnType());
  const test = row.lazy ? 'isThenable' : 'isNative';
  const isPromise = row.lazy !== undefined || row.result?.startsWith('promise');
  if (isPromise && !results.some((type) => declarations[test](type) || declarations.isOpen(type)))
    return `does not return ${row.lazy ? 'a thenable' : 'a promise'}: ${declarations.checker.typeToString(results[0])}`;
  if (row.waits && !row.generic && signatures.some((item) => declarations.isChosenByCaller(item)))
    return 'has a result type that the caller chooses, and is not generic';
  return undefined;
}

function findMemberProblem(declarations, member, symbol) {
  const type = declarations.getTypeOf(symbol);
  if (declarations.isOpen(type)) return undefined;
  const row = member.call ?? member.tag;
  if (row) {
    const problem = findRowProblem(declarations, row, declarations.getCalls(type));
    if (problem) return problem;
  }
  return member.construct && declarations.getConstructs(type).length === 0
    ? 'cannot be constructed'
    : undefined;
}

/** What a member that a rule gave does, in a word; arguments are taken to be plain. */
function describe({ call }) {
  const row = typeof call === 'function' ? call({ arguments: [] }, () => undefined) : call;
  if (!row) return 'depends on its arguments';
  if (row.barrier) return 'keeps its place';
  return row.writes ? 'writes' : row.reads ? 'reads' : 'computes';
}

/** Compares one library; returns counts and what is wrong. */
function check(library) {
  // Rules for paths inside a package, whose functions are checked as those of the package.
  if (library.modules.every((module) => module.includes('*')) && !library.packages)
    return { counts: {}, problems: [] };
  const declarations = new Declarations(install(getPackages(library)), library);
  const problems = [...declarations.problems];
  const counts = { exports: 0, members: 0, ruled: 0, unchecked: 0 };
  for (const [name, member] of Object.entries(library.exports)) {
    const found = declarations.getExport(name);
    if (!found) {
      problems.push(`${name} is not exported`);
      continue;
    }
    counts.exports++;
    const isType = !(found.symbol.flags & ts.SymbolFlags.Value);
    const problem = isType
      ? (member.call ?? member.construct ?? member.tag) && 'is only a type'
      : findMemberProblem(declarations, member, found.symbol);
    if (problem) problems.push(`${name} ${problem}`);
  }
  const ruled = library.getExport ? declarations.getExports() : [];
  for (const symbol of ruled) {
    const member = Object.hasOwn(library.exports, symbol.name)
      ? undefined
      : library.getExport(symbol.name);
    const target = declarations.getAliased(symbol);
    if (!member || !(target.flags & ts.SymbolFlags.Class)) continue;
    counts.ruled++;
    const problem = findMemberProblem(declarations, member, target);
    if (problem) problems.push(`${symbol.name} ${problem}`);
  }
  for (const [kind, { members = {}, getMember, self, type: text }] of Object.entries(
    library.kinds ?? {},
  )) {
    if (!text) {
      counts.unchecked += Object.keys(members).length;
      continue;
    }
    const type = declarations.getKindType(kind);
    if (!type || type.flags & ts.TypeFlags.Any) {
      problems.push(`${kind}: its type ${text} is not known`);
      continue;
    }
    const row = self?.call ?? self?.tag;
    const selfProblem =
      row && !row.barrier && findRowProblem(declarations, row, declarations.getCalls(type));
    if (selfProblem) problems.push(`${kind} ${selfProblem}`);
    for (const [name, member] of Object.entries(members)) {
      const symbol = declarations.getProperty(type, name);
      const problem = symbol ? findMemberProblem(declarations, member, symbol) : 'does not exist';
      counts.members++;
      if (problem) problems.push(`${kind}.${name} ${problem}`);
    }
    if (!getMember) continue;
    for (const symbol of declarations.checker.getPropertiesOfType(
      declarations.checker.getApparentType(type),
    )) {
      const member = Object.hasOwn(members, symbol.name) ? undefined : getMember(symbol.name, '');
      // A rule for all names speaks of methods where there are any.
      if (!member || declarations.getCalls(declarations.getTypeOf(symbol)).length === 0) continue;
      counts.ruled++;
      if (isListing) console.log(`${kind}.${symbol.name}: ${describe(member)}`);
      const problem = findMemberProblem(declarations, member, symbol);
      if (problem) problems.push(`${kind}.${symbol.name} ${problem}`);
    }
  }
  return { counts, problems };
}

const isListing = process.argv.includes('--list');
const wanted = process.argv.slice(2).filter((text) => text !== '--list');
const libraries = LIBRARIES.filter(
  ({ modules }) =>
    wanted.length === 0 || modules.some((module) => wanted.some((text) => module.includes(text))),
);
const header = ['library', 'version', 'exports', 'members', 'by rule', 'no type', 'problems'];
const rows = [];
let failed = 0;
for (const library of libraries) {
  const [name] = library.modules;
  let result;
  try {
    result = check(library);
  } catch (error) {
    result = { counts: {}, problems: [String(error.message ?? error)] };
  }
  const { counts, problems } = result;
  for (const problem of problems) console.log(`${name}: ${problem}`);
  failed += problems.length;
  rows.push([
    name,
    library.checked,
    ...[counts.exports, counts.members, counts.ruled, counts.unchecked].map((item) =>
      String(item ?? '-'),
    ),
    String(problems.length),
  ]);
}
const widths = header.map((title, index) =>
  Math.max(title.length, ...rows.map((row) => row[index].length)),
);
for (const row of [header, ...rows])
  console.log(
    row
      .map((cell, index) => cell.padEnd(widths[index]))
      .join('  ')
      .trimEnd(),
  );
console.log(`${rows.length} libraries, ${failed} problems`);
process.exitCode = failed > 0 ? 1 : 0;
