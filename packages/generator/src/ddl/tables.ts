import type { Statement, TargetForeignKey, TargetTable } from '@lite2pg/spec';
import { createTableComments } from './comment.js';
import type { DdlContext } from './ddl-context.js';
import { createForeignKey, createForeignKeyNotValid, validateForeignKey } from './foreign-key.js';
import { keysOf } from './key.js';
import { createSearchIndexes } from './search.js';
import { createIndexes } from './table-index.js';
import { createTable } from './table.js';
import { orderTables } from '../target/table-order.js';
import { sameSet } from '../target/target-key.js';

/** Each table with its comments, then all indexes, then the foreign keys that no table has within. */
export function createTables(context: DdlContext): Statement[] {
  const sources = new Map(context.spec.tables.map((table) => [table.name, table]));
  const tables = orderTables(context.target.tables).map((table) => ({ table, source: sources.get(table.source)! }));
  const made = new Set<string>();
  const later: { readonly table: TargetTable; readonly key: TargetForeignKey }[] = [];
  const created = tables.flatMap(({ table, source }) => {
    made.add(table.source);
    const foreignKeys = table.foreignKeys.filter((key) => isWithin(context, made, key));
    later.push(...table.foreignKeys.filter((key) => !foreignKeys.includes(key)).map((key) => ({ table, key })));
    return [...createTable(context, source, { table, foreignKeys }), ...createTableComments(source, table)];
  });
  return [
    ...created,
    ...tables.flatMap(({ table, source }) => [...createIndexes(context, source, table), ...createSearchIndexes(table)]),
    ...later.flatMap(({ table, key }) => addForeignKey(context, table, key)),
  ];
}

/** For review, if no row breaks it, and the table referred to is there already and its key with it: unique indexes are made later. */
function isWithin(context: DdlContext, made: ReadonlySet<string>, { foreignKey }: TargetForeignKey): boolean {
  if (context.form === 'load' || foreignKey.notValid) return false;
  const { table, columns } = foreignKey.references;
  return made.has(table) && keysOf(context.tables.get(table)!).some((key) => sameSet(key.columns, columns));
}

/** For loading NOT VALID, which locks but a moment, and its validation apart; for review NOT VALID if rows break it. */
function addForeignKey(context: DdlContext, table: TargetTable, key: TargetForeignKey): Statement[] {
  if (context.form === 'load') return [createForeignKeyNotValid(context, table, key), validateForeignKey(table, key)];
  if (!key.foreignKey.notValid) return [createForeignKey(context, table, key)];
  return [{ ...createForeignKeyNotValid(context, table, key), note: BROKEN }];
}

const BROKEN =
  'NOT VALID: some rows refer to rows that do not exist. Fix or delete those, then run VALIDATE CONSTRAINT.';
