/**
 * ESLint 8.57: the same sources under the plugin's legacy strict config.
 *
 * While eslint.config.js is there too, ESLint 8.57 reads this file with ESLINT_USE_FLAT_CONFIG=false;
 * `npm run lint` sets it. The name `waterfall` resolves to this package itself, through the
 * "exports" of its package.json.
 */
module.exports = {
  root: true,
  // Sources that are linted as data: the demonstration, and inputs of tests.
  ignorePatterns: ['dist/', 'coverage/', '.tmp/', 'examples/', '**/fixtures/', '!.*.cjs', '!.*.js'],
  parser: '@typescript-eslint/parser',
  parserOptions: { ecmaVersion: 'latest', sourceType: 'module' },
  env: { es2022: true, node: true },
  extends: ['plugin:@typescript-eslint/recommended', 'plugin:waterfall/legacy-strict'],
  reportUnusedDisableDirectives: true,
  rules: {
    '@typescript-eslint/consistent-type-imports': 'error',
    // This rule builds on the core rule of the package `eslint`, which is version 9 here.
    '@typescript-eslint/no-unused-expressions': 'off',
    'no-unused-expressions': 'error',
    eqeqeq: 'error',
    'no-var': 'error',
    'prefer-const': 'error',
  },
  overrides: [
    {
      // The indices that noUncheckedIndexedAccess asks about are often known to exist.
      files: ['**/*.ts'],
      rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
    },
    { files: ['**/*.cjs'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
    { files: ['src/**/*.ts'], rules: { 'no-console': 'error' } },
    {
      files: ['src/rules/**/*.ts'],
      extends: ['plugin:eslint-plugin/recommended'],
      rules: {
        'eslint-plugin/meta-property-ordering': 'error',
        'eslint-plugin/prefer-message-ids': 'error',
        'eslint-plugin/require-meta-docs-description': 'error',
        'eslint-plugin/require-meta-schema-description': 'error',
      },
    },
  ],
};
