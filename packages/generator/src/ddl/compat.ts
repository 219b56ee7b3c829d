import type { Statement, Subject } from '@lite2pg/spec';
import { compatSql } from '@lite2pg/dialect';
import { splitStatements } from '../sql/token.js';

const SUBJECT: Subject = { kind: 'database', name: 'sqlite_compat' };

/** Statements that make the helper functions that translated SQL calls, in place of existing ones; empty if it calls none. */
export function createCompat(names: ReadonlySet<string>): Statement[] {
  if (names.size === 0) return [];
  return splitStatements(compatSql([...names].sort())).map((sql) => {
    const name = / sqlite_compat\.(\w+)/.exec(sql)?.[1];
    return {
      phase: 'compat',
      sql,
      subject: SUBJECT,
      ...(name !== undefined && { object: { kind: 'helper', on: 'sqlite_compat', name } }),
    };
  });
}

/**
 * Statements that drop helper functions and those that they call, but for `kept` and those that these call; the schema stays.
 * PostgreSQL refuses it while a column or an index needs one, but does not know of calls in the bodies of functions.
 */
export function dropCompat(names: ReadonlySet<string>, kept: ReadonlySet<string>): Statement[] {
  const stays = new Set(createCompat(kept).map(({ sql }) => sql));
  return createCompat(names)
    .filter(({ sql }) => !stays.has(sql))
    .flatMap(({ sql }) => describeDrop(sql) ?? [])
    .reverse()
    .map((sql) => ({ phase: 'drop', sql, subject: SUBJECT }));
}

/** Of `CREATE FUNCTION f(a int DEFAULT 1)`: `DROP FUNCTION f(a int)`. A type is made within DO, if it is not there. */
function describeDrop(sql: string): string | undefined {
  const type = /CREATE TYPE (\S+)/.exec(sql)?.[1];
  if (type !== undefined) return `DROP TYPE ${type}`;
  const [, kind, name, list = ''] = /^CREATE OR REPLACE (\w+) (sqlite_compat\.\w+)(\([^)]*\))?/.exec(sql) ?? [];
  if (kind === undefined) return undefined;
  return `DROP ${kind} ${name}${list.replaceAll(/ DEFAULT '[^']*'| DEFAULT \w+/g, '')}`;
}
