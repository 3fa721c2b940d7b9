// Runs all rules over every file of the folders given, with all they can report and fix, and tells
// what must never happen: `npm run robustness -- <folder>…`. Nothing is written.
import { readFileSync } from 'node:fs';
import path from 'node:path';

import { SingleBar } from 'cli-progress';
import { globSync } from 'tinyglobby';

import waterfall from '../dist/index.js';
import { makeCheck } from './robustness/defects.mjs';

const folders = process.argv.slice(2);
if (folders.length === 0) {
  console.error('Give one or more folders: npm run robustness -- <folder>');
  process.exit(2);
}

const check = makeCheck(waterfall);
let defects = 0;
for (const folder of folders) {
  const files = globSync('**/*.{js,cjs,mjs,jsx,ts,cts,mts,tsx}', {
    cwd: folder,
    absolute: true,
    ignore: ['**/node_modules/**'],
  }).sort();
  const total = { files: 0, parsed: 0, reports: 0, fixes: 0, suggestions: 0, defects: 0 };
  const bar = new SingleBar({ format: `${folder} {bar} {value}/{total}`, noTTYOutput: false });
  bar.start(files.length, 0);
  for (const file of files) {
    const result = check(readFileSync(file, 'utf8'), file);
    total.files++;
    if (result.isParsed) total.parsed++;
    for (const key of ['reports', 'fixes', 'suggestions']) total[key] += result[key];
    total.defects += result.defects.length;
    for (const defect of result.defects) console.log(`\n${path.relative(folder, file)}: ${defect}`);
    bar.increment();
  }
  bar.stop();
  console.log(`${folder}: ${JSON.stringify(total)}`);
  defects += total.defects;
}
process.exitCode = defects > 0 ? 1 : 0;
