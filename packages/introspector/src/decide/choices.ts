import {
  Lite2pgError,
  parseTypeName,
  quoteIdentifier,
  type ColumnChoice,
  type ColumnType,
  type Config,
  type Policy,
  type Spec,
  type StoredAs,
  nearNames,
} from '@lite2pg/spec';
import { readDeclaredType } from '@lite2pg/syntax';

/** A project's choice for one column, its words parsed. */
export interface Choice {
  readonly type?: ColumnType;
  readonly stored?: StoredAs;
  readonly onBadValue?: Policy;
  readonly onNullKey?: NonNullable<ColumnChoice['onNullKey']>;
  /** Where it stands in the config, for the reason of the decision. */
  readonly from: string;
}

/** The choice for a column, if one was made: its own, else that for its declared type. */
export type Choices = (table: string, column: string, declared: string | undefined) => Choice | undefined;

/** Throws `bad-choice` for a choice of the config about a column that the spec does not have, or that makes no sense. */
export function checkChoices({ spec, config }: { readonly spec: Spec; readonly config: Config }): void {
  readChoices(config, spec);
}

/** The choices of a config. Throws `bad-choice` for one about a column that the spec does not have, or that makes no sense. */
export function readChoices(config: Config, spec: Spec): Choices {
  const columns = Object.entries(config.columns ?? {});
  checkNames(columns, spec);
  const byColumn = new Map(
    columns.map(([name, choice]) => [name, readChoice(`columns[${quoteIdentifier(name)}]`, choice)]),
  );
  const byType = new Map(
    Object.entries(config.types ?? {}).map(([words, choice]) => [
      readDeclaredType(words).words,
      readChoice(`types[${quoteIdentifier(words)}]`, choice),
    ]),
  );
  return (table, column, declared) => {
    const own = byColumn.get(`${table}.${column}`);
    const general = byType.get(readDeclaredType(declared).words);
    return own && general && own.type === undefined && own.stored === undefined
      ? { ...general, ...own }
      : (own ?? general);
  };
}

function checkNames(columns: readonly (readonly [string, ColumnChoice])[], spec: Spec): void {
  const carried = spec.tables.flatMap((table) => table.columns.map((column) => `${table.name}.${column.name}`));
  const leftOut = spec.unsupported.flatMap(({ kind, table, name }) => (kind === 'column' ? [`${table}.${name}`] : []));
  const names = [...carried, ...leftOut];
  for (const [name] of columns) {
    if (names.includes(name)) continue;
    const near = nearNames(name, names).map(quoteIdentifier);
    throw new Lite2pgError('bad-choice', {
      message:
        `read the config's choice for ${quoteIdentifier(name)}: the source has no such table.column` +
        (near.length === 0 ? '; name them as the source spells them' : `; did you mean ${near.join(' or ')}?`),
      subject: name,
    });
  }
}

const STORED: Readonly<Record<NonNullable<ColumnChoice['stored']>, StoredAs>> = {
  'epoch-s': { as: 'epoch', unit: 's' },
  'epoch-ms': { as: 'epoch', unit: 'ms' },
  'epoch-us': { as: 'epoch', unit: 'us' },
  'epoch-ns': { as: 'epoch', unit: 'ns' },
  'julian-day': { as: 'julian-day' },
  text: { as: 'text' },
};

function readChoice(from: string, choice: ColumnChoice): Choice {
  const type = choice.type === undefined ? undefined : parseTypeName(choice.type);
  if (choice.type !== undefined && !type) throw badChoice(from, `the type ${choice.type} is not one lite2pg knows`);
  const stored = choice.stored === undefined ? undefined : STORED[choice.stored];
  if (stored && type && type.kind !== 'timestamp' && type.kind !== 'date') {
    throw badChoice(
      from,
      `values stored as ${String(choice.stored)} are moments; the type must be timestamp, timestamptz or date`,
    );
  }
  if (stored?.as === 'text' && type?.kind !== 'timestamp') {
    throw badChoice(from, 'moments stored as text need a type: timestamp or timestamptz');
  }
  // Moments counted from 1970 are on no wall clock; without a type they are what SQLite's functions make of them.
  const chosen = type ?? (stored ? ({ kind: 'timestamp', zone: 'none' } as const) : undefined);
  return {
    from,
    ...(chosen ? { type: chosen } : {}),
    ...(stored ? { stored } : {}),
    ...(choice.onBadValue === undefined ? {} : { onBadValue: choice.onBadValue }),
    ...(choice.onNullKey === undefined ? {} : { onNullKey: choice.onNullKey }),
  };
}

function badChoice(from: string, found: string): Lite2pgError {
  return new Lite2pgError('bad-choice', { message: `read the config's ${from}: ${found}`, subject: from });
}
