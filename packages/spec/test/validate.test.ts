import { Lite2pgError, parseConfig, parsePlan, parseReport, parseSpec } from '@lite2pg/spec';
import { test } from 'uvu';
import * as assert from 'uvu/assert';

const empty = { specVersion: 1, tables: [], views: [], triggers: [], unsupported: [] };

function messageOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    assert.instance(error, Lite2pgError);
    assert.is((error as Lite2pgError).code, 'bad-document');
    return (error as Lite2pgError).message;
  }
  throw new Error('it was accepted');
}

test('a spec that fits is given back as it is', () => {
  assert.is(parseSpec(empty, 'x.json'), empty);
});

test('a plan is checked against the definitions of the other schemas, too', () => {
  const column = { source: 'id', target: 'id', type: { kind: 'integer', bits: 64 }, nullable: false };
  const plan = {
    planVersion: 1,
    fingerprint: '0'.repeat(32),
    target: { schema: 'public', tables: [], views: [] },
    statements: [{ phase: 'table', sql: 'CREATE TABLE t ()', subject: { kind: 'table', name: 't' } }],
    moves: [{ table: 't', target: 't', columns: [{ ...column, onBadValue: 'reject' }] }],
    findings: [],
  };
  assert.is(parsePlan(plan, 'plan.json'), plan);
  const moves = [{ table: 't', target: 't', columns: [{ ...column, onBadValue: 'keep' }] }];
  assert.match(
    messageOf(() => parsePlan({ ...plan, moves }, 'plan.json')),
    'read plan plan.json: /moves/0/columns/0/onBadValue: found "keep", expected one of "widen"',
  );
});

test('a missing key is named with its path', () => {
  const message = messageOf(() => parseSpec({ ...empty, tables: [{ columns: [] }] }, 'x.json'));
  assert.is(message, 'read spec x.json: /tables/0: the key "name" is missing');
});

test('a wrong type says what was found and what was expected', () => {
  const message = messageOf(() => parseSpec({ ...empty, views: 'none' }, 'x.json'));
  assert.is(message, 'read spec x.json: /views: found "none", expected array');
});

test('an unknown key is named with those it may have meant, else with all that are known', () => {
  const message = messageOf(() => parseConfig({ skema: 'app' }, 'lite2pg.config.json'));
  assert.match(message, 'found the key "skema", did you mean "schema"');
  const other = messageOf(() => parseConfig({ somethingElse: 1 }, 'lite2pg.config.json'));
  assert.match(other, 'found the key "somethingElse", expected only $schema, include');
});

test('JSON of another kind is said to be no spec, and where specs come from', () => {
  for (const document of [{ name: 'app', version: '1.0.0', dependencies: {} }, [], 'spec', null]) {
    assert.is(
      messageOf(() => parseSpec(document, 'package.json')),
      'read spec package.json: it is not a spec: it has no "specVersion"; `lite2pg inspect app.db -o spec.json` writes one',
    );
  }
});

test('every wrong place is told at once', () => {
  const tables = [
    { name: 1, columns: [] },
    { name: 't', columns: {} },
  ];
  const message = messageOf(() => parseSpec({ ...empty, tables }, 'x.json'));
  assert.match(message, '/tables/0/name: found 1, expected string');
  assert.match(message, '/tables/1/columns: found {}, expected array');
});

test('of a union only the branch that was meant is spoken of', () => {
  const columns = [{ name: 'a b', type: { kind: 'integer', bits: 12 } }];
  const message = messageOf(() => parseSpec({ ...empty, tables: [{ name: 't', columns }] }, 'x.json'));
  assert.is(message, 'read spec x.json: /tables/0/columns/0/type/bits: found 12, expected one of 16, 32, 64');
});

test('a kind that no branch has is told as such', () => {
  const columns = [{ name: 'a', type: { kind: 'money' } }];
  const message = messageOf(() => parseSpec({ ...empty, tables: [{ name: 't', columns }] }, 'x.json'));
  assert.match(message, '/tables/0/columns/0/type: found {"kind":"money"}, expected one of the forms of ColumnType');
});

test('a type name that lite2pg does not know is refused with those it knows', () => {
  const message = messageOf(() => parseConfig({ columns: { 't.a': { type: 'money' } } }, 'c.json'));
  assert.match(message, '/columns/t.a/type: found "money"');
  assert.match(message, 'double precision');
});

test('of a very large document one wrong place is told, of any other one twenty', () => {
  const choices = (count: number): object =>
    Object.fromEntries(Array.from({ length: count }, (_, at) => [`t.c${at}`, { type: 7 }]));
  const large = messageOf(() => parseConfig({ columns: choices(100_000) }, 'c.json'));
  assert.is(large, 'read config c.json: /columns/t.c0/type: found 7, expected string');
  const small = messageOf(() => parseConfig({ columns: choices(4000) }, 'c.json'));
  assert.is(small.split('; ').length, 20);
});

test('a value that is nested very deep, or has very many values, is shown by its beginning', () => {
  let deep: unknown = [];
  for (let level = 0; level < 200_000; level++) deep = [deep];
  const message = messageOf(() => parseConfig(deep, 'c.json'));
  assert.is(message, `read config c.json: /: found ${'['.repeat(57)}…, expected object`);
  const wide = Array.from({ length: 3_000_000 }, () => 1);
  assert.is(
    messageOf(() => parseConfig({ schema: wide }, 'c.json')),
    `read config c.json: /schema: found [${'1,'.repeat(28)}…, expected string`,
  );
});

test('a report must say how it ended', () => {
  assert.match(
    messageOf(() => parseReport({ reportVersion: 1 }, 'r.json')),
    'the key "outcome" is missing',
  );
});

test('a code of a finding that is not in the list is refused, with the codes that were perhaps meant', () => {
  const item = { kind: 'trigger', name: 't', message: 'm' };
  const messageFor = (code: string): string =>
    messageOf(() => parseSpec({ ...empty, unsupported: [{ ...item, code }] }, 'x.json'));
  assert.is(
    messageFor('not-translate'),
    'read spec x.json: /unsupported/0/code: found "not-translate", did you mean "not-translated"?',
  );
  assert.match(
    messageFor('something-else'),
    /: found "something-else", expected: A code of a finding; docs\/findings\.md/,
  );
  assert.ok(parseSpec({ ...empty, unsupported: [{ ...item, code: 'not-translated' }] }, 'x.json'));
});

test('a value under a name of a secret, a URL and a connection string are shown without it, also as a key', () => {
  const url = 'postgresql://ann:s3cret@h/app';
  const shown: readonly (readonly [document: unknown, message: string])[] = [
    [{ include: { password: 's3cret' } }, '/include: found {"password":"***"}, expected array'],
    [{ flags: { password: { is: 's3cret' } } }, '/flags/password: found "***", expected string,number,boolean'],
    [{ schema: [url] }, '/schema: found ["postgresql://ann@h/app"], expected string'],
    [{ columns: { [url]: 5 } }, '/columns/postgresql://ann@h/app: found 5, expected object'],
    [{ include: 'host=h password=s3cret' }, '/include: found "(not shown: it has no scheme)", expected array'],
    [{ include: 'ann:s3cret@h' }, '/include: found "(not shown: it has no scheme)", expected array'],
  ];
  for (const [document, message] of shown) {
    assert.is(
      messageOf(() => parseConfig(document, 'c.json')),
      `read config c.json: ${message}`,
    );
  }
  const cut = messageOf(() => parseConfig({ schema: ['x'.repeat(35), url] }, 'c.json'));
  assert.not.match(cut, 's3');
});

test.run();
