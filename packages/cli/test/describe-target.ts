import { createHash } from 'node:crypto';
import type { PostgresSession } from '@lite2pg/postgres';
import { quoteIdentifier } from '@lite2pg/spec';

/** A value longer than this is shown by its length and its hash. */
const SHOWN_CHARACTERS = 120;
/** More columns than this are shown by their number and hash. */
const SHOWN_COLUMNS = 60;
/** The same for rows. */
const SHOWN_ROWS = 24;

/** The contents of a target, as PostgreSQL itself says it: for a golden file, without what depends on the time. */
export interface DescribedTarget {
  readonly tables: readonly DescribedTable[];
  /** A line each. */
  readonly views: readonly string[];
}

/** A table of the target. */
export interface DescribedTable {
  readonly oid: string;
  readonly schema: string;
  readonly name: string;
  /** Columns, constraints, indexes, triggers, comments: a line each. */
  readonly facts: readonly string[];
  readonly rowCount: number;
  /** A line each, the first has the columns' names. */
  readonly rows: readonly string[];
}

/** Reads the catalog and the rows of everything that is not lite2pg's own. */
export async function describeTarget(session: PostgresSession): Promise<DescribedTarget> {
  await session.execute(`SET TimeZone = 'UTC'; SET DateStyle = 'ISO'; SET bytea_output = 'hex'`);
  const found = await session.query<{ oid: string; schema: string; name: string }>(
    `SELECT c.oid::text, n.nspname AS schema, c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace
     WHERE relkind IN ('r', 'p') AND ${IS_OWN} ORDER BY 2, 3`,
  );
  const tables: DescribedTable[] = [];
  for (const { oid, schema, name } of found) {
    const columns = await session.query<TargetColumn>(COLUMNS, [oid]);
    const facts = await session.query<{ line: string }>(FACTS, [oid]);
    const sql = `${quoteIdentifier(schema)}.${quoteIdentifier(name)}`;
    const nextValues = await readNextValues(session, columns);
    const columnLines = columns.map(
      (column, at) => `column ${showName(column.name)}  ${oneLine(column.line)}${nextValues[at] ?? ''}`,
    );
    const [{ count } = { count: '0' }] = await session.query<{ count: string }>(`SELECT count(*) FROM ${sql}`);
    tables.push({
      oid,
      schema,
      name,
      facts: [...(columns.length > SHOWN_COLUMNS ? [digest(columnLines, 'columns')] : columnLines), ...lines(facts)],
      rowCount: Number(count),
      rows: await readRows(session, sql, columns),
    });
  }
  const views = await session.query<{ line: string }>(`${VIEWS} UNION ALL ${VIEW_TRIGGERS} ORDER BY 1`);
  return { tables, views: lines(views) };
}

/** The result of a statement on the target, a line each: its rows, or the error. Rolled back. */
export async function tryProbe(session: PostgresSession, probe: string): Promise<string[]> {
  await session.execute('BEGIN');
  try {
    const statements = probe.split(';\n');
    let rows: Record<string, unknown>[] = [];
    for (const statement of statements) rows = await session.query(statement);
    return rows.map((row) => Object.values(row).map(showAny).join(' | '));
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    return [`error: ${cause instanceof Error ? cause.message : String(cause)}`];
  } finally {
    await session.execute('ROLLBACK');
  }
}

interface TargetColumn {
  readonly name: string;
  readonly line: string;
  readonly type: string;
  readonly sequence: string | null;
}

async function readNextValues(session: PostgresSession, columns: readonly TargetColumn[]): Promise<string[]> {
  const next: string[] = [];
  for (const { sequence } of columns) {
    if (sequence === null) {
      next.push('');
      continue;
    }
    const [row] = await session.query<{ value: string }>(
      `SELECT (last_value::numeric + is_called::int)::text AS value FROM ${sequence}`,
    );
    next.push(`, next ${row?.value ?? '?'}`);
  }
  return next;
}

async function readRows(session: PostgresSession, sql: string, columns: readonly TargetColumn[]): Promise<string[]> {
  if (columns.length === 0) return [];
  const list = columns.map(({ name }, at) => `${quoteIdentifier(name)}::text AS c${at}`).join(', ');
  const order = columns.slice(0, 20).map(({ name }) => `t.${quoteIdentifier(name)}`);
  const rows = await session.query(`SELECT ${list} FROM ${sql} t ORDER BY ${order.join(', ')}`);
  const shown = rows.map((row) => columns.map(({ type }, at) => showValue(row[`c${at}`] as string | null, type)));
  if (columns.length > SHOWN_COLUMNS) return shown.map((row) => digest(row, 'values'));
  const rest = shown.slice(SHOWN_ROWS).map((row) => row.join(' | '));
  const header = columns.map(({ name }) => showName(name));
  return [...aligned([header, ...shown.slice(0, SHOWN_ROWS)]), ...(rest.length > 0 ? [digest(rest, 'more rows')] : [])];
}

const TEXT_TYPES = ['text', 'character varying'];

function showValue(value: string | null, type: string): string {
  if (value === null) return 'NULL';
  if (value.length > SHOWN_CHARACTERS) return `(${value.length} characters, sha256 ${hash(value)})`;
  return TEXT_TYPES.some((text) => type.startsWith(text)) ? showText(value) : value;
}

function showAny(value: unknown): string {
  if (Buffer.isBuffer(value)) return `\\x${value.toString('hex')}`;
  return typeof value === 'string' ? showText(value) : JSON.stringify(value);
}

