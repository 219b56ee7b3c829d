import type { Statement } from '@lite2pg/spec';
import { compatSql } from '@lite2pg/dialect';
import { splitStatements } from '../sql/token.js';

/** What makes the helper functions that translated statements lean on; nothing where none does. */
export function makeCompat(names: ReadonlySet<string>): Statement[] {
  if (names.size === 0) return [];
  return splitStatements(compatSql([...names].sort())).map((sql) => {
    const name = / sqlite_compat\.(\w+)/.exec(sql)?.[1];
    return {
      phase: 'compat',
      sql,
      subject: { kind: 'database', name: 'sqlite_compat' },
      ...(name !== undefined && { object: { kind: 'helper', on: 'sqlite_compat', name } }),
    };
  });
}
