import tseslint from '@typescript-eslint/eslint-plugin';
import eslintPlugin from 'eslint-plugin-eslint-plugin';

import waterfall from './dist/index.js';

/** ESLint 9 (and 10): the plugin's sources under its own strict config. */
export default [
  // Sources that are linted as data: the demonstration, and inputs of tests.
  { ignores: ['dist/', 'coverage/', '.tmp/', 'examples/', '**/fixtures/'] },
  ...tseslint.configs['flat/recommended'],
  waterfall.configs.strict,
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      // This rule builds on the core rule of ESLint 9 and stops ESLint 8.57, should that read this file.
      '@typescript-eslint/no-unused-expressions': 'off',
      'no-unused-expressions': 'error',
      eqeqeq: 'error',
      'no-var': 'error',
      'prefer-const': 'error',
    },
  },
  // The indices that noUncheckedIndexedAccess asks about are often known to exist.
  { files: ['**/*.ts'], rules: { '@typescript-eslint/no-non-null-assertion': 'off' } },
  {
    files: ['**/*.cjs'],
    languageOptions: { sourceType: 'commonjs' },
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
  { files: ['src/**/*.ts'], rules: { 'no-console': 'error' } },
  { files: ['src/rules/**/*.ts'], ...eslintPlugin.configs['flat/recommended'] },
  {
    files: ['src/rules/**/*.ts'],
    rules: {
      'eslint-plugin/meta-property-ordering': 'error',
      'eslint-plugin/prefer-message-ids': 'error',
      'eslint-plugin/require-meta-docs-description': 'error',
      'eslint-plugin/require-meta-schema-description': 'error',
    },
  },
];
