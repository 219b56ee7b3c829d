import * as fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { isCall, readNames, replaceNames, splitStatements, tokenize } from '../../src/sql/token.js';

const texts = (sql: string): string[] => tokenize(sql).map(({ text }) => text);

test('quotes, dollar quotes and comments are one token each', () => {
  assert.equal(texts(`'it''s' "a""b" E'a\\'b' $$x'y$$ $t$ $$ $t$ /* a /* b */ c */ -- d\n1`), [
    `'it''s'`,
    `"a""b"`,
    `E'a\\'b'`,
    `$$x'y$$`,
    `$t$ $$ $t$`,
    `/* a /* b */ c */`,
    `-- d`,
    `1`,
  ]);
});

test('operators, casts, numbers and parameters are told apart', () => {
  assert.equal(texts(`a->>'b'::text<>1.5e-3 AND x[1]=$2 || .5`), [
    ...['a', '->>', `'b'`, '::', 'text', '<>', '1.5e-3', 'AND', 'x', '[', '1', ']', '=', '$2', '||', '.5'],
  ]);
});

test('whatever the text, its tokens and white space are all of it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (sql) => {
      let end = 0;
      for (const { start, text } of tokenize(sql)) {
        assert.is(sql.slice(end, start).trim(), '');
        assert.is(sql.slice(start, start + text.length), text);
        assert.ok(text.length > 0);
        end = start + text.length;
      }
      assert.is(sql.slice(end).trim(), '');
    }),
    { numRuns: 200, seed: 3 },
  );
});

test('names are read as PostgreSQL reads them, not from strings', () => {
  assert.equal([...readNames(`Name || "My ""Col""" || 'other'`)], ['name', 'My "Col"']);
});

test('names of a schema are those behind its own name', () => {
  assert.equal([...readNames(`SELECT a FROM public."A b", other.c, "Public".d, public . e`, 'public')], ['A b', 'e']);
});

test('names are replaced where they are those of a column, not after a dot, before a parenthesis or in a string', () => {
  const replaced = replaceNames(`a + t.a + a(1) + "b c" + 'a'`, (name) => ({ a: '(x)', 'b c': 'y' })[name]);
  assert.is(replaced, `(x) + t.a + a(1) + y + 'a'`);
});

test('a call is a name with one pair of parentheses', () => {
  const calls = ['lower(a)', 'f()', 'f(a + (b), c[1])', 'lower(a COLLATE "C")', 's.f(a)'];
  const others = ['a', 'f(a) + 1', 'NOT (a)', 's.f', '(a)', 'f(a)::text', 'f(a) (b)', ''];
  assert.equal([...calls, ...others].map(isCall), [...calls.map(() => true), ...others.map(() => false)]);
});

test('a script is split at its semicolons, not at those in quotes', () => {
  assert.equal(splitStatements(`SELECT ';' ;\n-- a; b\nSELECT $$;$$;; -- end`), [
    `SELECT ';'`,
    '-- a; b\nSELECT $$;$$',
  ]);
});

test.run();
