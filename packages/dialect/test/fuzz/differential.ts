import { rawSql } from '../../../connect/src/sql.js';
import type { SqliteDatabase } from '../../../connect/src/sqlite-database.js';
import type { PostgresSession } from '../../../connect/src/postgres-session.js';
import { translateExpression } from '../../src/index.js';
import { SCOPE } from './fixture.js';

/** An expression that the two engines do not agree on, or that PostgreSQL does not run. */
export interface Difference {
  readonly sqlite: string;
  readonly postgres: string;
  readonly detail: string;
}

/** What came of many expressions. */
export interface Outcome {
  readonly compared: number;
  readonly refused: ReadonlyMap<string, number>;
  /** Errors of PostgreSQL where SQLite has a value: loud, so no difference in silence. */
  readonly outOfRange: number;
  readonly differences: readonly Difference[];
}

interface Item {
  readonly sqlite: string;
  readonly sql: string;
  readonly type: string;
}

interface Value {
  readonly type: string;
  readonly text: string | null;
}

const BATCH = 60;

/** Evaluates expressions over every row of the fixture on both engines, many in one statement. */
export async function compareExpressions(
  db: SqliteDatabase,
  session: PostgresSession,
  texts: readonly string[],
): Promise<Outcome> {
  const refused = new Map<string, number>();
  const items: Item[] = [];
  for (const sqlite of texts) {
    const result = translateExpression({ sql: sqlite, scope: SCOPE, table: 't', use: 'select' });
    if (result.sql !== null) items.push({ sqlite, sql: result.sql, type: result.type });
    for (const { code, severity } of result.findings)
      if (severity === 'refused') refused.set(code, (refused.get(code) ?? 0) + 1);
  }
  const differences: Difference[] = [];
  let outOfRange = 0;
  for (let at = 0; at < items.length; at += BATCH) {
    const batch = items.slice(at, at + BATCH);
    const expected = await sqliteValues(db, batch);
    const { values, loud } = await postgresValues(session, batch);
    outOfRange += loud;
    batch.forEach((item, index) => {
      const got = values[index];
      const wanted = expected[index];
      if (!wanted) return;
      const detail = typeof got === 'string' ? got : got && describe(item, wanted, got);
      if (detail !== undefined) differences.push({ sqlite: item.sqlite, postgres: item.sql, detail });
    });
  }
  return { compared: items.length, refused, outOfRange, differences };
}

/** For each expression its values; nothing where SQLite itself fails. */
async function sqliteValues(
  db: SqliteDatabase,
  batch: readonly Item[],
): Promise<readonly (readonly Value[] | undefined)[]> {
  const list = batch.map(
    ({ sqlite }, at) =>
      `typeof(${sqlite}) AS t${at}, CASE typeof(${sqlite}) WHEN 'blob' THEN hex(${sqlite}) WHEN 'real' THEN printf('%!.17g', ${sqlite}) ELSE CAST((${sqlite}) AS TEXT) END AS v${at}`,
  );
  try {
    const rows = await db.query<Record<string, string | null>>(rawSql(`SELECT ${list.join(', ')} FROM t ORDER BY id`));
    return batch.map((_, at) => rows.map((row) => ({ type: row[`t${at}`] ?? 'null', text: row[`v${at}`] ?? null })));
  } catch {
    if (batch.length === 1) return [undefined];
    const half = Math.ceil(batch.length / 2);
    return [...(await sqliteValues(db, batch.slice(0, half))), ...(await sqliteValues(db, batch.slice(half)))];
  }
}

interface PostgresValues {
  /** For each expression its values, why it failed, or nothing where a number was out of range. */
  readonly values: readonly (readonly Value[] | string | undefined)[];
  readonly loud: number;
}

async function postgresValues(session: PostgresSession, batch: readonly Item[]): Promise<PostgresValues> {
  const any = ({ sql, type }: Item): string =>
    type === 'any' ? sql : type === 'null' ? `(${sql})::jsonb` : `sqlite_compat.value(${typed(sql, type)})`;
  const values = batch.map((item, at) => `${any(item)} AS x${at}`);
  const list = batch.map(
    (_, at) =>
      `sqlite_compat.type_of(x${at}) AS t${at}, CASE sqlite_compat.type_of(x${at}) WHEN 'blob' THEN upper(x${at} ->> 'blob') WHEN 'real' THEN sqlite_compat.real_of(x${at})::text ELSE x${at} #>> '{}' END AS v${at}`,
  );
  try {
    const rows = await session.query<Record<string, string | null>>(
      `SELECT ${list.join(', ')} FROM (SELECT id, ${values.join(', ')} FROM t OFFSET 0) AS evaluated ORDER BY id`,
    );
    return {
      values: batch.map((_, at) => rows.map((row) => ({ type: row[`t${at}`] ?? 'null', text: row[`v${at}`] ?? null }))),
      loud: 0,
    };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    if (batch.length === 1)
      return message.includes('out of range') ? { values: [undefined], loud: 1 } : { values: [message], loud: 0 };
    const half = Math.ceil(batch.length / 2);
    const [left, right] = [
      await postgresValues(session, batch.slice(0, half)),
      await postgresValues(session, batch.slice(half)),
    ];
    return { values: [...left.values, ...right.values], loud: left.loud + right.loud };
  }
}

function typed(sql: string, type: string): string {
  const cast = { integer: 'bigint', real: 'float8', number: 'float8', text: 'text', blob: 'bytea' }[type];
  return `(${sql})::${cast ?? 'text'}`;
}

function describe(item: Item, wanted: readonly Value[], got: readonly Value[]): string | undefined {
  const at = wanted.findIndex((value, row) => !same(item, value, got[row]));
  return at === -1 ? undefined : `row ${at + 1}: SQLite ${show(wanted[at])}, PostgreSQL ${show(got[at])}`;
}

function show(value: Value | undefined): string {
  return value ? `${value.type} ${String(value.text)}` : 'nothing';
}

function same(item: Item, wanted: Value, got: Value | undefined): boolean {
  if (!got) return false;
  // A number that may be either is held as a real; the dialect refuses to ask for its class.
  const numbers = [wanted.type, got.type].every((type) => type === 'integer' || type === 'real');
  if (wanted.type !== got.type && !(item.type === 'number' && numbers)) return false;
  if (wanted.text === got.text) return true;
  if (!numbers || (wanted.type === 'integer' && got.type === 'integer')) return false;
  const [a, b] = [Number(wanted.text), Number(got.text)];
  return a === b || Math.abs(a - b) <= Math.abs(a) * 1e-14;
}
