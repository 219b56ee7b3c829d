import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { dropSelfAliases, unqualify } from '../../src/sql/unqualify.js';

const home = { schema: 'public', relations: new Set(['t', '"a b"', 'u']) };

test('names of relations lose the schema they are at home in, and nothing else does', () => {
  assert.is(
    unqualify('SELECT * FROM public.t, public."a b", own.t, public.x', home),
    'SELECT * FROM t, "a b", own.t, public.x',
  );
  assert.is(
    unqualify(`SELECT 'public.t', "public.t", own.public.t FROM public.t`, home),
    `SELECT 'public.t', "public.t", own.public.t FROM t`,
  );
  assert.is(unqualify('COMMENT ON COLUMN public.t.u IS NULL', home), 'COMMENT ON COLUMN t.u IS NULL');
});

test('an alias that says the name again goes, another stays', () => {
  assert.is(
    dropSelfAliases('SELECT * FROM public.t AS t JOIN public.u AS v ON true, own.t AS t', home),
    'SELECT * FROM public.t JOIN public.u AS v ON true, own.t AS t',
  );
  assert.is(
    dropSelfAliases('SELECT "a b".x FROM public."a b" AS "a b" WHERE true', home),
    'SELECT "a b".x FROM public."a b" WHERE true',
  );
});

test('a name that a part of the query has keeps its schema', () => {
  const sql = 'WITH t AS (SELECT * FROM public.u) SELECT * FROM t, public.t AS other, public.u';
  assert.is(unqualify(sql, home), 'WITH t AS (SELECT * FROM u) SELECT * FROM t, public.t AS other, u');
});

test.run();
