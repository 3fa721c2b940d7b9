import { describe, expect, it } from 'vitest';

import { lintRule } from '../lint-rule.js';

const rule = 'no-unchecked-settled';
const options = { returned: true, dropped: true };
const RESULTS = 'const results = await Promise.allSettled(ids.map(load));';
const PAIR = 'const [user, role] = await Promise.allSettled([getUser(), getUser()]);';
const withHead = (head: string, ...lines: string[]): string =>
  `${head}\nexport async function run() {\n${lines.join('\n')}\n}\n`;
const inside = (...lines: string[]): string => withHead('', ...lines);

/** Ways to ask for the status, or to be content without an answer. */
const checked: [name: string, code: string][] = [
  [
    'type predicate fn',
    withHead(
      'function isOk<T>(r: PromiseSettledResult<T>): r is PromiseFulfilledResult<T> { return r.status === "fulfilled"; }',
      RESULTS,
      'return results.filter(isOk).map((r) => r.value.name);',
    ),
  ],
  [
    'inline predicate',
    inside(
      RESULTS,
      'return results.filter((r): r is PromiseFulfilledResult<{name:string}> => r.status === "fulfilled").map((r) => r.value);',
    ),
  ],
  ['in operator', inside(PAIR, 'if ("value" in user) return user.value.name;', 'return null;')],
  [
    'in operator negated',
    inside(PAIR, 'if (!("value" in user)) return null;', 'return user.value.name;'),
  ],
  ['reason in', inside(PAIR, 'if ("reason" in user) throw user.reason;', 'return user.value;')],
  [
    'switch',
    inside(
      PAIR,
      'switch (user.status) { case "fulfilled": return user.value.name; case "rejected": return user.reason; }',
    ),
  ],
  [
    'switch default',
    inside(
      PAIR,
      'switch (user.status) { case "rejected": throw user.reason; default: return user.value.name; }',
    ),
  ],
  [
    'switch(true)',
    inside(
      PAIR,
      'switch (true) { case user.status === "fulfilled": return user.value.name; default: return null; }',
    ),
  ],
  [
    'continue',
    inside(
      RESULTS,
      'const out: string[] = [];',
      'for (const r of results) { if (r.status !== "fulfilled") continue; out.push(r.value.name); }',
      'return out;',
    ),
  ],
  [
    'every',
    inside(
      RESULTS,
      'if (results.every((r) => r.status === "fulfilled")) return results.map((r) => r.value.name);',
      'return [];',
    ),
  ],
  [
    'some',
    inside(
      RESULTS,
      'if (results.some((r) => r.status === "rejected")) throw new Error();',
      'return results.map((r) => (r as PromiseFulfilledResult<{name:string}>).value);',
    ),
  ],
  [
    'destructured renames',
    inside(
      RESULTS,
      'return results.map(({ status: s, value: v }: any) => (s === "fulfilled" ? v.name : null));',
    ),
  ],
  [
    'status value map',
    inside(
      RESULTS,
      'return results.map(({ status, value }: any) => (status === "fulfilled" ? value : null)).filter(Boolean);',
    ),
  ],
  [
    'flatMap',
    inside(RESULTS, 'return results.flatMap((r) => (r.status === "fulfilled" ? [r.value] : []));'),
  ],
  [
    'reduce',
    inside(
      RESULTS,
      'return results.reduce((acc: string[], r) => { if (r.status === "fulfilled") acc.push(r.value.name); return acc; }, []);',
    ),
  ],
  [
    'optional chaining status',
    inside(RESULTS, 'if (results[0]?.status === "fulfilled") return results[0].value.name;'),
  ],
  [
    'helper other type',
    withHead(
      'function pick<T>(r: PromiseSettledResult<T>): T | null { return r.status === "fulfilled" ? r.value : null; }',
      RESULTS,
      'return results.map(pick);',
    ),
  ],
  [
    'helper arg',
    withHead(
      'function pick<T>(r: PromiseSettledResult<T>): T | null { return r.status === "fulfilled" ? r.value : null; }',
      PAIR,
      'return pick(user);',
    ),
  ],
  [
    'lodash partition',
    withHead(
      'import partition from "lodash/partition";',
      RESULTS,
      'const [ok, bad] = partition(results, (r) => r.status === "fulfilled");',
      'log(bad);',
      'return ok.map((r: any) => r.value);',
    ),
  ],
  [
    'lodash partition ns',
    withHead(
      'import _ from "lodash";',
      RESULTS,
      'const [ok, bad] = _.partition(results, { status: "fulfilled" });',
      'log(bad);',
      'return ok.map((r: any) => r.value);',
    ),
  ],
  [
    'boolean var',
    inside(PAIR, 'const ok = user.status === "fulfilled";', 'return ok ? user.value.name : null;'),
  ],
  [
    'boolean var both',
    inside(
      PAIR,
      'const ok = user.status === "fulfilled" && role.status === "fulfilled";',
      'if (!ok) return null;',
      'return [user.value, role.value];',
    ),
  ],
  [
    'or exit',
    inside(
      PAIR,
      'if (user.status === "rejected" || role.status === "rejected") return null;',
      'return [user.value, role.value];',
    ),
  ],
  [
    'nested ternary',
    inside(
      PAIR,
      'return user.status === "rejected" ? null : role.status === "rejected" ? user.value : role.value;',
    ),
  ],
  [
    'assert',
    withHead(
      'import assert from "node:assert";',
      PAIR,
      'assert(user.status === "fulfilled");',
      'return user.value.name;',
    ),
  ],
  [
    'invariant helper',
    withHead(
      'function assertFulfilled<T>(r: PromiseSettledResult<T>): asserts r is PromiseFulfilledResult<T> { if (r.status === "rejected") throw r.reason; }',
      PAIR,
      'assertFulfilled(user);',
      'return user.value.name;',
    ),
  ],
  [
    'throw all errors first',
    inside(
      RESULTS,
      'const errors = results.filter((r) => r.status === "rejected");',
      'if (errors.length > 0) throw new AggregateError(errors);',
      'return results.map((r) => (r as PromiseFulfilledResult<any>).value);',
    ),
  ],
  [
    'find rejected',
    inside(
      RESULTS,
      'const failed = results.find((r) => r.status === "rejected");',
      'if (failed) throw failed.reason;',
      'return results.map((r: any) => r.value);',
    ),
  ],
  [
    'forEach index',
    inside(
      RESULTS,
      'results.forEach((r, i) => { if (r.status === "rejected") log(ids[i]); else log(r.value); });',
    ),
  ],
  [
    'for index',
    inside(
      RESULTS,
      'for (let i = 0; i < results.length; i++) { const r = results[i]; if (r.status === "fulfilled") log(r.value.name); }',
    ),
  ],
  [
    'for index noUnchecked',
    inside(
      RESULTS,
      'for (let i = 0; i < results.length; i++) { const r = results[i]; if (!r) continue; if (r.status === "fulfilled") log(r.value.name); }',
    ),
  ],
  [
    'entries',
    inside(
      RESULTS,
      'for (const [i, r] of results.entries()) { if (r.status === "rejected") { log(i); continue; } log(r.value); }',
    ),
  ],
  [
    'length',
    inside(
      RESULTS,
      'if (results.length === 0) return; log(results.length);',
      'for (const r of results) if (r.status === "rejected") log(r.reason);',
    ),
  ],
  [
    'class field',
    'class A { results: PromiseSettledResult<string>[] = []; async run() { this.results = await Promise.allSettled([load("a")]) as any; } get() { return this.results.filter((r) => r.status === "fulfilled").map((r: any) => r.value); } }',
  ],
  [
    'generic',
    'export async function all<T>(ps: Promise<T>[]): Promise<PromiseSettledResult<T>[]> { return Promise.allSettled(ps); }\nexport async function use() { const rs = await all([getUser()]); for (const r of rs) if (r.status === "fulfilled") log(r.value.name); }',
  ],
  [
    'then chain',
    'export const run = () => Promise.allSettled(ids.map(load)).then((rs) => rs.filter((r) => r.status === "fulfilled").map((r) => (r as any).value));',
  ],
  [
    'then destructured',
    'export const run = () => Promise.allSettled([getUser(), getUser()]).then(([a, b]) => (a.status === "fulfilled" && b.status === "fulfilled" ? a.value.name + b.value.name : ""));',
  ],
  [
    'object map',
    inside(
      RESULTS,
      'return Object.fromEntries(results.map((r, i) => [ids[i], r.status === "fulfilled" ? r.value : r.reason]));',
    ),
  ],
  [
    'filter then length',
    inside(RESULTS, 'return results.filter((r) => r.status === "rejected").length;'),
  ],
  ['zip ids', inside(RESULTS, 'return ids.filter((_, i) => results[i].status === "fulfilled");')],
  [
    'zip ids value',
    inside(
      RESULTS,
      'return ids.map((id, i) => { const r = results[i]; return r.status === "fulfilled" ? r.value : id; });',
    ),
  ],
  [
    'status const compare',
    withHead('const OK = "fulfilled";', PAIR, 'if (user.status === OK) return user.value.name;'),
  ],
  [
    'status via let',
    inside(
      PAIR,
      'const { status } = user;',
      'if (status === "rejected") return null;',
      'return user.value.name;',
    ),
  ],
  [
    'whole destructure',
    inside(
      PAIR,
      'const { status, value } = user as any;',
      'return status === "fulfilled" ? value.name : null;',
    ),
  ],
  ['value ?? ', inside(PAIR, 'return (user as PromiseFulfilledResult<any>).value ?? null;')],
  ['value?. ', inside(PAIR, 'return (user as any).value?.name;')],
  ['if value', inside(PAIR, 'if ((user as any).value) return (user as any).value.name;')],
  ['log results', inside(RESULTS, 'log(results);')],
  ['console.log JSON', inside(RESULTS, 'console.log(JSON.stringify(results));')],
  [
    'pass to fn',
    withHead(
      'declare function summarize(rs: PromiseSettledResult<unknown>[]): string;',
      RESULTS,
      'return summarize(results);',
    ),
  ],
  [
    'nested closure',
    inside(
      PAIR,
      'const name = () => (user.status === "fulfilled" ? user.value.name : "");',
      'return name();',
    ),
  ],
  [
    'guard with closure',
    inside(
      PAIR,
      'if (user.status !== "fulfilled") return null;',
      'const name = () => user.value.name;',
      'return name;',
    ),
  ],
  [
    'while',
    inside(
      RESULTS,
      'let r; while ((r = results.pop())) { if (r.status === "fulfilled") log(r.value); }',
    ),
  ],
  [
    'enum objects',
    inside(
      RESULTS,
      'const ok = results.filter(({ status }) => status === "fulfilled");',
      'return ok.map((r: any) => r.value);',
    ),
  ],
  [
    'double filter',
    inside(
      RESULTS,
      'const bad = results.filter((r): r is PromiseRejectedResult => r.status === "rejected").map((r) => r.reason);',
      'return bad;',
    ),
  ],
  [
    'as PromiseFulfilled after filter',
    inside(
      RESULTS,
      'return (results.filter((r) => r.status === "fulfilled") as PromiseFulfilledResult<{name:string}>[]).map((r) => r.value.name);',
    ),
  ],
  ['jsx ok', inside(PAIR, 'return <p>{user.status === "fulfilled" ? user.value.name : "?"}</p>;')],
  ['jsx and', inside(PAIR, 'return <p>{user.status === "fulfilled" && user.value.name}</p>;')],
  [
    'ramda',
    withHead(
      'import * as R from "ramda";',
      RESULTS,
      'return R.pluck("value", R.filter((r: any) => r.status === "fulfilled", results));',
    ),
  ],
  [
    'unwrap helper generic',
    withHead(
      'function unwrap<T>(r: PromiseSettledResult<T>): T { if (r.status === "rejected") throw r.reason; return r.value; }',
      PAIR,
      'const u = unwrap(user); return u.name;',
    ),
  ],
  [
    'helper getValue',
    withHead(
      'const getValue = <T,>(r: PromiseSettledResult<T>, d: T | null) => (r.status === "fulfilled" ? r.value : d);',
      PAIR,
      'return getValue(user, null);',
    ),
  ],
  [
    'isFulfilled check',
    withHead(
      'import isFulfilled from "p-is-fulfilled";',
      PAIR,
      'return isFulfilled(user) ? user.value.name : null;',
    ),
  ],
  [
    'negated isRejected',
    withHead(
      'import { isRejected } from "./x";',
      PAIR,
      'if (isRejected(user)) return null;',
      'return user.value.name;',
    ),
  ],
  [
    'try around',
    inside(
      PAIR,
      'try { if (user.status === "rejected") throw user.reason; return user.value.name; } catch { return null; }',
    ),
  ],
  [
    'else branch',
    inside(
      PAIR,
      'let n = ""; if (user.status === "rejected") { n = "x"; } else { n = user.value.name; } return n;',
    ),
  ],
  [
    'default param',
    inside(
      'const rs = await Promise.allSettled([getUser()]);',
      'return rs.map((r, i, all) => (r.status === "fulfilled" ? r.value.name : all.length));',
    ),
  ],
  [
    'let results later',
    inside(
      'let rs: PromiseSettledResult<{name:string}>[] = [];',
      'rs = await Promise.allSettled(ids.map(load));',
      'return rs.filter((r) => r.status === "fulfilled").length;',
    ),
  ],
  [
    'sort',
    inside(
      RESULTS,
      'return results.sort((a, b) => a.status.localeCompare(b.status)).map((r) => r.status);',
    ),
  ],
  ['toSorted etc', inside(RESULTS, 'return [...results].reverse().map((r) => r.status);')],
  [
    'test undefined at',
    inside(RESULTS, 'const first = results.at(0); if (!first) return; return first.status;'),
  ],
  [
    'map to status obj',
    inside(
      RESULTS,
      'return results.map((r) => ({ ok: r.status === "fulfilled", value: r.status === "fulfilled" ? r.value : undefined }));',
    ),
  ],
  ['countBy', withHead('import _ from "lodash";', RESULTS, 'return _.countBy(results, "status");')],
  [
    'groupBy',
    inside(
      RESULTS,
      'const g = Object.groupBy(results, (r) => r.status); return g.fulfilled?.map((r: any) => r.value);',
    ),
  ],
  [
    'async gen',
    'export async function* run() {\n  const results = await Promise.allSettled(ids.map(load));\n  for (const r of results) if (r.status === "fulfilled") yield r.value;\n}',
  ],
  [
    'conditional call',
    inside(
      'const rs = ids.length ? await Promise.allSettled(ids.map(load)) : [];',
      'for (const r of rs) { if (r.status === "rejected") log(r.reason); }',
    ),
  ],
  ['void statement', inside('void Promise.allSettled(ids.map(load));')],
  [
    'discriminated by success prop',
    inside(
      RESULTS,
      'const mapped = results.map((r) => r.status === "fulfilled" ? { success: true, v: r.value } : { success: false, e: r.reason });',
      'return mapped.filter((m) => m.success);',
    ),
  ],
  [
    'or value',
    inside(
      PAIR,
      'if (user.status !== "fulfilled" || !user.value) return null;',
      'return user.value.name;',
    ),
  ],
  [
    'named ok fn',
    withHead(
      'const ok = (r: any) => r.status === "fulfilled";',
      RESULTS,
      'return results.filter(ok).map((r: any) => r.value);',
    ),
  ],
  [
    'static guard',
    withHead('import { Result } from "./r";', PAIR, 'if (Result.isOk(user)) return user.value;'),
  ],
  [
    'exit',
    inside(
      PAIR,
      'if (user.status === "rejected") { log(user.reason); process.exit(1); }',
      'return user.value;',
    ),
  ],
  [
    'labelled',
    inside(
      RESULTS,
      'outer: for (const r of results) { if (r.status === "rejected") continue outer; log(r.value); }',
    ),
  ],
  [
    'and value',
    inside(PAIR, 'const v = user.status === "fulfilled" && user.value;', 'return v || null;'),
  ],
  [
    'reject else',
    inside(PAIR, 'return user.status === "fulfilled" ? user.value : Promise.reject(user.reason);'),
  ],
  [
    'array every',
    inside(
      PAIR,
      'if ([user, role].every((r) => r.status === "fulfilled")) return (user as any).value.name;',
    ),
  ],
  [
    'array some exit',
    inside(
      PAIR,
      'if ([user, role].some((r) => r.status === "rejected")) throw new Error();',
      'return (user as any).value.name;',
    ),
  ],
  [
    'array some fn',
    withHead(
      'import { isRejected } from "./x";',
      PAIR,
      'if ([user, role].some(isRejected)) throw new Error();',
      'return (user as any).value.name;',
    ),
  ],
  [
    'array for',
    inside(
      PAIR,
      'for (const r of [user, role]) if (r.status === "rejected") throw r.reason;',
      'return (user as any).value.name;',
    ),
  ],
  [
    'array find',
    inside(
      PAIR,
      'const failed = [user, role].find((r) => r.status === "rejected");',
      'if (failed) throw new Error();',
      'return (user as any).value.name;',
    ),
  ],
  [
    'array named',
    inside(
      PAIR,
      'const both = [user, role];',
      'if (both.some((r) => r.status === "rejected")) throw new Error();',
      'return (user as any).value.name;',
    ),
  ],
  [
    'assert all',
    withHead(
      'declare function assertOk(r: any): void;',
      RESULTS,
      'results.forEach(assertOk);',
      'return results.map((r: any) => r.value);',
    ),
  ],
  [
    'object entries',
    inside(
      PAIR,
      'for (const [k, r] of Object.entries({ user, role })) if (r.status === "rejected") throw new Error(k);',
      'return (user as any).value.name;',
    ),
  ],
  [
    'cast after check',
    inside(
      RESULTS,
      'if (results.some((r) => r.status === "rejected")) throw 1;',
      'const [a, b] = results as PromiseFulfilledResult<any>[];',
      'return a.value + b.value;',
    ),
  ],
  [
    'expect',
    withHead(
      'declare const expect: any;',
      PAIR,
      'expect(user.status).toBe("fulfilled");',
      'return (user as any).value;',
    ),
  ],
  [
    'or fail',
    withHead(
      'declare function fail(): never;',
      PAIR,
      'user.status === "fulfilled" || fail();',
      'return (user as any).value;',
    ),
  ],
  [
    'redirect',
    withHead(
      'import { redirect } from "next/navigation";',
      PAIR,
      'if (user.status === "rejected") redirect("/login");',
      'return user.value;',
    ),
  ],
  [
    'useMemo',
    withHead(
      'declare const memo: any;',
      PAIR,
      'return memo(() => (user.status === "fulfilled" ? user.value : null));',
    ),
  ],
  [
    'statuses includes',
    inside(
      RESULTS,
      'if (results.map((r) => r.status).includes("rejected")) throw new Error();',
      'return results.map((r: any) => r.value);',
    ),
  ],
  [
    'map of results',
    inside(
      RESULTS,
      'const m = new Map(results.map((r, i) => [ids[i], r] as const));',
      'const r = m.get("a");',
      'return r && r.status === "fulfilled" ? r.value : null;',
    ),
  ],
  [
    'assign into record',
    inside(
      RESULTS,
      'const by: Record<string, any> = {};',
      'results.forEach((r, i) => { by[ids[i]] = r; });',
      'return Object.values(by).filter((r) => r.status === "fulfilled");',
    ),
  ],
  [
    'nonnull',
    inside(
      RESULTS,
      'return ids.map((id, i) => (results[i]!.status === "fulfilled" ? (results[i] as any).value : id));',
    ),
  ],
  [
    'ternary obj',
    inside(
      PAIR,
      'const { value } = user.status === "fulfilled" ? user : { value: null };',
      'return value;',
    ),
  ],
  ['in ternary', inside(PAIR, 'const v = "value" in user ? user.value : undefined;', 'return v;')],
  [
    'hasOwn',
    inside(PAIR, 'return Object.hasOwn(user, "value") ? (user as any).value.name : null;'),
  ],
  [
    'hasOwnProperty',
    inside(PAIR, 'return user.hasOwnProperty("value") ? (user as any).value.name : null;'),
  ],
  [
    'typeof value',
    inside(
      PAIR,
      'if (typeof (user as any).value !== "undefined") return (user as any).value.name;',
    ),
  ],
  [
    'value !== undefined',
    inside(PAIR, 'if ((user as any).value !== undefined) return (user as any).value.name;'),
  ],
  [
    'reason exit',
    inside(
      PAIR,
      'if ((user as any).reason) throw (user as any).reason;',
      'return (user as any).value.name;',
    ),
  ],
  [
    '!value exit',
    inside(
      PAIR,
      'if (!(user as any).value) throw new Error();',
      'return (user as any).value.name;',
    ),
  ],
  [
    'value var tested',
    inside(PAIR, 'const v = (user as any).value;', 'if (!v) return null;', 'return v.name;'),
  ],
  ['map value filter', inside(RESULTS, 'return results.map((r: any) => r.value).filter(Boolean);')],
  [
    'map value filter cb',
    inside(RESULTS, 'return results.map((r: any) => r.value).filter((v: any) => v !== undefined);'),
  ],
  [
    'map ?. filter',
    inside(RESULTS, 'return results.map((r: any) => r.value?.name).filter(Boolean);'),
  ],
  [
    'nested destructure tested',
    inside(
      'const [{ value: user }] = (await Promise.allSettled([getUser()])) as any;',
      'if (!user) return null;',
      'return user.name;',
    ),
  ],
  [
    'nested default',
    inside(
      'const [{ value: user = null }] = (await Promise.allSettled([getUser()])) as any;',
      'return user;',
    ),
  ],
  ['value default', inside(PAIR, 'const { value = null } = user as any;', 'return value;')],
  [
    'count both',
    inside(
      RESULTS,
      'const ok = results.filter((r) => r.status === "fulfilled").length;',
      'return { ok, failed: results.length - ok };',
    ),
  ],
  [
    'loop counter',
    inside(
      RESULTS,
      'let n = 0; for (const r of results) { if (r.status === "fulfilled") n++; else log(r.reason); } return n;',
    ),
  ],
  [
    'status string eq var',
    inside(
      RESULTS,
      'const want = "fulfilled"; return results.filter((r) => r.status === want).map((r: any) => r.value);',
    ),
  ],
  [
    'startsWith',
    inside(
      RESULTS,
      'return results.filter((r) => r.status.startsWith("ful")).map((r: any) => r.value);',
    ),
  ],
  [
    'switch return fn',
    withHead(
      'function match(r: PromiseSettledResult<any>) { switch (r.status) { case "fulfilled": return r.value; default: return null; } }',
      PAIR,
      'return match(user);',
    ),
  ],
  [
    'class method guard',
    'class A { ok(r: PromiseSettledResult<any>): r is PromiseFulfilledResult<any> { return r.status === "fulfilled"; }\n async run() {\n  const results = await Promise.allSettled(ids.map(load));\n return results.filter((r) => this.ok(r)).map((r: any) => r.value); } }',
  ],
  [
    'class field loop',
    'class A { results: PromiseSettledResult<string>[] = []; get() { for (const r of this.results) if (r.status === "rejected") throw r.reason; return this.results.map((r: any) => r.value); } }',
  ],
  [
    'class field reset',
    'class A { user: PromiseSettledResult<string> | null = null; get() { if (!this.user) return null; return this.user.status === "fulfilled" ? this.user.value : null; } }',
  ],
  [
    'hook',
    withHead(
      'declare function useThing(x: PromiseSettledResult<unknown>): void;',
      PAIR,
      'return useThing(user);',
    ),
  ],
  [
    'nested settled',
    inside(
      'const [a] = await Promise.allSettled([Promise.allSettled([getUser()])]);',
      'return a.status === "fulfilled" ? a.value.filter((r) => r.status === "fulfilled").length : 0;',
    ),
  ],
  [
    'yield results',
    'export async function* run() {\n  const results = await Promise.allSettled(ids.map(load));\n  yield results;\n}',
  ],
  [
    'as unknown',
    withHead(
      'declare function toValues(x: any[]): any;',
      RESULTS,
      'return toValues(results as unknown as any[]);',
    ),
  ],
  [
    'chained ternary array',
    inside(
      RESULTS,
      'return results.map((r) => r.status === "fulfilled" ? r.value : r.reason instanceof Error ? r.reason.message : "x");',
    ),
  ],
  [
    'destructure reason',
    inside(
      RESULTS,
      'for (const { reason } of results as any) if (reason) throw reason;',
      'return results.map((r: any) => r.value);',
    ),
  ],
  [
    'slice',
    inside(
      RESULTS,
      'const [first, ...rest] = results;',
      'if (first?.status === "rejected") throw first.reason;',
      'return rest.filter((r) => r.status === "fulfilled").length;',
    ),
  ],
  [
    'find fulfilled value',
    inside(
      RESULTS,
      'const first = results.find((r) => r.status === "fulfilled");',
      'return first?.value;',
    ),
  ],
  [
    'findLast !',
    inside(RESULTS, 'return results.findLast((r) => r.status === "fulfilled")!.value;'),
  ],
  [
    'default helper in map with index',
    withHead(
      'declare function pick(r: PromiseSettledResult<any>, id: string): any;',
      RESULTS,
      'return results.map((r, i) => pick(r, ids[i]));',
    ),
  ],
  [
    'debug',
    inside(
      RESULTS,
      'if (process.env.DEBUG) console.log(results.map((r: any) => [r.status, r.value]));',
    ),
  ],
  [
    'object destructured after guard',
    inside(
      PAIR,
      'if (user.status !== "fulfilled") return null;',
      'const { value } = user;',
      'return value.name;',
    ),
  ],
  [
    'guard then nested fn decl',
    inside(
      PAIR,
      'if (user.status !== "fulfilled") return null;',
      'function go() { return (user as any).value.name; }',
      'return go();',
    ),
  ],
  [
    'for in',
    inside(
      RESULTS,
      'for (const i in results) { const r = results[i]; if (r.status === "fulfilled") log(r.value); }',
    ),
  ],
  [
    'unless',
    withHead(
      'declare const unless: any;',
      PAIR,
      'unless(user.status === "fulfilled", () => { throw 1; });',
      'return (user as any).value;',
    ),
  ],
  [
    'zod style',
    withHead(
      'declare const schema: any;',
      PAIR,
      'const parsed = schema.parse(user);',
      'return parsed.value;',
    ),
  ],
];

