import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { generate } from '@lite2pg/generator';
import type { Finding, Plan, Spec, TargetTable } from '@lite2pg/spec';
import { corpusFiles } from '@lite2pg/test-kit';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { inspect } from '@lite2pg/migration';
import { openSqlite } from '@lite2pg/sqlite';
import { listSourceItems, type SourceItem } from './source-items.js';

const files = corpusFiles();
const test = suite('every item of real databases');

/** Their schema cannot be read by SQLite itself. */
const DAMAGED = ['mbtiles_corrupt.db', 'sqlittle_corrupt_issue4.db', 'sqlittle_corrupt_issue5.db'];

/**
 * Files up to this size have their values looked at, too; the types of the others are as declared. What the server
 * refuses when it runs (a key whose values collide) is not seen here: that run reports it by name.
 */
const PROFILED_BYTES = 500_000;

interface Made extends Plan {
  readonly spec: Spec;
}

/** Whether the generated schema has the item, by its name in the source. */
function isCarried({ kind, name, table }: SourceItem, { spec, target, statements }: Made): boolean {
  const isMade = (subject: Partial<Finding['subject']>): boolean =>
    statements.some((made) => made.subject.kind === subject.kind && made.subject.name === subject.name);
  const isIndexedBySearch = spec.tables.some(({ textSearches = [] }) =>
    textSearches.some((made) => made.name === name),
  );
  if (kind === 'view' || kind === 'trigger') return isMade({ kind, name });
  const found = target.tables.find(({ source }) => source === table);
  if (!found) return isIndexedBySearch;
  switch (kind) {
    case 'table':
      return true;
    case 'index':
      return isMade({ kind, name });
    case 'primary-key':
      return isKey(found.primaryKey?.columns, name);
    case 'unique':
      return [...found.uniques, ...foldedKeys(found)].some(({ columns }) => isKey(columns, name));
    case 'foreign-key':
      return found.foreignKeys.some(({ foreignKey }) => isKey(foreignKey.columns, name));
    case 'not-null':
      return found.columns.some((column) => column.source === name && !column.nullable);
    case 'generated':
      return found.columns.some((column) => column.source === name && column.generated);
    case 'default':
      return columnLine(statements, found, name).includes(' DEFAULT ');
  }
}

function isKey(columns: readonly string[] | undefined, name: string): boolean {
  return columns?.join(', ') === name;
}

function foldedKeys({ indexes }: TargetTable): { readonly columns: readonly string[] }[] {
  return indexes
    .filter(({ isConstraint }) => isConstraint)
    .map(({ index }) => ({ columns: index.keys.flatMap((key) => ('column' in key ? [key.column] : [])) }));
}

/** The line of CREATE TABLE for a column. */
function columnLine(statements: Plan['statements'], { source, columns }: TargetTable, name: string): string {
  const sql = columns.find((column) => column.source === name)?.sql ?? '';
  const create = statements.find(({ phase, subject }) => phase === 'table' && subject.name === source);
  return create?.sql.split('\n').find((line) => line.startsWith(`  ${sql} `)) ?? '';
}

/** Findings about these show the original text, which the DDL then has as a comment. */
const SHOWN: ReadonlySet<SourceItem['kind']> = new Set(['foreign-key', 'default', 'generated', 'view', 'trigger']);

/** Whether a finding is about just that: its kind, its name and its table, or the whole table if that is missing. */
function isNamed({ kind, name, table }: SourceItem, findings: readonly Finding[], { target }: Plan): boolean {
  const hasTable = target.tables.some(({ source }) => source === table);
  return findings.some(({ subject, sql = '', code }) => {
    const ofTable = subject.table === undefined || subject.table === table;
    if (subject.kind === 'table' || subject.kind === 'virtual-table') return !hasTable && subject.name === table;
    if (kind === 'not-null')
      return ofTable && (code === 'null-in-not-null' || code === 'null-in-primary-key') && subject.name.includes(name);
    if (kind === 'foreign-key' && sql.startsWith(`FOREIGN KEY (${name.split(', ').map(quoted).join(', ')})`))
      return ofTable;
    return subject.kind === kind && subject.name === name && ofTable && (sql !== '' || !SHOWN.has(kind));
  });
}

function quoted(name: string): string {
  return `"${name}"`;
}

let items = 0;
let missing = 0;

for (const file of files.filter((path) => !DAMAGED.includes(basename(path)))) {
  test(`${basename(file)}: what is not carried over is named, with the reason`, async () => {
    const declared = statSync(file).size > PROFILED_BYTES;
    const { spec, findings: inspected } = await inspect(file, { declared, jobs: 1 });
    const made = { ...generate({ spec, config: {}, form: 'load' }), spec };
    const db = await openSqlite(file);
    const found = await listSourceItems(db).finally(() => db.close());
    const findings = [...inspected, ...made.findings];
    const left = found.filter((item) => !isCarried(item, made));
    items += found.length;
    missing += left.length;
    assert.equal(
      left.filter((item) => !isNamed(item, findings, made)),
      [],
    );
  });
}

test('the items were counted', () => {
  console.log(`${items} items, ${missing} of them not carried over and each named by a finding`);
  assert.is(items > 0, files.length > 0);
});

if (files.length === 0) test.skip('there are no real databases here', () => undefined);

test.run();
