import { PHASE, type Column, type Config, type Finding, type Spec, type Table } from '@lite2pg/spec';
import { rejects } from '@lite2pg/test-kit';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { generate, renderDdl, resolveTarget } from '../src/index.js';

const bigint = { kind: 'integer', bits: 64 } as const;
const text = { kind: 'text' } as const;
const users: Table = {
  name: 'User s',
  columns: [
    { name: 'id', type: bigint, identity: 'by-default' },
    { name: 'Email', type: text, nullable: false },
  ],
  primaryKey: { columns: ['id'] },
};

function specOf(...tables: readonly Table[]): Spec {
  return { specVersion: 1, tables: [...tables], views: [], triggers: [], unsupported: [] };
}

function codes(spec: Spec, config: Config = {}): string[] {
  return generate({ spec, config }).findings.map(({ severity, code }) => `${severity} ${code}`);
}

function statements(spec: Spec, config: Config = {}): string[] {
  return generate({ spec, config, form: 'load' }).statements.map(({ sql }) => sql);
}

test('the target says what a column is called, of what type it is, and which sequence numbers it', () => {
  const { tables } = resolveTarget(specOf(users), { schema: 'My' });
  assert.is(tables[0]!.sql, '"My"."User s"');
  assert.equal(tables[0]!.columns, [
    {
      source: 'id',
      name: 'id',
      sql: 'id',
      type: bigint,
      typeName: 'bigint',
      nullable: false,
      identity: 'by-default',
      sequence: '"My"."User s_id_seq"',
      generated: false,
    },
    { source: 'Email', name: 'Email', sql: '"Email"', type: text, typeName: 'text', nullable: false, generated: false },
  ]);
  assert.is(tables[0]!.primaryKey?.name, 'User s_pkey');
});

test('the target is the one that generate gives, and the spec is not changed', () => {
  const spec = specOf(users);
  const before = structuredClone(spec);
  assert.equal(generate({ spec, config: {} }).target, resolveTarget(spec, {}));
  assert.equal(spec, before);
});

test('for loading, statements come in the order of their phases', () => {
  const parent: Table = { ...users, name: 'z', uniques: [{ columns: ['Email'] }] };
  const child: Table = {
    ...users,
    comment: 'x',
    checks: [{ expression: { postgres: 'id > 0' } }],
    textSearches: [{ name: 't', columns: ['Email'], language: 'simple' }],
    indexes: [{ name: 'i', keys: [{ column: 'Email' }] }],
    foreignKeys: [{ columns: ['id'], references: { table: 'z', columns: ['id'] } }],
  };
  const spec: Spec = {
    ...specOf(child, parent),
    views: [{ name: 'v', query: { postgres: 'SELECT 1' }, comment: 'y' }],
  };
  const { statements: made } = generate({ spec, config: { schema: 's', unlogged: true }, form: 'load' });
  const phases = made.map(({ phase }) => phase);
  assert.equal(
    phases,
    phases.toSorted((a, b) => PHASE[a] - PHASE[b]),
  );
  assert.equal(
    [...new Set(phases)],
    Object.keys(PHASE).filter((phase) => !OF_OTHERS.includes(phase)),
  );
});

/** Phases of what this spec has not, and of changes. */
const OF_OTHERS = ['compat', 'trigger', 'drop-foreign-key', 'drop', 'rename', 'column'];

test('with nullsFirst needed, indexes sort NULLs as SQLite where an ORDER BY names their column, all if none is known', () => {
  const columns = ['a', 'B c', 'd'].map((name) => ({ name, type: { kind: 'text' } as const }));
  const indexes = columns.map(({ name }) => ({ name: `by ${name}`, keys: [{ column: name }] }));
  const table: Table = {
    name: 't',
    columns: [...columns, { name: 'n', type: { kind: 'text' }, nullable: false }],
    indexes,
  };
  const whole = { ...table, indexes: [...indexes, { name: 'by n', keys: [{ column: 'n' }] }] };
  const sorted = (sqlite: string): string[] =>
    generate({
      spec: { ...specOf(whole), views: [{ name: 'v', query: { sqlite } }] },
      config: { nullsFirst: 'needed' },
    })
      .statements.filter(({ phase, sql }) => phase === 'index' && sql.includes('NULLS FIRST'))
      .map(({ subject }) => subject.name);
  assert.equal(sorted('SELECT a FROM t WHERE d > 1 ORDER BY t."b C", n DESC LIMIT 5'), ['by B c']);
  assert.equal(sorted('SELECT * FROM (SELECT a FROM t ORDER BY lower(A)) WHERE d > 1'), ['by a']);
  assert.equal(sorted('SELECT a FROM t /* ORDER BY a */'), ['by a', 'by B c', 'by d']);
});

