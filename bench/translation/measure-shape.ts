import type { PostgresSession } from '@lite2pg/postgres';
import { rawSql, type SqliteDatabase } from '@lite2pg/sqlite';
import { median } from '../figures.js';
import type { Shape } from './shapes.js';

/** How long a statement takes, in milliseconds, and whether its index serves. */
export interface ShapeResult {
  readonly shape: Shape;
  /** Null if it is refused; then why. */
  readonly translation: string | null;
  readonly refusal: string | undefined;
  readonly translatedMs: number;
  readonly byHandMs: number;
  readonly sqliteMs: number;
  /** Undefined if no index is expected. */
  readonly usesIndex: boolean | undefined;
}

/** The two databases and the translator that a shape is run with. */
export interface ShapeRun {
  readonly session: PostgresSession;
  readonly db: SqliteDatabase;
  readonly translate: (sql: string) => { readonly sql: string | null; readonly refusal: string | undefined };
  readonly rounds: number;
}

/** Runs the translation, the statement by hand and SQLite's in turns; the medians. A run of each before them does not count. */
export async function measureShape({ session, db, translate, rounds }: ShapeRun, shape: Shape): Promise<ShapeResult> {
  const { sql, refusal } = translate(shape.sqlite);
  const runs = {
    translated: () => (sql === null ? Promise.resolve([]) : session.query(sql)),
    byHand: () => session.query(shape.byHand),
    sqlite: () => db.query(rawSql(shape.sqlite)),
  };
  const times = { translated: [] as number[], byHand: [] as number[], sqlite: [] as number[] };
  const first = Math.max(await timed(runs.translated, 1), await timed(runs.byHand, 1), await timed(runs.sqlite, 1));
  const repeats = Math.min(MOST_REPEATS, Math.ceil(LEAST_MS / first));
  for (let round = 0; round < rounds; round += 1) {
    for (const name of ['translated', 'byHand', 'sqlite'] as const) times[name].push(await timed(runs[name], repeats));
  }
  return {
    shape,
    translation: sql,
    refusal,
    translatedMs: sql === null ? NaN : median(times.translated),
    byHandMs: median(times.byHand),
    sqliteMs: median(times.sqlite),
    usesIndex: sql === null || shape.index === null ? undefined : await usesIndex(session, sql, shape.index),
  };
}

/** The least time to measure over, and the most runs in it: short statements are run often. */
const LEAST_MS = 50;
const MOST_REPEATS = 50;

/** The mean of so many runs, in milliseconds. */
async function timed(run: () => Promise<unknown>, repeats: number): Promise<number> {
  const start = performance.now();
  for (let at = 0; at < repeats; at += 1) await run();
  return (performance.now() - start) / repeats;
}

async function usesIndex(session: PostgresSession, sql: string, index: string): Promise<boolean> {
  const plan = await session.query<Record<string, string>>(`EXPLAIN ${sql}`);
  return plan.some((line) => Object.values(line).some((text) => text.includes(index)));
}
