import type { NumberedStatement } from '../ledger/record-statements.js';

/** The statements by what `keyOf` gives of them, groups and statements in their order. */
export function groupStatements<K>(
  statements: readonly NumberedStatement[],
  keyOf: (numbered: NumberedStatement) => K,
): Map<K, NumberedStatement[]> {
  const groups = new Map<K, NumberedStatement[]>();
  for (const numbered of statements) {
    const key = keyOf(numbered);
    const group = groups.get(key);
    if (group) group.push(numbered);
    else groups.set(key, [numbered]);
  }
  return groups;
}

/** The table that a statement is about, by its name in the source; of a view its own name. */
export function tableOf({ statement: { subject } }: NumberedStatement): string {
  return subject.table ?? subject.name;
}
