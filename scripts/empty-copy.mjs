import { rmSync } from 'node:fs';
import { openSqlite, rawSql } from '../packages/sqlite/dist/index.js';

/**
 * Makes a SQLite file with the schema of another and no rows: the stored SQL is run again, in its order. Gives the names of what
 * SQLite does not make again, such as a table of a module that it does not have.
 */
export async function emptyCopy(from, to) {
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(to + suffix, { force: true });
  const source = await openSqlite(from, { readOnly: true });
  const entries = await source
    .query(rawSql('SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY rowid'))
    .finally(() => source.close());
  const target = await openSqlite(to, { readOnly: false, create: true });
  const skipped = [];
  try {
    for (const { name, sql } of ORDER.flatMap((type) => entries.filter((entry) => typeOf(entry) === type))) {
      const isThere = await target.query(
        rawSql(`SELECT 1 FROM sqlite_schema WHERE name = '${name.replaceAll("'", "''")}'`),
      );
      // SQLite makes its own tables, and modules theirs.
      if (name.startsWith('sqlite_') || isThere.length > 0) continue;
      await target
        .query(rawSql(sql))
        .catch(() => (typeOf({ sql }) === 'virtual' ? enter(target, name, sql) : skipped.push(name)));
    }
  } finally {
    await target.close();
  }
  return skipped;
}

/** Virtual tables first: their modules make the tables behind them. */
const ORDER = ['virtual', 'table', 'index', 'view', 'trigger'];

/** A virtual table of a module that SQLite does not have here is but its entry in the schema. */
async function enter(db, name, sql) {
  const [quotedName, quotedSql] = [name, sql].map((text) => `'${text.replaceAll("'", "''")}'`);
  await db.exec(`PRAGMA writable_schema = ON;
    INSERT INTO sqlite_schema VALUES ('table', ${quotedName}, ${quotedName}, 0, ${quotedSql});
    PRAGMA writable_schema = RESET;`);
}

function typeOf({ type, sql }) {
  return /^CREATE\s+VIRTUAL\s/i.test(sql) ? 'virtual' : type;
}
