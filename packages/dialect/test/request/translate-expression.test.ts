import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { translateExpression, type ExpressionRequest } from '../../src/index.js';
import { RICH_SCOPE } from '../rich-scope.js';

function say(sql: string, use: ExpressionRequest['use'] = 'check'): string | null {
  return translateExpression({ sql, scope: RICH_SCOPE, table: 'item S', use }).sql;
}

function refusal(sql: string, use: ExpressionRequest['use'] = 'check'): string | undefined {
  const { sql: text, findings } = translateExpression({ sql, scope: RICH_SCOPE, table: 'Item s', use });
  assert.is(text, null, sql);
  return findings.find(({ severity }) => severity === 'refused')?.code;
}

test('a boolean column is compared with true and false', () => {
  assert.is(say('active = 1'), 'active = true');
  assert.is(say('active IN (0, 1)'), 'active IN (false, true)');
  assert.is(say("active <> '0'"), 'active <> false');
  assert.is(say('NOT active'), 'NOT active');
  assert.is(say('active + 1 > 1'), 'active::int::bigint + 1 > 1');
  assert.is(say("open IN ('yes', 'no')"), 'open IN (true, false)');
  assert.is(say('active = 2'), 'active::int = 2');
});

test('times are compared with times, counts since 1970 with the moment they stand for', () => {
  assert.is(say("seen >= '2024-01-31 10:00:00'"), "seen >= '2024-01-31 10:00:00'::timestamp");
  assert.is(say("seen > '2024-01-31'"), "seen >= '2024-01-31 00:00:00'::timestamp");
  assert.is(say("seen <= '2024-01-31'"), "seen < '2024-01-31 00:00:00'::timestamp");
  assert.is(say('at > 1700000000'), "at > '2023-11-14 22:13:20+00'::timestamptz");
  assert.is(say('at_ms % 1000 = 0'), 'floor(extract(epoch FROM at_ms) * 1000)::bigint % 1000 = 0');
  assert.is(say("day = '2024-02-29'"), "day = '2024-02-29'::date");
  assert.is(say("day < '2024-02'"), 'sqlite_compat.date_text(day) COLLATE "C" < \'2024-02\'');
});

test('the literal takes the affinity of the column, or the answer is known', () => {
  assert.is(say("id = '2'"), 'id = 2');
  assert.is(say('name = 5'), "name = '5'");
  assert.is(say("id = 'x'"), 'false');
  assert.is(say('"order" < \'x\''), '"order" IS NOT NULL OR NULL');
  assert.is(say("price >= '1.5'"), 'price >= 1.5');
  assert.is(say('size > 1'), 'size > 1');
});

test('NOCASE folds A–Z on both sides, as an index and as a condition', () => {
  assert.is(say("email = 'X@Y'"), 'lower(email COLLATE "C") = \'x@y\'');
  assert.is(say('email', 'index'), 'lower(email COLLATE "C")');
  assert.is(say("name = 'a' COLLATE NOCASE"), 'lower(name COLLATE "C") = \'a\'');
  assert.is(say("'X ' = 'x ' COLLATE NOCASE AND 'a' < 'B'"), 'true AND false');
  assert.is(say("name COLLATE RTRIM = 'a'"), "rtrim(name, ' ') = 'a'");
});

test('asking for the class of a typed column asks whether it is NULL', () => {
  assert.is(say("typeof(name) = 'text'"), 'name IS NOT NULL');
  assert.is(say("typeof(id) = 'integer'"), 'id IS NOT NULL');
  assert.is(say("typeof(size) <> 'null'"), 'size IS NOT NULL');
  assert.is(say("typeof(raw) = 'text'"), 'false');
});

test('integers as conditions, conditions as integers', () => {
  assert.is(say('"order" AND NOT id'), '"order" <> 0 AND NOT id <> 0');
  assert.is(say('(id > 1) + (id > 2)', 'select'), '(id > 1)::int::bigint + (id > 2)::int');
  assert.is(say('id IS NOT 1 OR name IS NULL'), 'id IS DISTINCT FROM 1 OR name IS NULL');
  assert.is(say('id IS TRUE'), 'id <> 0 IS TRUE');
});

