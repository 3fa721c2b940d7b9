/** Other programs: nobody knows what they do. */
import { barrier, each } from '../library.js';
import type { Library, Member } from '../library.js';

const program: Member = {
  call: barrier('it runs another program'),
  tag: barrier('it runs another program'),
};

export const execa: Library = {
  modules: ['execa'],
  versions: '>=5 <10',
  checked: '9.6.1',
  source: 'execa documentation; type declarations',
  exports: each('$ execa execaSync execaNode', program),
};

export const zx: Library = {
  modules: ['zx'],
  versions: '>=7 <9',
  checked: '8.8.5',
  source: 'zx documentation, “API”; type declarations',
  exports: {
    $: program,
    cd: { call: barrier('it changes the folder that programs run in') },
    question: { call: barrier('it talks with a person') },
    sleep: { call: barrier('sleep() is a timer') },
    within: { call: barrier('it changes how programs are run') },
    spinner: { call: barrier('it writes to the terminal until it ends') },
  },
};
