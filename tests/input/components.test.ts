import parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';

import plugin from '../../src/index.js';

/**
 * The script of a single-file component, as every host hands it over that does not know the template:
 * `bind:value`, `v-model` and handlers change what stands at its top, and no tree shows it.
 */
const linter = new Linter({ configType: 'flat', cwd: '/p' });
const config: Linter.Config[] = [
  {
    files: ['**/*.{vue,svelte,ts}'],
    languageOptions: { parser },
    plugins: { waterfall: plugin },
    rules: { 'waterfall/no-sequential-awaits': 'error' },
  },
];

const countReports = (declared: string, used: string, filename: string): number => {
  const messages = linter.verify(
    `${declared}
async function save(own: string) {
  const a = await fetch(\`/a/\${own}\`);
  const b = await fetch(${used});
  return [a, b];
}`,
    config,
    `/p/${filename}`,
  );
  expect(messages.filter(({ fatal }) => fatal)).toEqual([]);
  return messages.length;
};

const changed: [string, string][] = [
  ["let name = '';", '`/b/${name}`'],
  ["export let name = '';", '`/b/${name}`'],
  ["const name = ref('');", '`/b/${name.value}`'],
  ["const form = reactive({ name: '' });", '`/b/${form.name}`'],
  ["const form = { name: '' };", "'/b', { headers: form }"],
  ["const form = { name: '' };", '`/b/${form.name.trim()}`'],
  ['const { name } = toRefs(form);', '`/b/${name.value}`'],
  ["import { form } from './form';", '`/b/${form.name}`'],
  ["const form = { name: '' };\nfunction path() { return `/b/${form.name}`; }", 'path()'],
];

describe('the script of a component', () => {
  it.each(changed)('%s %s may be changed by the template', (declared, used) => {
    expect(countReports(declared, used, 'a.vue')).toBe(0);
    expect(countReports(declared, used, 'a.svelte')).toBe(0);
    expect(countReports(declared, used, 'a.ts')).toBe(1);
  });

  it.each([
    ["const base = '/b';", '`${base}/c`'],
    ['const base = import.meta.env.BASE;', '`${base}/c`'],
    ["const path = () => '/b';", 'path()'],
    ['', '`/b/${own}`'],
  ])('%s %s may not', (declared, used) => {
    expect(countReports(declared, used, 'a.vue')).toBe(1);
    expect(countReports(declared, used, 'a.svelte')).toBe(1);
  });

  it('of Svelte reads stores by their names', () => {
    expect(countReports("import { cart } from './cart';", '`/b/${$cart}`', 'a.svelte')).toBe(0);
    expect(countReports("import { cart } from './cart';", '`/b/${$cart}`', 'a.ts')).toBe(1);
  });
});
