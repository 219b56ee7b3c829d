import { existsSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { createTupleReader } from '@lite2pg/pages';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { RejectLine } from '../../src/ledger/reject-line.js';
import { createRejectSpool, type RejectSpool } from '../../src/ledger/reject-spool.js';
import { splitTuple } from '../../src/tuple/split-tuple.js';

const PLACE = { plan: 'plan', table: 'odd "name"', chunk: 258 };

function folders(): string[] {
  return readdirSync(tmpdir()).filter((name) => name.startsWith('lite2pg-rejects-'));
}

/** The fields of every line: the number of the chunk and the original in hexadecimal. */
function linesOf(spool: RejectSpool): (string | null)[][] {
  const reader = createTupleReader({ header: true });
  const lines: (string | null)[][] = [];
  for (const piece of spool.stream()) {
    reader.push(piece, (bytes, at, end) => {
      const fields = splitTuple(bytes.slice(at, end));
      lines.push(
        fields.map((field, i) => field && Buffer.from(field).toString([2, 6, 7].includes(i) ? 'hex' : 'utf8')),
      );
    });
  }
  reader.end();
  return lines;
}

test('lines come back in their order, from memory and from the disk, and nothing stays behind', () => {
  for (const memoryBytes of [1, 700, 1 << 20]) {
    const before = folders();
    const spool = createRejectSpool(PLACE, memoryBytes);
    const lines = Array.from({ length: 50 }, (_, at): RejectLine => {
      const original = Uint8Array.of(0, at, 255);
      return { key: `ключ ${at}`, column: 'c', storageClass: 'text', original, rowMoved: at % 2 === 0, reason: 'nul' };
    });
    for (const line of lines) spool.add(line);
    assert.is(spool.isEmpty(), false);
    const made = folders().filter((name) => !before.includes(name));
    assert.is(made.length > 0, memoryBytes < 1 << 20);
    const expected = lines.map(({ key, original, rowMoved }) => [
      'plan',
      'odd "name"',
      '00000102',
      key,
      'c',
      'text',
      Buffer.from(original).toString('hex'),
      rowMoved ? '01' : '00',
      'nul',
    ]);
    assert.equal(linesOf(spool), expected);
    spool.close();
    spool.close();
    assert.is(
      made.some((name) => existsSync(`${tmpdir()}/${name}`)),
      false,
    );
  }
});

test('an empty spool has no lines', () => {
  const spool = createRejectSpool(PLACE);
  assert.is(spool.isEmpty(), true);
  assert.equal(linesOf(spool), []);
});

test.run();
