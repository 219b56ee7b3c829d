import { findTable } from '../scope/find.js';
import { quoteLiteral } from '@lite2pg/spec';
import { CATALOG_FUNCTIONS } from '../compat/catalog.js';
import { compatName, note, refuse, sourceOf, type Context } from '../context/context.js';
import { numberConstant } from '../expression/emit-literal.js';
import type { PragmaStmt } from '../parse/parse.js';
import { noteCatalog } from '../query/note-catalog.js';

/** Gives no rows, as most settings do in SQLite. */
const NOTHING = 'SELECT WHERE false';

type Setting = (value: string | undefined) => string | undefined;

const unless = (refused: readonly string[]): Setting => {
  return (value) => (value === undefined || refused.includes(value) ? undefined : NOTHING);
};
const isOn = (value: string | undefined): boolean => value !== undefined && ['1', 'on', 'yes', 'true'].includes(value);
const off: Setting = (value) => (value === undefined || isOn(value) ? undefined : NOTHING);
const anyValue = unless([]);

/** Pragmas that are so in PostgreSQL anyway, or have no meaning there; undefined if it would change what statements do. */
const SETTINGS: Readonly<Record<string, Setting>> = {
  foreign_keys: (value) => {
    if (value === undefined) return 'SELECT 1 AS foreign_keys';
    return isOn(value) ? NOTHING : undefined;
  },
  journal_mode: (value) => `SELECT ${quoteLiteral(value ?? 'wal')} AS journal_mode`,
  busy_timeout: (value) =>
    // 0 means not to wait in SQLite, and to wait for ever in PostgreSQL.
    value === undefined || !isCount(value) || Number(value) === 0
      ? undefined
      : `SELECT ${value} AS timeout FROM set_config('lock_timeout', ${quoteLiteral(value)}, false)`,
  synchronous: anyValue,
  cache_size: anyValue,
  temp_store: anyValue,
  page_size: anyValue,
  auto_vacuum: anyValue,
  incremental_vacuum: () => NOTHING,
  shrink_memory: () => NOTHING,
  optimize: () => NOTHING,
  encoding: unless(['utf-16', 'utf-16le', 'utf-16be']),
  automatic_index: anyValue,
  trusted_schema: anyValue,
  recursive_triggers: off,
  case_sensitive_like: off,
  ignore_check_constraints: off,
  reverse_unordered_selects: off,
  read_uncommitted: anyValue,
  legacy_alter_table: anyValue,
  mmap_size: anyValue,
  cache_spill: anyValue,
  threads: anyValue,
  secure_delete: anyValue,
  fullfsync: anyValue,
  checkpoint_fullfsync: anyValue,
  wal_autocheckpoint: anyValue,
  journal_size_limit: anyValue,
  analysis_limit: anyValue,
  soft_heap_limit: anyValue,
  hard_heap_limit: anyValue,
  cell_size_check: anyValue,
};

const SUGGESTIONS: Readonly<Record<string, string>> = {
  foreign_keys: 'constraints DEFERRABLE, and SET CONSTRAINTS ALL DEFERRED',
  synchronous: 'SHOW synchronous_commit',
  integrity_check: 'pg_amcheck',
  wal_checkpoint: 'CHECKPOINT',
};

/** PRAGMA: questions about the schema are answered from PostgreSQL's catalogs, settings that have no meaning there do nothing. */
export function emitPragma(context: Context, statement: PragmaStmt): string {
  const name = statement.name.objName.text.toLowerCase();
  const value = pragmaValue(context, statement);
  if (Object.hasOwn(CATALOG_FUNCTIONS, name) && value !== undefined) {
    noteCatalog(context, statement, `PRAGMA ${name}`);
    return `SELECT * FROM ${compatName(context, `pragma_${name}`)}(${quoteLiteral(catalogName(context, value))})`;
  }
  const setting = Object.hasOwn(SETTINGS, name) ? SETTINGS[name] : undefined;
  const sql = setting?.(value?.toLowerCase());
  if (sql === undefined)
    return refuse(
      statement,
      'pragma',
      `${sourceOf(context, statement)} is about a SQLite file`,
      SUGGESTIONS[name] ?? ownTable(name, value),
    );
  note(context, statement, {
    code: 'pragma',
    message: `${sourceOf(context, statement)} configures a SQLite file; PostgreSQL does not need it`,
    suggestion: 'leave it out',
  });
  return sql;
}

/** The numbers that an application keeps in the file's header, as a table of one row. */
function ownTable(name: string, value: string | undefined): string | undefined {
  if (name !== 'user_version' && name !== 'application_id') return undefined;
  const statement = value === undefined ? `SELECT ${name} FROM settings` : `UPDATE settings SET ${name} = ${value}`;
  return `${statement}, after CREATE TABLE settings (${name} bigint) and one INSERT`;
}

/** A table's name as to_regclass() takes it: that of the target where it is known. */
function catalogName(context: Context, name: string): string {
  return findTable(context.scope, name)?.target ?? `"${name.replaceAll('"', '""')}"`;
}

function pragmaValue(context: Context, { body }: PragmaStmt): string | undefined {
  const value = body?.value;
  if (!value) return undefined;
  switch (value.type) {
    case 'Id':
      return value.name;
    case 'NameExpr':
      return value.name.text;
    case 'StringLiteral':
      return value.value;
    case 'NumericLiteral': {
      const number = numberConstant(value, false);
      return number.kind === 'integer' ? String(number.value) : sourceOf(context, value);
    }
    default:
      return sourceOf(context, value);
  }
}

function isCount(value: string): boolean {
  return value.length < 10 && Array.from(value).every((char) => char >= '0' && char <= '9');
}
