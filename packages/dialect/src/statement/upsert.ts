import { sameName } from '@lite2pg/syntax';
import { note, refuse, type Context } from '../context/context.js';
import { emitCondition } from '../expression/emit-logic.js';
import { sortable } from '../value/collate.js';
import { indexKey } from '../expression/index-key.js';
import { identifier } from '../sql/identifier.js';
import type { InsertParts } from './insert.js';
import { isRowidName, type NameFrame, type Source, type SourceColumn } from '../context/names.js';
import type { Spanned, Upsert } from '../parse/parse.js';
import type { ScopeColumn, ScopeTable } from '../scope/scope.js';
import { emitAssignments } from './assignments.js';
import { tableSource } from '../context/table-source.js';
import { columnOf, type WriteTarget } from './write-target.js';

/** ON CONFLICT …: of an upsert, of OR REPLACE, or of OR IGNORE; empty where there is none. */
export function conflictClause(
  context: Context,
  node: InsertParts,
  target: WriteTarget,
  columns: readonly ScopeColumn[],
): string {
  const upsert = node.body.type === 'SelectInsertBody' ? node.body.upsert : undefined;
  if (upsert) return emitUpsert(context, upsert, target, columns);
  switch (node.orConflict) {
    case 'Ignore':
      note(context, node, {
        code: 'or-ignore',
        message: 'OR IGNORE also skips rows that break NOT NULL or CHECK in SQLite; here they are errors',
      });
      return ' ON CONFLICT DO NOTHING';
    case 'Replace':
      return emitReplace(context, node, target, columns);
    case 'Fail':
    case 'Rollback':
      note(context, node, {
        code: 'or-fail',
        message: `OR ${node.orConflict.toUpperCase()} differs from ABORT only in what a failed statement leaves behind`,
      });
      return '';
    case 'Abort':
    case undefined:
      return '';
  }
}

/**
 * The unique keys a new row can collide with: not those with a column that stays NULL, nor those whose every column the engine
 * fills with a new number.
 */
export function collidingKeys(table: ScopeTable, columns: readonly ScopeColumn[]): readonly (readonly string[])[] {
  const given = (name: string): boolean => columns.some((column) => sameName(column.name, name));
  const filled = (name: string): boolean =>
    table.columns.some(
      (column) => sameName(column.name, name) && (column.hasDefault === true || column.generated === true),
    );
  const numbered = (name: string): boolean => !given(name) && table.rowid !== undefined && sameName(table.rowid, name);
  return uniqueKeys(table).filter((key) => key.every((name) => given(name) || filled(name)) && !key.every(numbered));
}

/** The primary key and the unique ones, each once. */
function uniqueKeys(table: ScopeTable): readonly (readonly string[])[] {
  const keys = [...(table.primaryKey ? [table.primaryKey] : []), ...(table.uniques ?? [])];
  const texts = keys.map(
    (key) =>
      [
        key
          .map((name) => name.toLowerCase())
          .sort()
          .join('\n'),
        key,
      ] as const,
  );
  return [...new Map(texts).values()];
}

function emitReplace(
  context: Context,
  node: InsertParts,
  target: WriteTarget,
  columns: readonly ScopeColumn[],
): string {
  const [key] = collidingKeys(target.table, columns);
  if (!key) return '';
  note(context, node, {
    code: 'replace-updates',
    message:
      'REPLACE deletes the old row and inserts a new one; here the row is updated in place, which leaves the same rows',
  });
  const rest = target.table.columns.filter(
    (column) => column.generated !== true && !key.some((name) => sameName(name, column.name)),
  );
  const names = conflictTarget(node, target.table, key);
  if (rest.length === 0) return ` ON CONFLICT (${names}) DO NOTHING`;
  const sets = rest.map((column) => `${identifier(column.target)} = EXCLUDED.${identifier(column.target)}`);
  return ` ON CONFLICT (${names}) DO UPDATE SET ${sets.join(', ')}`;
}

function conflictTarget(at: Spanned, table: ScopeTable, key: readonly string[]): string {
  const columns = tableSource(table, table.name, undefined).columns;
  return key
    .map((name) => {
      const column = columns.find((item) => sameName(item.name, columnOf(at, table, name).name));
      if (!column) return identifier(name);
      const sql =
        column.value.type === 'text' && column.value.collation !== 'binary'
          ? sortable(column.value).sql
          : column.value.sql;
      return sql === column.value.sql ? sql : `(${sql})`;
    })
    .join(', ');
}

function emitUpsert(context: Context, upsert: Upsert, target: WriteTarget, columns: readonly ScopeColumn[]): string {
  if (upsert.next) return refuse(upsert, 'upsert-twice', 'the statement has several ON CONFLICT clauses');
  const where = upsert.index?.whereClause;
  const unqualified: NameFrame = {
    sources: [tableSource(target.table, target.table.name, undefined)],
    aliases: new Map(),
    parent: undefined,
  };
  const row: Context = { ...context, frame: unqualified };
  const key = upsertKey(row, upsert, target.table, columns);
  const partial = where ? ` WHERE ${emitCondition(row, where).sql}` : '';
  const head = key ? ` ON CONFLICT (${key})${partial}` : ' ON CONFLICT';
  const { doClause } = upsert;
  if (doClause.type === 'NothingUpsertDo') return `${head} DO NOTHING`;
  const excluded: NameFrame = {
    sources: [excludedSource(target.table)],
    aliases: new Map(),
    parent: context.frame,
  };
  const inner: Context = { ...context, frame: { sources: [target.source], aliases: new Map(), parent: excluded } };
  const sets = emitAssignments(inner, target.table, doClause.sets);
  const condition = doClause.whereClause ? ` WHERE ${emitCondition(inner, doClause.whereClause).sql}` : '';
  return `${head} DO UPDATE SET ${sets}${condition}`;
}

/** The row that could not be inserted; in SQLite its columns have neither affinity nor collation. */
function excludedSource(table: ScopeTable): Source {
  const source = tableSource(table, 'excluded', 'EXCLUDED');
  const columns = source.columns.map((column): SourceColumn => ({
    ...column,
    value: { ...column.value, affinity: 'none', collation: undefined },
  }));
  return { ...source, columns };
}

/** The columns of the conflict target; without one PostgreSQL's DO UPDATE needs the only key there is. */
function upsertKey(
  row: Context,
  upsert: Upsert,
  table: ScopeTable,
  columns: readonly ScopeColumn[],
): string | undefined {
  if (!upsert.index) {
    if (upsert.doClause.type === 'NothingUpsertDo') return undefined;
    const keys = collidingKeys(table, columns);
    const [only] = keys;
    return only && keys.length === 1
      ? conflictTarget(upsert, table, only)
      : refuse(
          upsert,
          'upsert-target',
          `ON CONFLICT DO UPDATE names no key, and the table has ${keys.length === 0 ? 'none' : 'several'}`,
          keys.length === 0
            ? 'a plain INSERT'
            : keys.map((key) => `ON CONFLICT (${conflictTarget(upsert, table, key)})`).join(' or '),
        );
  }
  return upsert.index.targets
    .map((item) => {
      const { expr } = item;
      // Written as in the index, so that PostgreSQL finds it.
      if (expr.type !== 'Id') return indexKey({ ...row, use: 'index' }, item).sql;
      const name = isRowidName(expr.name) && table.rowid !== undefined ? table.rowid : expr.name;
      return conflictTarget(upsert, table, [columnOf(expr, table, name).name]);
    })
    .join(', ');
}
