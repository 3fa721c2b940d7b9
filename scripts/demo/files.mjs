import { stat } from 'node:fs/promises';
import { glob } from 'tinyglobby';
import { UsageError } from './errors.mjs';

const SOURCES = ['**/*.{js,jsx,mjs,cjs,ts,tsx,mts,cts}'];
/** What tells an analysis about the sources around a file. */
const PROJECT_FILES = ['**/package.json', '**/tsconfig*.json', '**/jsconfig.json'];
const IGNORED_FOLDERS = ['node_modules', '.git', 'dist', 'build', '.next', 'coverage'];
const IGNORED = IGNORED_FOLDERS.map((name) => `**/${name}/**`);

async function checkFolder(folder) {
  let stats;
  try {
    stats = await stat(folder);
  } catch (error) {
    const reason = error.code === 'ENOENT' ? 'does not exist' : `cannot be read (${error.code})`;
    throw new UsageError(`${folder} ${reason}.`, { cause: error });
  }
  if (!stats.isDirectory()) throw new UsageError(`${folder} is not a folder.`);
}

/** The source files of a folder, and the project files beside them; paths are relative to the folder. */
export async function findFiles(folder) {
  await checkFolder(folder);
  const options = {
    cwd: folder,
    dot: true,
    ignore: IGNORED,
    followSymbolicLinks: false,
    expandDirectories: false,
  };
  const [sources, projectFiles] = await Promise.all([
    glob(SOURCES, {
      ...options,
      ignore: [...IGNORED, '**/*.d.{ts,mts,cts}', '**/*.min.{js,mjs,cjs}'],
    }),
    glob(PROJECT_FILES, options),
  ]);
  if (sources.length === 0) {
    const outside = IGNORED_FOLDERS.join(', ');
    throw new UsageError(`${folder} holds no JavaScript or TypeScript files outside ${outside}.`);
  }
  return { sources: sources.sort(), projectFiles };
}
