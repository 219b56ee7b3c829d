import { columnLine } from '@lite2pg/spec';
import type { Context } from '../context/context.js';
import type { ScopeColumn } from '../scope/scope.js';
import type { Emitted } from '../sql/emitted.js';
import { writtenColumn } from './written-column.js';

/** The line of the config that gives the column a type: the one that the value beside it would need. */
export function typeLine(context: Context, column: ScopeColumn, beside?: Emitted): string {
  return choiceLine(context, column, choiceFor(column, beside));
}

/** The line of the config that makes this choice, which is JSON, for the column. */
export function choiceLine(context: Context, column: ScopeColumn, choice: string): string {
  const table = writtenColumn(context, column)?.table ?? '…';
  return `${columnLine(table, column.name, choice)} in the config`;
}

function choiceFor({ type, undecided, stored }: ScopeColumn, beside: Emitted | undefined): string {
  // Values that the column has held so far stay in it.
  if (undecided !== true) {
    const isTruth = type.kind === 'boolean' && stored === undefined;
    return isTruth && beside?.type === 'integer' ? '{"type": "bigint"}' : '{"type": "text"}';
  }
  const isMoment = type.kind === 'date' || type.kind === 'timestamp';
  if (beside?.type === 'integer') return isMoment ? '{"type": "timestamp", "stored": "epoch-s"}' : '{"type": "bigint"}';
  if (beside?.type === 'real' || beside?.type === 'number') return '{"type": "double precision"}';
  return beside?.type === 'blob' ? '{"type": "bytea"}' : '{"type": "text"}';
}

/** The line that keeps the column's texts as they are; undefined where the value is no column. */
export function textLine(context: Context, column: ScopeColumn | undefined): string | undefined {
  return column && typeLine(context, column);
}
