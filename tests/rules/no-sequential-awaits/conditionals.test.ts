import { noSequentialAwaits } from '../../../src/rules/no-sequential-awaits.js';
import { assumed, typescriptTester } from './tester.js';

typescriptTester.run(
  'no-sequential-awaits: ternaries and logical expressions',
  noSequentialAwaits,
  {
    valid: [
      {
        name: 'a condition that reads the first value',
        code: `async function load(id) {
  const user = await getUser(id);
  const audit = user.isAdmin ? await getAudit(id) : null;
  return { user, audit };
}`,
      },
      {
        name: 'the other value may be a promise',
        code: `async function load(id, given) {
  const user = await getUser(id);
  const audit = given ?? (await getAudit(id));
  return { user, audit };
}`,
      },
      {
        name: 'the left side waits too',
        code: `async function load(id) {
  const audit = (await getUser(id)) ?? (await getAudit(id));
  return audit;
}`,
      },
      {
        name: 'the branch of a branch that needs the other',
        code: `async function load(id, isAdmin) {
  const audit = isAdmin ? await getAudit(await getUser(id)) : null;
  return audit;
}`,
      },
      {
        name: 'two conditional awaits with nothing else may not wait at all',
        code: `async function load(id, isAdmin) {
  if (isAdmin) {
    const audit = await getAudit(id);
    show(audit);
  } else {
    const posts = await getPosts(id);
    show(posts);
  }
}`,
      },
      {
        name: 'an optional call of a parameter is not known',
        code: `async function load(id, read) {
  const user = await getUser(id);
  const audit = await read?.(id);
  return { user, audit };
}`,
      },
      {
        name: 'a condition that calls',
        code: `async function load(id) {
  const user = await getUser(id);
  const audit = isAdmin() ? await getAudit(id) : null;
  return { user, audit };
}`,
      },
    ],
    invalid: [
      {
        name: 'a ternary whose condition is inert',
        code: `async function load(id, isAdmin) {
  const user = await getUser(id);
  const audit = isAdmin ? await getAudit(id) : null;
  return { user, audit };
}`,
        output: `async function load(id, isAdmin) {
  const [user, audit] = await Promise.all([
    getUser(id),
    isAdmin ? getAudit(id) : null,
  ]);
  return { user, audit };
}`,
        errors: [
          assumed({
            at: [3, 27],
            rounds: [2, 1],
            members: 'getUser() and getAudit()',
            assumptions: 'getUser() and getAudit()',
          }),
        ],
      },
      {
        name: 'awaits in both branches',
        code: `async function load(id, isAdmin) {
  const user = await getUser(id);
  const view = isAdmin ? await getAudit(id) : await getPosts(id);
  return { user, view };
}`,
        output: `async function load(id, isAdmin) {
  const [user, view] = await Promise.all([
    getUser(id),
    isAdmin ? getAudit(id) : getPosts(id),
  ]);
  return { user, view };
}`,
        errors: [
          assumed({
            at: [3, 26],
            rounds: [2, 1],
            members: 'getUser() and getAudit() or getPosts()',
            assumptions: 'getUser(), getAudit() and getPosts()',
          }),
        ],
      },
      {
        name: 'an await behind &&',
        code: `async function load(id, isAdmin) {
  const user = await getUser(id);
  const audit = isAdmin && (await getAudit(id));
  return { user, audit };
}`,
        output: `async function load(id, isAdmin) {
  const [user, audit] = await Promise.all([
    getUser(id),
    isAdmin && getAudit(id),
  ]);
  return { user, audit };
}`,
        errors: [
          assumed({
            at: [3, 29],
            rounds: [2, 1],
            members: 'getUser() and getAudit()',
            assumptions: 'getUser() and getAudit()',
          }),
        ],
      },
      {
        name: 'an await of a conditional call',
        code: `async function load(id, isAdmin) {
  const user = await getUser(id);
  const audit = await (isAdmin ? getAudit(id) : getPosts(id));
  return { user, audit };
}`,
        output: `async function load(id, isAdmin) {
  const [user, audit] = await Promise.all([
    getUser(id),
    isAdmin ? getAudit(id) : getPosts(id),
  ]);
  return { user, audit };
}`,
        errors: [
          assumed({
            at: [3, 17],
            rounds: [2, 1],
            members: 'getUser() and await',
            assumptions: 'getUser(), getAudit() and getPosts()',
          }),
        ],
      },
      {
        name: 'an await of null or a call',
        code: `async function load(id, isAdmin) {
  const user = await getUser(id);
  const audit = await (isAdmin ? getAudit(id) : null);
  return { user, audit };
}`,
        output: `async function load(id, isAdmin) {
  const [user, audit] = await Promise.all([
    getUser(id),
    isAdmin ? getAudit(id) : null,
  ]);
  return { user, audit };
}`,
        errors: [
          assumed({
            at: [3, 17],
            rounds: [2, 1],
            members: 'getUser() and await',
            assumptions: 'getUser() and getAudit()',
          }),
        ],
      },
      {
        name: 'a condition on a property of a parameter',
        code: `async function load(request) {
  const user = await getUser(request.id);
  const audit = request.isAdmin ? await getAudit(request.id) : undefined;
  return { user, audit };
}`,
        output: `async function load(request) {
  const [user, audit] = await Promise.all([
    getUser(request.id),
    request.isAdmin ? getAudit(request.id) : undefined,
  ]);
  return { user, audit };
}`,
        errors: [
          assumed({
            at: [3, 35],
            rounds: [2, 1],
            members: 'getUser() and getAudit()',
            assumptions: 'getUser() and getAudit()',
          }),
        ],
      },
      {
        name: 'a comparison with a literal',
        code: `async function load(id, kind) {
  const user = await getUser(id);
  const audit = kind === 'admin' ? await getAudit(id) : null;
  return { user, audit };
}`,
        output: `async function load(id, kind) {
  const [user, audit] = await Promise.all([
    getUser(id),
    kind === 'admin' ? getAudit(id) : null,
  ]);
  return { user, audit };
}`,
        errors: [
          assumed({
            at: [3, 36],
            rounds: [2, 1],
            members: 'getUser() and getAudit()',
            assumptions: 'getUser() and getAudit()',
          }),
        ],
      },
    ],
  },
);