function showName(name: string): string {
  return /^\S+( \S+)*$/.test(name) && !name.includes('"') ? name : showText(name);
}

/** As in JSON, with escapes by code point for what cannot be seen. */
export function showText(text: string): string {
  return JSON.stringify(text).replaceAll(
    /[\p{C}\p{Zl}\p{Zp}\u00a0]/gu,
    (character) => `\\u{${character.codePointAt(0)?.toString(16) ?? ''}}`,
  );
}

/** A digest that stands for many lines: a change of any of them shows. */
export function digest(values: readonly string[], what: string): string {
  return `${values.length} ${what}, sha256 ${hash(values.join('\n'))}; first ${values[0] ?? ''}; last ${values.at(-1) ?? ''}`;
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

/** Columns side by side; the last one and long values are not padded. */
function aligned(rows: readonly (readonly string[])[]): string[] {
  const width = (at: number): number => Math.min(40, Math.max(...rows.map((row) => (row[at] ?? '').length)));
  const widths = (rows[0] ?? []).map((_, at) => width(at));
  return rows.map((row) =>
    row
      .map((value, at) => value.padEnd(widths[at] ?? 0))
      .join(' | ')
      .trimEnd(),
  );
}

function lines(rows: readonly { readonly line: string }[]): string[] {
  return rows.map(({ line }) => oneLine(line));
}

const IS_OWN = `n.nspname NOT IN ('lite2pg', 'sqlite_compat', 'information_schema') AND n.nspname NOT LIKE 'pg\\_%'`;

const COLUMNS = `
SELECT a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type,
  concat(format_type(a.atttypid, a.atttypmod),
    CASE WHEN a.attcollation <> t.typcollation THEN format(' collate "%s"', o.collname) END,
    CASE WHEN a.attnotnull THEN ' not null' END,
    CASE WHEN a.attgenerated = 's' THEN format(' generated (%s) stored', pg_get_expr(d.adbin, d.adrelid))
         WHEN d.adbin IS NOT NULL THEN format(' default %s', pg_get_expr(d.adbin, d.adrelid)) END,
    CASE a.attidentity WHEN 'd' THEN ' identity by default' WHEN 'a' THEN ' identity always' END,
    CASE WHEN c.description IS NOT NULL THEN format(' -- %s', c.description) END) AS line,
  (SELECT format('%I.%I', n.nspname, s.relname) FROM pg_depend p JOIN pg_class s ON s.oid = p.objid AND s.relkind = 'S'
   JOIN pg_namespace n ON n.oid = s.relnamespace
   WHERE p.refobjid = a.attrelid AND p.refobjsubid = a.attnum AND p.deptype = 'i' AND p.classid = 'pg_class'::regclass) AS sequence
FROM pg_attribute a
JOIN pg_type t ON t.oid = a.atttypid
LEFT JOIN pg_collation o ON o.oid = a.attcollation
LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
LEFT JOIN pg_description c ON c.objoid = a.attrelid AND c.objsubid = a.attnum AND c.classoid = 'pg_class'::regclass
WHERE a.attrelid = $1::oid AND a.attnum > 0 AND NOT a.attisdropped
ORDER BY a.attnum`;

const FACTS = `
SELECT line FROM (
  SELECT 1 AS part, contype::text AS kind, conname::text AS name, format('constraint %s  %s%s', conname, pg_get_constraintdef(oid),
    CASE WHEN convalidated OR pg_get_constraintdef(oid) LIKE '% NOT VALID' THEN '' ELSE ' (not validated)' END) AS line
  FROM pg_constraint WHERE conrelid = $1::oid AND contype IN ('p', 'u', 'f', 'c', 'x')
  UNION ALL
  SELECT 2, '', c.relname, format('index %s%s', pg_get_indexdef(c.oid), CASE WHEN i.indisvalid THEN '' ELSE ' (not valid)' END)
  FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
  WHERE i.indrelid = $1::oid AND NOT EXISTS (SELECT FROM pg_constraint o WHERE o.conindid = c.oid AND o.contype IN ('p', 'u', 'x'))
  UNION ALL
  SELECT 3, '', tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE tgrelid = $1::oid AND NOT tgisinternal
  UNION ALL
  SELECT 4, '', '', format('comment %s', description) FROM pg_description
  WHERE objoid = $1::oid AND objsubid = 0 AND classoid = 'pg_class'::regclass
  UNION ALL
  SELECT 5, '', '', 'unlogged' FROM pg_class WHERE oid = $1::oid AND relpersistence <> 'p'
) facts ORDER BY part, strpos('pufcx', kind), name COLLATE "C"`;

const VIEWS = `
SELECT format('view %I (%s): %s', c.relname,
  (SELECT string_agg(format('%I %s', attname, format_type(atttypid, atttypmod)), ', ' ORDER BY attnum)
   FROM pg_attribute WHERE attrelid = c.oid AND attnum > 0),
  regexp_replace(pg_get_viewdef(c.oid), '\\s+', ' ', 'g')) AS line
FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace
WHERE relkind IN ('v', 'm') AND ${IS_OWN}`;

const VIEW_TRIGGERS = `
SELECT format('trigger of view %I: %s', c.relname, pg_get_triggerdef(t.oid)) COLLATE "C"
FROM pg_trigger t JOIN pg_class c ON c.oid = tgrelid JOIN pg_namespace n ON n.oid = relnamespace
WHERE relkind = 'v' AND NOT tgisinternal AND ${IS_OWN}`;

function oneLine(text: string): string {
  return text.replaceAll(/\s*\n\s*/g, ' ').trim();
}
