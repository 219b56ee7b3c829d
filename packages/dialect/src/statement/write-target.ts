import { findTable, findView } from '../scope/find.js';
import { sameName } from '@lite2pg/syntax';
import { refuse, type Context } from '../context/context.js';
import { shortTarget } from '../query/from-item.js';
import { identifier } from '../sql/identifier.js';
import { isRowidName, type NameFrame, type Source } from '../context/names.js';
import type { QualifiedName, ResultColumn as ResultNode, Spanned } from '../parse/parse.js';
import { resultColumns, selectList } from '../query/result-column.js';
import type { ScopeColumn, ScopeTable } from '../scope/scope.js';
import { tableSource } from '../context/table-source.js';
import { viewColumns } from '../query/view-columns.js';

/** The table or view a statement writes to. */
export interface WriteTarget {
  readonly table: ScopeTable;
  /** SQL behind INTO, UPDATE or FROM. */
  readonly sql: string;
  /** SQL that stands before its columns. */
  readonly qualifier: string;
  readonly source: Source;
}

/** Finds what a statement writes to; a view counts as a table whose columns hold what its query gives. */
export function writeTarget(context: Context, name: QualifiedName, qualify: boolean): WriteTarget {
  const written = name.objName.text;
  const table = findTable(context.scope, written) ?? viewAsTable(context, written);
  if (!table) return refuse(name, 'no-such-table', `there is no table ${written}`);
  const target = shortTarget(table.target);
  const alias = name.alias?.text;
  const shown = alias ?? table.name;
  const qualifier = alias === undefined ? (target.includes('.') ? identifier(table.name) : target) : identifier(alias);
  const sql = qualifier === target ? target : `${target} AS ${qualifier}`;
  return { table, sql, qualifier, source: tableSource(table, shown, qualify ? qualifier : undefined) };
}

const VIEW_TYPES: Readonly<Record<string, ScopeColumn['type']>> = {
  integer: { kind: 'integer', bits: 64 },
  real: { kind: 'float', bits: 64 },
  number: { kind: 'decimal' },
  blob: { kind: 'bytes' },
};

function viewAsTable(context: Context, written: string): ScopeTable | undefined {
  const view = findView(context.scope, written);
  if (!view) return undefined;
  const columns = viewColumns(context, view).map(({ name, target = name, value }): ScopeColumn => {
    const type = value.column?.type ?? VIEW_TYPES[value.type] ?? { kind: 'text' };
    return { name, target, type, declared: value.column?.declared, stored: value.column?.stored, nullable: true };
  });
  return { name: view.name, target: view.target, columns };
}

/** The column of that name, `rowid` included; refuses where there is none. */
export function columnOf(at: Spanned, table: ScopeTable, name: string): ScopeColumn {
  const column =
    table.columns.find((item) => sameName(item.name, name)) ??
    (isRowidName(name) ? table.columns.find((item) => item.name === table.rowid) : undefined);
  return column ?? refuse(at, 'no-such-column', `"${table.name}" has no column ${name}`);
}

/** RETURNING with SQLite's names; empty where there is none. */
export function emitReturning(context: Context, source: Source, nodes: readonly ResultNode[] | undefined): string {
  if (!nodes) return '';
  const frame: NameFrame = { sources: [source], aliases: new Map(), parent: undefined };
  return ` RETURNING ${selectList(resultColumns({ ...context, frame }, frame, nodes))}`;
}
