/** A program with one `Promise.all`, and what is suggested for it. */
export interface SettledProgram {
  readonly name: string;
  readonly source: string;
  readonly forms: readonly ('rethrow' | 'outcomes' | 'unwrap')[];
  /** The element that an operation belongs to, where an element makes several; in order. */
  readonly elements?: readonly RegExp[];
  /** There are several joins: a suggestion for one of them leaves the others as they are. */
  readonly isPartial?: true;
}

export const settledPrograms: readonly SettledProgram[] = [
  {
    name: 'two writes',
    forms: ['rethrow', 'outcomes'],
    source: `
async function main(env) {
  await Promise.all([saveUser(env.id), sendMail(env.name)]);
  return 'done';
}
`,
  },
  {
    name: 'writes in two steps: the second step must not outlive the call',
    forms: ['rethrow', 'outcomes'],
    elements: [/File\("?#?(getFile\()?1/, /File\("?#?(getFile\()?2/, /Mail/],
    source: `
async function main(env) {
  const move = async (id) => {
    const file = await getFile(id);
    await storeFile(file?.id);
    await deleteFile(id);
  };
  await Promise.all([
    // the cover
    move(1),
    move(2), /* the text */
    sendMail(env.name),
  ]);
  return 'done';
}
`,
  },
  {
    name: 'a batch',
    forms: ['rethrow', 'outcomes'],
    elements: [/\(3\)/, /\(1\)/, /\(2\)/],
    source: `
async function main(env) {
  await Promise.all(env.items.map(async (item) => {
    await saveItem(item);
    await sendItem(item);
  }));
  return env.items.length;
}
`,
  },
  {
    name: 'a catch that only logs',
    forms: ['rethrow', 'outcomes'],
    source: `
async function main(env) {
  try {
    await Promise.all([saveUser(env.id), saveTeam(env.id), saveLog(env.id)]);
  } catch {
    console.error('failed');
  }
  return 'done';
}
`,
  },
  {
    name: 'a finally that closes what is used',
    forms: ['rethrow', 'outcomes'],
    elements: [/head/, /tail/],
    source: `
async function main(env) {
  const part = async (name) => {
    const text = await getText(name);
    await writePart(env.id, text?.id);
  };
  try {
    await Promise.all([part('head'), part('tail')]);
  } finally {
    await closeFile(env.id);
  }
}
`,
  },
  {
    name: 'values with names',
    forms: ['rethrow'],
    source: `
async function main(env) {
  const [user, posts] = await Promise.all([saveUser(env.id), listPosts(env.id)]);
  return { user, posts };
}
`,
  },
  {
    name: 'patterns, a value that is left out, and names that are taken',
    forms: ['rethrow'],
    source: `
async function main(env) {
  const userResult = 'taken';
  const [user, , { length }] = await Promise.all([getUser(env.id), sendMail(env.id), listPosts(env.id)]);
  return { user, userResult, length };
}
`,
  },
  {
    name: 'results of a batch',
    forms: ['rethrow'],
    source: `
async function main(env) {
  const saved = await Promise.all(env.items.map((item) => saveItem(item)));
  return saved.map((one) => one);
}
`,
  },
  {
    name: 'values that may be missing',
    forms: ['rethrow', 'unwrap'],
    source: `
async function main(env) {
  const [user, sky] = await Promise.all([getUser(env.id), getSky(env.name)]);
  if (sky) console.log(sky.name);
  if (!user) return { name: 'guest', sky: sky?.id ?? 'blue' };
  return { name: user.name, sky: sky?.id ?? 'blue' };
}
`,
  },
  {
    name: 'a write beside values that may be missing',
    forms: ['rethrow', 'unwrap'],
    source: `
async function main(env) {
  const [user, , sky] = await Promise.all([getUser(env.id), saveVisit(env.id), getSky(env.name)]);
  return { name: user?.name ?? 'guest', sky: sky ? sky.name : 'blue' };
}
`,
  },
  {
    name: 'two joins, one after the other',
    forms: ['rethrow', 'outcomes', 'rethrow', 'outcomes'],
    isPartial: true,
    source: `
async function main(env) {
  await Promise.all([saveUser(env.id), saveTeam(env.id)]);
  await Promise.all([sendMail(env.id), sendNote(env.id)]);
  return 'done';
}
`,
  },
  {
    name: 'without semicolons, above a line that begins with a bracket',
    forms: ['rethrow', 'outcomes'],
    source: `
async function main(env) {
  const done = []
  await Promise.all([saveUser(env.id), saveTeam(env.id)])
  ;[1, 2].forEach((one) => done.push(one))
  return done
}
`,
  },
];
