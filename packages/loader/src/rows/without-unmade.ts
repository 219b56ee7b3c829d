import type { Finding, TargetTable } from '@lite2pg/spec';
import { unmadeTables } from '../ledger/table-findings.js';
import { tableOf } from './group-statements.js';
import type { NumberedStatement } from '../ledger/record-statements.js';

/** Tables, or statements about them, without those of the tables that PostgreSQL refused altogether. */
export function withoutUnmade<T extends TargetTable | NumberedStatement>(
  items: readonly T[],
  findings: readonly Finding[],
): T[] {
  const unmade = unmadeTables(findings);
  return items.filter((item) => !unmade.has('statement' in item ? tableOf(item) : item.source));
}
