import { existsSync, readFileSync } from 'node:fs';

/** One statement of the shared cases; they are not part of the repository. */
export interface SharedCase {
  readonly id: string;
  readonly kind: 'ddl' | 'dml' | 'q';
  readonly sql: string;
  /** A query both engines answer, for the state after a dml. */
  readonly check?: string;
  /** By number or by name. */
  readonly params?: readonly unknown[] | Readonly<Record<string, unknown>>;
  /** False: the rows depend on the moment. */
  readonly rt?: boolean;
  /** SQLite as it is built here does not run it. */
  readonly nosqlite?: boolean;
  /** SQLite refuses it too. */
  readonly fails?: boolean;
}

/** The shared cases and the script that makes their tables; undefined, saying so, where the folder is absent. */
export function readSharedCases(): { readonly setup: string; readonly cases: readonly SharedCase[] } | undefined {
  const folder = new URL('../../../../shared/dialect/', import.meta.url);
  if (!existsSync(folder)) {
    console.log(`skipped: the shared cases are not there (${folder.pathname.split('/').slice(-4).join('/')})`);
    return undefined;
  }
  const read = (name: string): string => readFileSync(new URL(name, folder), 'utf8');
  return { setup: read('setup.sql'), cases: JSON.parse(read('cases.json')) as readonly SharedCase[] };
}

/** The values of a statement's parameters, in the order of $1, $2, … */
export function valuesOf(item: SharedCase, names: readonly string[]): readonly unknown[] {
  const { params = {} } = item;
  return names.map((name) =>
    Array.isArray(params)
      ? (params as unknown[])[Number(name.slice(1)) - 1]
      : (params as Record<string, unknown>)[name],
  );
}

/** The statement with its parameters written out, for SQLite. */
export function writtenOut(item: SharedCase): string {
  const literal = (value: unknown): string =>
    typeof value === 'number' ? String(value) : `'${String(value).replaceAll("'", "''")}'`;
  const entries = Array.isArray(item.params)
    ? item.params.map((value, index) => [`?${index + 1}`, value] as const)
    : Object.entries(item.params ?? {});
  return entries.reduce((sql, [name, value]) => sql.replaceAll(name, literal(value)), item.sql);
}
