import { translateExpression, type Scope, type StaticType, type Translation } from '@lite2pg/dialect';
import {
  type Column,
  type ColumnType,
  formatTypeName,
  makeFinding,
  type Subject,
  type TargetColumn,
} from '@lite2pg/spec';
import { makeScope, type ScopeParts } from './scope.js';
import type { TableShape } from './table-shape.js';
import { replaceNames } from '../sql/token.js';
import { translate, type Gathered } from './translation.js';

/**
 * The tables with their generated columns decided. PostgreSQL 15 stores what it computes, and computes only from plain
 * columns by immutable expressions: a column computed from a computed one repeats its expression; any other that it
 * cannot compute is a plain column that keeps the values the source had, and a finding says so.
 */
export function computeColumns(parts: ScopeParts, gathered: Gathered): TableShape[] {
  const scope = makeScope(parts);
  const sources = new Map(parts.spec.tables.map((table) => [table.name, table]));
  return parts.shapes.map((shape) => {
    const columns = sources.get(shape.source)!.columns;
    return columns.some(({ generated }) => generated) ? computeTable(shape, columns, scope, gathered) : shape;
  });
}

function computeTable(shape: TableShape, sources: readonly Column[], scope: Scope, gathered: Gathered): TableShape {
  const done = new Map<string, TargetColumn>();
  const compute = (column: TargetColumn, source: Column): TargetColumn => {
    const known = done.get(column.sql);
    if (known || !source.generated) return known ?? column;
    // SQLite refuses cycles of generated columns; if one were there, this stops at its beginning.
    done.set(column.sql, column);
    const expression = translateColumn(source, { shape, scope }, gathered);
    if (expression === undefined) return column;
    const inlined = replaceNames(expression, (name) => {
      const at = shape.columns.findIndex((candidate) => candidate.name === name);
      if (at === -1 || !sources[at]!.generated) return undefined;
      const other = compute(shape.columns[at]!, sources[at]!);
      return other.expression === undefined ? undefined : `(${other.expression})::${other.typeName}`;
    });
    const computed: TargetColumn = { ...column, generated: true, expression: inlined };
    done.set(column.sql, computed);
    return computed;
  };
  return { ...shape, columns: shape.columns.map((column, at) => compute(column, sources[at]!)) };
}

function translateColumn(
  { name, generated, type: columnType }: Column,
  { shape, scope }: { readonly shape: TableShape; readonly scope: Scope },
  gathered: Gathered,
): string | undefined {
  if (!generated) return undefined;
  const subject: Subject = { kind: 'generated', name, table: shape.source };
  const without = 'it is a plain column, which keeps its values and is not computed any more';
  const column = scope.tables.find((table) => table.name === shape.source)?.columns.find((item) => item.name === name);
  const ask = (sql: string): Translation =>
    translateExpression({ sql, scope, table: shape.source, use: 'generated', column });
  const objection = ({ type }: Translation): string | undefined =>
    isAssigned(type, columnType) ? undefined : `its result is ${type}, but the column is ${formatTypeName(columnType)}`;
  const expression = translate(generated.expression, { subject, without, ask, objection }, gathered);
  if (expression === null) return undefined;
  if (generated.storage === 'virtual') {
    const message =
      'before version 18, PostgreSQL has no virtual columns: it is computed when the row is written, and stored';
    gathered.findings.push(makeFinding('note', 'virtual-stored', { subject, message }));
  }
  return expression;
}

/** Whether PostgreSQL puts a value of this type into the column as SQLite's affinity would, without a word. */
function isAssigned(type: StaticType, column: ColumnType): boolean {
  // Between the two kinds of timestamp lies the session's time zone, which no generated column may depend on.
  if (column.kind === 'timestamp' && column.zone === 'utc') return type === 'null' || type === 'timestamptz';
  return type === 'null' || ASSIGNED_TO[column.kind].includes(type);
}

const ASSIGNED_TO: Readonly<Record<ColumnType['kind'], readonly StaticType[]>> = {
  boolean: ['boolean'],
  integer: ['integer'],
  decimal: ['integer', 'number'],
  float: ['integer', 'real', 'number'],
  text: ['text'],
  bytes: ['blob'],
  date: ['date'],
  time: ['time'],
  timestamp: ['timestamp'],
  json: ['json'],
  uuid: ['uuid'],
};
