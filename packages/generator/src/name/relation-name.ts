import { viewColumnNames, type Scope } from '@lite2pg/dialect';
import type { Config, Finding, Spec, Subject, Table, View } from '@lite2pg/spec';
import { clipBytes, MAX_NAME_BYTES } from './identifier.js';
import { allotNames, wishName } from './name.js';
import { renamedFinding } from './renamed.js';

/** Names of a schema's tables, views and indexes, each list in the order of the spec. */
export interface RelationNames {
  readonly tables: readonly string[];
  readonly views: readonly string[];
  /** By table, in the order of the tables. */
  readonly indexes: readonly (readonly string[])[];
}

/**
 * Names for everything of a spec that shares PostgreSQL's one namespace of relations and has a name in the source. They
 * are added to `relations`, and so are the names of constraints, which PostgreSQL keeps clear of when it makes up a
 * name.
 */
export function nameRelations(
  spec: Pick<Spec, 'tables' | 'views'>,
  config: Config,
  { relations, findings }: { readonly relations: Set<string>; readonly findings: Finding[] },
): RelationNames {
  const allot = (subjects: readonly Subject[], renames: Readonly<Record<string, string>> = {}): string[] => {
    const wishes = subjects.map(({ name }) => wishName(name, renames[name], config.identifiers));
    const allotted = allotNames(wishes, relations);
    allotted.forEach((name, at) => findings.push(...renamedFinding(subjects[at]!, name)));
    return allotted.map(({ name }) => name);
  };
  const { tables, views } = spec;
  const named = allot(
    [
      ...tables.map(({ name }): Subject => ({ kind: 'table', name })),
      ...views.map(({ name }): Subject => ({ kind: 'view', name })),
    ],
    config.renames?.tables,
  );
  // After what SQL names: nothing but their own statements names an index.
  const indexNames = allot(tables.flatMap(indexesOf));
  for (const name of tables.flatMap(constraintNames)) {
    relations.add(clipBytes(wishName(name, undefined, config.identifiers).wanted, MAX_NAME_BYTES));
  }
  let at = 0;
  return {
    tables: named.slice(0, tables.length),
    views: named.slice(tables.length),
    indexes: tables.map((table) => indexNames.slice(at, (at += indexesOf(table).length))),
  };
}

function indexesOf(table: Table): Subject[] {
  return (table.indexes ?? []).map(({ name }) => ({ kind: 'index', name, table: table.name }));
}

function constraintNames(table: Table): string[] {
  return [...(table.checks ?? []), ...(table.foreignKeys ?? [])].flatMap(({ name }) =>
    name === undefined ? [] : [name],
  );
}

/**
 * Names for the columns of a view that names them itself, or whose query's names the config spells otherwise or PostgreSQL
 * cannot have beside each other. Left out if the query's own are right; a long one that PostgreSQL cuts is right if no
 * other is cut to the same.
 */
export function nameViewColumns(
  view: View,
  config: Config,
  { scope, findings }: { readonly scope: Scope; readonly findings: Finding[] },
): { readonly columns?: readonly string[] } {
  const { name: table } = view;
  const columns = view.columns ?? viewColumnNames({ view, scope });
  if (columns === undefined) return {};
  const wishes = columns.map((name) =>
    wishName(name, config.renames?.columns?.[`${table}.${name}`], config.identifiers),
  );
  const allotted = allotNames(wishes, new Set());
  const areRight = allotted.every(({ change }) => change === undefined || change === 'cut');
  if (view.columns === undefined && !spellsAnew(table, config) && areRight) return {};
  allotted.forEach((name, at) => findings.push(...renamedFinding({ kind: 'column', name: columns[at]!, table }, name)));
  return { columns: allotted.map(({ name }) => name) };
}

/** Whether columns of this relation may be called otherwise than in the source. */
function spellsAnew(table: string, { identifiers = 'keep', renames }: Config): boolean {
  return identifiers !== 'keep' || Object.keys(renames?.columns ?? {}).some((column) => column.startsWith(`${table}.`));
}
