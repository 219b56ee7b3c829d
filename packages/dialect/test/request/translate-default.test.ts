import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { translateDefault } from '../../src/index.js';
import { RICH_SCOPE } from '../rich-scope.js';

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
  assert.is(say('FALSE', 'open'), 'false');
  assert.is(say('1', 'open'), 'true');
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
  assert.is(
    say("(strftime('%Y-%m-%dT%H:%M:%fZ', CURRENT_TIMESTAMP))", 'made'),
    "date_trunc('second', CURRENT_TIMESTAMP)",
  );
  assert.is(say('CURRENT_DATE', 'day'), "(CURRENT_TIMESTAMP AT TIME ZONE 'UTC')::date");
  assert.is(say("(strftime('%s', 'now'))", 'order'), 'floor(extract(epoch FROM CURRENT_TIMESTAMP))::bigint');
  assert.is(say('(unixepoch())', 'order'), 'floor(extract(epoch FROM CURRENT_TIMESTAMP))::bigint');
  assert.is(
    say("(julianday('now'))", 'size'),
    '((floor(extract(epoch FROM CURRENT_TIMESTAMP) * 1000) + 210866760000000)::float8 / 86400000)',
  );
});

test('the time on the wall is that of the session', () => {
  const text = "to_char(CURRENT_TIMESTAMP, 'YYYY-MM-DD HH24:MI:SS')";
  assert.is(say("(datetime('now', 'localtime'))", 'name'), text);
  assert.is(say("(datetime('now', 'localtime'))", 'seen'), `${text}::timestamp`);
  assert.is(say("(date('now', 'localtime'))", 'day'), "to_char(CURRENT_TIMESTAMP, 'YYYY-MM-DD')::date");
  assert.is(
    say("(strftime('%Y-%m-%d %H:%M:%f', 'now', 'localtime'))", 'name'),
    "to_char(CURRENT_TIMESTAMP, 'YYYY-MM-DD HH24:MI:SS.MS')",
  );
});

test('a moment that others write is one where the rows have counts', () => {
  assert.is(say('CURRENT_TIMESTAMP', 'at_ms'), "(CURRENT_TIMESTAMP AT TIME ZONE 'UTC')");
  assert.is(say('(lower(hex(randomblob(16))))', 'name'), "encode(sqlite_compat.randomblob(16), 'hex')");
});

test('a text in a bytea column is its UTF-8 bytes', () => {
  assert.is(say("''", 'raw'), "'\\x'::bytea");
  assert.is(say("'none'", 'raw'), "'\\x6e6f6e65'::bytea");
  assert.is(say('"é"', 'raw'), "'\\xc3a9'::bytea");
  assert.is(
    say('CURRENT_DATE', 'raw'),
    "convert_to(to_char(CURRENT_TIMESTAMP AT TIME ZONE 'UTC', 'YYYY-MM-DD'), 'UTF8')",
  );
});

test('the present moment in one of ISO’s forms is that moment, as finely as it is written', () => {
  const milliseconds = "date_trunc('milliseconds', CURRENT_TIMESTAMP)";
  const seconds = "date_trunc('second', CURRENT_TIMESTAMP)";
  for (const format of ['%Y-%m-%dT%H:%M:%fZ', '%Y-%m-%d %H:%M:%f', '%FT%H:%M:%f+00:00']) {
    assert.is(say(`(strftime('${format}', 'now'))`, 'made'), milliseconds);
    assert.is(say(`(strftime('${format}'))`, 'seen'), `(${milliseconds} AT TIME ZONE 'UTC')`);
  }
  for (const format of ['%Y-%m-%dT%H:%M:%SZ', '%Y-%m-%d %H:%M:%S', '%FT%T']) {
    assert.is(say(`(strftime('${format}', 'now'))`, 'made'), seconds);
    assert.is(say(`(strftime('${format}', 'now'))`, 'seen'), `(${seconds} AT TIME ZONE 'UTC')`);
  }
  assert.is(say("(datetime('now', 'subsec'))", 'made'), milliseconds);
  assert.is(
    say("(strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))", 'name'),
    `to_char(CURRENT_TIMESTAMP AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`,
  );
  assert.is(say("(strftime('%H:%M', 'now'))", 'made'), 'refused: value-does-not-fit');
});

test('the present day and time of day are cut, never rounded', () => {
  const time = "date_trunc('second', CURRENT_TIMESTAMP AT TIME ZONE 'UTC')::time";
  for (const now of ['CURRENT_TIME', "(time('now'))", "(strftime('%H:%M:%S'))"]) assert.is(say(now, 'clock'), time);
  const day = "(CURRENT_TIMESTAMP AT TIME ZONE 'UTC')::date";
  for (const now of ["(date('now'))", "(strftime('%F', 'now'))"]) assert.is(say(now, 'day'), day);
});

test('a moment written with the offset zero is that wall clock in UTC', () => {
  assert.is(say("'2000-01-01 00:00:00.000000000+00:00'", 'seen'), "'2000-01-01 00:00:00.000000'::timestamp");
  assert.is(say("'2000-01-01T00:00:00Z'", 'seen'), "'2000-01-01 00:00:00'::timestamp");
  assert.is(say("'2000-01-01 00:00:00+02:00'", 'seen'), 'refused: value-does-not-fit');
  assert.is(say("'2000-01-01 00:00:00+02:00'", 'made'), "'2000-01-01 00:00:00+02:00'::timestamptz");
});

test.run();
