import { each, throwing, work } from '../library.js';
import type { Library } from '../library.js';

/** React Email: a mail is rendered to text; the components only make elements. */
export const reactEmail: Library = {
  modules: ['@react-email/render'],
  versions: '>=1 <3',
  checked: '2.3.1',
  source: 'React Email documentation, “Render”; type declarations',
  packages: ['react@19.3.1', 'react-dom@19.3.1', '@types/react@19.3.0'],
  exports: {
    ...each('render pretty', { call: work('string') }),
    toPlainText: { call: throwing('string') },
  },
};

/** The same functions, beside the components. */
export const reactEmailComponents: Library = {
  ...reactEmail,
  modules: ['@react-email/components', 'react-email'],
  checked: '1.0.12',
  packages: ['react-email@6.11.13', ...reactEmail.packages!],
};
