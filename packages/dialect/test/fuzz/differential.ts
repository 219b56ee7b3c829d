import type { SqliteDatabase } from '@lite2pg/sqlite';
import type { PostgresSession } from '@lite2pg/postgres';
import { translateExpression, translateStatement } from '../../src/index.js';
import type { Change } from './changes.js';
import { SCOPE } from './fixture.js';
import type { RandomQuery } from './queries.js';
import {
  postgresAnswers,
  postgresOutcomes,
  sameValue,
  showValue,
  sqliteAnswer,
  sqliteRows,
  type Answer,
  type Leniency,
  type Value,
} from './values.js';

/** A piece of SQL that the two engines do not agree on, or that PostgreSQL does not run. */
export interface Difference {
  readonly sqlite: string;
  readonly postgres: string;
  readonly detail: string;
}

/** The outcomes of many pieces of SQL. */
export interface Outcome {
  /** Translated, and run on both engines. */
  readonly compared: number;
  /** How often each refusal's code was met. */
  readonly refused: ReadonlyMap<string, number>;
  /** Errors of PostgreSQL where SQLite has a value, by SQLSTATE: loud, so no difference in silence. */
  readonly loud: ReadonlyMap<string, number>;
  readonly differences: readonly Difference[];
}

/** Both engines with the rows of the fixture. */
export interface Engines {
  readonly db: SqliteDatabase;
  readonly session: PostgresSession;
}

/** Numbers beyond what PostgreSQL's types hold, text that is not UTF-8, what a compat function says it does not do. */
const LOUD: ReadonlySet<string> = new Set(['22003', '22021', '0A000', '22P02', '22023', '42804']);

/** Errors of SQLite where an answer of PostgreSQL is none that SQLite would give otherwise. */
const UNLIKE: readonly string[] = ['BY term out of range', 'integer overflow'];

class Tally {
  readonly refused = new Map<string, number>();
  readonly loud = new Map<string, number>();
  readonly differences: Difference[] = [];
  compared = 0;

  refuse(findings: ReturnType<typeof translateStatement>['findings']): void {
    for (const { code, severity } of findings) if (severity === 'refused') count(this.refused, code);
  }

  judge(sqlite: string, postgres: string, { wanted, got, loose, sorted }: Judged): void {
    this.compared += 1;
    // The target holds column m of t as text.
    const lenient = { numbers: loose, texts: /\bm\b/.test(sqlite) };
    const detail = describe(wanted, got, lenient, sorted);
    if (detail === undefined) return;
    if ('code' in got && LOUD.has(got.code) && !('code' in wanted))
      count(this.loud, `${got.code} ${got.error.slice(0, 40)}`);
    else this.differences.push({ sqlite, postgres, detail });
  }
}

interface Judged {
  readonly wanted: Answer;
  readonly got: Answer;
  /** A number may come as a real: the dialect refuses to ask for its class. */
  readonly loose: boolean;
  readonly sorted: boolean;
}

function count(map: Map<string, number>, key: string): void {
  map.set(key, (map.get(key) ?? 0) + 1);
}

function describe(wanted: Answer, got: Answer, lenient: Leniency, sorted: boolean): string | undefined {
  // SQLite takes a key that it can compute beforehand for a position, and adds up what HAVING then leaves out.
  if ('code' in wanted && UNLIKE.some((text) => wanted.error.includes(text))) return undefined;
  if ('code' in wanted)
    return 'code' in got ? undefined : `SQLite fails: ${wanted.error}; PostgreSQL gives ${show(got)}`;
  if ('code' in got) return `PostgreSQL fails: ${got.code} ${got.error}; SQLite gives ${show(wanted)}`;
  const [a, b] = sorted ? [wanted.rows, got.rows] : [[...wanted.rows].sort(byText), [...got.rows].sort(byText)];
  if (a.length !== b.length) return `SQLite ${a.length} rows, PostgreSQL ${b.length}: ${show(wanted)}; ${show(got)}`;
  const at = a.findIndex((row, index) => !row.every((value, column) => sameValue(value, b[index]?.[column], lenient)));
  return at === -1 ? undefined : `row ${at + 1}: SQLite ${showRow(a[at])}, PostgreSQL ${showRow(b[at])}`;
}

/** By what both engines write alike first; only rows that tie there by the last digits. */
function byText(left: readonly Value[], right: readonly Value[]): number {
  return (
    compareTexts(left.map(sortText), right.map(sortText)) || compareTexts(left.map(exactText), right.map(exactText))
  );
}

function compareTexts(left: readonly string[], right: readonly string[]): number {
  const [a, b] = [left.join('\n'), right.join('\n')];
  return a === b ? 0 : a < b ? -1 : 1;
}

function exactText(value: Value): string {
  return value?.text ?? '';
}

function sortText(value: Value): string {
  if (!value) return '\0';
  if (value.type === 'blob') return `blob ${value.text}`;
  return value.type === 'text' ? value.text : Number(value.text).toPrecision(15);
}

function show(answer: Answer): string {
  return 'code' in answer ? answer.error : answer.rows.slice(0, 4).map(showRow).join('; ');
}

