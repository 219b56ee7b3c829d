import { findUnknownRenames } from '@lite2pg/generator';
import { checkChoices } from '@lite2pg/introspector';
import {
  foreignKeyText,
  Lite2pgError,
  quoteIdentifier,
  type Config,
  type Finding,
  type ForeignKey,
  type Spec,
  type Table,
  type Unsupported,
} from '@lite2pg/spec';
import { selectConfig, type IsLeftOut } from './select-config.js';

/** The tables that are moved, and the config's part about them. */
export interface Selected {
  readonly spec: Spec;
  /** The config for every later stage: checked against the source, without what it says of tables that are left out. */
  readonly config: Config;
  /** A note for each table that is left out, and what is wrong with the config. */
  readonly findings: readonly Finding[];
}

/**
 * The source without the tables that the config leaves out; checks all names in the config against it. Throws `bad-choice` for
 * a pattern that fits no table, and for a choice about a column that is not there.
 */
export function selectTables(spec: Spec, config: Config): Selected {
  refuseUnknown(spec, config);
  checkChoices({ spec, config });
  const has = new Set(spec.tables.map(({ name }) => name));
  const selected = select(spec, config, (name) => has.has(name) && !isWanted(config, name));
  return { ...selected, findings: [...findUnknownRenames(spec, config), ...selected.findings] };
}

/**
 * The same for a spec that may have been made with this config: tables that the config leaves out need not be there, and the
 * types are decided.
 */
export function selectOfSpec(spec: Spec, config: Config): Selected {
  const views = new Set(spec.views.map(({ name }) => name));
  const selected = select(spec, config, (name) => !views.has(name) && !isWanted(config, name));
  return { ...selected, findings: [...findUnknownRenames(spec, selected.config), ...selected.findings] };
}

function isWanted({ include = ['*'], exclude = [] }: Config, name: string): boolean {
  return include.some((pattern) => matches(pattern, name)) && !exclude.some((pattern) => matches(pattern, name));
}

function select(spec: Spec, config: Config, isLeftOut: IsLeftOut): Selected {
  const left = spec.tables.filter((table) => isLeftOut(table.name));
  const ownConfig = selectConfig(config, spec, isLeftOut);
  if (left.length === 0) return { spec, config: ownConfig, findings: [] };
  const wanted = (name: string): boolean => !isLeftOut(name);
  const cut = spec.tables.filter((table) => wanted(table.name)).map((table) => cutForeignKeys(table, wanted));
  return {
    spec: {
      ...spec,
      tables: cut.map(({ table }) => table),
      unsupported: [...spec.unsupported, ...cut.flatMap(({ unsupported }) => unsupported)],
      triggers: spec.triggers.filter((trigger) => !left.some((table) => table.name === trigger.table)),
    },
    config: ownConfig,
    findings: left.map((table): Finding => ({
      code: 'excluded',
      severity: 'note',
      subject: { kind: 'table', name: table.name },
      message: 'left out by the config; its rows stay in SQLite only',
    })),
  };
}

/** A table without the foreign keys that refer to tables that are left out, and these. */
function cutForeignKeys(
  table: Table,
  wanted: (name: string) => boolean,
): { readonly table: Table; readonly unsupported: readonly Unsupported[] } {
  const { foreignKeys = [], ...rest } = table;
  const [kept, cut] = [true, false].map((isKept) =>
    foreignKeys.filter(({ references }) => wanted(references.table) === isKept),
  );
  if (!kept || !cut || cut.length === 0) return { table, unsupported: [] };
  return {
    table: kept.length === 0 ? rest : { ...rest, foreignKeys: kept },
    unsupported: cut.map((key) => describeCut(table.name, key)),
  };
}

function describeCut(table: string, key: ForeignKey): Unsupported {
  const { name, columns, references } = key;
  return {
    kind: 'constraint',
    name: name ?? columns.join(', '),
    table,
    code: 'foreign-key-left-out',
    message: `refers to ${quoteIdentifier(references.table)}, which the config leaves out: the foreign key is left out, too`,
    sql: foreignKeyText(key),
  };
}

/** Throws `bad-choice` for a pattern that fits no table: most likely it is misspelt. */
function refuseUnknown(spec: Spec, config: Config): void {
  const names = spec.tables.map((table) => table.name);
  for (const [key, patterns] of [['include', config.include] as const, ['exclude', config.exclude] as const]) {
    const pattern = patterns?.find((candidate) => !names.some((name) => matches(candidate, name)));
    if (pattern === undefined) continue;
    const some = names.slice(0, 10).join(', ') + (names.length > 10 ? ', …' : '');
    throw new Lite2pgError('bad-choice', {
      message: `read the config's "${key}": ${JSON.stringify(pattern)} matches no table; the source has ${some || 'no tables'}`,
      subject: pattern,
    });
  }
}

/** Whether a name fits a pattern in which * stands for any characters. */
function matches(pattern: string, name: string): boolean {
  const [head = '', ...rest] = pattern.split('*');
  if (rest.length === 0) return pattern === name;
  const tail = rest.pop() ?? '';
  if (!name.startsWith(head) || !name.endsWith(tail) || name.length < head.length + tail.length) return false;
  let at = head.length;
  for (const part of rest) {
    const found = name.indexOf(part, at);
    if (found === -1 || found + part.length > name.length - tail.length) return false;
    at = found + part.length;
  }
  return true;
}
