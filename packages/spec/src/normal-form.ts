import { createHash } from 'node:crypto';
import type { Spec, Table } from './generated/spec.js';

const byName = (a: { readonly name: string }, b: { readonly name: string }): number =>
  a.name < b.name ? -1 : a.name > b.name ? 1 : 0;

/**
 * The same schema in the one form that is compared, hashed and written: lists sorted, keys in the order of the JSON
 * Schema, nothing that equals a default. Idempotent; the spec handed in is not changed.
 */
export function normalizeSpec(spec: Spec): Spec {
  return {
    ...(spec.$schema === undefined ? {} : { $schema: spec.$schema }),
    specVersion: 1,
    tables: spec.tables.map(normalizeTable).sort(byName),
    views: spec.views.map((view) => ordered(view, VIEW_KEYS)).sort(byName),
    triggers: spec.triggers.map((trigger) => ordered(trigger, TRIGGER_KEYS)).sort(byName),
    unsupported: spec.unsupported
      .map((item) => ordered(item, UNSUPPORTED_KEYS))
      .sort((a, b) => (a.kind < b.kind ? -1 : a.kind > b.kind ? 1 : byName(a, b))),
  };
}

/** A normal spec as the text that is committed: two spaces, a newline at the end, the same bytes for the same schema. */
export function serializeSpec(spec: Spec): string {
  return `${JSON.stringify(normalizeSpec(spec), null, 2)}\n`;
}

/** A short hash of what a spec means: equal for equal normal forms, whatever `$schema` says. 32 hexadecimal digits. */
export function fingerprintSpec(spec: Spec): string {
  const { $schema: _, ...meaning } = normalizeSpec(spec);
  return createHash('sha256').update(JSON.stringify(meaning)).digest('hex').slice(0, 32);
}

const TABLE_KEYS = [
  'name', 'comment', 'strict', 'withoutRowid', 'virtual', 'columns', 'primaryKey', 'uniques', 'foreignKeys', 'checks',
  'indexes', 'textSearches', 'boxSearch',
] as const; // prettier-ignore
const COLUMN_KEYS = [
  'name', 'type', 'declared', 'nullable', 'default', 'identity', 'hidden', 'autoincrement', 'collation', 'generated', 'stored',
  'undecided', 'comment',
] as const; // prettier-ignore
const VIEW_KEYS = ['name', 'columns', 'query', 'comment'] as const;
const TRIGGER_KEYS = ['name', 'table', 'timing', 'event', 'of', 'when', 'body'] as const;
const UNSUPPORTED_KEYS = ['kind', 'name', 'table', 'module', 'code', 'message', 'sql'] as const;
const FOREIGN_KEY_KEYS = ['name', 'columns', 'references', 'onDelete', 'onUpdate', 'deferrable', 'notValid'] as const;
const VIRTUAL_KEYS = ['module', 'sql'] as const;
const TEXT_SEARCH_KEYS = ['name', 'columns', 'language'] as const;
const INDEX_KEYS = ['name', 'unique', 'keys', 'where'] as const;

function normalizeTable(table: Table): Table {
  return ordered(
    {
      ...table,
      ...(table.virtual ? { virtual: ordered(table.virtual, VIRTUAL_KEYS) } : {}),
      columns: table.columns.map((column) => ordered(column, COLUMN_KEYS)),
      uniques: table.uniques ?? [],
      foreignKeys: (table.foreignKeys ?? []).map((key) => ordered(key, FOREIGN_KEY_KEYS)),
      checks: table.checks ?? [],
      indexes: (table.indexes ?? []).map((index) => ordered(index, INDEX_KEYS)).sort(byName),
      textSearches: (table.textSearches ?? []).map((search) => ordered(search, TEXT_SEARCH_KEYS)).sort(byName),
      ...(table.boxSearch ? { boxSearch: { axes: table.boxSearch.axes.map(({ min, max }) => ({ min, max })) } } : {}),
    },
    TABLE_KEYS,
  );
}

/** The object with its keys in this order, without those that are undefined, false or an empty list (but `nullable: false`). */
function ordered<T extends object, K extends keyof T & string>(object: T, keys: readonly K[]): T {
  const out: Partial<T> = {};
  for (const key of keys) {
    const value: unknown = object[key];
    if (value === undefined || (value === false && key !== 'nullable')) continue;
    if (Array.isArray(value) && value.length === 0 && key !== 'columns') continue;
    out[key] = object[key];
  }
  return out as T;
}
