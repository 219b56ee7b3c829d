import {
  fingerprintPlan,
  type ColumnPolicy,
  type Config,
  PHASE,
  type Plan,
  type Spec,
  type Statement,
  type Target,
  type TargetForeignKey,
  type TargetTable,
} from '@lite2pg/spec';
import { attachFindings } from './review/attach-findings.js';
import { makeTableComments, makeViewComments } from './ddl/comment.js';
import { makeCompat } from './ddl/compat.js';
import type { DdlContext } from './ddl/ddl-context.js';
import { describeUnsupported } from './review/describe-unsupported.js';
import { addForeignKeys } from './ddl/foreign-key.js';
import { formatIdentifier } from './name/identifier.js';
import { makeIndexes } from './ddl/table-index.js';
import { keysOf } from './ddl/key.js';
import { makeMoves } from './target/moves.js';
import { resolveTargetWithFindings } from './target/resolve-target.js';
import { makeScope } from './target/scope.js';
import { makeSearchIndexes } from './ddl/search.js';
import { makeTable } from './ddl/table.js';
import { orderTables } from './target/table-order.js';
import { sameSet } from './target/target-key.js';
import { makeTriggers } from './ddl/trigger.js';
import { makeViews } from './ddl/view.js';

/** What a schema is generated from. */
export interface GenerateRequest {
  readonly spec: Spec;
  readonly config: Config;
  /**
   * `review`, the default: keys and checks within CREATE TABLE. `load`: apart, for when the rows are there. Both make
   * the same schema.
   */
  readonly form?: 'review' | 'load';
  /** Of columns that values may not fit; left out: of none. */
  readonly policies?: readonly ColumnPolicy[];
}

/**
 * The statements that make a spec's schema on an empty PostgreSQL 15, and what of it they leave out. The same bytes for
 * the same input.
 */
export function generate({ spec, config, form = 'review', policies = [] }: GenerateRequest): Plan {
  const { target, gathered } = resolveTargetWithFindings(spec, config);
  const scope = makeScope({ spec, shapes: target.tables, views: target.views });
  const tables = new Map(target.tables.map((table) => [table.source, table]));
  const context: DdlContext = { spec, config, target, tables, scope, form, gathered };
  const made = [...makeTables(context), ...makeQueries(context)];
  gathered.findings.push(...describeUnsupported(spec));
  const all = [...makeSchema(target), ...withCompat(made, makeCompat(gathered.compat))];
  const statements = attachFindings(all, gathered.findings);
  const hasForeignKeys = target.tables.some(({ foreignKeys }) => foreignKeys.length > 0);
  const done = {
    statements: form === 'review' ? statements : inPhases(statements),
    moves: makeMoves(target.tables, policies),
    ...(hasForeignKeys && { orphans: config.orphans ?? 'keep' }),
  };
  return { planVersion: 1, fingerprint: fingerprintPlan(done), target, ...done, findings: gathered.findings };
}

/** The helper functions stand before the first statement that calls one: what a reader came for comes first. */
function withCompat(made: readonly Statement[], compat: readonly Statement[]): Statement[] {
  const first = made.findIndex(({ sql }) => sql.includes('sqlite_compat.'));
  const at = first === -1 ? 0 : first;
  return [...made.slice(0, at), ...compat, ...made.slice(at)];
}

function inPhases(statements: readonly Statement[]): Statement[] {
  return statements.toSorted((a, b) => PHASE[a.phase] - PHASE[b.phase]);
}

function makeSchema({ schema }: Target): Statement[] {
  if (schema === 'public') return [];
  const sql = `CREATE SCHEMA IF NOT EXISTS ${formatIdentifier(schema)}`;
  return [{ phase: 'schema', sql, subject: { kind: 'database', name: schema } }];
}

/** Each table with its comments, then all indexes, then the foreign keys that no table has within. */
function makeTables(context: DdlContext): Statement[] {
  const sources = new Map(context.spec.tables.map((table) => [table.name, table]));
  const tables = orderTables(context.target.tables).map((table) => ({ table, source: sources.get(table.source)! }));
  const made = new Set<string>();
  const later: { readonly table: TargetTable; readonly foreignKeys: readonly TargetForeignKey[] }[] = [];
  const created = tables.flatMap(({ table, source }) => {
    made.add(table.source);
    const within = context.form === 'review' ? table.foreignKeys.filter((key) => isReady(context, made, key)) : [];
    later.push({ table, foreignKeys: table.foreignKeys.filter((key) => !within.includes(key)) });
    return [...makeTable(context, source, { table, foreignKeys: within }), ...makeTableComments(source, table)];
  });
  return [
    ...created,
    ...tables.flatMap(({ table, source }) => [...makeIndexes(context, source, table), ...makeSearchIndexes(table)]),
    ...later.flatMap(({ table, foreignKeys }) => addForeignKeys(context, table, foreignKeys)),
  ];
}

/** Whether the table referred to is there already, and its key with it: unique indexes are made later. */
function isReady({ tables }: DdlContext, made: ReadonlySet<string>, { foreignKey }: TargetForeignKey): boolean {
  const { table, columns } = foreignKey.references;
  return made.has(table) && keysOf(tables.get(table)!).some((key) => sameSet(key.columns, columns));
}

/** What is made of queries: views, their comments, triggers. */
function makeQueries(context: DdlContext): Statement[] {
  const views = makeViews(context);
  const made = new Set(views.map(({ subject }) => subject.name));
  const relations = new Set([...context.tables.keys(), ...made]);
  return [...views, ...makeViewComments(context, made), ...makeTriggers(context, relations)];
}
