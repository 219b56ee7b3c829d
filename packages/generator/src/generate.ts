import {
  fingerprintPlan,
  type ColumnPolicy,
  type Config,
  PHASE,
  type Plan,
  type Spec,
  type Statement,
  type TargetForeignKey,
  type TargetTable,
} from '@lite2pg/spec';
import { attachFindings } from './review/attach-findings.js';
import { createTableComments, createViewComments } from './ddl/comment.js';
import { createCompat } from './ddl/compat.js';
import { makeDdlContext, type DdlContext } from './ddl/ddl-context.js';
import { describeUnsupported } from './review/describe-unsupported.js';
import { createForeignKey, createForeignKeyNotValid, validateForeignKey } from './ddl/foreign-key.js';
import { createIndexes } from './ddl/table-index.js';
import { keysOf } from './ddl/key.js';
import { makeMoves } from './target/moves.js';
import { createSchema } from './ddl/schema.js';
import { createSearchIndexes } from './ddl/search.js';
import { createTable } from './ddl/table.js';
import { orderTables } from './target/table-order.js';
import { sameSet } from './target/target-key.js';
import { createTriggers } from './ddl/trigger.js';
import { createViews } from './ddl/view.js';

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
  const context = makeDdlContext({ spec, config, form });
  const { target, gathered } = context;
  const made = [...makeTables(context), ...makeQueries(context)];
  gathered.findings.push(...describeUnsupported(spec));
  const all = [...createSchema(target), ...withCompat(made, createCompat(gathered.compat))];
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
    return [...createTable(context, source, { table, foreignKeys: within }), ...createTableComments(source, table)];
  });
  return [
    ...created,
    ...tables.flatMap(({ table, source }) => [...createIndexes(context, source, table), ...createSearchIndexes(table)]),
    ...later.flatMap(({ table, foreignKeys }) => foreignKeys.flatMap((key) => addForeignKey(context, table, key))),
  ];
}

/** For loading NOT VALID, which locks but a moment, and its validation apart. */
function addForeignKey(context: DdlContext, table: TargetTable, key: TargetForeignKey): Statement[] {
  if (context.form === 'review') return [createForeignKey(context, table, key)];
  return [createForeignKeyNotValid(context, table, key), validateForeignKey(table, key)];
}

/** Whether the table referred to is there already, and its key with it: unique indexes are made later. */
function isReady({ tables }: DdlContext, made: ReadonlySet<string>, { foreignKey }: TargetForeignKey): boolean {
  const { table, columns } = foreignKey.references;
  return made.has(table) && keysOf(tables.get(table)!).some((key) => sameSet(key.columns, columns));
}

/** What is made of queries: views, their comments, triggers. */
function makeQueries(context: DdlContext): Statement[] {
  const views = createViews(context);
  const made = new Set(views.map(({ subject }) => subject.name));
  const relations = new Set([...context.tables.keys(), ...made]);
  return [...views, ...createViewComments(context, made), ...createTriggers(context, relations)];
}
