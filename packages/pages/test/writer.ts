import { openSqlite, rawSql } from '@lite2pg/sqlite';

// A process that commits to the file in its first argument until its input ends. Every commit gives all rows one value.
const [path = '', journalMode = 'wal'] = process.argv.slice(2);
const db = await openSqlite(path, { readOnly: false, busyTimeoutMs: 200 });
process.stdin.resume();
await db.exec(`PRAGMA synchronous = OFF; PRAGMA wal_autocheckpoint = 20`);
process.stdout.write('ready\n');
for (let i = 1; !process.stdin.readableEnded; i++) {
  try {
    await db.tx(async (tx) => {
      await tx.query(rawSql(`UPDATE t SET v = ${i}, pad = hex(randomblob(v % 300))`));
      await tx.query(rawSql(`INSERT INTO t (v, pad) VALUES (${i}, '')`));
      await tx.query(rawSql('DELETE FROM t WHERE id < (SELECT max(id) - 200 FROM t)'));
    });
    if (journalMode === 'wal' && i % 7 === 0) await db.query(rawSql('PRAGMA wal_checkpoint(RESTART)'));
  } catch {
    // A reader holds the file: that is what the test is about. Go on.
  }
  await new Promise((resolve) => setTimeout(resolve, i % 5));
}
await db.close();
