import type { NameClass } from '../model.js';

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Tiers R1 and R2 of the verb table: 98 to 99 % of such functions only read, which is no proof. */
const READ = words(`
  get list find count retrieve describe lookup select head stat exists has is can
  fetch load read query search resolve download scan view peek inspect compare compute calculate
  parse format render decode hash translate aggregate group browse collect`);

const WRITE = words(`
  create insert add append push unshift put post patch set update upsert merge replace save store
  write persist commit delete del remove destroy drop purge clear truncate archive restore unset
  reset rotate revoke grant assign attach detach link unlink associate enable disable activate
  deactivate publish unpublish send emit notify enqueue dispatch trigger invoke schedule
  cancel abort approve reject accept complete finish submit apply pay charge refund
  capture transfer move rename copy upload import export sync migrate seed backfill index reindex
  invalidate revalidate refresh touch mark log track record audit increment decrement incr decr join
  leave follow subscribe unsubscribe register unregister sign mint issue provision deploy start stop
  restart kill open close connect disconnect mount unmount init initialize bootstrap
  install uninstall run exec execute process handle perform mutate prepare setup listen`);

const GATE = words(`
  require assert ensure check verify validate guard authorize authorise authenticate protect restrict
  enforce throw expect must limit redirect permit allow deny forbid`);

const STATEFUL = words(`
  acquire release lock unlock enter exit begin rollback savepoint checkout reserve lease claim
  take pop shift next advance skip seek consume drain receive poll dequeue ack nack once wait sleep
  delay pause resume tick flush ready settle idle debounce throttle backoff retry question prompt
  confirm alert transaction yield`);

const RECEIVERS = words(`
  tx trx transaction conn connection queryRunner manager em page browser frame locator rl reader
  writer stream cursor iterator lock mutex semaphore stdin prompt`);

/** Opens or closes a transaction or a session: `initTransaction`, `commitTransaction`. */
const REGION =
  /^(init|start|begin|commit|abort|end|run|with|kill|rollback|in)\w*(Transaction|Session)$|Rollback|Savepoint/;

const PREFIXES = words('async do try maybe safe unsafe internal');

/** Words after the verb that turn a read into something else, and why (verb table, “traps”). */
const TRAPS: readonly RegExp[] = [
  // Creates what it does not find, or does a second thing.
  /Or(Create|Insert|Upsert|Add|Register|Init|Build|Generate|Fetch|Set|Refresh|Make|New|Put|Save|Store|Compute|Load)/,
  /And[A-Z]/,
  // Moves a cursor or draws from a counter.
  /^(get|fetch|read|load|find)Next|Sequence|NextId|^generate/,
  // Takes, expires or replaces; locks rows; waits.
  /^(get|find|fetch|load)(Del|Ex|Set|Pop|Delete|Expire)$/i,
  /For(Update|Share)/,
  /^countDown/i,
  // Reads on from where the last read ended, or into a buffer.
  /^read(Chunk|Bytes?|Frame|Packet|Message|Event|Some|Into|Exactly|Fully)?$/i,
  // Gives a stateful handle.
  /^(get|read|fetch)?(Line|Connection|Client|Lock|Lease|Semaphore|Page|Reader|Writer|Cursor|Iterator|Stream|Transaction)$/i,
  // Refreshes or mints.
  /Token|Credential|WithRefresh|^get(Valid|Fresh|Access)|Signed|UploadUrl|Presigned|Invite|Otp|Nonce|Challenge|Csrf|VerificationCode/,
  // Asks a person.
  /^getInput$|^select$/,
  // Loads into what it is given.
  /Into$/,
  // Marks as read, consumes or counts.
  /^readAll|^check(In|Out)|RateLimit|Quota|^canSend|Temp|Tmp/,
  /^use[A-Z]/,
];

