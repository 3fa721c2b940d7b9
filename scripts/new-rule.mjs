// `npm run new -- <rule>`: makes the source, the test and the page of a rule, gives it a line in the
// registry, and says what to do next.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { getExportName, getRulePaths } from './rule-files.mjs';
import { root, runNode } from './run.mjs';

const registry = 'src/registry.ts';
const registryAnchor = "const decisions: Record<RuleName, Detector['configs']> = {\n";

/** Says why a rule cannot have this name; `undefined` where it can. */
function findNameProblem(name) {
  if (name === undefined || name === '') {
    return 'The name of the rule is missing. Use: npm run new -- <rule>, for instance no-early-start.';
  }
  if (!/^(?:no|prefer|require|consistent)(?:-[a-z][a-z0-9]*)+$/.test(name)) {
    return `"${name}" is not a rule name. It starts with no-, prefer-, require- or consistent- and goes on in lower case words joined by "-".`;
  }
  const taken = Object.values(getRulePaths(name)).find((file) => existsSync(path.join(root, file)));
  return taken && `There is a rule "${name}" already: ${taken} exists.`;
}

function makeSource(name) {
  return `import { createRule } from '../create-rule.js';

/** Says in one sentence what the rule finds. */
export const ${getExportName(name)} = createRule({
  name: '${name}',
  meta: {
    type: 'suggestion',
    docs: { description: 'disallow what this rule finds' },
    schema: [],
    defaultOptions: [],
    messages: {
      found: 'This says what is wrong in a full sentence.',
    },
  },
  create(context) {
    return {
      DebuggerStatement(node) {
        context.report({ node, messageId: 'found' });
      },
    };
  },
});
`;
}

function makeTest(name) {
  return `import { RuleTester } from '@typescript-eslint/rule-tester';

import { ${getExportName(name)} } from '../../src/rules/${name}.js';

new RuleTester().run('${name}', ${getExportName(name)}, {
  valid: ['run();'],
  invalid: [
    {
      code: 'debugger;',
      errors: [{ messageId: 'found', line: 1, column: 1, endLine: 1, endColumn: 10 }],
    },
  ],
});
`;
}

function makeDoc() {
  return `<!-- end auto-generated rule header -->

## What it reports

Say what is wrong and why it matters, with a picture.

\`\`\`text
before        after

a  ▇▇▇▇       a  ▇▇▇▇
b      ▇▇▇    b  ▇▇▇
\`\`\`

Incorrect:

\`\`\`ts incorrect
debugger;
\`\`\`

Correct:

\`\`\`ts correct
run();
\`\`\`

## When it fixes

Say what is fixed, and what that changes.

## When it only suggests

Say what is only suggested, and why.

## Options

None.

## Limits

Say what the rule does not see.

## When not to use it

Say for whom the rule is not.
`;
}

/** Gives the rule a line in the registry; \`off\` everywhere until someone decides. */
function addToRegistry(name) {
  const file = path.join(root, registry);
  const text = readFileSync(file, 'utf8');
  if (!text.includes(registryAnchor)) {
    throw new Error(`${registry} does not hold the line "${registryAnchor.trim()}".`);
  }
  writeFileSync(file, text.replace(registryAnchor, `${registryAnchor}  '${name}': {},\n`));
}

function main() {
  const name = process.argv[2];
  const problem = findNameProblem(name);
  if (problem !== undefined) {
    console.error(problem);
    return 1;
  }
  const paths = getRulePaths(name);
  addToRegistry(name);
  for (const [file, text] of [
    [paths.source, makeSource(name)],
    [paths.test, makeTest(name)],
    [paths.doc, makeDoc()],
  ]) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
    console.log(`Wrote ${file}`);
  }
  const updated = runNode('scripts/update.mjs');
  console.log(`
Next:
  1. ${paths.test}: write the cases first; every invalid one beside its valid neighbour.
  2. ${paths.source}: find candidates, ask the analysis (src/analysis/index.ts), report.
  3. ${paths.doc}: write the page below the generated header; its examples are run.
  4. ${registry}: decide which config turns '${name}' on; it is off until then.
  5. npm run update && npm run lint && npm test`);
  return updated;
}

process.exitCode = main();
