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
        ],
      },
    },
  },
];
