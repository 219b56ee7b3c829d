import type { Check, Config, Finding, Table } from '@lite2pg/spec';
import { allotNames, wishName } from '../name/name.js';
import { takePostgresName } from '../name/postgres-name.js';
import { renamedFinding } from '../name/renamed.js';
import type { TableShape } from './table-shape.js';
import { readNames } from '../sql/token.js';
import { sourceText } from './translation.js';

/** The names that a table's CHECK constraints must keep clear of. */
export interface CheckNameContext {
  readonly config: Config;
  /** Names of the schema that are taken; those chosen here are added. */
  readonly relations: Set<string>;
  /** Names of the table's own constraints; those chosen here are added. */
  readonly constraints: Set<string>;
  readonly findings: Finding[];
}

/**
 * A name for each CHECK of a table: its own, else one as PostgreSQL makes them up, after the column if it names only
 * one.
 */
export function nameChecks(table: Table, shape: TableShape, context: CheckNameContext): string[] {
  const own = (table.checks ?? []).filter(({ name }) => name !== undefined);
  const wishes = own.map(({ name = '' }) => wishName(name, undefined, context.config.identifiers));
  const names = allotNames(wishes, context.constraints);
  own.forEach(({ name = '' }, at) =>
    context.findings.push(...renamedFinding({ kind: 'check', name, table: table.name }, names[at]!)),
  );
  return (table.checks ?? []).map((check) => names[own.indexOf(check)]?.name ?? makeUpName(check, shape, context));
}

function makeUpName(check: Check, shape: TableShape, { relations, constraints }: CheckNameContext): string {
  const { expression } = check;
  const names = new Set([...readNames(sourceText(expression))].map((name) => name.toLowerCase()));
  const columns = shape.columns.filter(({ source }) => names.has(source.toLowerCase()));
  const only = columns.length === 1 ? columns.map(({ name }) => name) : [];
  const { name } = takePostgresName({ table: shape.name, columns: only, label: 'check' }, relations, constraints);
  constraints.add(name);
  return name;
}
