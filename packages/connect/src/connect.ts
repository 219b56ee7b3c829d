import type { Database, Queryable } from './database.js';
import { openSqlite } from './open-sqlite.js';
import { postgresError } from './postgres-errors.js';
import { postgresAddresses } from './postgres-address.js';
import { isPostgresUrl } from './postgres-url.js';
import { rawSql, type SQLQuery } from './sql.js';

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
  // Most programs that use this package ask for no pool: it takes as long to load as all the rest.
  const { default: createPool, pgFormat } = (await import('@databases/pg')).default;
  const { connectFirst } = await import('./connect-first.js');
  const { LOSSLESS_PARSERS } = await import('./postgres-types.js');
  // The pool would try a wrong password for two seconds and then tell less.
  const { client: probe, address } = await connectFirst(postgresAddresses(url), {});
  const { subject, password } = address;
  const { ssl } = probe;
  await probe.end();
  const pool = createPool({
    connectionString: false,
    host: address.hostAddress ?? address.host,
    port: address.port,
    user: address.user,
    database: address.database,
    ssl,
    bigIntMode: 'string',
    types: LOSSLESS_PARSERS,
    applicationName: address.applicationName ?? 'lite2pg',
    onError: () => undefined,
    ...(password === undefined ? {} : { password }),
  });
  const over = (db: Pick<typeof pool, 'query'>): Queryable => ({
    query: async <Row extends object>(query: SQLQuery) => {
      try {
        return (await db.query(query)) as Row[];
      } catch (error) {
        throw postgresError(error, { subject, statement: query.format(pgFormat).text, password });
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
        throw error === own ? error : postgresError(error, { subject, statement: 'COMMIT', password });
      }
    },
    close: () => pool.dispose(),
  };
}
