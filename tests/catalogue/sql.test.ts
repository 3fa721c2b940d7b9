import { describe, expect, it } from 'vitest';

import { classifySql } from '../../src/analysis/effects/catalogue/databases/sql.js';

describe('SQL that reads', () => {
  it.each([
    'SELECT * FROM users WHERE id = $1',
    '  select count(*), max(at) from "orders" where state in (?, ?) -- update later',
    'WITH t AS (SELECT * FROM teams) SELECT * FROM t',
    "SELECT 'DELETE FROM users; DROP TABLE users' AS text",
    'SELECT update_count, "delete" FROM jobs',
    'SELECT u.update FROM users u',
    'SELECT coalesce(lower(name), now()::text) FROM users; SELECT 1;',
    'SELECT row_number() OVER (PARTITION BY team ORDER BY at) FROM users',
    'EXPLAIN SELECT * FROM users',
    'SHOW TABLES',
    'VALUES (1), (2)',
    '(SELECT 1) UNION ALL (SELECT 2)',
    'SELECT `name` FROM `users`',
    'SELECT /* all of them */ * FROM [users]',
  ])('%s', (text) => {
    expect(classifySql(text)).toBe('read');
  });
});

describe('SQL that may change something', () => {
  it.each([
    'UPDATE users SET seen = true',
    'WITH gone AS (DELETE FROM users RETURNING *) SELECT * FROM gone',
    'SELECT * FROM users FOR UPDATE',
    'SELECT * FROM users FOR NO KEY UPDATE SKIP LOCKED',
    'SELECT * FROM users FOR KEY SHARE',
    'SELECT * FROM users LOCK IN SHARE MODE',
    'SELECT * INTO copy FROM users',
    "SELECT nextval('ids')",
    "SELECT setval('ids', 1)",
    'SELECT pg_advisory_lock(1)',
    "SELECT pg_notify('channel', 'text')",
    "SELECT set_config('role', 'admin', false)",
    'SELECT last_insert_id()',
    'SELECT my_function(id) FROM users',
    'SELECT app.lower(name) FROM users',
    'SELECT * FROM users; DELETE FROM users',
    'EXPLAIN ANALYZE DELETE FROM users',
    'EXPLAIN (ANALYZE) SELECT * FROM users',
    'SELECT @total := 1',
    "SELECT 'it\\'s', nextval('ids')",
    "SELECT $$text$$, nextval('ids')",
    'SELECT /*! SQL_NO_CACHE, */ 1',
    "SELECT 'unfinished",
    "SELECT data #> '{a}', nextval('ids') FROM users",
    'SELECT 5--f(1)',
    'SELECT ids.nextval FROM dual',
    'SELECT NEXT VALUE FOR ids',
    'SELECT * FROM users WITH (UPDLOCK)',
    'TRUNCATE users',
    'CALL refresh()',
    '',
  ])('%s', (text) => {
    expect(classifySql(text)).toBe('write');
  });
});

describe('SQL that concerns the session or its transaction', () => {
  it.each([
    'BEGIN',
    'COMMIT',
    'SAVEPOINT one',
    "SET search_path = 'app'",
    'PRAGMA journal_mode = wal',
    'LOCK TABLE users',
    'LISTEN channel',
    'SELECT 1; COMMIT',
  ])('%s', (text) => {
    expect(classifySql(text)).toBe('barrier');
  });
});
