import { noSequentialAwaits } from '../../../src/rules/no-sequential-awaits.js';
import { assumed, typescriptTester } from './tester.js';

typescriptTester.run('no-sequential-awaits: gates and guards', noSequentialAwaits, {
  valid: [
    {
      name: 'an early exit between them',
      code: `async function handle(request) {
  const session = await getSession(request);
  if (!session) return null;
  const rows = await getRows(request.url);
  return rows;
}`,
    },
    {
      name: 'a throw between them',
      code: `async function handle(id) {
  const order = await getOrder(id);
  if (!order) throw new Error('No such order.');
  const lines = await getLines(id);
  return { order, lines };
}`,
    },
    {
      name: 'a gate by its name, its value dropped',
      code: `async function handle(request) {
  await requireAdmin(request);
  const rows = await getRows(request.url);
  return rows;
}`,
    },
    {
      name: 'a gate by its name, its value kept',
      code: `async function handle(request) {
  const admin = await requireAdmin(request);
  const rows = await getRows(request.url);
  return { admin, rows };
}`,
    },
    {
      name: 'verify, assert, ensure, check, validate, authorize',
      code: `async function handle(request) {
  const a = await verifyToken(request);
  const b = await assertOpen(request);
  const c = await ensureMember(request);
  const d = await checkAccess(request);
  const e = await validateForm(request);
  const f = await authorizeUser(request);
  const rows = await getRows(request.url);
  return { a, b, c, d, e, f, rows };
}`,
    },
    {
      name: 'a look-up that redirects is one',
      code: `async function handle(id) {
  const order = await getOrderOrRedirect(id);
  const lines = await getLines(id);
  return { order, lines };
}`,
    },
    {
      name: 'a gate by its body',
      code: `async function admit(request) {
  const reply = await fetch('/session');
  if (reply.status !== 200) throw new Error('You are not allowed to see this.');
  return reply;
}
async function handle(request) {
  const reply = await admit(request);
  const rows = await fetch('/rows');
  return { reply, rows };
}`,
    },
    {
      name: 'a body that only lets its caller go on or throws',
      code: `async function admit() {
  const reply = await fetch('/session');
  if (reply.status !== 200) throw new Error('closed');
}
async function handle() {
  await admit();
  const rows = await fetch('/rows');
  return rows;
}`,
    },
    {
      name: 'redirect leaves by throwing',
      code: `import { redirect } from 'next/navigation';
async function handle() {
  const reply = await fetch('/session');
  if (reply.status === 401) redirect('/login');
  const rows = await fetch('/rows');
  return { reply, rows };
}`,
    },
    {
      name: 'break out of a loop',
      code: `async function handle(ids) {
  for (const id of ids) {
    const user = await getUser(id);
    if (user.isLast) break;
    const posts = await getPosts(id);
    show(posts);
  }
}`,
    },
    {
      name: 'continue',
      code: `async function handle(ids) {
  for (const id of ids) {
    const user = await getUser(id);
    if (user.isHidden) continue;
    const posts = await getPosts(id);
    show(posts);
  }
}`,
    },
    {
      name: 'an unknown call may throw',
      code: `async function handle(id) {
  const user = await getUser(id);
  check(user);
  const posts = await getPosts(id);
  return { user, posts };
}`,
    },
    {
      name: 'a result object whose error is looked at',
      code: `async function handle(db) {
  const { data, error } = await db.from('a').select();
  if (error) throw error;
  const { data: rows } = await db.from('b').select();
  return { data, rows };
}`,
    },
    {
      name: 'a value that decides nothing but is dropped',
      code: `async function handle(id) {
  await getUser(id);
  const posts = await getPosts(id);
  return posts;
}`,
    },
    {
      name: 'a cache answer before the work',
      code: `async function handle(key) {
  const cached = await getCached(key);
  if (cached) return cached;
  const fresh = await computeReport(key);
  return fresh;
}`,
    },
  ],
  invalid: [
    {
      name: 'the reads after the guard',
      code: `async function handle(request) {
  const session = await getSession(request);
  if (!session) return null;
  const rows = await getRows(session.user);
  const totals = await getTotals(session.user);
  return { rows, totals };
}`,
      output: `async function handle(request) {
  const session = await getSession(request);
  if (!session) return null;
  const [rows, totals] = await Promise.all([
    getRows(session.user),
    getTotals(session.user),
  ]);
  return { rows, totals };
}`,
      errors: [
        assumed({
          at: [5, 18],
          rounds: [2, 1],
          members: 'getRows() and getTotals()',
          assumptions: 'getRows() and getTotals()',
        }),
      ],
    },
    {
      name: 'a look-up that throws when it finds nothing is no gate',
      code: `async function handle(id) {
  const order = await getOrderOrThrow(id);
  const lines = await getLines(id);
  return { order, lines };
}`,
      output: `async function handle(id) {
  const [order, lines] = await Promise.all([getOrderOrThrow(id), getLines(id)]);
  return { order, lines };
}`,
      errors: [
        assumed({
          at: [3, 17],
          rounds: [2, 1],
          members: 'getOrderOrThrow() and getLines()',
          assumptions: 'getOrderOrThrow() and getLines()',
        }),
      ],
    },
    {
      name: 'nothing crosses a gate in the middle',
      code: `async function handle(id, request) {
  const a = await getA(id);
  const b = await getB(id);
  await requireAdmin(request);
  const c = await getC(id);
  return { a, b, c };
}`,
      output: `async function handle(id, request) {
  const [a, b] = await Promise.all([getA(id), getB(id)]);
  await requireAdmin(request);
  const c = await getC(id);
  return { a, b, c };
}`,
      errors: [
        assumed({
          at: [3, 13],
          rounds: [2, 1],
          members: 'getA() and getB()',
          assumptions: 'getA() and getB()',
        }),
      ],
    },
  ],
});
