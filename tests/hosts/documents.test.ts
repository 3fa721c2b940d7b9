import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { Host } from './host.js';
import type { Report } from './host.js';

const config = `
import parser from '@typescript-eslint/parser';
import waterfall from 'eslint-plugin-waterfall';
import vue from 'vue-eslint-parser';
import svelte from 'svelte-eslint-parser';
import markdown from '@eslint/markdown';

export default [
  { files: ['**/*.vue'], languageOptions: { parser: vue, parserOptions: { parser } } },
  { files: ['**/*.svelte'], languageOptions: { parser: svelte, parserOptions: { parser } } },
  { files: ['**/*.ts'], languageOptions: { parser } },
  ...markdown.configs.processor,
  { ...waterfall.configs.strict, files: ['**/*.{vue,svelte,ts,js}'] },
];
`;

/** Files of other kinds, with a mark behind each `await` that is to be reported. */
const documents: Readonly<Record<string, string>> = {
  'Setup.vue': `
<template>
  <p @click="async () => { const a = await fetch('/a'); const b = await fetch('/b'); show(a, b); }">
    {{ seen }} {{ other }}
  </p>
</template>

<script setup lang="ts">
const seen = await fetch('/seen');
const other = await /*!*/ fetch('/other');
async function load(id: string) {
  const user = await fetch(\`/u/\${id}\`);
  const posts = await /*!*/ fetch(\`/p/\${id}\`);
  return { user, posts };
}
</script>
`,
  'Both.vue': `
<script lang="ts">
export default {
  async load(id: string) {
    const user = await fetch(\`/u/\${id}\`);
    const posts = await /*!*/ fetch(\`/p/\${id}\`);
    return { user, posts };
  },
};
</script>

<script setup lang="ts">
const first = await fetch('/first');
const second = await /*!*/ fetch('/second');
</script>

<template><p>{{ first }} {{ second }}</p></template>
`,
  'Legacy.svelte': `
<script context="module" lang="ts">
  export async function load(id: string) {
    const user = await fetch(\`/u/\${id}\`);
    const posts = await /*!*/ fetch(\`/p/\${id}\`);
    return { user, posts };
  }
</script>

<script lang="ts">
  export let id: string;
  let shown: string;
  async function refresh() {
    // The page may change \`id\` while the first one waits.
    const user = await fetch(\`/u/\${id}\`);
    const posts = await fetch(\`/p/\${id}\`);
    shown = user.url + posts.url;
  }
  $: doubled = shown + shown;
</script>

{#await refresh()}<p>wait</p>{:then}<p>{doubled}</p>{/await}
`,
  'Runes.svelte': `
<script lang="ts">
  let { id }: { id: string } = $props();
  let count = $state(0);
  let user = $derived(await fetch(\`/u/\${id}\`));
  let posts = $derived(await fetch(\`/p/\${id}\`));
  async function refresh(key: string) {
    const a = await fetch(\`/a/\${key}\`);
    const b = await /*!*/ fetch(\`/b/\${key}\`);
    count = a.status + b.status;
  }
</script>

<button onclick={() => refresh('x')}>{count} {user.url} {posts.url} {(await fetch('/c')).url} {(await fetch('/d')).url}</button>
`,
  'State.vue': `
<template><input v-model="name"><input v-model="form.name"></template>

<script setup lang="ts">
import { reactive, ref } from 'vue';
const props = defineProps<{ id: string }>();
const name = ref('');
const form = reactive({ name: '' });
async function save(own: string) {
  const a = await fetch(\`/a/\${name.value}\`);
  const b = await fetch(\`/b/\${name.value}\`);
  const c = await fetch(\`/c/\${form.name}\`);
  const d = await fetch(\`/d/\${props.id}\`);
  const e = await /*!*/ fetch(\`/e/\${own}\`);
  return [a, b, c, d, e];
}
</script>
`,
  'Page.md': `
# A page

\`\`\`ts
export async function load(id: string) {
  const user = await fetch(\`/u/\${id}\`);
  const posts = await /*!*/ fetch(\`/p/\${id}\`);
  return { user, posts };
}
\`\`\`

- In a list:

  \`\`\`js
  const user = await getUser(1);
  const posts = await /*!*/ listPosts(1);
  show(user, posts);
  \`\`\`
`,
};

/** Where the marked awaits stand, as reports say it, and the text without the marks. */
function readMarks(marked: string): { marks: string[]; text: string } {
  const marks: string[] = [];
  const lines = marked.split('\n').map((line, index) => {
    const column = line.indexOf('await /*!*/');
    if (column >= 0)
      marks.push(`${index + 1}:${column + 1}-${index + 1}:${column + 'await'.length + 1}`);
    return line.replace(' /*!*/', '');
  });
  return { marks, text: lines.join('\n') };
}

describe('files that hold code among other things', () => {
  const host = new Host();
  let reports: Map<string, Report[]>;

  beforeAll(async () => {
    host.write('eslint.config.js', config);
    for (const [file, marked] of Object.entries(documents)) {
      host.write(`as-is/${file}`, readMarks(marked).text);
      host.write(`fixed/${file}`, readMarks(marked).text);
    }
    await host.install(
      'eslint@9.39.5',
      '@typescript-eslint/parser@8.72.0',
      'typescript@6.0.3',
      'vue-eslint-parser@10.4.2',
      'svelte@5',
      'svelte-eslint-parser@1.10.1',
      '@eslint/markdown@8.0.3',
    );
    reports = await host.lint(['as-is']);
  });

  afterAll(() => host.remove());

  it.each(Object.entries(documents))('%s is reported in the right places', (file, marked) => {
    // The Markdown processor leaves the indentation of a block out of the end of a report.
    const readPlace = (at: string): string => (file.endsWith('.md') ? at.split('-')[0]! : at);
    expect(reports.get(`as-is/${file}`)?.map(({ at }) => readPlace(at))).toEqual(
      readMarks(marked).marks.map(readPlace),
    );
  });

  it('are fixed where they hold code, once and for all', async () => {
    expect([...(await host.lint(['--fix', 'fixed'])).keys()]).toEqual([]);
    const fixed = Object.keys(documents).map((file) => host.read(`fixed/${file}`));
    expect(fixed.join('\n').match(/Promise\.all\(/g)).toHaveLength(
      Object.values(documents)
        .join('')
        .match(/\/\*!\*\//g)!.length,
    );
    expect(fixed.join('======\n')).toMatchSnapshot();
  });
});
