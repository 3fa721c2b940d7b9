import { barrier, each, read, write } from '../library.js';
import type { Library } from '../library.js';

/** Vercel Blob: each call is a request. */
export const vercelBlob: Library = {
  modules: ['@vercel/blob'],
  versions: '>=0.20 <3',
  checked: '2.8.0',
  source: 'Vercel documentation, “@vercel/blob”; type declarations',
  exports: {
    ...each('head list', { call: read('storage', 'data') }),
    ...each(
      'put del copy rename createFolder createMultipartUpload completeMultipartUpload uploadPart',
      {
        call: write('storage', 'data'),
      },
    ),
    createMultipartUploader: {
      call: { ...barrier('it gives a stateful handle'), result: 'promise:handle' },
    },
  },
};
