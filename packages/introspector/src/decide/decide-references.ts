import { formatTypeName, quoteIdentifier, type ColumnType, type ForeignKey, type Table } from '@lite2pg/spec';
import { typeOfMeaning } from '@lite2pg/syntax';
import { LADDER } from './candidates.js';
import type { DecidedColumn } from './decided-column.js';
import { heldAsDigits } from './held-as-digits.js';
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
 * the config decides stays as it is, and one that is pinned where it can: those that can follow it do, the others find a type
 * without it.
 */
export function decideReferences(columns: DecidedColumns, tables: readonly Table[]): DecidedColumns {
  const unified = new Map(columns);
  for (const group of tiedGroups(tables)) {
    const members = group.keys.flatMap((key) => unified.get(key) ?? []);
    for (const member of unify(members, group)) unified.set(keyOf(member), member);
  }
  return unified;
}

/** Those that get another type: first what was pinned stays, and only where no type is found so, all of them are decided anew. */
function unify(members: readonly DecidedColumn[], group: TiedGroup): DecidedColumn[] {
  const pinned = members.filter(({ pin }) => pin !== undefined);
  if (isOfOneType(members) || pinned.length === members.length) return [];
  const isChosenOrPinned = (member: DecidedColumn): boolean => isChosen(member) || member.pin !== undefined;
  const around = pinned.length === 0 ? [] : unifyAround(members, group, isChosenOrPinned);
  const isDone = isOfOneType(members.map((member) => around.find((other) => keyOf(other) === keyOf(member)) ?? member));
  return isDone ? around : unifyAround(members, group, isChosen);
}

function unifyAround(
  members: readonly DecidedColumn[],
  { parents, ties }: TiedGroup,
  isFixed: (member: DecidedColumn) => boolean,
): DecidedColumn[] {
  const isParent = (member: DecidedColumn): boolean => parents.has(keyOf(member));
  const retype = (group: readonly DecidedColumn[], type: ColumnType | undefined): DecidedColumn[] =>
    type === undefined ? [] : group.map((member) => retyped(member, type, isParent(member)));
  const common = commonType(members, isParent, isFixed);
  if (common) return retype(members, common);
  const [anchors, flexible] = partition(members, (member) => isFixed(member) || member.column.identity !== undefined);
  const anchor = isOfOneType(anchors) ? anchors[0]?.type : undefined;
  const reached = anchor
    ? reach(anchors.map(keyOf), flexible.filter((member) => heldBy(anchor, member)).map(keyOf), ties)
    : new Set<string>();
  const [followers, rest] = partition(flexible, (member) => reached.has(keyOf(member)));
  const restType = isOfOneType(rest) ? undefined : commonType(rest, isParent, isFixed);
  return [...retype(followers, anchor), ...retype(rest, restType)];
}

/** Which of these are tied to one of the first, directly or over each other. */
function reach(from: readonly string[], candidates: readonly string[], ties: TiedGroup['ties']): Set<string> {
  const reached = new Set(from);
  for (let size = -1; size < reached.size;) {
    size = reached.size;
    for (const { child, parent } of ties) {
      if (reached.has(parent) && candidates.includes(child)) reached.add(child);
      if (reached.has(child) && candidates.includes(parent)) reached.add(parent);
    }
  }
  return reached;
}

function isOfOneType(columns: readonly DecidedColumn[]): boolean {
  return new Set(columns.map(({ type }) => formatTypeName(type))).size < 2;
}

function partition<T>(items: readonly T[], test: (item: T) => boolean): [T[], T[]] {
  return [items.filter(test), items.filter((item) => !test(item))];
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
  readonly ties: readonly { readonly child: string; readonly parent: string }[];
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
  return [...new Set(groupOf.values())].map((keys) => ({
    keys: [...keys],
    parents,
    ties: pairs.filter(({ child }) => keys.has(child)),
  }));
}

function commonType(
  members: readonly DecidedColumn[],
  isParent: (member: DecidedColumn) => boolean,
  isFixed: (member: DecidedColumn) => boolean,
): ColumnType | undefined {
  const chosen = members.filter(isFixed).map(({ type }) => type);
  // An empty table says less about the type than one with rows.
  const telling = members.filter(isParent).toSorted((a, b) => Number(hasValues(b)) - Number(hasValues(a)));
  const candidates = chosen.length > 0 ? chosen : [...telling.map(({ type }) => type), ...LADDER];
  return candidates.find((type) => members.every((member) => heldBy(type, member) !== undefined));
}

function isChosen({ choice }: DecidedColumn): boolean {
  return choice?.type !== undefined;
}

function hasValues({ values }: DecidedColumn): boolean {
  return values !== undefined && !isEmpty(values);
}

function heldBy(type: ColumnType, member: DecidedColumn): Held | undefined {
  const same = formatTypeName(type) === formatTypeName(member.type);
  if (same) return member.stored ? { stored: member.stored } : {};
  if (isChosen(member) || (member.column.identity !== undefined && type.kind !== 'integer')) return undefined;
  if (member.values) return holds(type, member.values) ?? heldAsDigits(type, member.values);
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
  const { pin: _, ...own } = member;
  return { ...own, type, stored: held?.stored, why: { by: 'reference', code: 'foreign-key', reason } };
}
