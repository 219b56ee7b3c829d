import type { Table, TargetForeignKey, TargetTable } from '@lite2pg/spec';
import type { CheckDdl } from './check.js';
import { describeColumn, resolveColumnDdl } from './describe-column.js';
import type { DdlContext } from './ddl-context.js';
import { describeForeignKey } from './foreign-key.js';
import { LINE_WIDTH } from '../sql/format.js';
import { describeKey, keysOf } from './key.js';
import { describeSearchColumns } from './search.js';

/** The parts that CREATE TABLE is written with. */
export interface TableParts {
  readonly table: TargetTable;
  readonly checks: readonly CheckDdl[];
  /** Those of its foreign keys that refer to what is there by then. */
  readonly foreignKeys: readonly TargetForeignKey[];
}

/** A constraint on its way: behind its column, if it may stand there and the line has room, else on a line of its own. */
interface Constraint {
  /** As in the source. */
  readonly column: string | undefined;
  readonly behindColumn: string | undefined;
  readonly line: string;
}

/** The lines of CREATE TABLE as a person writes them: columns with what concerns them alone, then the other constraints. */
export function describeTable(context: DdlContext, source: Table, parts: TableParts): string[] {
  const { table } = parts;
  const constraints = listConstraints(context, parts);
  const written = new Set<Constraint>();
  const columns = table.columns.map((column, at) => {
    const own = constraints.filter((constraint) => constraint.column === column.source);
    const isKey = own.some(({ behindColumn }) => behindColumn === PRIMARY_KEY);
    let line = describeColumn(resolveColumnDdl(context, source, { column, source: source.columns[at]! }), {
      isKey,
    }).sql;
    for (const constraint of own) {
      const longer = `${line} ${constraint.behindColumn ?? ''}`;
      // Two spaces before it and a comma behind it.
      if (longer.length + 3 > LINE_WIDTH && constraint.behindColumn !== PRIMARY_KEY) continue;
      line = longer;
      written.add(constraint);
    }
    return line;
  });
  const others = constraints.filter((constraint) => !written.has(constraint)).map(({ line }) => line);
  return [...columns, ...describeSearchColumns(table), ...others];
}

const PRIMARY_KEY = 'PRIMARY KEY';

/** Keys, then checks, then foreign keys. */
function listConstraints({ tables }: DdlContext, { table, checks, foreignKeys }: TableParts): Constraint[] {
  const only = (columns: readonly string[], behindColumn: string | undefined): string | undefined =>
    behindColumn === undefined ? undefined : columns[0];
  return [
    ...keysOf(table).map((key): Constraint => {
      const described = describeKey(table, key);
      return { ...described, column: only(key.columns, described.behindColumn) };
    }),
    ...checks.map(({ column, condition, definition }): Constraint => ({
      column,
      behindColumn: column === undefined ? undefined : condition,
      line: definition,
    })),
    ...foreignKeys.map((key): Constraint => {
      const described = describeForeignKey(tables, table, key);
      return { ...described, column: only(key.foreignKey.columns, described.behindColumn) };
    }),
  ];
}
