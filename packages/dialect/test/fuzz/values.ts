import type { PostgresSession } from '@lite2pg/postgres';
import { rawSql, type SqliteDatabase } from '@lite2pg/sqlite';

/** A value of either engine with its class; NULL is undefined. */
export type Value = { readonly type: 'integer' | 'real' | 'text' | 'blob'; readonly text: string } | undefined;

/** The rows of one query, or why there are none. */
export type Answer =
  { readonly rows: readonly (readonly Value[])[] } | { readonly error: string; readonly code: string };

/**
 * On PostgreSQL: `show` writes a value of any type with its class; `try_all` evaluates queries that give one text each,
 * and `try_scripts` runs scripts whose last statement is such a query, undoing each; an error costs only its own item.
 */
export const POSTGRES_PROBES = `
CREATE SCHEMA probe;
CREATE FUNCTION probe.show(bigint) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT 'i' || $1 $$;
CREATE FUNCTION probe.show(int) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT 'i' || $1 $$;
CREATE FUNCTION probe.show(float8) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT 'r' || $1 $$;
CREATE FUNCTION probe.show(numeric) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT 'n' || $1 $$;
CREATE FUNCTION probe.show(text) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT 't' || $1 $$;
CREATE FUNCTION probe.show(bytea) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT 'b' || upper(encode($1, 'hex')) $$;
CREATE FUNCTION probe.show(jsonb) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT 'j' || $1::text $$;
CREATE FUNCTION probe.show(boolean) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT 'i' || $1::int $$;
CREATE FUNCTION probe.try_all(queries text[]) RETURNS SETOF text LANGUAGE plpgsql AS $$
DECLARE
  query text;
  answer text;
BEGIN
  FOREACH query IN ARRAY queries LOOP
    BEGIN
      EXECUTE query INTO answer;
      RETURN NEXT coalesce(answer, '[]');
    EXCEPTION WHEN OTHERS THEN RETURN NEXT '!' || SQLSTATE || SQLERRM;
    END;
  END LOOP;
END $$;
CREATE FUNCTION probe.try_scripts(scripts jsonb) RETURNS SETOF text LANGUAGE plpgsql AS $$
DECLARE
  script jsonb;
  statement text;
  answer text;
  at int;
BEGIN
  FOR script IN SELECT * FROM jsonb_array_elements(scripts) LOOP
    BEGIN
      FOR at IN 0 .. jsonb_array_length(script) - 2 LOOP EXECUTE script ->> at; END LOOP;
      EXECUTE script ->> -1 INTO answer;
      RAISE EXCEPTION USING ERRCODE = 'F0001', MESSAGE = coalesce(answer, '[]');
    EXCEPTION
      WHEN SQLSTATE 'F0001' THEN RETURN NEXT SQLERRM;
      WHEN OTHERS THEN RETURN NEXT '!' || SQLSTATE || SQLERRM;
    END;
  END LOOP;
END $$;
`;

/** The answers to queries that were wrapped by `postgresQuery`, in one round trip. */
export async function postgresAnswers(
  session: PostgresSession,
  queries: readonly string[],
): Promise<readonly Answer[]> {
  const rows = await session.query<{ answer: string }>('SELECT probe.try_all($1) AS answer', [queries]);
  return rows.map(({ answer }) => readAnswer(answer));
}

/** The same for scripts; each is undone. */
export async function postgresOutcomes(
  session: PostgresSession,
  scripts: readonly (readonly string[])[],
): Promise<readonly Answer[]> {
  const rows = await session.query<{ answer: string }>('SELECT probe.try_scripts($1) AS answer', [
    JSON.stringify(scripts),
  ]);
  return rows.map(({ answer }) => readAnswer(answer));
}

function readAnswer(answer: string): Answer {
  if (answer.startsWith('!')) return { code: answer.slice(1, 6), error: answer.slice(6) };
  return { rows: (JSON.parse(answer) as (string | null)[][]).map((row) => row.map(readShown)) };
}

function readShown(shown: string | null): Value {
  if (shown === null) return undefined;
  const text = shown.slice(1);
  switch (shown[0]) {
    case 'i':
      return { type: 'integer', text };
    case 'r':
      return { type: 'real', text };
    case 'n':
      return { type: isBigint(text) ? 'integer' : 'real', text };
    case 'b':
      return { type: 'blob', text };
    case 'j':
      return readDynamic(text);
    default:
      return { type: 'text', text };
  }
}

function isBigint(numeric: string): boolean {
  return !/[.a-z]/i.test(numeric) && BigInt.asIntN(64, BigInt(numeric)) === BigInt(numeric);
}

/** compat/value.ts says how values of unknown class are held as jsonb. */
function readDynamic(json: string): Value {
  if (json === 'null') return { type: 'text', text: 'a null inside jsonb' };
  if (json.startsWith('"')) return { type: 'text', text: JSON.parse(json) as string };
  if (!json.startsWith('{')) return { type: json.includes('.') ? 'real' : 'integer', text: json };
  const { blob, real } = JSON.parse(json) as { blob?: string; real?: string };
  return blob === undefined ? { type: 'real', text: real ?? '' } : { type: 'blob', text: blob.toUpperCase() };
}

/** The rows of a query on SQLite; every result column must have the name c1, c2, …. */
export async function sqliteAnswer(db: Pick<SqliteDatabase, 'query'>, sql: string, columns: number): Promise<Answer> {
  const list = Array.from({ length: columns }, (_, at) => `quote(c${at + 1}) AS c${at + 1}`).join(', ');
  return sqliteRows(db, `SELECT ${list} FROM (${sql})`);
}

/** The rows of a query whose columns are all made by quote(). */
export async function sqliteRows(db: Pick<SqliteDatabase, 'query'>, sql: string): Promise<Answer> {
  try {
    const rows = await db.query<Record<string, string>>(rawSql(sql));
    return { rows: rows.map((row) => Object.values(row).map(readQuoted)) };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error), code: 'sqlite' };
  }
}

/** The text that quote() writes. */
export function readQuoted(quoted: string): Value {
  if (quoted === 'NULL') return undefined;
  if (quoted.startsWith("'")) return { type: 'text', text: quoted.slice(1, -1).replaceAll("''", "'") };
  if (quoted.startsWith("X'")) return { type: 'blob', text: quoted.slice(2, -1) };
  if (quoted.includes('.') || quoted.includes('e') || quoted.includes('I'))
    return { type: 'real', text: String(Number(quoted)) };
  return { type: 'integer', text: quoted };
}

/** Pairs that count as the same, too: an integer and a real that are one number; a number and its text. */
export interface Leniency {
  readonly numbers: boolean;
  readonly texts: boolean;
}

/** Whether two values are the same. */
export function sameValue(wanted: Value, got: Value, lenient: Leniency): boolean {
  if (!wanted || !got) return wanted === got;
  const numbers = [wanted.type, got.type].every((type) => type === 'integer' || type === 'real');
  if (lenient.texts && got.type === 'text' && wanted.type !== 'text')
    return Number(wanted.text) === Number(got.text) || wanted.text === got.text;
  if (wanted.type !== got.type && !(lenient.numbers && numbers)) return false;
  if (wanted.text === got.text) return true;
  if (!numbers || (wanted.type === 'integer' && got.type === 'integer')) return false;
  const [a, b] = [Number(wanted.text), Number(got.text)];
  return a === b || Math.abs(a - b) <= Math.abs(a) * 1e-14;
}

/** A value in a message. */
export function showValue(value: Value): string {
  return value ? `${value.type} ${value.text}` : 'NULL';
}
