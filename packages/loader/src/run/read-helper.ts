/** A helper as its statement makes it: overloads are several helpers of one name. */
export interface MadeHelper {
  readonly name: string;
  /** Between the dollar quotes, as PostgreSQL keeps it; empty of a type, a view or an aggregate. */
  readonly body: string;
  /** How often its value may change, as in pg_proc; empty of what is no function. */
  readonly volatility: 'i' | 's' | 'v' | '';
}

const FUNCTION = /^CREATE OR REPLACE FUNCTION sqlite_compat\.(\w+)(\(.*?)\$compat\$(.*)\$compat\$/s;
const OTHER = /(?:CREATE TYPE|CREATE OR REPLACE VIEW|CREATE OR REPLACE AGGREGATE) sqlite_compat\.(\w+)/;

/** The helper that a statement of the helpers' schema creates; undefined for one that creates none. */
export function readHelper(sql: string): MadeHelper | undefined {
  const [, name, head, body] = FUNCTION.exec(sql) ?? [];
  if (name !== undefined && head !== undefined && body !== undefined) {
    const volatility = head.includes(' IMMUTABLE ') ? 'i' : head.includes(' STABLE ') ? 's' : 'v';
    return { name, body, volatility };
  }
  const [, other] = OTHER.exec(sql) ?? [];
  return other === undefined ? undefined : { name: other, body: '', volatility: '' };
}

/** Whether the statement makes the schema itself. */
export function isSchemaStatement(sql: string): boolean {
  return sql.startsWith('CREATE SCHEMA ');
}
