import type { Choices } from './choices.js';

/** What a place in the program can see. */
export interface Place {
  readonly choices: Choices;
  readonly helpers: readonly [string, ...string[]];
  /** Names that hold a value here. */
  readonly names: readonly string[];
}

/** A name in scope, or a literal where there is none. */
export function aName({ choices, names }: Place): string {
  const [first, ...others] = names;
  return first === undefined ? String(choices.unique()) : choices.pick([first, ...others]);
}

/** An expression that does not wait. Most are inert; some read or change what others see. */
export function aValue(place: Place): string {
  const { choices } = place;
  const name = aName(place);
  if (choices.chance(12)) {
    return choices.pick([
      'hits',
      'hits++',
      'seen.length',
      'Math.random()',
      'JSON.parse("[1]").length',
      'env.count++',
      'memo.size',
    ]);
  }
  return choices.pick([
    String(choices.unique()),
    name,
    `\`\${${name}}-${choices.unique()}\``,
    `String(${name})`,
    `[${name}, ${choices.unique()}]`,
    'env.id',
    'env.user.name',
    `Math.max(1, ${choices.unique()})`,
  ]);
}

/** A call that gives a promise. Each has a number of its own, so that calls can be told apart. */
export function aCall(place: Place): string {
  const { choices, helpers } = place;
  const number = choices.unique();
  const name = aName(place);
  if (choices.chance(70)) {
    const argument = choices.pick([
      `'${number}'`,
      `\`${number}/\${${name}}\``,
      `'${number}' + ${name}`,
      `\`${number}\${${aValue(place)}}\``,
    ]);
    return `${choices.pick(helpers)}(${argument})`;
  }
  return choices.pick([
    `fetch('/direct/${number}')`,
    `readFile('/file/${number}', 'utf8')`,
    `getThing(${number}, ${name})`,
    `listThings(${number})`,
    `fetch('/direct/${number}', { method: '${choices.pick(['GET', 'POST'])}' })`,
    `saveThing(${number})`,
    `requireThing(${number})`,
  ]);
}

/** An expression that waits, once or more often. */
export function aWait(place: Place): string {
  const { choices } = place;
  const call = `await ${aCall(place)}`;
  switch (choices.below(16)) {
    case 0:
      return `(${call}).name`;
    case 1:
      return `(${call}) ?? ${aName(place)}`;
    case 2:
      return `env.flag ? ${call} : null`;
    case 3:
      return `{ a: ${call}, n: ${aValue(place)}, b: await ${aCall(place)} }`;
    case 4:
      return `[${call}, ${aValue(place)}, await ${aCall(place)}]`;
    case 5:
      return `pair(${call}, await ${aCall(place)})`;
    case 6:
      return `\`\${${aValue(place)}} \${${call}} \${await ${aCall(place)}}\``;
    case 7:
      return `await (await fetch('/chain/${choices.unique()}')).json()`;
    case 8:
      return `await Promise.all([${aCall(place)}, ${aCall(place)}])`;
    case 9:
      return `env.flag && (${call})`;
    default:
      return call;
  }
}
