import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { openSqlite, rawSql } from '@lite2pg/sqlite';
import { tokenize } from '../src/tokenize.js';
import { unquote } from '../src/unquote.js';

const test = suite('tokenize');

const kindsOf = (sql: string): string[] => tokenize(sql).map(({ kind }) => kind);
const textsOf = (sql: string): string[] => tokenize(sql).map(({ text }) => text);

test('knows every kind of token', () => {
  const text = `CREATE "a""b" [c]d\`e\` 'f''g' 12 0x1F 1.5e+3 .5 1_000 x'00ff' ?1 :a @b $c -- d\n/* e */ ->> || <> {`;
  assert.equal(
    tokenize(text).map(({ kind, text: own }) => [kind, own]),
    [
      ['word', 'CREATE'],
      ['quoted', '"a""b"'],
      ['quoted', '[c]'],
      ['word', 'd'],
      ['quoted', '`e`'],
      ['string', "'f''g'"],
      ['number', '12'],
      ['number', '0x1F'],
      ['number', '1.5e+3'],
      ['number', '.5'],
      ['number', '1_000'],
      ['blob', "x'00ff'"],
      ['parameter', '?1'],
      ['parameter', ':a'],
      ['parameter', '@b'],
      ['parameter', '$c'],
      ['comment', '-- d'],
      ['comment', '/* e */'],
      ['operator', '->>'],
      ['operator', '||'],
      ['operator', '<>'],
      ['illegal', '{'],
    ],
  );
});

test('takes a sign for part of a number only behind its exponent', () => {
  assert.equal(textsOf('1e-2-3 0xE+1 1-2'), ['1e-2', '-', '3', '0xE', '+', '1', '1', '-', '2']);
});

test('lets the last comment stay open, but not a quote', () => {
  assert.equal(kindsOf('a /* b'), ['word', 'comment']);
  assert.equal(kindsOf('a -- b'), ['word', 'comment']);
  assert.equal(kindsOf('a "b'), ['word', 'illegal']);
  assert.equal(kindsOf("a 'b''"), ['word', 'illegal']);
  assert.equal(kindsOf('a [b'), ['word', 'illegal']);
});

test('passes over spaces of every kind', () => {
  assert.equal(textsOf('\ufeff a\tb\fc\r\nd'), ['a', 'b', 'c', 'd']);
});

const QUOTES: readonly ((name: string) => string)[] = [
  (name) => `"${name.replaceAll('"', '""')}"`,
  (name) => `\`${name.replaceAll('`', '``')}\``,
  (name) => `'${name.replaceAll("'", "''")}'`,
];

test('gives back any name however it is quoted, whatever stands around it', () => {
  const anyName = fc.string({ unit: 'binary', maxLength: 12 });
  fc.assert(
    fc.property(anyName, fc.constantFrom(...QUOTES), (name, quote) => {
      const tokens = tokenize(`a ${quote(name)}, b`);
      assert.is(tokens.length, 4);
      assert.is(unquote(tokens[1]!), name);
    }),
    { seed: 1 },
  );
  fc.assert(
    fc.property(anyName, (name) => {
      const inBrackets = name.replaceAll(']', ')');
      assert.is(unquote(tokenize(`[${inBrackets}]`)[0]!), inBrackets);
    }),
    { seed: 2 },
  );
});

test('loses no character but spaces', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme-ascii', maxLength: 40 }), (text) => {
      let at = 0;
      for (const token of tokenize(text)) {
        assert.is(text.slice(at, token.start).trim(), '');
        assert.is(token.text, text.slice(token.start, token.end));
        assert.ok(token.end > token.start);
        at = token.end;
      }
      assert.is(text.slice(at).trim(), '');
    }),
    { seed: 3, numRuns: 500 },
  );
});

test('ends a name where SQLite ends it', async () => {
  const db = await openSqlite(':memory:');
  const anyName = fc.string({
    unit: fc.constantFrom('a', 'Z', '_', '$', '9', 'é', '日', '😀', '\u00a0'),
    minLength: 1,
    maxLength: 6,
  });
  await fc.assert(
    fc.asyncProperty(anyName, async (tail) => {
      const [row] = await db.query(rawSql(`SELECT 1 AS a${tail} FROM (SELECT 1)`));
      assert.equal(Object.keys(row ?? {}), [textsOf(`a${tail} `)[0]]);
    }),
    { seed: 4 },
  );
  await db.close();
});

test.run();
