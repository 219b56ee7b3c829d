import { isPostgresUrl, reachPostgres } from '@lite2pg/postgres';
import { openSqlite, rawSql, type Queryable, type SQLQuery } from '@lite2pg/sqlite';
import type { Database } from './database.js';

const SQLITE_SCHEME = 'sqlite:';

/**
 * The database that `url` names: `postgresql://…`, or a SQLite file as `sqlite:app.db` or `app.db`, opened for reading.
 * PostgreSQL is asked over a pool of connections; values come as from `openPostgres`. Throws what the opening functions throw.
 */
export function connect(url: string): Promise<Database> {
  if (isPostgresUrl(url)) return connectPostgres(url);
  return openSqlite(url.startsWith(SQLITE_SCHEME) ? url.slice(SQLITE_SCHEME.length) : url);
}

async function connectPostgres(url: string): Promise<Database> {
  // Who has one engine only does without the pool: it takes as long to load as all the rest.
  const { default: createPool, pgFormat } = (await import('@databases/pg')).default;
  const { subject, password, parsers, failure, ...server } = await reachPostgres(url);
  const pool = createPool({
    ...server,
    connectionString: false,
    bigIntMode: 'string',
    types: parsers,
    onError: () => undefined,
    ...(password === undefined ? {} : { password }),
  });
  const over = (db: Pick<typeof pool, 'query'>): Queryable => ({
    query: async <Row extends object>(query: SQLQuery) => {
      try {
        return (await db.query(query)) as Row[];
      } catch (error) {
        throw failure(error, query.format(pgFormat).text);
      }
    },
  });
  return {
    engine: 'postgres',
    subject,
    ...over(pool),
    tx: async (fn) => {
      let own: unknown;
      try {
        return await pool.tx(async (transaction) => {
          try {
            const result = await fn(over(transaction));
            // Where an error was caught inside `fn`, COMMIT would roll back and report no error; this reports it.
            await over(transaction).query(rawSql('SELECT 1'));
            return result;
          } catch (error) {
            own = error;
            throw error;
          }
        });
      } catch (error) {
        throw error === own ? error : failure(error, 'COMMIT');
      }
    },
    close: () => pool.dispose(),
  };
}
