import { accessSync, constants, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { afterEach, describe, expect, it } from 'vitest';

import { readTarget } from '../../src/cli/arguments.js';
import { getPackages, makeFlatConfig, Project } from './project.js';

const projects: Project[] = [];

function makeProject(...args: ConstructorParameters<typeof Project>): Project {
  const project = new Project(...args);
  projects.push(project);
  return project;
}

afterEach(() => {
  for (const project of projects.splice(0)) project.remove();
});

const page = `import { getUser, listPosts } from './api';

export async function load(id: string) {
  const user = await getUser(id);
  const posts = await listPosts(id);
  return { user, posts };
}
`;

const script = `export async function load() {
  const a = await fetch('/a');
  const b = await fetch('/b');
  return [a, b];
}
`;

const declared = { effects: [{ module: './api', exports: ['*'], effect: 'read' }] };

const explained = `page.ts

load(), lines 3 to 7: 2 awaits take 2 rounds; with what is offered, 1. Their values alone need 1.

  4  const user = await getUser(id);
     getUser() proven: reads declared getUser
       by setting for getUser
  5  const posts = await listPosts(id);
     listPosts() proven: reads declared listPosts
       by setting for listPosts
  6  return { user, posts };
     after line 4: it uses user
     after line 5: it uses posts

  May run together, proven: 2 rounds become 1, the critical path is 1
    1. getUser(), listPosts()
    eslint --fix writes it; reported at page.ts:5:17
`;

describe('a file under the config of its project', () => {
  it.each(['eslint8', 'eslint', 'eslint10'] as const)('%s, flat config', async (eslint) => {
    const project = makeProject(getPackages(eslint))
      .write('eslint.config.mjs', makeFlatConfig(declared))
      .write('page.ts', page);
    const outcome = await project.run(['explain', 'page.ts']);
    expect(outcome).toEqual({ code: 0, stdout: explained, stderr: '' });
  });

  it.each([
    ['eslint8', {}],
    ['eslint', { ESLINT_USE_FLAT_CONFIG: 'false' }],
  ] as const)('%s, eslintrc', async (eslint, env) => {
    const config = {
      root: true,
      parser: '@typescript-eslint/parser',
      extends: ['plugin:waterfall/legacy-recommended'],
      settings: { waterfall: declared },
    };
    const project = makeProject(getPackages(eslint))
      .write('.eslintrc.json', JSON.stringify(config))
      .write('page.ts', page);
    const { code, stdout } = await project.run(['explain', 'page.ts'], env);
    expect({ code, stdout }).toEqual({ code: 0, stdout: explained });
  });

  it('is found from a folder below, and from outside', async () => {
    const project = makeProject(getPackages('eslint'))
      .write('eslint.config.mjs', makeFlatConfig(declared))
      .write('src/page.ts', page)
      .write('other/package.json', '{}');
    const inside = await project.run(['explain', 'page.ts'], {}, 'src');
    expect(inside).toMatchObject({ code: 0, stderr: '' });
    expect(inside.stdout).toBe(explained);
    const outside = await project.run(['explain', '../src/page.ts:4'], {}, 'other');
    expect(outside).toMatchObject({ code: 0, stderr: '' });
    expect(outside.stdout).toBe(explained.replaceAll('page.ts', '../src/page.ts'));
  });

  it('runs none of the other rules', async () => {
    const broken = `{
      plugins: { broken: { rules: { crash: { create() { throw new Error('crash'); } } } } },
      rules: { 'broken/crash': 'error' },
    },`;
    for (const eslint of ['eslint8', 'eslint'] as const) {
      const project = makeProject(getPackages(eslint))
        .write('eslint.config.mjs', makeFlatConfig(declared, broken))
        .write('page.ts', page);
      expect(await project.run(['explain', 'page.ts'])).toMatchObject({ code: 0, stderr: '' });
    }
  });

  it('says where a processor found the code', async () => {
    const processor = `{
      files: ['**/*.note'],
      processor: {
        preprocess: (text) => [{ text: text.split('---\\n')[1], filename: '0.js' }],
        postprocess: (lists) => lists.flat().map((one) => ({ ...one, line: one.line + 2 })),
      },
    },`;
    const project = makeProject(getPackages('eslint'))
      .write('eslint.config.mjs', makeFlatConfig({}, processor))
      .write('page.note', `Text\n---\n${script}`);
    const { code, stdout } = await project.run(['explain', 'page.note:4']);
    expect(stdout).toContain('load(), lines 3 to 7');
    expect(stdout).toContain('reported at page.note:5:13');
    expect(code).toBe(0);
  });

  it('says where a comment turns the rule off', async () => {
    const text = script.replace('  const b', '  // eslint-disable-next-line\n  const b');
    const project = makeProject(getPackages('eslint'))
      .write('eslint.config.mjs', makeFlatConfig())
      .write('page.js', text);
    const { stdout } = await project.run(['explain', 'page.js']);
    expect(stdout).toContain('not reported: a comment turns the rule off at page.js:4:13');
  });

  it.each([
    ['off', `{ rules: { 'waterfall/no-sequential-awaits': 'off' } },`, 'is off for this file'],
    ['in no config', '', 'is in no config for this file'],
  ])('says where the rule is %s', async (_, rule, message) => {
    const config = makeFlatConfig({}, rule);
    const project = makeProject(getPackages('eslint'))
      .write(
        'eslint.config.mjs',
        rule === '' ? config.replace('waterfall.configs.recommended,', '') : config,
      )
      .write('page.js', script);
    const { stdout } = await project.run(['explain', 'page.js']);
    expect(stdout).toContain(message);
  });

  it('takes the level that the rule is set to', async () => {
    const text = page.replaceAll('getUser', 'user').replaceAll('listPosts', 'posts');
    const level = `{ rules: { 'waterfall/no-sequential-awaits': ['warn', { report: 'unknown' }] } },`;
    const project = makeProject(getPackages('eslint')).write('page.ts', text);
    project.write('eslint.config.mjs', makeFlatConfig());
    const mild = await project.run(['explain', 'page.ts']);
    expect(mild.stdout).toContain('    not reported\n');
    expect(mild.stdout).toContain("Set the option { report: 'unknown' } of no-sequential-awaits");
    project.write('eslint.config.mjs', makeFlatConfig({}, level));
    const strict = await project.run(['explain', 'page.ts']);
    expect(strict.stdout).toContain('a suggestion in the editor, no fix; reported at page.ts:5:17');
  });
});

describe('a file without a config', () => {
  it('is read with the TypeScript parser that its project has', async () => {
    const project = makeProject(getPackages('eslint')).write('page.ts', page);
    const { code, stdout, stderr } = await project.run(['explain', 'page.ts']);
    expect(stdout).toMatch(
      /^page\.ts\nNo ESLint config was found from .*: this is read with @typescript-eslint\/parser and the default settings\.\n/,
    );
    expect(stdout).toContain('May run together, assumed');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });

  it.each(['eslint8', 'eslint10'] as const)('%s: is JavaScript otherwise', async (eslint) => {
    const project = makeProject({ eslint }).write('page.js', script);
    const { code, stdout } = await project.run(['explain', 'page.js']);
    expect(stdout).toContain("this is read with ESLint's own parser and the default settings.");
    expect(stdout).toContain('eslint --fix writes it');
    expect(code).toBe(0);
    project.write('page.ts', page);
    const typed = await project.run(['explain', 'page.ts']);
    expect(typed.stderr).toMatch(/^page\.ts:3:\d+: Parsing error.*No ESLint config was found.*\n$/);
    expect(typed.code).toBe(2);
  });

  it('asks for ESLint 8.57 where an older one is installed', async () => {
    const project = makeProject()
      .write('node_modules/eslint/package.json', '{"main":"main.js"}')
      .write('node_modules/eslint/main.js', "exports.ESLint = { version: '7.0.0' };")
      .write('page.js', script);
    const { code, stderr } = await project.run(['explain', 'page.js']);
    expect(stderr).toMatch(
      /^page\.js: ESLint 8\.57 or later is needed; 7\.0\.0 was found at .*\n$/,
    );
    expect(code).toBe(2);
  });
});

describe('a file that cannot be explained', () => {
  it.each([
    ['is missing', ['no.ts'], 'no.ts: there is no such file\n'],
    ['is a folder', ['folder'], 'folder: it is a folder; name the files in it\n'],
    ['does not parse', ['broken.ts'], 'broken.ts:1:6: Parsing error: '],
    ['has no such line', ['page.ts:99'], 'page.ts: there is no line 99; the last one is 8\n'],
    [
      'is not covered',
      ['page.txt'],
      'page.txt: ESLint does not lint it: File ignored because no matching configuration was supplied.\n',
    ],
    [
      'is ignored',
      ['folder/page.ts'],
      'folder/page.ts: ESLint does not lint it: File ignored because of a matching ignore pattern.',
    ],
  ])('%s', async (_, files, message) => {
    const project = makeProject(getPackages('eslint'))
      .write('eslint.config.mjs', makeFlatConfig({}, `{ ignores: ['folder/'] },`))
      .write('folder/page.ts', page)
      .write('page.txt', page)
      .write('broken.ts', 'const = ;\n')
      .write('page.ts', page);
    const { code, stdout, stderr } = await project.run(['explain', ...files]);
    expect(stderr.startsWith(message), stderr).toBe(true);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(stdout).toBe('');
    expect(code).toBe(2);
  });

  it('a wrong setting is one line', async () => {
    const project = makeProject(getPackages('eslint'))
      .write('eslint.config.mjs', makeFlatConfig({ maxwidth: 3 }))
      .write('page.ts', page);
    const { code, stderr } = await project.run(['explain', 'page.ts']);
    expect(stderr).toMatch(
      /^page\.ts: eslint-plugin-waterfall: settings\.waterfall\.maxwidth is not a setting.*\n$/,
    );
    expect(code).toBe(2);
  });

  it('a config that cannot be loaded is one line', async () => {
    const project = makeProject(getPackages('eslint'))
      .write('eslint.config.mjs', "throw new Error('no config today');")
      .write('page.ts', page);
    const { code, stderr } = await project.run(['explain', 'page.ts']);
    expect(stderr).toBe('page.ts: ESLint cannot read its config: no config today\n');
    expect(code).toBe(2);
  });
});

describe('lines', () => {
  const text = `export async function outer() {
  const a = await fetch('/a');
  const b = await fetch('/b');
  const rows = [a, b].map(async (row) => {
    const c = await row.json();
    const d = await fetch(c.url);
    return d;
  });
  if (rows.length > 3) {
    await Promise.all(rows);
  }
  return rows;
}

export function none() {}
`;
  const makeLines = () =>
    makeProject({ eslint: 'eslint' })
      .write('page.js', text)
      .write('eslint.config.mjs', 'export default [{}];');

  it.each([
    ['page.js:2', ['outer(), lines 1 to 13']],
    ['page.js:12:4', ['outer(), lines 1 to 13']],
    ['page.js:6', ['Lines 4 to 8']],
    ['page.js', ['outer(), lines 1 to 13', 'Lines 4 to 8']],
  ])('%s', async (target, heads) => {
    const { code, stdout } = await makeLines().run(['explain', target]);
    expect(stdout.match(/^.*ines \d+ to \d+/gm)).toEqual(heads);
    expect(code).toBe(0);
  });

  it('a line without awaits around it', async () => {
    const { code, stdout, stderr } = await makeLines().run(['explain', 'page.js:15']);
    expect(stderr).toBe('page.js: there are no awaits around line 15\n');
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  });

  it('a block with one await', async () => {
    const project = makeProject({ eslint: 'eslint' })
      .write('eslint.config.mjs', 'export default [{}];')
      .write('page.js', 'export async function one() {\n  return await fetch("/a");\n}\n');
    const { code, stderr } = await project.run(['explain', 'page.js:2']);
    expect(stderr).toBe(
      'page.js: there is one await in the block from line 1 to 3; awaits in different blocks are never joined\n',
    );
    expect(code).toBe(1);
  });

  it('a file without awaits', async () => {
    const project = makeProject({ eslint: 'eslint' })
      .write('eslint.config.mjs', 'export default [{}];')
      .write('page.js', '');
    const { code, stderr } = await project.run(['explain', 'page.js']);
    expect(stderr).toBe('page.js: there are no awaits\n');
    expect(code).toBe(1);
  });

  it.each([
    ['src/page.ts:12', 'src/page.ts', 12],
    ['src/page.ts:12:5', 'src/page.ts', 12],
    [String.raw`C:\src\page.ts`, String.raw`C:\src\page.ts`, undefined],
    [String.raw`C:\src\page.ts:12`, String.raw`C:\src\page.ts`, 12],
    [String.raw`C:\src\page.ts:12:5`, String.raw`C:\src\page.ts`, 12],
    ['C:/src/page.ts:12', 'C:/src/page.ts', 12],
    ['page.ts:line', 'page.ts:line', undefined],
  ])('%s is read as a file and a line', (text, file, line) => {
    expect(readTarget(text)).toEqual({ file, line });
  });
});

describe('several files', () => {
  it('are explained one after the other, and a failure does not hide the rest', async () => {
    const project = makeProject(getPackages('eslint'))
      .write('eslint.config.mjs', makeFlatConfig(declared))
      .write('page.ts', page)
      .write('script.js', script);
    const both = await project.run(['explain', 'page.ts', 'script.js']);
    expect(both.stdout).toMatch(/^page\.ts\n[^]*\n\nscript\.js\n/);
    expect(both.code).toBe(0);
    const some = await project.run(['explain', 'missing.ts', 'page.ts']);
    expect(some).toEqual({
      code: 2,
      stdout: explained,
      stderr: 'missing.ts: there is no such file\n',
    });
  });
});

describe('--json', () => {
  it('gives the answer as data, with paths relative to the working directory', async () => {
    const project = makeProject(getPackages('eslint'))
      .write('eslint.config.mjs', makeFlatConfig())
      .write(
        'src/page.ts',
        `import { audit } from './audit';

async function load(id: string) {
  return (await fetch(\`/\${id}\`)).text();
}

export async function page(id: string) {
  const text = await load(id);
  const seen = await audit(id);
  return [text, seen];
}
`,
      );
    const { code, stdout, stderr } = await project.run(['explain', '--json', 'src/page.ts']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const { version } = JSON.parse(
      readFileSync(new URL('../../node_modules/eslint/package.json', import.meta.url), 'utf8'),
    ) as { version: string };
    await expect(
      stdout.replace(`"eslint": "${version}"`, '"eslint": "<version>"'),
    ).toMatchFileSnapshot(fileURLToPath(new URL('fixtures/explain.json', import.meta.url)));
  });

  it('gives an empty list where there is nothing to explain', async () => {
    const project = makeProject({ eslint: 'eslint' })
      .write('eslint.config.mjs', 'export default [{}];')
      .write('page.js', '');
    const { code, stdout } = await project.run(['explain', '--json', 'page.js']);
    expect(JSON.parse(stdout)).toMatchObject({
      version: 1,
      files: [{ file: 'page.js', lists: [] }],
    });
    expect(code).toBe(1);
  });
});

describe('colours', () => {
  it.each([
    [{}, false],
    [{ FORCE_COLOR: '1' }, true],
    [{ FORCE_COLOR: '0' }, false],
    [{ NO_COLOR: '1' }, false],
  ])('%j: %s', async (env, isColoured) => {
    const project = makeProject({ eslint: 'eslint' })
      .write('eslint.config.mjs', 'export default [{}];')
      .write('page.js', script);
    const { stdout } = await project.run(['explain', 'page.js'], env);
    expect(stdout.includes('\u001B[')).toBe(isColoured);
  });
});

describe('the command line', () => {
  it.each([
    [[], 'Say what to do: explain <file>[:line].'],
    [['fix', 'page.ts'], 'There is no command "fix"; the only one is "explain".'],
    [['explain'], 'Name at least one file to explain.'],
    [['explain', '--colour', 'page.ts'], "Unknown option '--colour'."],
    [['explain', 'page.ts:0'], 'page.ts:0: lines count from 1.'],
  ])('%j is refused in one line', async (args, message) => {
    const { code, stdout, stderr } = await makeProject().run(args);
    expect(stderr).toBe(`${message} (--help shows how it is used.)\n`);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });

  it('--help explains the command and its exit codes', async () => {
    const { code, stdout } = await makeProject().run(['--help']);
    expect(stdout).toContain('Usage: eslint-plugin-waterfall explain');
    expect(stdout).toContain('Exit codes:');
    expect(code).toBe(0);
  });

  it('--version prints the version of the package', async () => {
    const { version } = JSON.parse(
      readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
    ) as { version: string };
    expect(await makeProject().run(['--version'])).toEqual({
      code: 0,
      stdout: `${version}\n`,
      stderr: '',
    });
  });

  it('is what package.json offers: a file that can be run', () => {
    const root = fileURLToPath(new URL('../..', import.meta.url));
    const { bin } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
      bin: Record<string, string>;
    };
    const file = path.join(root, bin['eslint-plugin-waterfall']!);
    expect(readFileSync(file, 'utf8').startsWith('#!/usr/bin/env node\n')).toBe(true);
    if (process.platform !== 'win32') accessSync(file, constants.X_OK);
  });
});
