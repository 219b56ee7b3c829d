import type { ColumnDdl, ConstraintDdl } from './table-ddl.js';
import { readConstraint, readDeferrable, readOnConflict } from './read-constraint-ddl.js';
import { isName, sourceText, type TokenReader } from './token-reader.js';

/** A column with the constraints that stand at it. */
export interface ColumnWithConstraints {
  readonly column: ColumnDdl;
  readonly constraints: readonly ConstraintDdl[];
}

/** The column that is next, up to the comma or the end behind it. Its type and default are told by PRAGMA table_xinfo. */
export function readColumn(sql: string, reader: TokenReader): ColumnWithConstraints {
  const name = reader.name();
  passType(reader);
  const constraints: ConstraintDdl[] = [];
  let collation: string | undefined;
  let generated: string | undefined;
  while (reader.peek() && !reader.seesOperator(',')) {
    const constraint = readConstraint(sql, reader, name);
    if (constraint) constraints.push(constraint);
    else if (reader.accepts('COLLATE')) collation = reader.name();
    else if (reader.accepts('DEFAULT')) passDefault(reader);
    else if (reader.accepts('GENERATED', 'ALWAYS', 'AS') || reader.accepts('AS')) {
      generated = sourceText(sql, reader.parenthesized());
      if (!reader.accepts('STORED')) reader.accepts('VIRTUAL');
    } else if (reader.sees('DEFERRABLE') || reader.sees('NOT', 'DEFERRABLE')) defer(reader, constraints);
    else if (reader.peek() && !reader.seesOperator(',')) passNull(reader);
  }
  return {
    column: {
      name,
      ...(collation === undefined ? {} : { collation }),
      ...(generated === undefined ? {} : { generated }),
    },
    constraints,
  };
}

const AFTER_TYPE = [
  'CONSTRAINT',
  'DEFAULT',
  'NOT',
  'NULL',
  'PRIMARY',
  'UNIQUE',
  'CHECK',
  'REFERENCES',
  'COLLATE',
  'AS',
  'DEFERRABLE',
] as const;

function passType(reader: TokenReader): void {
  while (
    isName(reader.peek()) &&
    !reader.sees('GENERATED', 'ALWAYS') &&
    !AFTER_TYPE.some((word) => reader.sees(word))
  ) {
    reader.next();
  }
  if (reader.seesOperator('(')) reader.parenthesized();
}

function passDefault(reader: TokenReader): void {
  if (reader.seesOperator('(')) {
    reader.parenthesized();
    return;
  }
  if (!reader.acceptsOperator('-')) reader.acceptsOperator('+');
  reader.next();
}

/** SQLite takes ON CONFLICT behind NULL too, where it means nothing. */
function passNull(reader: TokenReader): void {
  reader.expect('NULL');
  readOnConflict(reader);
}

/** A DEFERRABLE that stands apart belongs to the last foreign key before it. */
function defer(reader: TokenReader, constraints: ConstraintDdl[]): void {
  const deferrable = readDeferrable(reader);
  const last = constraints.findLastIndex((constraint) => constraint.kind === 'foreign-key');
  const key = constraints[last];
  if (key?.kind === 'foreign-key') constraints[last] = { ...key, ...deferrable };
}