test('patterns are PostgreSQL’s where they can be', () => {
  assert.is(say("name LIKE 'a%'"), "lower(name) LIKE 'a%'");
  assert.is(say("name NOT LIKE 'a\\%'"), "lower(name) NOT LIKE 'a\\%' ESCAPE ''");
  assert.is(say("name GLOB 'a_*'"), "name LIKE 'a\\_%'");
  assert.is(say("name GLOB '[0-9][0-9]'"), "name ~ '^[0-9][0-9]$'");
  assert.is(say('name GLOB email'), 'sqlite_compat.glob(email, name)');
});

test('a double-quoted name that is no column is a string, with a note', () => {
  const { sql, findings } = translateExpression({
    sql: 'name = "no such"',
    scope: RICH_SCOPE,
    table: 'Item s',
    use: 'check',
  });
  assert.is(sql, "name = 'no such'");
  assert.equal(
    findings.map(({ code, span }) => [code, span]),
    [['double-quoted-string', { start: 7, end: 16 }]],
  );
});

test('what PostgreSQL keeps must depend on the row only', () => {
  assert.is(refusal("datetime('now')", 'generated'), 'not-deterministic');
  assert.is(refusal('random()', 'index'), 'not-deterministic');
  assert.is(
    translateExpression({ sql: "date(seen, '+1 month')", scope: RICH_SCOPE, table: 'Item s', use: 'index' }).immutable,
    true,
  );
});

test('what cannot be said exactly is refused with its reason', () => {
  assert.is(refusal('length(seen) = 19'), 'timestamp-text');
  assert.is(refusal('length(doc) > 2'), 'json-text');
  assert.is(refusal('my_function(id)'), 'unknown-function');
  assert.is(refusal('unheard = 1'), 'no-such-column');
  assert.is(refusal('id IN (SELECT 1)'), 'subquery');
  assert.is(refusal('id = ?'), 'parameter');
  assert.is(refusal("name MATCH 'x'"), 'match');
  assert.is(refusal('id ='), 'syntax');
  assert.is(refusal('name COLLATE mine = 1'), 'unknown-collation');
});

test('a sentinel among moments is compared with what infinity can stand for, and with nothing else', () => {
  assert.is(say("coalesce(seen, '')", 'index'), "COALESCE(seen, '-infinity'::timestamp)");
  assert.is(say('coalesce(seen, 0)', 'index'), "COALESCE(seen, '-infinity'::timestamp)");
  assert.is(say("ifnull(seen, 'never') = 'never'"), "COALESCE(seen, 'infinity'::timestamp) = 'infinity'::timestamp");
  assert.is(refusal("coalesce(seen, '') > '0'"), 'timestamp-text');
  assert.is(refusal('coalesce(seen, 0) = 0.0'), 'timestamp-text');
  assert.is(refusal("date(coalesce(seen, 'now')) = '2024-01-31'"), 'timestamp-text');
  assert.is(refusal("coalesce(seen, '') || ''"), 'timestamp-text');
});

test('JSON is compared as JSON, for equality only', () => {
  assert.is(say("doc <> '[]'", 'index-where'), "doc <> '[]'::jsonb");
  assert.is(refusal("doc > '[]'"), 'json-text');
  assert.is(say("doc = 'no JSON'"), 'doc IS NULL AND NULL');
  assert.is(refusal("doc > 'no JSON'"), 'json-text');
});

test('a generated real is never minus zero, which SQLite stores as the integer 0', () => {
  assert.is(say('size * -1', 'generated'), 'size * -1 + 0.0');
  assert.is(say('-size', 'generated'), '-size + 0.0');
  assert.is(say('size', 'generated'), 'size');
  assert.is(say('"order" * 2', 'generated'), '"order" * 2');
  assert.is(say('size * -1', 'index'), 'size * -1');
});

test.run();
