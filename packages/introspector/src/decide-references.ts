import { formatTypeName, quoteIdentifier, type ColumnType, type ForeignKey, type Table } from '@lite2pg/spec';
import { LADDER } from './candidates.js';
import type { DecidedColumn } from './decided-column.js';
import { typeOfMeaning } from './declared-type.js';
import { holds, type Held } from './holds.js';
import { isEmpty } from './values.js';

/** Columns by `columnKey`, their types decided. */
export type DecidedColumns = ReadonlyMap<string, DecidedColumn>;

/** One text for a table and a column that no other pair has. */
export function columnKey(table: string, column: string): string {
  return JSON.stringify([table, column]);
}

/**
 * The same columns, those that foreign keys tie together with one type each: of the types of the columns referred to
 * the first that all take, else the narrowest that all take. A column that the engine numbers stays an integer, one that
 * the config decides stays as it is: where the others cannot follow it, they find a type without it.
 */
export function decideReferences(columns: DecidedColumns, tables: readonly Table[]): DecidedColumns {
  const unified = new Map(columns);
  for (const { keys, parents } of tiedGroups(tables)) {
    const members = keys.flatMap((key) => unified.get(key) ?? []);
    const isParent = (member: DecidedColumn): boolean => parents.has(keyOf(member));
    const flexible = members.filter((member) => !isFixed(member) && member.column.identity === undefined);
    for (const group of [members, flexible]) {
      if (new Set(group.map(({ type }) => formatTypeName(type))).size < 2) break;
      const type = commonType(group, isParent);
      if (!type) continue;
      for (const member of group) unified.set(keyOf(member), retyped(member, type, isParent(member)));
      break;
    }
  }
  return unified;
}

/** Do both sides of a foreign key have the same types? PostgreSQL compares no others without a cast. */
export function isComparable(table: Table, key: ForeignKey, columns: DecidedColumns): boolean {
  return key.columns.every((name, index) => {
    const own = columns.get(columnKey(table.name, name));
    const other = columns.get(columnKey(key.references.table, key.references.columns[index] ?? ''));
    return own !== undefined && other !== undefined && formatTypeName(own.type) === formatTypeName(other.type);
  });
}

function keyOf(column: DecidedColumn): string {
  return columnKey(column.table, column.column.name);
}

interface TiedGroup {
  readonly keys: readonly string[];
  /** Those that a foreign key refers to. */
  readonly parents: ReadonlySet<string>;
}

/** Columns that are tied by foreign keys, directly or over others. */
function tiedGroups(tables: readonly Table[]): TiedGroup[] {
  const pairs = tables.flatMap((table) =>
    (table.foreignKeys ?? []).flatMap((key) =>
      key.columns.map((name, index) => ({
        child: columnKey(table.name, name),
        parent: columnKey(key.references.table, key.references.columns[index] ?? ''),
      })),
    ),
  );
  const groupOf = new Map<string, Set<string>>();
  for (const { child, parent } of pairs) {
    const merged = new Set([...(groupOf.get(parent) ?? [parent]), ...(groupOf.get(child) ?? [child])]);
    for (const key of merged) groupOf.set(key, merged);
  }
  const parents = new Set(pairs.map(({ parent }) => parent));
  return [...new Set(groupOf.values())].map((keys) => ({ keys: [...keys], parents }));
}

function commonType(
  members: readonly DecidedColumn[],
  isParent: (member: DecidedColumn) => boolean,
): ColumnType | undefined {
  const chosen = members.filter(isFixed).map(({ type }) => type);
  // An empty table says less about the type than one with rows.
  const telling = members.filter(isParent).toSorted((a, b) => Number(hasValues(b)) - Number(hasValues(a)));
  const candidates = chosen.length > 0 ? chosen : [...telling.map(({ type }) => type), ...LADDER];
  return candidates.find((type) => members.every((member) => heldBy(type, member) !== undefined));
}

function isFixed({ choice }: DecidedColumn): boolean {
  return choice?.type !== undefined;
}

function hasValues({ values }: DecidedColumn): boolean {
  return values !== undefined && !isEmpty(values);
}

function heldBy(type: ColumnType, member: DecidedColumn): Held | undefined {
  const same = formatTypeName(type) === formatTypeName(member.type);
  if (same) return member.stored ? { stored: member.stored } : {};
  if (isFixed(member) || (member.column.identity !== undefined && type.kind !== 'integer')) return undefined;
  if (member.values) return holds(type, member.values);
  return member.declared.meaning.kind === 'any' || isWider(type, typeOfMeaning(member.declared.meaning))
    ? {}
    : undefined;
}

/** Does every value of one type go into the other? Kinds that are not on the ladder go into text and bytes only. */
function isWider(wide: ColumnType, narrow: ColumnType): boolean {
  const step = ({ kind }: ColumnType): number => LADDER.findIndex((type) => type.kind === kind);
  if (wide.kind === 'text' || wide.kind === 'bytes') return step(wide) >= step(narrow);
  return step(narrow) !== -1 && step(wide) >= step(narrow);
}

function retyped(member: DecidedColumn, type: ColumnType, isParent: boolean): DecidedColumn {
  if (formatTypeName(type) === formatTypeName(member.type)) return member;
  const held = heldBy(type, member);
  const role = isParent ? 'a foreign key refers to it' : 'it is a foreign key';
  const reason = `${role}, and both sides need one type; ${quoteIdentifier(member.column.name)} alone would be ${formatTypeName(member.type)}`;
  return { ...member, type, stored: held?.stored, why: { by: 'reference', code: 'foreign-key', reason } };
}
