import { performance } from 'node:perf_hooks';
import { introspectSqlite } from '@lite2pg/introspector';
import { openSource, profileSource } from '@lite2pg/pages';

// Run by `profile-speed.ts`, in a process of its own: profiles a file in one thread, some times over, and prints the seconds of each.
const [path = '', rounds = '1'] = process.argv.slice(2);
const source = await openSource(path);
try {
  const { tables } = await introspectSqlite(source.db);
  const seconds: number[] = [];
  for (let round = 0; round < Number(rounds); round++) {
    const start = performance.now();
    await profileSource({ source, tables });
    seconds.push((performance.now() - start) / 1000);
  }
  process.stdout.write(JSON.stringify({ node: process.version, bytes: source.bytes, seconds }));
} finally {
  await source.close();
}
