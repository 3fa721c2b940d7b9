import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

import type { Host } from './host.js';
import { makeEnvironment } from './run.js';

export interface Position {
  readonly line: number;
  readonly character: number;
}

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

export interface TextEdit {
  readonly range: Range;
  readonly newText: string;
}

export interface Diagnostic {
  readonly range: Range;
  readonly code?: string;
  readonly message: string;
  readonly severity: number;
}

interface CodeAction {
  readonly title: string;
  readonly kind: string;
  readonly command?: { readonly command: string; readonly arguments: readonly unknown[] };
}

interface WorkspaceEdit {
  readonly changes?: Readonly<Record<string, readonly TextEdit[]>>;
  readonly documentChanges?: readonly { readonly edits: readonly TextEdit[] }[];
}

/** What is used of `vscode-jsonrpc`, which comes with the server. */
interface Connection {
  onRequest(method: string, handle: (params: never) => unknown): void;
  sendRequest(method: string, params: unknown): Promise<unknown>;
  sendNotification(method: string, params: unknown): Promise<void>;
  listen(): void;
  dispose(): void;
}

interface JsonRpc {
  createMessageConnection(reader: object, writer: object): Connection;
  StreamMessageReader: new (stream: NodeJS.ReadableStream) => object;
  StreamMessageWriter: new (stream: NodeJS.WritableStream) => object;
}

/** What Visual Studio Code sends as the settings of its ESLint extension, as they are by default. */
const editorSettings = {
  validate: 'on',
  packageManager: 'npm',
  useESLintClass: true,
  experimental: { useFlatConfig: false },
  codeAction: {
    disableRuleComment: { enable: true, location: 'separateLine', commentStyle: 'line' },
    showDocumentation: { enable: true },
  },
  codeActionOnSave: { mode: 'all' },
  format: false,
  quiet: false,
  onIgnoredFiles: 'off',
  options: {},
  rulesCustomizations: [],
  run: 'onType',
  problems: { shortenToSingleLine: false },
  nodePath: null,
  workingDirectory: { mode: 'location' },
};

/** The ESLint language server, driven as an editor drives it. */
export class Editor {
  private readonly server: ChildProcess;
  private readonly connection: Connection;
  private readonly documents = new Map<string, { text: string; version: number }>();
  private edits: readonly TextEdit[] = [];

  constructor(private readonly host: Host) {
    const load = createRequire(path.join(host.folder, 'package.json'));
    const rpc = load('vscode-jsonrpc/node') as JsonRpc;
    const bin = path.join(host.folder, 'node_modules/.bin/vscode-eslint-language-server');
    this.server = spawn(bin, ['--stdio'], { cwd: host.folder, env: makeEnvironment() });
    this.connection = rpc.createMessageConnection(
      new rpc.StreamMessageReader(this.server.stdout!),
      new rpc.StreamMessageWriter(this.server.stdin!),
    );
    const settings = { ...editorSettings, workspaceFolder: { name: 'host', uri: this.uri('.') } };
    this.connection.onRequest('workspace/configuration', ({ items }: { items: unknown[] }) =>
      items.map(() => settings),
    );
    this.connection.onRequest('client/registerCapability', () => null);
    this.connection.onRequest('workspace/diagnostic/refresh', () => null);
    this.connection.onRequest('workspace/applyEdit', ({ edit }: { edit: WorkspaceEdit }) => {
      this.edits =
        edit.documentChanges?.flatMap((change) => change.edits) ??
        Object.values(edit.changes ?? {}).flat();
      return { applied: true };
    });
    this.connection.listen();
  }

  async start(): Promise<void> {
    const rootUri = this.uri('.');
    await this.connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri,
      workspaceFolders: [{ name: 'host', uri: rootUri }],
      capabilities: {
        workspace: {
          applyEdit: true,
          configuration: true,
          workspaceFolders: true,
          workspaceEdit: { documentChanges: true },
          diagnostics: { refreshSupport: true },
          didChangeWatchedFiles: { dynamicRegistration: true },
        },
        textDocument: {
          diagnostic: { dynamicRegistration: true },
          codeAction: {
            codeActionLiteralSupport: { codeActionKind: { valueSet: ['', 'quickfix', 'source'] } },
          },
        },
      },
    });
    await this.connection.sendNotification('initialized', {});
  }

  async open(file: string, text: string): Promise<void> {
    this.documents.set(file, { text, version: 1 });
    await this.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri: this.uri(file), languageId: getLanguage(file), version: 1, text },
    });
  }

  /** Types a text at a position, as a keystroke does. */
  async type(file: string, position: Position, text: string): Promise<void> {
    const document = this.documents.get(file)!;
    const range = { start: position, end: position };
    document.version++;
    document.text = applyEdits(document.text, [{ range, newText: text }]);
    await this.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: this.uri(file), version: document.version },
      contentChanges: [{ range, text }],
    });
  }

  /** The problems that the editor shows in a file. */
  async getDiagnostics(file: string): Promise<readonly Diagnostic[]> {
    const answer = (await this.connection.sendRequest('textDocument/diagnostic', {
      textDocument: { uri: this.uri(file) },
    })) as { items: Diagnostic[] };
    return answer.items;
  }

  /**
   * Applies what the light bulb offers at a problem: the fix and each suggestion.
   *
   * @returns By its title, the text of the file after each of them.
   */
  async tryActions(file: string, diagnostic: Diagnostic): Promise<Map<string, string>> {
    const textDocument = { uri: this.uri(file) };
    const actions = (await this.connection.sendRequest('textDocument/codeAction', {
      textDocument,
      range: diagnostic.range,
      context: { diagnostics: [diagnostic] },
    })) as CodeAction[];
    const results = new Map<string, string>();
    for (const { title, command } of actions) {
      if (!command || !/apply(SingleFix|Suggestion)$/.test(command.command)) continue;
      this.edits = [];
      await this.connection.sendRequest('workspace/executeCommand', command);
      results.set(title, applyEdits(this.documents.get(file)!.text, this.edits));
    }
    return results;
  }

  async stop(): Promise<void> {
    await this.connection.sendRequest('shutdown', null);
    await this.connection.sendNotification('exit', null);
    this.connection.dispose();
    this.server.kill();
  }

  private uri(file: string): string {
    return pathToFileURL(path.join(this.host.folder, file)).href;
  }
}

function getLanguage(file: string): string {
  if (file.endsWith('.tsx')) return 'typescriptreact';
  return file.endsWith('.ts') ? 'typescript' : 'javascript';
}

/** The text after the edits, which do not overlap. */
function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const starts = [0];
  for (let index = 0; index < text.length; index++) {
    if (text[index] === '\n') starts.push(index + 1);
  }
  const toOffset = ({ line, character }: Position): number =>
    (starts[line] ?? text.length) + character;
  const ordered = edits
    .map(({ range, newText }) => ({
      start: toOffset(range.start),
      end: toOffset(range.end),
      newText,
    }))
    .sort((a, b) => b.start - a.start);
  return ordered.reduce(
    (result, { start, end, newText }) => result.slice(0, start) + newText + result.slice(end),
    text,
  );
}
