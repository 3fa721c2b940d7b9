/**
 * Tells what SQL does, from text that is written out. Only what is sure to read counts as a read:
 * names of functions that are not known may belong to functions that write.
 * Source: PostgreSQL 17, MySQL 8.4 and SQLite 3.45 documentation, lists of statements and functions.
 */
import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, getPropertyName, unwrap } from '../../../../utils/ast.js';
import { getParts } from '../arguments.js';
import type { Row, RowOf, TagRowOf } from '../library.js';

type SqlEffect = 'read' | 'write' | 'barrier';

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Statements that read, where nothing in them says otherwise. */
const READERS = words('select values table show explain with describe desc');

/** Statements that open, close or change a session or a transaction. */
const SESSION = words(`begin start savepoint release commit rollback end abort set reset lock unlock
  listen unlisten notify pragma use attach detach discard declare fetch move close prepare execute
  deallocate load kill`);

/** Words that make a statement more than a read, wherever they stand. */
const CHANGING =
  words(`insert update delete merge replace upsert into truncate drop alter create call
  do grant revoke lock updlock xlock tablockx holdlock analyze analyse copy outfile dumpfile share vacuum refresh handler`);

/** Words that may stand before a parenthesis without being called. */
const SYNTAX =
  words(`select from where and or not in exists any all some as on using join over values
  when then else case between like ilike similar is by having union intersect except with recursive
  partition filter within group array row distinct limit offset lateral cast materialized return
  interval order rows range only rollup cube sets grouping collate escape end`);

/** Functions that compute from their arguments and the rows, or tell the time. */
const FUNCTIONS = words(`
  count sum avg min max array_agg string_agg json_agg jsonb_agg json_object_agg jsonb_object_agg
  json_arrayagg json_objectagg json_group_array json_group_object group_concat bool_and bool_or every
  bit_and bit_or bit_xor stddev stddev_pop stddev_samp variance var_pop var_samp corr mode
  percentile_cont percentile_disc any_value total
  row_number rank dense_rank percent_rank cume_dist ntile lag lead first_value last_value nth_value
  coalesce nullif ifnull isnull nvl if iif greatest least
  lower upper initcap trim ltrim rtrim btrim length char_length character_length octet_length
  substring substr left right concat concat_ws replace_text reverse repeat lpad rpad position strpos
  instr locate split_part regexp_match regexp_matches regexp_replace regexp_like regexp_substr
  starts_with format ascii chr char hex unhex encode decode md5 sha1 sha2 sha256 to_char to_number
  quote_ident quote_literal translate printf unicode glob
  abs ceil ceiling floor round trunc mod power pow sqrt exp ln log log10 sign random rand pi width_bucket
  now current_timestamp current_date current_time localtimestamp date time datetime timestamp strftime
  julianday unixepoch date_trunc date_part date_format date_add date_sub datediff timestampdiff
  timestampadd extract age make_date make_interval to_date to_timestamp from_unixtime unix_timestamp
  year month day hour minute second week weekday dayofweek dayofmonth dayofyear quarter last_day
  curdate curtime utc_timestamp utc_date str_to_date
  cast convert typeof pg_typeof to_json to_jsonb row_to_json json_build_object jsonb_build_object
  json_build_array jsonb_build_array json_object json_array json_extract json_unquote json_contains
  json_value json_query json_length json_type json_valid json_each json_tree json_array_length
  jsonb_array_length jsonb_array_elements jsonb_array_elements_text json_array_elements
  json_array_elements_text jsonb_each jsonb_each_text json_each_text jsonb_object_keys json_object_keys
  jsonb_extract_path jsonb_extract_path_text jsonb_path_query jsonb_path_exists jsonb_typeof
  json_typeof jsonb_set jsonb_strip_nulls jsonb_pretty
  unnest array_length cardinality array_position array_to_string string_to_array array_append array_cat
  array_remove generate_series generate_subscripts
  to_tsvector to_tsquery plainto_tsquery phraseto_tsquery websearch_to_tsquery ts_rank ts_rank_cd
  ts_headline setweight similarity word_similarity levenshtein soundex unaccent match against
  st_distance st_dwithin st_within st_contains st_intersects st_makepoint st_point st_setsrid
  st_asgeojson st_x st_y cosine_distance inner_product l2_distance
  version current_database current_schema database user current_user session_user
  pg_table_size pg_total_relation_size pg_relation_size pg_database_size pg_size_pretty
  bin_to_uuid uuid_to_bin uuid gen_random_uuid uuid_generate_v4 inet_aton inet_ntoa
  numeric decimal varchar
`);

/** What SQL text does. */
export function classifySql(text: string): SqlEffect {
  const plain = strip(text);
  if (plain === undefined) return 'write';
  const statements = plain.split(';').filter((item) => item.trim() !== '');
  const effects = statements.map(classifyStatement);
  if (effects.includes('barrier')) return 'barrier';
  return effects.length > 0 && effects.every((item) => item === 'read') ? 'read' : 'write';
}

/** The text in lower case without comments, and with literals and quoted names as one letter each. */
function strip(text: string): string | undefined {
  // Backslashes in strings and dollar quotes end differently from one database to the next.
  if (text.includes('\\') || /\$[a-z_]*\$/i.test(text)) return undefined;
  const plain = text.replaceAll(
    /'(?:[^']|'')*'|"(?:[^"]|"")*"|`[^`]*`|\[[a-z_][\w ]*\]|--(?!\S)[^\n]*|\/\*[\s\S]*?\*\//gi,
    (match) => (/^(?:--|\/\*)/.test(match) ? ' ' : match.startsWith("'") ? ' 0 ' : ' q '),
  );
  // Hints that MySQL runs; an unfinished literal; what is a comment in one database and an operator in
  // another; an assignment to a variable.
  return /\/\*!/.test(text) || /['"`#]|--|\/\*|:=/.test(plain) ? undefined : plain.toLowerCase();
}

