import {
  fingerprintPlan,
  type ColumnPolicy,
  type Config,
  PHASE,
  type Plan,
  type Spec,
  type Statement,
} from '@lite2pg/spec';
import { attachFindings } from './review/attach-findings.js';
import { createViewComments } from './ddl/comment.js';
import { createCompat } from './ddl/compat.js';
import { makeDdlContext, type DdlContext } from './ddl/ddl-context.js';
import { findNotes } from './notes/find-notes.js';
import { describeUnsupported } from './review/describe-unsupported.js';
import { makeMoves } from './target/moves.js';
import { createSchema } from './ddl/schema.js';
import { createTables } from './ddl/tables.js';
import { createTriggers } from './ddl/trigger.js';
import { createViews } from './ddl/view.js';

/** The input that a schema is generated from. */
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
  /** Whether the findings include notes on what a reviewer may want to change. Left out: no. */
  readonly notes?: boolean;
}

/**
 * The statements that make a spec's schema on an empty PostgreSQL 15, and what of it they leave out. The same bytes for
 * the same input.
 */
export function generate({ spec, config, form = 'review', policies = [], notes = false }: GenerateRequest): Plan {
  const context = makeDdlContext({ spec, config, form });
  const { target, gathered } = context;
  const made = [...createTables(context), ...makeQueries(context)];
  gathered.findings.push(...describeUnsupported(spec), ...(notes ? findNotes(spec, target) : []));
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

/** Statements made of queries: views, their comments, triggers. */
function makeQueries(context: DdlContext): Statement[] {
  const views = createViews(context);
  const made = new Set(views.map(({ subject }) => subject.name));
  const relations = new Set([...context.tables.keys(), ...made]);
  return [...views, ...createViewComments(context, made), ...createTriggers(context, relations)];
}
