const cpu = () => {
  const u = process.cpuUsage();
  return (u.user + u.system) / 1000;
};
import { openSource, readRows, profileSource, splitTable, createRowPool } from '../src/index.js';
const s = await openSource('/tmp/pg/big.db');
const T: any = {
  id: { kind: 'integer', bits: 64 },
  server_id: { kind: 'integer', bits: 64 },
  port: { kind: 'integer', bits: 64 },
  big: { kind: 'integer', bits: 64 },
  a: { kind: 'float', bits: 64 },
  b: { kind: 'float', bits: 64 },
  c: { kind: 'float', bits: 64 },
  d: { kind: 'float', bits: 64 },
  e: { kind: 'float', bits: 64 },
  seen_at: { kind: 'timestamp', zone: 'none' },
  ok: { kind: 'boolean' },
  name: { kind: 'text' },
  descr: { kind: 'text' },
};
const cols = s.tables[0]!.columns;
const columns = cols.map((c) => ({ source: c.name, type: T[c.name] }));
const declared: any = {
  name: 'm',
  columns: cols.map((c) => ({ name: c.name, type: T[c.name], declared: c.declared })),
  primaryKey: { columns: ['id'] },
};
for (let i = 0; i < 3; i++) {
  let t = cpu(),
    n = 0,
    b = 0;
  for await (const x of readRows({ source: s, table: 'm', columns })) {
    n += x.rows;
    b += x.bytes.length;
  }
  t = cpu() - t;
  console.log('read', n, (b / 1e6) | 0, 'MB', t | 0, 'ms', (s.bytes / 1e3 / t) | 0, 'MB/s of source');
}
for (let i = 0; i < 3; i++) {
  let t = cpu();
  const p = await profileSource({ source: s, tables: [declared] });
  t = cpu() - t;
  console.log('profile', t | 0, (s.bytes / 1e3 / t) | 0, 'MB/s');
  if (i == 0) console.log(JSON.stringify(p).slice(0, 3000));
}
let t = cpu();
const ch = splitTable(s, 'm', { targetRows: 100000 });
console.log('split', cpu() - t, ch);
if (process.argv[2] === 'p') {
  const pool = createRowPool(s, { jobs: 2 });
  for (let i = 0; i < 2; i++) {
    t = cpu();
    let n = 0;
    await Promise.all(
      ch.map(async (chunk) => {
        for await (const x of pool.readRows({ table: 'm', columns, chunk })) n += x.rows;
      }),
    );
    console.log('pool', n, (cpu() - t) | 0);
  }
  t = cpu();
  await profileSource({ source: s, tables: [declared], jobs: 2 });
  console.log('profile 2', (cpu() - t) | 0);
  await pool.close();
}
await s.close();
