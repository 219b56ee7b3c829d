import type { Decision, TargetTable } from '@lite2pg/spec';
import { describeDecision } from './describe-decision.js';

/** Why each column of a table has its type, in table order; empty if a reader would ask nothing. */
export function remarkColumns(table: TargetTable, decisions: readonly Decision[]): string[] {
  const own = new Map(decisions.filter((decision) => decision.table === table.source).map((one) => [one.column, one]));
  return table.columns.map((column) => {
    const decision = own.get(column.source);
    return (decision && describeDecision(decision, column)) ?? '';
  });
}
