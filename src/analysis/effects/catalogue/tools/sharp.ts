import { each, step, throwing, work } from '../library.js';
import type { Library, Member } from '../library.js';

const next: Member = { call: step(throwing('sharp.image')) };

/** sharp: an image is changed step by step, and worked on when it is asked for. */
export const sharp: Library = {
  modules: ['sharp'],
  versions: '>=0.30 <1',
  checked: '0.35.5',
  source: 'sharp documentation, “API”; type declarations',
  exports: { default: { call: throwing('sharp.image') } },
  kinds: {
    'sharp.image': {
      type: 'sharp#Sharp',
      members: {
        ...each(
          `resize extract trim rotate flip flop sharpen blur flatten gamma negate normalise normalize
           greyscale grayscale png jpeg webp avif gif tiff toFormat extend composite modulate tint
           ensureAlpha removeAlpha withMetadata keepMetadata raw`,
          next,
        ),
        // Also of a file on the disk. With a callback they give the image.
        metadata: {
          call: (call) =>
            call.arguments.length === 0 ? { ...work('data'), reads: ['fs'] } : undefined,
        },
        stats: {
          call: (call) =>
            call.arguments.length === 0 ? { ...work('data'), reads: ['fs'] } : undefined,
        },
        toBuffer: {
          call: (call) => (call.arguments.length === 0 ? { ...work(), reads: ['fs'] } : undefined),
        },
        toFile: { call: { ...work('data'), writes: [{ resource: 'fs' }] } },
      },
    },
  },
};
