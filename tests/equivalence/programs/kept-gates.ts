import { kept } from './kept.js';
import type { TableProgram } from './table.js';

/** Calls that decide whether the rest may run, and branches that wait for a decision. */
export const keptGates: readonly TableProgram[] = [
  kept({
    name: 'rights are required before the list is read',
    main: `
async function main(env) {
  await requireAdmin(env.id);
  const invoices = await listInvoices(env.id);
  return invoices;
}
`,
    wrong: `
async function main(env) {
  const [, invoices] = await Promise.all([requireAdmin(env.id), listInvoices(env.id)]);
  return invoices;
}
`,
  }),
  kept({
    name: 'a required user, then rows that do not need it',
    main: `
async function main(env) {
  const user = await requireUser(env.id);
  const rows = await listRows(env.name);
  return { user, rows };
}
`,
    wrong: `
async function main(env) {
  const [user, rows] = await Promise.all([requireUser(env.id), listRows(env.name)]);
  return { user, rows };
}
`,
  }),
  kept({
    name: 'a helper that refuses is a gate',
    above: `
async function signedInUser(id) {
  const user = await (await fetch('/session/' + id)).json();
  if (!user) throw new Error('unauthorized');
  return user;
}
`,
    main: `
async function main(env) {
  const user = await signedInUser(env.id);
  const rows = await listRows(env.name);
  return { user, rows };
}
`,
    wrong: `
async function main(env) {
  const [user, rows] = await Promise.all([signedInUser(env.id), listRows(env.name)]);
  return { user, rows };
}
`,
  }),
  kept({
    name: 'a helper of a helper refuses',
    above: `
function refuse(user) {
  if (!user) throw new Error('access denied');
}
async function load(id) {
  const user = await (await fetch('/users/' + id)).json();
  refuse(user);
  return user;
}
`,
    main: `
async function main(env) {
  const user = await load(env.id);
  const rows = await listRows(env.name);
  return { user, rows };
}
`,
    wrong: `
async function main(env) {
  const [user, rows] = await Promise.all([load(env.id), listRows(env.name)]);
  return { user, rows };
}
`,
  }),
  kept({
    name: 'a read, then a gate, then a read',
    main: `
async function main(env) {
  const rates = await listRates();
  await assertOpen(env.id);
  const rows = await listRows(env.id);
  return { rates, rows };
}
`,
    wrong: `
async function main(env) {
  const [rates, rows] = await Promise.all([listRates(), listRows(env.id)]);
  await assertOpen(env.id);
  return { rates, rows };
}
`,
  }),
  kept({
    name: 'a right is asked for, then used',
    main: `
async function main(env) {
  const allowed = await canRead(env.id);
  const rows = allowed && (await listRows(env.id));
  return rows;
}
`,
    wrong: `
async function main(env) {
  const [allowed, list] = await Promise.all([canRead(env.id), listRows(env.id)]);
  const rows = allowed && list;
  return rows;
}
`,
  }),
  kept({
    name: 'a condition and what it protects in one expression',
    main: `
async function main(env) {
  return (await isAdmin(env.id)) && (await listSecrets(env.id));
}
`,
    wrong: `
async function main(env) {
  const [admin, secrets] = await Promise.all([isAdmin(env.id), listSecrets(env.id)]);
  return admin && secrets;
}
`,
  }),
  kept({
    name: 'a fallback that is asked for only when needed',
    main: `
async function main(env) {
  return (await getCached(env.id)) ?? (await loadFresh(env.id));
}
`,
    wrong: `
async function main(env) {
  const [cached, fresh] = await Promise.all([getCached(env.id), loadFresh(env.id)]);
  return cached ?? fresh;
}
`,
  }),
  kept({
    name: 'a ternary over the result above',
    main: `
async function main(env) {
  const user = await getUser(env.id);
  const posts = user ? await listPosts(env.id) : [];
  return { user, posts };
}
`,
    wrong: `
async function main(env) {
  const [user, list] = await Promise.all([getUser(env.id), listPosts(env.id)]);
  const posts = user ? list : [];
  return { user, posts };
}
`,
  }),
  kept({
    name: 'two branches, one of which is read',
    main: `
async function main(env) {
  if (await canEdit(env.id)) return await getDraft(env.id);
  return await getPublished(env.id);
}
`,
    wrong: `
async function main(env) {
  const [editable, draft, published] = await Promise.all([
    canEdit(env.id),
    getDraft(env.id),
    getPublished(env.id),
  ]);
  return editable ? draft : published;
}
`,
  }),
  kept({
    name: 'a second source after the first one failed',
    main: `
async function main(env) {
  try {
    return await getPrimary(env.id);
  } catch {
    return await getReplica(env.id);
  }
}
`,
    wrong: `
async function main(env) {
  const [first, second] = await Promise.allSettled([getPrimary(env.id), getReplica(env.id)]);
  if (first.status === 'fulfilled') return first.value;
  if (second.status === 'fulfilled') return second.value;
  throw second.reason;
}
`,
  }),
];