test('tables come by name, those referred to before those that refer to them, and a cycle does no harm', () => {
  const refer = (name: string, ...to: string[]): Table => ({
    ...users,
    name,
    foreignKeys: to.map((table) => ({ columns: ['id'], references: { table, columns: ['id'] } })),
  });
  const order = (...tables: Table[]): string[] =>
    generate({ spec: specOf(...tables), config: {} })
      .statements.filter(({ phase }) => phase === 'table')
      .map(({ subject }) => subject.name);
  assert.equal(order(refer('a', 'c'), refer('b'), refer('c', 'c')), ['c', 'a', 'b']);
  assert.equal(order(refer('a', 'b'), refer('b', 'a'), refer('c', 'a')), ['b', 'a', 'c']);
});

test('views come after those they read, whatever their names', () => {
  const views = [
    { name: 'a', query: { sqlite: 'SELECT * FROM [the B]' } },
    { name: 'the B', query: { sqlite: 'SELECT "Email" FROM "User s"' } },
  ];
  assert.equal(
    generate({ spec: { ...specOf(users), views }, config: {} })
      .statements.filter(({ phase }) => phase === 'view')
      .map(({ subject }) => subject.name),
    ['the B', 'a'],
  );
});

test('what reads a view that cannot be made, or belongs to one, is left out with it', () => {
  const spec: Spec = {
    ...specOf(users),
    views: [
      { name: 'a', query: { sqlite: 'SELECT * FROM b' } },
      { name: 'b', query: { sqlite: 'SELECT id, my_function(id) AS b FROM "User s"' } },
      { name: 'c', query: { sqlite: 'SELECT id AS b FROM "User s"' } },
    ],
    triggers: [{ name: 'g', table: 'a', timing: 'instead-of', event: 'insert', body: { sqlite: 'SELECT 1;' } }],
  };
  const { statements: made, findings } = generate({ spec, config: {} });
  assert.equal(
    made.map(({ subject }) => subject.name),
    ['User s', 'c'],
  );
  assert.equal(findings.map(({ subject }) => subject.name).sort(), ['a', 'b', 'g']);
  assert.ok(findings.every(({ severity }) => severity === 'warning'));
});

test('a table of more columns than PostgreSQL takes is left out as a loss, with what refers to it', () => {
  const columns = Array.from({ length: 1601 }, (_, at): Column => ({ name: `c${at}`, type: bigint }));
  const wide: Table = { name: 'wide', columns, primaryKey: { columns: ['c0'] } };
  const child: Table = { ...users, foreignKeys: [{ columns: ['id'], references: { table: 'wide', columns: ['c0'] } }] };
  assert.equal(codes(specOf(wide, child)), ['loss too-many-columns', 'warning foreign-key-without-table']);
  assert.equal(
    resolveTarget(specOf(wide, child), {}).tables.map(({ source }) => source),
    ['User s'],
  );
  assert.equal(codes(specOf({ ...wide, columns: columns.slice(0, 1600) })), ['note wide-rows']);
  assert.equal(codes(specOf({ ...wide, columns: columns.slice(0, 1020) })), []);
});

test('keys of more than 32 columns are left out, an index that forbids nothing has the first of them', () => {
  const columns = Array.from({ length: 33 }, (_, at): Column => ({ name: `c${at}`, type: bigint }));
  const names = columns.map(({ name }) => name);
  const table: Table = {
    name: 't',
    columns,
    primaryKey: { columns: names },
    uniques: [{ columns: names }],
    indexes: [
      { name: 'cut', keys: names.map((column) => ({ column })) },
      { name: 'i', unique: true, keys: names.map((column) => ({ column })) },
    ],
  };
  const tooMany = 'warning too-many-key-columns';
  assert.equal(codes(specOf(table)), [tooMany, tooMany, 'note index-cut', tooMany]);
  const [, index] = statements(specOf(table));
  assert.match(index ?? '', /c31\s*\)/);
});

test('numbered rows of another type than integer are reported', () => {
  const table: Table = { ...users, columns: [{ ...users.columns[0]!, type: text }, users.columns[1]!] };
  assert.equal(codes(specOf(table)), ['warning identity-not-integer']);
  assert.is(resolveTarget(specOf(table), {}).tables[0]!.columns[0]!.identity, undefined);
});

