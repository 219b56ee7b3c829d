import { existsSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { createRejectSpool } from '../../src/ledger/reject-spool.js';

function folders(): string[] {
  return readdirSync(tmpdir()).filter((name) => name.startsWith('lite2pg-rejects-'));
}

test('lines come back in their order, from memory and from the disk, and nothing stays behind', () => {
  for (const memoryBytes of [1, 40, 1 << 20]) {
    const before = folders();
    const spool = createRejectSpool(memoryBytes);
    const lines = Array.from({ length: 50 }, (_, at) => [`ключ ${at}`, '"x"', at % 2 === 0]);
    for (const line of lines) spool.add(line);
    const made = folders().filter((name) => !before.includes(name));
    assert.is(made.length > 0, memoryBytes < 1 << 20);
    const found = [...spool.batches()].flatMap((batch) => JSON.parse(batch) as unknown[]);
    assert.equal(found, lines);
    spool.close();
    spool.close();
    assert.is(
      made.some((name) => existsSync(`${tmpdir()}/${name}`)),
      false,
    );
  }
});

test('an empty spool has no batches', () => {
  assert.equal([...createRejectSpool().batches()], []);
});

test.run();