function showRow(row: readonly Value[] | undefined): string {
  return (row ?? []).map(showValue).join(' | ');
}

/** Evaluates expressions over every row of the fixture's table t on both engines, each a statement of its own on PostgreSQL. */
export async function compareExpressions({ db, session }: Engines, texts: readonly string[]): Promise<Outcome> {
  const tally = new Tally();
  const items = texts.flatMap((sqlite) => {
    const result = translateExpression({ sql: sqlite, scope: SCOPE, table: 't', use: 'select' });
    tally.refuse(result.findings);
    return result.sql === null ? [] : [{ sqlite, sql: result.sql, type: result.type }];
  });
  const answers = await postgresAnswers(
    session,
    items.map(
      ({ sql, type }) =>
        `SELECT json_agg(json_build_array(probe.show(${type === 'null' ? `(${sql})::text` : sql})) ORDER BY id) FROM t`,
    ),
  );
  const wanted = await sqliteColumns(
    db,
    items.map(({ sqlite }) => sqlite),
  );
  items.forEach(({ sqlite, sql, type }, at) => {
    const judged = { wanted: wanted[at] ?? { rows: [] }, got: answers[at] ?? { rows: [] }, sorted: true };
    // A number that may be either is held as a real; the dialect refuses to ask for its class.
    tally.judge(sqlite, sql, { ...judged, loose: type === 'number' });
  });
  return tally;
}

/** Each expression's column over t; of a statement that fails each half by itself. */
async function sqliteColumns(db: SqliteDatabase, texts: readonly string[]): Promise<readonly Answer[]> {
  if (texts.length === 0) return [];
  const list = texts.map((text, at) => `quote(${text}) AS c${at + 1}`).join(', ');
  const answer = await sqliteRows(db, `SELECT ${list} FROM t ORDER BY id`);
  if (!('code' in answer)) return texts.map((_, at) => ({ rows: answer.rows.map((row) => [row[at]]) }));
  if (texts.length === 1) return [answer];
  const half = Math.ceil(texts.length / 2);
  return [...(await sqliteColumns(db, texts.slice(0, half))), ...(await sqliteColumns(db, texts.slice(half)))];
}

/** Asks both engines the same queries. */
export async function compareQueries({ db, session }: Engines, queries: readonly RandomQuery[]): Promise<Outcome> {
  const tally = new Tally();
  const items = queries.flatMap((query) => {
    const { sql, findings } = translateStatement({ sql: query.sql, scope: SCOPE });
    tally.refuse(findings);
    return sql === null ? [] : [{ ...query, postgres: sql }];
  });
  const answers = await postgresAnswers(
    session,
    items.map(({ postgres, columns }) => shownQuery(postgres, columns)),
  );
  for (const [at, { sql, postgres, columns, sorted }] of items.entries()) {
    const wanted = await sqliteAnswer(db, sql, columns);
    tally.judge(sql, postgres, { wanted, got: answers[at] ?? { rows: [] }, loose: true, sorted });
  }
  return tally;
}

function shownQuery(sql: string, columns: number): string {
  const list = Array.from({ length: columns }, (_, at) => `probe.show(c${at + 1})`).join(', ');
  return `SELECT json_agg(json_build_array(${list})) FROM (${sql}) AS asked`;
}

/** Runs the same changes on both engines and compares the table afterwards; each is undone. */
export async function compareChanges({ db, session }: Engines, changes: readonly Change[]): Promise<Outcome> {
  const tally = new Tally();
  const items = changes.flatMap((change) => {
    const parts = change.statements.map((sql) =>
      translateStatement({ sql, scope: { ...SCOPE, triggers: change.triggers } }),
    );
    parts.forEach(({ findings }) => {
      tally.refuse(findings);
    });
    if (parts.some(({ sql }) => sql === null)) return [];
    const state = translateStatement({ sql: change.state, scope: SCOPE }).sql ?? '';
    const script = [
      RESTART,
      ...parts.flatMap(({ sql, statements }) => statements ?? [sql ?? '']),
      shownQuery(state, change.columns),
    ];
    return [{ change, script }];
  });
  const answers = await postgresOutcomes(
    session,
    items.map(({ script }) => script),
  );
  for (const [at, { change, script }] of items.entries()) {
    const wanted = await sqliteOutcome(db, change);
    const shown = [[...change.statements, change.state], script].map((list) => list.join(';\n  '));
    tally.judge(shown[0] ?? '', shown[1] ?? '', {
      wanted,
      got: answers[at] ?? { rows: [] },
      loose: false,
      sorted: true,
    });
  }
  return tally;
}

/** Sequences do not go back with a transaction. */
const RESTART = `SELECT setval(pg_get_serial_sequence('t', 'id'), 9), setval(pg_get_serial_sequence('u', 'k'), 7)`;

async function sqliteOutcome(db: SqliteDatabase, { statements, state, columns }: Change): Promise<Answer> {
  try {
    await db.exec(`SAVEPOINT fuzz;\n${statements.join(';\n')};`);
    return await sqliteAnswer(db, state, columns);
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error), code: 'sqlite' };
  } finally {
    await db.exec('ROLLBACK TO fuzz; RELEASE fuzz;').catch(() => undefined);
  }
}