test('a foreign key to text that compares without case has a plain key to refer to, and a note', () => {
  const parent: Table = {
    name: 'p',
    columns: [{ name: 'k', type: text, collation: 'nocase' }],
    uniques: [{ columns: ['k'] }],
  };
  const child: Table = {
    name: 'c',
    columns: [{ name: 'k', type: text }],
    foreignKeys: [{ columns: ['k'], references: { table: 'p', columns: ['k'] } }],
  };
  assert.equal(codes(specOf(child, parent)), ['note foreign-key-compares-exactly', 'note collation-folded']);
  assert.ok(statements(specOf(child, parent)).includes('ALTER TABLE public.p ADD UNIQUE (k)'));
  assert.not.ok(statements(specOf(parent)).includes('ALTER TABLE public.p ADD UNIQUE (k)'));
});

test('with the collation of the database, only text that is folded has collation "C"', () => {
  const table: Table = {
    name: 't',
    columns: [{ name: 'a', type: text, collation: 'nocase' }],
    indexes: [{ name: 'i', keys: [{ column: 'a' }] }],
  };
  assert.equal(statements(specOf(table), { textCollation: 'database' }), [
    'CREATE TABLE public.t (\n  a text\n)',
    'CREATE INDEX i ON public.t (lower(a COLLATE "C") NULLS FIRST)',
  ]);
});

test('a key over a column that the table has not is an error in the spec', async () => {
  const broken: Table = { ...users, primaryKey: { columns: ['none'] } };
  await rejects(() => generate({ spec: specOf(broken), config: {} }), { code: 'bad-document', message: /"none"/ });
});

test('a default that is an operation stands in parentheses where the grammar asks for them', () => {
  const table = (postgres: string): Table => ({
    name: 't',
    columns: [{ name: 'a', type: text, default: { postgres } }],
  });
  assert.match(statements(specOf(table('1 IN (2)')))[0]!, 'DEFAULT (1 IN (2))');
  assert.match(statements(specOf(table("'not'")))[0]!, "DEFAULT 'not'");
  assert.match(statements(specOf(table('(1 IN (2))')))[0]!, 'DEFAULT (1 IN (2))');
  assert.not.match(statements(specOf(table('NULL::text')))[0]!, 'DEFAULT');
});

test('the moves hold the conversion and the policy of each loaded column', () => {
  const columns: Column[] = [
    { name: 'id', type: { kind: 'integer', bits: 64 }, nullable: false },
    { name: 'at', type: { kind: 'timestamp', zone: 'utc' }, stored: { as: 'epoch', unit: 's' } },
    {
      name: 'twice',
      type: bigint,
      generated: { expression: { sqlite: 'id * 2', postgres: 'id * 2' }, storage: 'stored' },
    },
  ];
  const policies = [{ table: 'a b', column: 'at', onBadValue: 'null' }] as const;
  const { moves, orphans } = generate({ spec: specOf({ name: 'a b', columns }), config: {}, policies });
  const [id, at] = columns;
  assert.equal(moves, [
    {
      table: 'a b',
      target: 'public."a b"',
      columns: [
        { source: 'id', target: 'id', type: id!.type, nullable: false },
        { source: 'at', target: 'at', type: at!.type, stored: at!.stored, nullable: true, onBadValue: 'null' },
      ],
    },
  ]);
  assert.is(orphans, undefined, 'no foreign key, no orphans');
});

test('every finding of a statement stands above it, every other one at the end', () => {
  const spec: Spec = {
    ...specOf({ ...users, columns: [...users.columns, { name: 'ctid', type: text, collation: 'own' }] }),
    unsupported: [
      {
        kind: 'trigger',
        name: 'g',
        table: 'User s',
        code: 'ddl-not-understood',
        message: 'm\n; DROP TABLE x',
        sql: 'a\r\nb\u2028c',
      },
    ],
  };
  const generated = generate({ spec, config: {} });
  const [table] = generated.statements;
  assert.equal(
    table!.findings?.map((finding: Finding) => finding.code),
    ['renamed', 'custom-collation'],
  );
  const lines = renderDdl(generated).trimEnd().split('\n');
  assert.equal(lines.slice(-7), [
    ...[
      '-- Not carried over',
      '--',
      '-- trigger "g" of "User s": m',
      '-- ; DROP TABLE x',
      '--     a',
      '--     b',
      '--     c',
    ],
  ]);
});

test.run();
