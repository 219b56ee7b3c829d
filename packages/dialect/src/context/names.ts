import { foldName, sameName } from '@lite2pg/syntax';
import type { Emitted } from '../sql/emitted.js';
import type { Expr } from '../parse/parse.js';
import type { ScopeTable } from '../scope/scope.js';

/** A column a FROM item gives. */
export interface SourceColumn {
  /** As SQLite calls it. */
  readonly name: string;
  /** The value that naming it gives. */
  readonly value: Emitted;
  /** Not part of `*`: the rowid, or a column that NATURAL or USING has joined away. */
  readonly hidden?: boolean;
}

/** An item of FROM: a table, a view, a subquery, a table-valued function. */
export interface Source {
  /** The name that qualifies its columns in SQLite. */
  readonly name: string;
  readonly columns: readonly SourceColumn[];
  /** The table it is, where it is one. */
  readonly table?: ScopeTable | undefined;
  /** SQL that stands before its columns; left out where nothing does. */
  readonly qualifier?: string | undefined;
  /** SQL that sorts its rows the way SQLite meets them, where that is known. */
  readonly order?: readonly string[] | undefined;
  /** Its columns are named with its name before them only: NEW, OLD. */
  readonly qualifiedOnly?: boolean;
  /** PostgreSQL has only some of its columns (of a table of SQLite's own, say): `*` is refused. */
  readonly partial?: boolean;
}

/** The names of one SELECT, inside those of the queries around it. */
export interface NameFrame {
  readonly sources: readonly Source[];
  /** Result columns that were given a name with AS. */
  readonly aliases: ReadonlyMap<string, Expr>;
  readonly parent: NameFrame | undefined;
  /** The frame of NEW and OLD in triggers, of `excluded` in upserts. */
  readonly outermost?: boolean;
}

const ROWID_NAMES: ReadonlySet<string> = new Set(['rowid', '_rowid_', 'oid']);

/** Whether a name means the rowid where no column has it. */
export function isRowidName(name: string): boolean {
  return ROWID_NAMES.has(foldName(name));
}

/** The meaning of a column name: the column, a refusal's reason, or nothing of that name. */
export type Resolution =
  | { readonly kind: 'column'; readonly value: Emitted }
  | { readonly kind: 'alias'; readonly expression: Expr }
  | { readonly kind: 'ambiguous' }
  | { readonly kind: 'no-rowid'; readonly source: Source }
  | { readonly kind: 'shadowed'; readonly table: string }
  | { readonly kind: 'left-out'; readonly table: string }
  | { readonly kind: 'none' };

/** Looks a name up the way SQLite does: columns before aliases, the innermost query first. */
export function resolveName(frame: NameFrame | undefined, column: string, table?: string): Resolution {
  const nearer: Source[] = [];
  for (let at = frame; at; at = at.parent) {
    const found = resolveIn(at, column, table);
    if (found.kind === 'column') return hiddenBy(at, column, nearer) ?? found;
    if (found.kind !== 'none') return found;
    nearer.push(...at.sources);
  }
  return { kind: 'none' };
}

/** PostgreSQL looks for a column in the nearest table of the name that qualifies it, SQLite in the nearest that has the column. */
function hiddenBy(frame: NameFrame, column: string, nearer: readonly Source[]): Resolution | undefined {
  const holders = frame.sources.filter((source) => source.columns.some((item) => sameName(item.name, column)));
  const found = nearer.find((source) => holders.some((holder) => sameName(holder.name, source.name)));
  return found && { kind: 'shadowed', table: found.name };
}

function resolveIn(frame: NameFrame, column: string, table: string | undefined): Resolution {
  const sources =
    table === undefined
      ? frame.sources.filter((source) => source.qualifiedOnly !== true)
      : frame.sources.filter((source) => sameName(source.name, table));
  const hits = sources.flatMap((source) =>
    source.columns.filter((item) => item.hidden !== true && sameName(item.name, column)),
  );
  if (hits.length > 1) return { kind: 'ambiguous' };
  if (hits[0]) return { kind: 'column', value: hits[0].value };
  const hidden = sources.flatMap((source) =>
    source.columns.filter((item) => item.hidden === true && sameName(item.name, column)),
  );
  if (hidden[0]) return { kind: 'column', value: hidden[0].value };
  const holder = sources.find(({ table: held }) => held?.leftOut?.some((name) => sameName(name, column)) === true);
  if (holder) return { kind: 'left-out', table: holder.name };
  if (isRowidName(column)) {
    const rowid = rowidIn(sources);
    if (rowid) return rowid;
  }
  const alias = table === undefined ? frame.aliases.get(foldName(column)) : undefined;
  return alias ? { kind: 'alias', expression: alias } : { kind: 'none' };
}

function rowidIn(sources: readonly Source[]): Resolution | undefined {
  const tables = sources.filter((source) => source.table);
  if (tables.length > 1) return { kind: 'ambiguous' };
  const [source] = tables;
  if (!source?.table) return undefined;
  const name = source.table.rowid;
  const hit = name === undefined ? undefined : source.columns.find((item) => sameName(item.name, name));
  return hit ? { kind: 'column', value: hit.value } : { kind: 'no-rowid', source };
}