/** Splits `getUserURLs2` into `get`, `user`, `urls2`: lower case, in order. */
export function getTokens(name: string): string[] {
  return name
    .replace(/^[_$#]+/, '')
    .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
    .replaceAll(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .split(/[\s_$-]+/)
    .filter((token) => token.length > 0)
    .map((token) => token.toLowerCase());
}

/**
 * What a callee's name says. Only `read` is ever used in favour of a call, and then as an assumption.
 * @param name The callee as written, with its receiver: `api.users.getById`.
 */
export function classifyName(name: string): NameClass {
  const parts = name.split('.').map((part) => part.replace(/\(\)$/, ''));
  const own = parts.at(-1) ?? name;
  if (parts.slice(0, -1).some((part) => RECEIVERS.has(part))) return 'stateful';
  const tokens = getTokens(own);
  while (tokens.length > 1 && PREFIXES.has(tokens[0]!)) tokens.shift();
  const verb = tokens[0] ?? '';
  if (isGateName(own)) return 'gate';
  if (STATEFUL.has(verb) || REGION.test(own)) return 'stateful';
  if (WRITE.has(verb)) return 'write';
  if (!READ.has(verb)) return 'none';
  return TRAPS.some((trap) => trap.test(own)) ? 'none' : 'read';
}

/** Whether the name says that the call decides if its caller goes on. */
export function isGateName(name: string): boolean {
  const own = name.split('.').at(-1) ?? name;
  const tokens = getTokens(own);
  while (tokens.length > 1 && PREFIXES.has(tokens[0]!)) tokens.shift();
  // `getOrderOrThrow` looks something up; `throwIfMissing` is a gate.
  return (
    GATE.has(tokens[0] ?? '') ||
    /Or(Redirect|Deny|Forbid|Unauthorized|NotFound|Return)$|^get\w*Auth$/.test(own)
  );
}

/**
 * Whether the name is that of a check of values. Inside a function, such a check of its own input is
 * a way for that function to fail, unless its body speaks of rights.
 */
export function isCheckName(name: string): boolean {
  const [verb] = getTokens(name.split('.').at(-1) ?? name);
  return verb !== undefined && CHECKS.has(verb);
}

const CHECKS = words('assert check ensure expect must throw validate verify');

const PROTECTED =
  /(un)?auth(ori[sz]|enticat|$|[^o])|forbidden|permission|denied|(not|is)?.?allowed|sign.?in|log.?in|\b40[13]\b|credential|privilege|\bcan[A-Z]|hasAccess|isAdmin/i;

/** `project.ownerId !== userId`, `members.some((member) => …)`: whether something belongs to the caller. */
const OWNERSHIP =
  /\b\w*(owner|user|member|tenant|org|organi[sz]ation|workspace|team|account|creator|author)_?id\b\s*[!=]==?|[!=]==?\s*[\w.?]*\b\w*(owner|user|member|tenant|org|organi[sz]ation|workspace|team|account|creator|author)_?id\b|(member|owner|participant|collaborator)s?\??\.(some|includes|find|has)\b/i;

const ACCESS = /member|api_?key|hashed_?key|access_?token|\bacl\b|\broles?\b|permission/i;

/**
 * Whether a text speaks of who may have what is looked for: a look-up by it that throws when it finds
 * nothing lets its caller go on only with the right to.
 */
export function isAboutAccess(text: string): boolean {
  return ACCESS.test(text.slice(0, 400));
}

/** Words that speak of rights where a caller is tested, but not where an answer failed to load. */
const SIGNED_IN = /session|\broles?\b|expired|admin/i;

/**
 * Whether a throw speaks of rights, so that it is a gate's purpose rather than a look-up's failure.
 * @param thrown The text of what is thrown.
 * @param test The text of the condition under which it is, when there is one.
 */
export function isAboutRights(thrown: string, test: string): boolean {
  if (PROTECTED.test(thrown.slice(0, 400)) || PROTECTED.test(test.slice(0, 400))) return true;
  if (OWNERSHIP.test(test) || isAboutAccess(test) || isAboutAccess(thrown)) return true;
  const isTransport = /\.(ok|status)\b/.test(test);
  return (
    !isTransport && (SIGNED_IN.test(thrown.slice(0, 400)) || SIGNED_IN.test(test.slice(0, 400)))
  );
}
