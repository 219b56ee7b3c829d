import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { translateDefault } from '../src/index.js';
import { RICH_SCOPE } from './rich-scope.js';

function say(sql: string, name: string): string {
  const column = RICH_SCOPE.tables[0]!.columns.find((item) => item.name === name)!;
  const result = translateDefault({ sql, column, scope: RICH_SCOPE });
  return result.sql ?? `refused: ${result.findings.at(-1)!.code}`;
}

test('a literal becomes one of the column’s type', () => {
  assert.is(say('0', 'active'), 'false');
  assert.is(say("'yes'", 'open'), 'true');
  assert.is(say("'5'", 'order'), '5');
  assert.is(say('-1', 'order'), '-1');
  assert.is(say('0xFF', 'order'), '255');
  assert.is(say('5', 'name'), "'5'");
  assert.is(say('"abc"', 'name'), "'abc'");
  assert.is(say('abc', 'name'), "'abc'");
  assert.is(say("x'00ff'", 'raw'), "'\\x00ff'::bytea");
  assert.is(say('1', 'size'), '1::float8');
  assert.is(say("'2024-02-29'", 'day'), "'2024-02-29'::date");
  assert.is(say('1700000000', 'at'), "'2023-11-14 22:13:20+00'::timestamptz");
  assert.is(say("'{}'", 'doc'), "'{}'::jsonb");
  assert.is(say('NULL', 'order'), 'NULL::bigint');
});

test('what the type cannot hold is refused', () => {
  assert.is(say("'n/a'", 'order'), 'refused: value-does-not-fit');
  assert.is(say("''", 'day'), 'refused: value-does-not-fit');
  assert.is(say('2', 'active'), 'refused: value-does-not-fit');
  assert.is(say("'2024-02-30'", 'day'), 'refused: value-does-not-fit');
});

test('the present moment is one in the column’s form', () => {
  const text = "to_char(CURRENT_TIMESTAMP AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS')";
  assert.is(say('CURRENT_TIMESTAMP', 'name'), text);
  assert.is(say("(datetime('now'))", 'name'), text);
  assert.is(say('current_timestamp', 'seen'), "(CURRENT_TIMESTAMP AT TIME ZONE 'UTC')");
  assert.is(say("(strftime('%s', 'now'))", 'at'), 'CURRENT_TIMESTAMP');
  assert.is(say('CURRENT_DATE', 'day'), "(CURRENT_TIMESTAMP AT TIME ZONE 'UTC')::date");
  assert.is(say("(strftime('%s', 'now'))", 'order'), 'floor(extract(epoch FROM CURRENT_TIMESTAMP))::bigint');
  assert.is(say('(unixepoch())', 'order'), 'floor(extract(epoch FROM CURRENT_TIMESTAMP))::bigint');
  assert.is(say("(julianday('now'))", 'size'), "sqlite_compat.julianday_now('now')");
});

test.run();
