import { it } from 'vitest';
import { readFileSync, readdirSync } from 'node:fs';
import { fixAll } from './fixing/fix.js';
import { compare } from './compare/prove.js';
it('x', async () => {
  for (const f of readdirSync('/tmp/scratch').sort()) {
    const s = readFileSync('/tmp/scratch/' + f, 'utf8');
    const o = fixAll(s, { language: f.endsWith('ts') ? 'ts' : 'js' });
    console.log(
      f,
      o === s ? 'KEPT' : 'FIXED\n' + o,
      o === s
        ? ''
        : JSON.stringify(
            await compare({ source: s, language: f.endsWith('ts') ? 'ts' : 'js' }, o, 'full'),
            null,
            1,
          ),
    );
  }
});