/** Ways to take a result for the value. */
const misused: [name: string, code: string, kind: string][] = [
  ['if(!user)', inside(PAIR, 'if (!user) return "denied";', 'return "in";'), 'truthy'],
  ['if(user)', inside(PAIR, 'if (user) return "in";'), 'truthy'],
  ['&&', inside(PAIR, 'return user && "in";'), 'truthy'],
  ['?? ', inside(PAIR, 'return user ?? null;'), 'nullish'],
  ['|| ', inside(PAIR, 'const u = user || null; return u;'), 'truthy'],
  ['ternary', inside(PAIR, 'return user ? 1 : 2;'), 'truthy'],
  ['!!', inside(PAIR, 'return !!user;'), 'truthy'],
  ['Boolean()', inside(PAIR, 'return Boolean(user);'), 'truthy'],
  ['=== null', inside(PAIR, 'return user === null;'), 'compared'],
  ['== null', inside(PAIR, 'if (user == null) return 1;'), 'compared'],
  ['!== undefined', inside(PAIR, 'if (user !== undefined) return 1;'), 'compared'],
  ['=== true', inside(PAIR, 'if ((user as any) === true) return 1;'), 'compared'],
  ['instanceof', inside(PAIR, 'return user instanceof Error;'), 'compared'],
  ['user.name', inside(PAIR, 'return (user as any).name;'), 'property'],
  ['user?.name', inside(PAIR, 'return (user as any)?.name;'), 'property'],
  ['destructured prop', inside(PAIR, 'const { name } = user as any; return name;'), 'property'],
  ['spread array', inside(PAIR, 'return [...(user as any)];'), 'iterated'],
  ['for of', inside(PAIR, 'for (const x of user as any) log(x);'), 'iterated'],
  ['call', inside(PAIR, 'return (user as any)();'), 'called'],
  ['throw', inside(PAIR, 'throw user;'), 'thrown'],
  ['template', inside(PAIR, 'return `hello ${user}`;'), 'text'],
  ['concat', inside(PAIR, 'return "a" + user;'), 'text'],
  ['arith', inside(PAIR, 'return (user as any) * 2;'), 'text'],
  ['>', inside(PAIR, 'return (user as any) > 2;'), 'text'],
  ['jsx child', inside(PAIR, 'return <p>{user as any}</p>;'), 'text'],
  ['jsx &&', inside(PAIR, 'return <div>{user && <p />}</div>;'), 'truthy'],
  ['String()', inside(PAIR, 'return String(user);'), 'text'],
  ['JSON', inside(PAIR, 'return JSON.stringify({ user });'), 'data'],
  [
    'res.json',
    'export async function h(req: any, res: any) {\n  const [user, role] = await Promise.allSettled([getUser(), getUser()]);\n  res.json({ user });\n}',
    'data',
  ],
  ['Response.json', inside(PAIR, 'return Response.json({ user, role });'), 'data'],
  ['NextResponse', inside(PAIR, 'return NextResponse.json(user);'), 'data'],
  ['return obj', inside(PAIR, 'return { user, role };'), 'returned'],
  ['return one', inside(PAIR, 'return user;'), 'returned'],
  [
    'value unchecked',
    inside(PAIR, 'return (user as PromiseFulfilledResult<any>).value.name;'),
    'unchecked',
  ],
  ['value unchecked !', inside(RESULTS, 'return (results[0] as any).value.name;'), 'unchecked'],
  ['map value', inside(RESULTS, 'return results.map((r: any) => r.value);'), 'unchecked'],
  [
    'map destructured value',
    inside(RESULTS, 'return results.map(({ value }: any) => value);'),
    'unchecked',
  ],
  [
    'then value',
    'export const run = () => Promise.allSettled(ids.map(load)).then((rs) => rs.map((r: any) => r.value.name));',
    'unchecked',
  ],
  ['filter Boolean', inside(RESULTS, 'return results.filter(Boolean);'), 'truthy'],
  ['filter truthy cb', inside(RESULTS, 'return results.filter((r) => r);'), 'truthy'],
  ['filter !!', inside(RESULTS, 'return results.filter((r) => !!r).length;'), 'truthy'],
  ['every cb', inside(RESULTS, 'if (results.every((r) => r)) return 1;'), 'truthy'],
  ['every Boolean', inside(RESULTS, 'if (results.every(Boolean)) return 1;'), 'truthy'],
  ['some cb', inside(RESULTS, 'if (results.some((r) => !r)) return 1;'), 'truthy'],
  ['map prop', inside(RESULTS, 'return results.map((r: any) => r.name);'), 'property'],
  ['for of prop', inside(RESULTS, 'for (const r of results) log((r as any).name);'), 'property'],
  ['forEach cond', inside(RESULTS, 'results.forEach((r) => { if (r) log(1); });'), 'truthy'],
  [
    'alias',
    inside(
      'const rs = Promise.allSettled([getUser()]);',
      'const list = await rs;',
      'const [u] = list;',
      'if (!u) return 1;',
    ),
    'truthy',
  ],
  ['alias2', inside(PAIR, 'const me = user; if (!me) return 1;'), 'truthy'],
  [
    'index',
    inside('const rs = await Promise.allSettled([getUser(), getUser()]);', 'if (!rs[0]) return 1;'),
    'truthy',
  ],
  [
    'arg',
    withHead('function greet(name: string) { return name; }', PAIR, 'return greet(user as any);'),
    'argument',
  ],
  [
    'arg obj',
    withHead('function greet({ name }: any) { return name; }', PAIR, 'return greet(user);'),
    'argument',
  ],
  [
    'checked other',
    inside(
      PAIR,
      'if (role.status === "rejected") throw role.reason;',
      'return (user as any).value.name;',
    ),
    'unchecked',
  ],
  [
    'checked after',
    inside(
      PAIR,
      'const n = (user as any).value.name;',
      'if (user.status === "rejected") throw user.reason;',
      'return n;',
    ),
    'unchecked',
  ],
  [
    'wrong branch',
    inside(PAIR, 'if (user.status === "rejected") return (user as any).value.name;'),
    'unchecked',
  ],
  [
    'reason branch value',
    inside(PAIR, 'return user.status === "fulfilled" ? null : (user as any).value.name;'),
    'unchecked',
  ],
  [
    'filtered rejected value',
    inside(
      RESULTS,
      'return results.filter((r) => r.status === "rejected").map((r: any) => r.value);',
    ),
    'unchecked',
  ],
  ['while cond', inside(PAIR, 'while (user) { log(1); break; }'), 'truthy'],
  ['logical in if', inside(PAIR, 'if (ids.length && user) return 1;'), 'truthy'],
  [
    'helper fn settles',
    withHead(
      'async function settle() { return Promise.allSettled([getUser()]); }',
      'const [u] = await settle();',
      'if (!u) return 1;',
    ),
    'truthy',
  ],
  [
    'annotated param',
    'export function f(r: PromiseSettledResult<string>) { if (!r) return 1; }',
    'truthy',
  ],
  [
    'annotated value',
    'export function f(r: PromiseSettledResult<string>) { return (r as any).value.length; }',
    'unchecked',
  ],
  [
    'annotated list',
    'export function f(rs: PromiseSettledResult<string>[]) { return rs.map((r) => (r as any).value.length); }',
    'unchecked',
  ],
  [
    'readonly arr',
    'export function f(rs: readonly PromiseSettledResult<string>[]) { return rs.filter((r) => r); }',
    'truthy',
  ],
  ['switch true', inside(PAIR, 'switch (user) { case null: return 1; }'), 'compared'],
  [
    'nullish assign',
    inside(
      'let x = null; const [user] = await Promise.allSettled([getUser()]); x ??= user; return user ?? x;',
    ),
    'nullish',
  ],
  ['optional call method', inside(PAIR, 'return (user as any).toUpperCase();'), 'property'],
  ['template tagged ok->', inside(PAIR, 'return `${(user as any).name}`;'), 'property'],
  ['object spread', inside(PAIR, 'return { ...user };'), 'returned'],
  [
    'params default',
    inside(
      RESULTS,
      'const [first = null] = results; if (!first) return 1; return (first as any).value.name;',
    ),
    'unchecked',
  ],
  [
    'async map',
    inside(
      'const [a, b] = await Promise.allSettled([getUser(), getUser()]);',
      'return [a, b].map((r) => (r as any).value.name);',
    ),
    'unchecked',
  ],
  ['in array filter', inside(PAIR, 'return [user, role].filter(Boolean);'), 'truthy'],
  [
    'class field (2)',
    'class A { results: PromiseSettledResult<string>[] = []; get() { return this.results.map((r) => (r as any).value.length); } }',
    'unchecked',
  ],
  [
    'class field cond',
    'class A { user?: PromiseSettledResult<string>; get() { return this.user ? (this.user as any).length : 0; } }',
    'property',
  ],
  [
    'reduce (2)',
    inside(RESULTS, 'return results.reduce((n, r) => n + (r as any).value.length, 0);'),
    'unchecked',
  ],
  ['find prop', inside(RESULTS, 'return results.find((r: any) => r.name === "x");'), 'property'],
  [
    'sort by',
    inside(RESULTS, 'return results.sort((a: any, b: any) => a.name - b.name);'),
    'property',
  ],
  ['indexOf cmp', inside(PAIR, 'return (user as any) === "admin";'), 'compared'],
  [
    'ids index',
    inside(RESULTS, 'return ids.map((id, i) => (results[i] as any).value.name);'),
    'unchecked',
  ],
  [
    'session.user',
    inside(
      'const [session] = await Promise.allSettled([getUser()]);',
      'if ((session as any).user) return 1;',
    ),
    'property',
  ],
  [
    'nested pattern',
    inside('const [{ name }] = (await Promise.allSettled([getUser()])) as any;', 'return name;'),
    'property',
  ],
  [
    'nested value',
    inside(
      'const [{ value: user }] = (await Promise.allSettled([getUser()])) as any;',
      'return user.name;',
    ),
    'unchecked',
  ],
  [
    'paren index',
    inside(
      'const session = (await Promise.allSettled([getUser()]))[0];',
      'if (!session) return 1;',
    ),
    'truthy',
  ],
  [
    'then destructure',
    'export const run = () => Promise.allSettled([getUser()]).then(([s]) => { if (!s) return 1; return 2; });',
    'truthy',
  ],
  [
    'then index',
    'export const run = () => Promise.allSettled([getUser()]).then((r) => (r[0] ? 1 : 2));',
    'truthy',
  ],
  ['deep chain', inside(PAIR, 'return (user as any)?.user?.id ?? null;'), 'property'],
  [
    'two index',
    inside(
      'const rs = await Promise.allSettled([getUser(), getUser()]);',
      'if (rs[0] && rs[1]) return 1;',
    ),
    'truthy',
  ],
  [
    'idx var',
    inside(
      'const rs = await Promise.allSettled([getUser(), getUser()]);',
      'const s = rs[1];',
      'return s ? 1 : 2;',
    ),
    'truthy',
  ],
  [
    'idx === null',
    inside(
      'const rs = await Promise.allSettled([getUser(), getUser()]);',
      'return rs[0] === null;',
    ),
    'compared',
  ],
  ['includes false', inside(RESULTS, 'if (results.includes(false as any)) return 1;'), 'compared'],
  ['includes null', inside(RESULTS, 'if (results.includes(null as any)) return 1;'), 'compared'],
  ['indexOf undefined', inside(RESULTS, 'return results.indexOf(undefined as any);'), 'compared'],
  ['join', inside(RESULTS, 'return results.join(", ");'), 'text'],
  ['template list', inside(RESULTS, 'return `all: ${results}`;'), 'text'],
  ['flat', inside(RESULTS, 'return results.flat().map((u: any) => u.name);'), 'property'],
  ['Math.max', inside(PAIR, 'return Math.max(user as any, 1);'), 'argument'],
  ['parseInt', inside(PAIR, 'return parseInt(user as any, 10);'), 'argument'],
  ['Number', inside(PAIR, 'return Number(user);'), 'text'],
  ['new Date', inside(PAIR, 'return new Date(user as any);'), 'argument'],
  ['encode', inside(PAIR, 'return encodeURIComponent(user as any);'), 'argument'],
  ['== true', inside(PAIR, 'return (user as any) == true;'), 'compared'],
  ['not in list', inside(PAIR, 'if (!user && !role) return 1;'), 'truthy'],
  ['or both', inside(PAIR, 'if (!user || !role) return 1;'), 'truthy'],
  ['arrow return &&', inside(PAIR, 'return () => user && 1;'), 'truthy'],
  ['jsx ternary', inside(PAIR, 'return <p>{user ? "a" : "b"}</p>;'), 'truthy'],
  ['jsx ??', inside(PAIR, 'return <p>{user ?? "b"}</p>;'), 'nullish'],
  ['jsx prop read', inside(PAIR, 'return <p>{(user as any).name}</p>;'), 'property'],
  [
    'map jsx',
    inside(RESULTS, 'return results.map((r: any) => <p key={1}>{r.name}</p>);'),
    'property',
  ],
  [
    'map jsx value',
    inside(RESULTS, 'return results.map((r: any) => <p key={1}>{r.value.name}</p>);'),
    'unchecked',
  ],
  [
    'filter negated',
    inside(RESULTS, 'const failed = results.filter((r) => !r); if (failed.length) throw 1;'),
    'truthy',
  ],
  ['filter null', inside(RESULTS, 'return results.filter((r) => r !== null);'), 'compared'],
  [
    'filter != null',
    inside(RESULTS, 'return results.filter((r) => r != null).length;'),
    'compared',
  ],
  ['filter prop', inside(RESULTS, 'return results.filter((r: any) => r.active);'), 'property'],
  ['some prop', inside(RESULTS, 'return results.some((r: any) => r.isAdmin);'), 'property'],
  ['map prop destr', inside(RESULTS, 'return results.map(({ name }: any) => name);'), 'property'],
  ['for destr', inside(RESULTS, 'for (const { id } of results as any) log(id);'), 'property'],
  [
    'for value',
    inside(RESULTS, 'for (const { value } of results as any) log(value.name);'),
    'unchecked',
  ],
  [
    'entries prop',
    inside(RESULTS, 'for (const [i, r] of results.entries()) log((r as any).name);'),
    'property',
  ],
  [
    'forEach value',
    inside(RESULTS, 'results.forEach((r: any) => log(r.value.name));'),
    'unchecked',
  ],
  [
    'cast value',
    inside(RESULTS, 'return results.map((r) => (r as PromiseFulfilledResult<any>).value.name);'),
    'unchecked',
  ],
  [
    'cast list',
    inside(RESULTS, 'return (results as PromiseFulfilledResult<any>[]).map((r) => r.value.name);'),
    'unchecked',
  ],
  [
    'cast element',
    inside(PAIR, 'return (user as PromiseFulfilledResult<any>).value.name;'),
    'unchecked',
  ],
  [
    'checked after loop',
    inside(
      RESULTS,
      'const names = results.map((r: any) => r.value.name);',
      'for (const r of results) if (r.status === "rejected") throw r.reason;',
      'return names;',
    ),
    'unchecked',
  ],
  [
    'log branch only',
    inside(
      PAIR,
      'if (user.status === "rejected") log(user.reason);',
      'return (user as any).value.name;',
    ),
    'unchecked',
  ],
  [
    'else wrong',
    inside(
      PAIR,
      'if (user.status === "fulfilled") { log(1); } else { log((user as any).value.name); }',
    ),
    'unchecked',
  ],
  [
    'switch wrong',
    inside(PAIR, 'switch (user.status) { case "rejected": return (user as any).value.name; }'),
    'unchecked',
  ],
  [
    '||= ',
    inside(
      'let [user] = (await Promise.allSettled([getUser()])) as any;',
      'user ||= null;',
      'return 1;',
    ),
    'truthy',
  ],
  [
    '??= ',
    inside(
      'let [user] = (await Promise.allSettled([getUser()])) as any;',
      'user ??= null;',
      'return 1;',
    ),
    'nullish',
  ],
  [
    'helper two files-ish',
    withHead(
      'async function both() { return await Promise.allSettled([getUser(), getUser()]); }',
      'const [u, r] = await both();',
      'if (!u || !r) return 1;',
    ),
    'truthy',
  ],
  [
    'awaited later',
    inside(
      'const p = Promise.allSettled([getUser(), getUser()]);',
      'log(1);',
      'const [u] = await p;',
      'if (u) return 1;',
    ),
    'truthy',
  ],
  [
    'annotated tuple',
    'export function f([a]: [PromiseSettledResult<string>]) { if (!a) return 1; }',
    'truthy',
  ],
  [
    'annotated alias',
    'type R = PromiseSettledResult<string>;\nexport function f(a: R) { if (!a) return 1; }',
    'truthy',
  ],
  [
    'annotated obj',
    'export function f({ user }: { user: PromiseSettledResult<string> }) { if (!user) return 1; }',
    'truthy',
  ],
  [
    'arg number',
    withHead('function inc(n: number) { return n + 1; }', PAIR, 'return inc(user as any);'),
    'argument',
  ],
  [
    'arg usage',
    withHead('function up(u: any) { return u.name; }', PAIR, 'return up(user);'),
    'argument',
  ],
  [
    'arg member fn',
    withHead(
      'const api = { greet(name: string) { return name; } };',
      PAIR,
      'return api.greet(user as any);',
    ),
    'argument',
  ],
  [
    'send',
    'export async function h(req: any, reply: any) {\n  const [user, role] = await Promise.allSettled([getUser(), getUser()]);\n  return reply.send({ ok: true, user });\n}',
    'data',
  ],
  [
    'c.json',
    'export async function h(c: any) {\n  const results = await Promise.allSettled(ids.map(load));\n  return c.json(results.map((r: any) => r.value));\n}',
    'unchecked',
  ],
  [
    'c.json list',
    'export async function h(c: any) {\n  const [user, role] = await Promise.allSettled([getUser(), getUser()]);\n  return c.json([user, role]);\n}',
    'data',
  ],
  ['negated in &&', inside(PAIR, 'const ok = !user && 1; return ok;'), 'truthy'],
  ['do while', inside(PAIR, 'do { log(1); } while (!user);'), 'truthy'],
  ['assert(user)', withHead('import assert from "node:assert";', PAIR, 'assert(user);'), 'truthy'],
];

describe(`${rule}, in all shapes`, () => {
  it.each(checked)('is silent: %s', (_name, code) => {
    expect(lintRule(rule, code, { options }).reports).toEqual([]);
  });

  it.each(misused)('reports: %s', (_name, code, kind) => {
    const kinds = lintRule(rule, code, { options }).reports.map((item) => item.split(': ')[1]);
    expect(kinds).toContain(kind);
  });
});
