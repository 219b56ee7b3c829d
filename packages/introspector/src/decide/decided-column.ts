import {
  formatTypeName,
  type Column,
  type ColumnProfile,
  type ColumnType,
  type Decision,
  type StoredAs,
} from '@lite2pg/spec';
import { isSettledType, readDeclaredType, type DeclaredType } from '@lite2pg/syntax';
import type { Choice } from './choices.js';
import type { Pin } from './pin.js';
import { isEmpty } from './values.js';

/** A column whose type is being decided, with all that speaks for one type or another. */
export interface OpenColumn {
  readonly table: string;
  readonly column: Column;
  readonly declared: DeclaredType;
  /** Undefined where nobody looked at the values. */
  readonly values: ColumnProfile | undefined;
  readonly choice: Choice | undefined;
}

/** A column with its type, and why it has it; no reason where the declared type says it all. */
export interface DecidedColumn extends OpenColumn {
  readonly type: ColumnType;
  readonly stored: StoredAs | undefined;
  readonly why: Why | undefined;
  /** Where the lock decided: what it says. */
  readonly pin?: Pin;
}

/** The part of a decision that tells the reason. */
export type Why = Pick<Decision, 'by' | 'code' | 'reason' | 'summary'>;

/** A column of the spec on the table, as nobody has looked at it yet. */
export function openColumn(
  table: string,
  column: Column,
  values: ColumnProfile | undefined,
  choice: Choice | undefined,
): OpenColumn {
  return { table, column, declared: readDeclaredType(column.declared), values, choice };
}

/** The decision as the report has it; undefined where there was nothing to decide. */
export function decisionOf(decided: DecidedColumn): Decision | undefined {
  const { table, column, type, why } = decided;
  if (!why) return undefined;
  return { table, column: column.name, declared: column.declared ?? '', chosen: formatTypeName(type), ...why };
}

/** Whether nothing says what SQLite will hold in the column: no value, no choice, nothing that writes to it, no affinity. */
export function isUndecided({ column, type, values, why, pin }: DecidedColumn, strict: boolean | undefined): boolean {
  if (pin) return pin.isUndecided;
  const hasReason = why !== undefined && why.code !== 'no-type';
  return !hasReason && (!values || isEmpty(values)) && !isSettledType(type, column.declared, strict);
}
