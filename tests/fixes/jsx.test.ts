import { noSequentialAwaits } from '../../src/rules/no-sequential-awaits.js';
import {
  assumed,
  jsx,
  sequential,
  typescriptTester,
} from '../rules/no-sequential-awaits/tester.js';

typescriptTester.run('no-sequential-awaits: fixes: JSX and decorators', noSequentialAwaits, {
  valid: [],
  invalid: [
    {
      name: 'JSX text',
      languageOptions: jsx,
      code: `async function Page() {
  const title = await getTitle();
  const body = await getBody(
    <p>
      Text   with   spaces
    </p>,
  );
  return [title, body];
}`,
      output: `async function Page() {
  const [title, body] = await Promise.all([
    getTitle(),
    getBody(
      <p>
        Text   with   spaces
      </p>,
    ),
  ]);
  return [title, body];
}`,
      errors: [
        assumed({
          at: [3, 16],
          rounds: [2, 1],
          members: 'getTitle() and getBody()',
          assumptions: 'getTitle() and getBody()',
        }),
      ],
    },
    {
      name: 'decorators',
      code: `class Page {
  @cached()
  async load() {
    const a = await fetch('/a');
    const b = await fetch('/b');
    return [a, b];
  }
}`,
      output: `class Page {
  @cached()
  async load() {
    const [a, b] = await Promise.all([fetch('/a'), fetch('/b')]);
    return [a, b];
  }
}`,
      errors: [sequential({ at: [5, 15], rounds: [2, 1], members: '2 × fetch()' })],
    },
    {
      name: 'JSX text between the awaits',
      languageOptions: jsx,
      code: `async function Page() {
  return (
    <p>
      {await getTitle()} and
      text {await getBody()}.
    </p>
  );
}`,
      output: `async function Page() {
  const [title, body] = await Promise.all([getTitle(), getBody()]);
  return (
    <p>
      {title} and
      text {body}.
    </p>
  );
}`,
      errors: [
        assumed({
          at: [5, 13],
          rounds: [2, 1],
          members: 'getTitle() and getBody()',
          assumptions: 'getTitle() and getBody()',
        }),
      ],
    },
    {
      name: 'an attribute over two lines keeps its text',
      languageOptions: jsx,
      code: `async function Page() {
  const title = await getTitle();
  const body = await getBody(
    <p
      title="first
        second"
    />,
  );
  return [title, body];
}`,
      output: `async function Page() {
  const [title, body] = await Promise.all([
    getTitle(),
    getBody(
      <p
        title="first
        second"
      />,
    ),
  ]);
  return [title, body];
}`,
      errors: [
        assumed({
          at: [3, 16],
          rounds: [2, 1],
          members: 'getTitle() and getBody()',
          assumptions: 'getTitle() and getBody()',
        }),
      ],
    },
  ],
});
