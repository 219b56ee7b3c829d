/** A helper of the schema sqlite_compat: a function with its overloads, a type, a view or an aggregate. */
export interface Helper {
  /** The name that translations call it by. */
  readonly name: string;
  /** Helpers its definition calls. */
  readonly needs?: readonly string[];
  /** Its definition, safe to run again; `s` is the schema as SQL. */
  readonly sql: (s: string) => string;
}

/** A function in one SQL expression. */
export function sqlFunction(signature: string, returns: string, body: string, attributes = 'IMMUTABLE'): string {
  return `CREATE OR REPLACE FUNCTION ${signature} RETURNS ${returns} LANGUAGE sql ${attributes} PARALLEL SAFE AS $compat$\n  SELECT ${body}\n$compat$;`;
}

/** A function in plpgsql. */
export function plpgsqlFunction(signature: string, returns: string, body: string, attributes = 'IMMUTABLE'): string {
  return `CREATE OR REPLACE FUNCTION ${signature} RETURNS ${returns} LANGUAGE plpgsql ${attributes} PARALLEL SAFE AS $compat$\n${body}\n$compat$;`;
}
