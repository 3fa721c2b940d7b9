import parser from '@typescript-eslint/parser';
import waterfall from 'eslint-plugin-waterfall';

export default [
  { ...waterfall.configs.recommended, files: ['**/*.{ts,tsx,mjs}'] },
  {
    files: ['**/*.{ts,tsx}'],
    languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } },
  },
  {
    settings: {
      waterfall: {
        effects: [
          { module: '@/lib/api', exports: ['get*', 'list*'], effect: 'read' },
          { module: '@/lib/session', exports: ['readSession'], effect: 'read' },
          { module: '@/lib/session', exports: ['requireAdmin'], effect: 'gate' },
          { module: '@/lib/db', exports: ['query'], effect: 'read' },
          { module: '@/lib/db', exports: ['execute', 'transaction'], effect: 'write' },
          { module: '@/lib/mail', exports: ['send*'], effect: 'background' },
          { module: '@/lib/shelf', exports: ['readShelf'], effect: 'read' },
          { module: '@/lib/shelf', exports: ['refreshShelf'], effect: 'background' },
        ],
      },
    },
  },
  // Next.js 15.1 and later, where `after` is; elsewhere the packages and the imports tell.
  { files: ['app/**'], settings: { waterfall: { platform: 'next' } } },
  {
    // A migration: these calls, one by one, are taken out of the way of answers by `--fix`.
    files: ['**/*.{ts,tsx,mjs}'],
    rules: {
      'waterfall/no-blocking-side-effects': [
        'error',
        { fixable: ['sendReceipt', 'sendWelcome', 'refreshShelf'] },
      ],
    },
  },
];
