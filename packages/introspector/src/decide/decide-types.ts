import {
  foreignKeyText,
  formatTypeName,
  normalizeSpec,
  quoteIdentifier,
  type Column,
  type Decision,
  type Finding,
  type ForeignKey,
  type Spec,
  type Table,
  type Unsupported,
} from '@lite2pg/spec';
import { readChoices } from './choices.js';
import { decideColumns, type BrokenPin, type ColumnsRequest } from './decide-columns.js';
import { decideKeys } from './decide-keys.js';
import { columnKey, isComparable, type DecidedColumns } from './decide-references.js';
import { decisionOf, isUndecided, type DecidedColumn } from './decided-column.js';
import { findBadText } from './find-bad-text.js';
import { findCut } from './find-cut.js';
import { findOffsets } from './find-offsets.js';
import { findRounded } from './find-rounded.js';
import { holds } from './holds.js';
import { offerMoments } from './offer-moments.js';

/** A spec whose types hold its values, and how they came about. */
export interface DecidedTypes {
  /** In normal form. */
  readonly spec: Spec;
  /** In the order of the spec; only where the declared type alone did not decide. */
  readonly decisions: readonly Decision[];
  /** In the order of the spec. */
  readonly findings: readonly Finding[];
  /** Columns whose values are no longer held by what the lock says; each got a type that holds them. */
  readonly broken: readonly BrokenPin[];
}

/**
 * The types of all columns: as declared where that holds for the values, else wider, or as the config says. Columns that
 * foreign keys tie together get one type. What the lock says goes before the values while it holds them. Without a profile the
 * declarations decide. Throws `bad-choice` where the config names a column that is not there.
 */
export function decideTypes(given: ColumnsRequest): DecidedTypes {
  const { spec, profile, config, lock, repin = false } = given;
  const choices = readChoices(config, spec);
  const profiles = new Map((profile?.tables ?? []).map((table) => [table.name, table]));
  const names = new Set(spec.tables.map(({ name }) => name));
  const virtual = new Set(spec.tables.filter((table) => table.virtual).map(({ name }) => name));
  const { columns, broken } = decideColumns(given, choices);
  const pinned = new Map(Object.entries(lock?.tables ?? {}));
  const findings: Finding[] = [];
  const unsupported: Unsupported[] = [];
  const tables = spec.tables.map((table) => {
    const { foreignKeys, dropped } = splitForeignKeys(table, columns, names);
    unsupported.push(...dropped);
    const typed = {
      ...table,
      foreignKeys,
      columns: table.columns.map((column) => typedColumn(table, column, columns)),
    };
    const values = profiles.get(table.name);
    const pin = repin && (values?.rows ?? 0) > 0 ? undefined : pinned.get(table.name);
    const keys = decideKeys({ table: typed, profile: values, choices, pin });
    findings.push(...keys.findings);
    return keys.table;
  });
  return {
    spec: normalizeSpec({ ...spec, tables, unsupported: [...spec.unsupported, ...unsupported] }),
    decisions: [...columns.values()]
      .filter((column) => !isPlainWords(column, virtual))
      .flatMap((column) => decisionOf(column) ?? []),
    findings: [
      ...findings,
      ...[...columns.values()].flatMap((column) => [
        ...findMisfits(column),
        ...findCut(column),
        ...findOffsets(column),
        ...findRounded(column),
        ...offerMoments(column),
        ...findBadText(column),
      ]),
    ],
    broken,
  };
}

/** Full-text tables cannot declare types: that texts are there is what everybody expects. */
function isPlainWords({ table, type, why }: DecidedColumn, virtual: ReadonlySet<string>): boolean {
  return virtual.has(table) && type.kind === 'text' && why?.code === 'no-type';
}

function typedColumn(table: Table, column: Column, columns: DecidedColumns): Column {
  const decided = columns.get(columnKey(table.name, column.name));
  if (!decided) return column;
  const { stored: _, undecided: __, ...rest } = column;
  return {
    ...rest,
    type: decided.type,
    ...(decided.stored ? { stored: decided.stored } : {}),
    ...(isUndecided(decided, table.strict) ? { undecided: true } : {}),
  };
}

/**
 * A foreign key between types that PostgreSQL does not compare would make the whole schema fail. One that refers to a table
 * that is not there says nothing about types.
 */
function splitForeignKeys(
  table: Table,
  columns: DecidedColumns,
  tables: ReadonlySet<string>,
): { foreignKeys: ForeignKey[]; dropped: Unsupported[] } {
  const keys = table.foreignKeys ?? [];
  const refused = keys.filter((key) => tables.has(key.references.table) && !isComparable(table, key, columns));
  return {
    foreignKeys: keys.filter((key) => !refused.includes(key)),
    dropped: refused.map((key): Unsupported => ({
      kind: 'constraint',
      name: key.name ?? key.columns.join(', '),
      table: table.name,
      code: 'foreign-key-types-differ',
      message:
        `no type holds the values of both sides (${sides(table, key, columns)}): bring the values of the two columns ` +
        'into one form, or choose a type for both in the config',
      sql: foreignKeyText(key),
    })),
  };
}

function sides(table: Table, key: ForeignKey, columns: DecidedColumns): string {
  const describe = (owner: string, name: string): string => {
    const type = columns.get(columnKey(owner, name))?.type;
    return `${quoteIdentifier(owner)}.${quoteIdentifier(name)} ${type ? formatTypeName(type) : 'is missing'}`;
  };
  const { table: target, columns: names } = key.references;
  return key.columns
    .map((name, at) => `${describe(table.name, name)}, ${describe(target, names[at] ?? '')}`)
    .join('; ');
}

/** A type that was asked for, and of which the profile does not tell whether it takes all values. */
function findMisfits({ table, column, type, stored, values, choice }: DecidedColumn): Finding[] {
  const kept = stored?.as === 'epoch' || stored?.as === 'julian-day' || !values;
  if (!choice || kept || holds(type, values, { asked: true, loose: stored?.as === 'text' })) return [];
  const consequence =
    choice.onBadValue === undefined
      ? 'the migration stops at the first one that does not'
      : `those that do not are handled by onBadValue ${choice.onBadValue}`;
  return [
    {
      code: 'values-do-not-fit',
      severity: 'warning',
      subject: { kind: 'column', name: column.name, table },
      message: `${quoteIdentifier(table)}.${quoteIdentifier(column.name)} may have values that do not fit ${formatTypeName(type)}: ${consequence}`,
    },
  ];
}
