import { each, gate } from '../library.js';
import type { Library } from '../library.js';

export const nextNavigation: Library = {
  modules: ['next/navigation'],
  versions: '>=13.4 <17',
  checked: '15.5.4',
  source: 'Next.js 15 documentation, “Functions”; type declarations',
  exports: each('redirect permanentRedirect notFound forbidden unauthorized', {
    call: gate('it leaves by throwing'),
  }),
};