function classifyStatement(statement: string): SqlEffect {
  const tokens = statement.match(/[a-z_][\w$]*|[^\s\w]|\d[\w.]*/g) ?? [];
  const first = tokens.find((token) => token !== '(');
  if (first === undefined) return 'write';
  if (SESSION.has(first)) return 'barrier';
  if (!READERS.has(first)) return 'write';
  const isChanging = tokens.some(
    (token, index) => CHANGING.has(token) && tokens[index - 1] !== '.' && tokens[index + 1] !== '.',
  );
  // `FOR UPDATE`, `FOR NO KEY UPDATE`, `FOR SHARE`, `LOCK IN SHARE MODE`.
  if (isChanging) return 'write';
  // `ids.nextval`, `NEXT VALUE FOR ids`
  if (/\b(?:nextval|next value)\b/.test(tokens.join(' '))) return 'write';
  return tokens.every((token, index) => {
    if (tokens[index + 1] !== '(' || !/^[a-z_]/.test(token)) return true;
    return tokens[index - 1] !== '.' && (SYNTAX.has(token) || FUNCTIONS.has(token));
  })
    ? 'read'
    : 'write';
}

/** The rows of a library for SQL that reads, changes, or concerns the session. */
export interface SqlRows {
  read: Row;
  write: Row;
}

export const SESSION_TEXT = 'it changes the session or the transaction of its connection';

function chooseRow(rows: SqlRows, text: string | undefined): Row | undefined {
  if (text === undefined) return undefined;
  const effect = classifySql(text);
  if (effect === 'barrier') return { ...rows.write, barrier: SESSION_TEXT };
  return rows[effect];
}

/** The row for a call that is given SQL, as a text or as the property of an object: `{ text, values }`. */
export function bySql(rows: SqlRows, key?: string): RowOf {
  return (call, _, textOf) => {
    const [argument] = call.arguments;
    const sql = argument && getSql(argument, key);
    if (!sql) return undefined;
    return (
      chooseRow(rows, textOf(sql)) ?? (mayBeHandedOver(sql) ? askCaller(rows, sql) : undefined)
    );
  };
}

/** `query(text)`, whose caller knows the text. */
function askCaller({ read }: SqlRows, sql: TSESTree.Node): Row | undefined {
  return read.lazy === undefined ? { ...read, sql } : undefined;
}

function mayBeHandedOver(node: TSESTree.Node): boolean {
  const { type } = unwrap(node);
  return type === AST_NODE_TYPES.Identifier || type === AST_NODE_TYPES.MemberExpression;
}

function getSql(argument: TSESTree.Node, key: string | undefined): TSESTree.Node | undefined {
  const value = unwrap(argument);
  if (value.type !== AST_NODE_TYPES.ObjectExpression) return value;
  let sql: TSESTree.Node | undefined;
  for (const item of value.properties) {
    if (item.type !== AST_NODE_TYPES.Property || item.computed) return undefined;
    const name = item.key.type === AST_NODE_TYPES.Identifier ? item.key.name : undefined;
    if (name === key) sql = item.value;
  }
  return sql;
}

/** The row for a tag that binds what stands in its holes as parameters. */
export function byTemplate(rows: SqlRows): TagRowOf {
  return (node) => chooseRow(rows, getTemplateText(node));
}

/** The row for a call that is given a tagged template: `` db.execute(sql`SELECT 1`) ``. */
export function bySqlOrTemplate(rows: SqlRows, tagKind: string): RowOf {
  return (call, kindOf, textOf) => {
    const argument = call.arguments[0] && unwrap(call.arguments[0]);
    if (argument?.type !== AST_NODE_TYPES.TaggedTemplateExpression)
      return argument && chooseRow(rows, textOf(argument));
    return kindOf(argument) === tagKind ? chooseRow(rows, getTemplateText(argument)) : undefined;
  };
}

/** What stands before a value, a column, a table or a condition: nothing can be appended there. */
const BEFORE_VALUE =
  /(?:[=<>(,+*/%|~@&-]|\b(?:in|like|ilike|limit|offset|between|and|or|not|is|when|then|else|where|on|by|from|join|having|select|distinct|any|all))\s*$/i;

/** The text of a template, with a parameter for each hole; undefined where a hole may hold more SQL. */
function getTemplateText(node: TSESTree.TaggedTemplateExpression): string | undefined {
  let text = '';
  for (const [index, part] of node.quasi.quasis.entries()) {
    if (part.value.cooked === null) return undefined;
    text += part.value.cooked;
    const hole = node.quasi.expressions[index];
    if (!hole) continue;
    if (!BEFORE_VALUE.test(text) || holdsSql(hole)) return undefined;
    text += ' q ';
  }
  return text;
}

/** Whether a hole visibly holds text that is not bound: another template, `sql.raw(text)`. */
function holdsSql(hole: TSESTree.Node): boolean {
  const stack: TSESTree.Node[] = [hole];
  let node: TSESTree.Node | undefined;
  while ((node = stack.pop())) {
    if (node.type === AST_NODE_TYPES.TaggedTemplateExpression) return true;
    if (
      node.type === AST_NODE_TYPES.MemberExpression &&
      ['raw', 'unsafe', undefined].includes(getPropertyName(node))
    )
      return true;
    stack.push(...getParts(node));
  }
  return false;
}
