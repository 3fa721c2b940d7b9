import { aCall, aName, aValue, aWait } from './expressions.js';
import type { Place } from './expressions.js';

/** Statements, and the names that they leave behind. */
export interface Part {
  readonly lines: readonly string[];
  readonly names: readonly string[];
}

const named = (line: string, ...names: string[]): Part => ({ lines: [line], names });

/** One statement, or a few that belong together. */
export function aStatement(place: Place, depth: number): Part {
  const { choices } = place;
  const name = `v${choices.unique()}`;
  switch (choices.below(depth < 2 ? 30 : 24)) {
    case 0:
    case 1:
      return named(`const { name: ${name} } = await ${aCall(place)};`, name);
    case 2: {
      const other = `v${choices.unique()}`;
      return named(`const ${name} = ${aWait(place)}, ${other} = ${aWait(place)};`, name, other);
    }
    case 3: {
      const other = `v${choices.unique()}`;
      const lines = [
        `let ${name}, ${other};`,
        `${name} = await ${aCall(place)};`,
        `${other} = await ${aCall(place)};`,
      ];
      return { lines, names: [name, other] };
    }
    case 4:
    case 5:
    case 6:
      return named(`const ${name} = ${aValue(place)};`, name);
    case 7:
      return named(`let ${name} = ${aWait(place)};`, name);
    case 8:
      return named(`const ${name} = () => ${aName(place)};`);
    case 9:
      return named(`if (!${aName(place)}) return 'nothing';`);
    case 10:
      return named(`await ${aCall(place)};`);
    case 11:
      return named(
        choices.pick([
          `env.log.push(${aName(place)});`,
          `console.log(${aName(place)});`,
          'hits++;',
          `seen.push(${aName(place)});`,
          'await sleep(2);',
        ]),
      );
    case 12: {
      const other = `v${choices.unique()}`;
      return named(
        `const [${name}, ${other}] = await Promise.all([${aCall(place)}, ${aCall(place)}]);`,
        name,
        other,
      );
    }
    case 13:
      return named(`env.seen.last = ${aWait(place)};`);
    case 14:
      return {
        lines: [
          `// a word about ${name}`,
          `const ${name} = await ${aCall(place)}; // behind ${name}`,
        ],
        names: [name],
      };
    case 24:
      return nested(place, depth, `if (${aName(place)}) {`, '}');
    case 25:
      return nested(place, depth, 'try {', `} catch { return 'failed'; }`);
    case 26:
      return nested(place, depth, 'try {', `} finally { env.log.push('done'); }`);
    case 27:
      return nested(place, depth, `for (const item of ['p', 'q']) {`, '}', 'item');
    case 28: {
      const part = nested(
        place,
        depth,
        'try {',
        `} catch (error) { env.log.push(${name}); throw error; }`,
      );
      return { lines: [`let ${name} = 0;`, ...part.lines], names: [name] };
    }
    case 29:
      return nested(place, depth, `switch (${aName(place)}) { default:`, '}');
    default:
      return named(`const ${name} = ${aWait(place)};`, name);
  }
}

function nested(
  place: Place,
  depth: number,
  open: string,
  close: string,
  ...inner: string[]
): Part {
  const body = aBlock(
    { ...place, names: [...place.names, ...inner] },
    depth + 1,
    2 + place.choices.below(3),
  );
  const keep = body.names.length > 0 ? [`env.log.push([${body.names.join(', ')}].length);`] : [];
  return {
    lines: [open, ...[...body.lines, ...keep].map((line) => `  ${line}`), close],
    names: [],
  };
}

/** A list of statements, each of which sees what the ones above it declare. */
export function aBlock(place: Place, depth: number, length: number): Part {
  const lines: string[] = [];
  const names: string[] = [];
  for (let index = 0; index < length; index++) {
    const part = aStatement({ ...place, names: [...place.names, ...names] }, depth);
    lines.push(...part.lines);
    names.push(...part.names);
  }
  return { lines, names };
}
