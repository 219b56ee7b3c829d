import { rejects } from '@lite2pg/test-kit';
import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { copyHeader, copyTrailer } from '../src/rows/copy-stream.js';
import { createTupleReader } from '../src/rows/tuple-reader.js';
import { encodeValues } from './encode-values.js';

test('a stream cut anywhere gives the same tuples', () => {
  const values = fc.array(fc.option(fc.uint8Array({ maxLength: 40 })), { maxLength: 20 });
  const cuts = fc.array(fc.nat({ max: 60 }), { maxLength: 30 });
  fc.assert(
    fc.property(values, cuts, (list, lengths) => {
      const { bytes } = encodeValues(list, { type: { kind: 'bytes' } });
      const stream = Buffer.concat([copyHeader, bytes, copyTrailer]);
      const reader = createTupleReader({ header: true });
      const tuples: Buffer[] = [];
      let at = 0;
      for (const length of [...lengths, stream.length]) {
        const piece = stream.subarray(at, Math.min(stream.length, at + length));
        at += piece.length;
        reader.push(piece, (all, from, to) => tuples.push(Buffer.from(all.subarray(from, to))));
      }
      reader.end();
      assert.is(tuples.length, list.length);
      assert.ok(Buffer.concat(tuples).equals(bytes));
    }),
    { seed: 11, numRuns: 200 },
  );
});

test('long tuples that are cut come in parts, the others whole, in their order', () => {
  const values = fc.array(fc.option(fc.uint8Array({ maxLength: 90 })), { maxLength: 20 });
  const cuts = fc.array(fc.nat({ max: 40 }), { maxLength: 60 });
  fc.assert(
    fc.property(values, cuts, fc.boolean(), (list, lengths, header) => {
      const { bytes } = encodeValues(list, { type: { kind: 'bytes' } });
      const stream = header ? Buffer.concat([copyHeader, bytes, copyTrailer]) : bytes;
      const reader = createTupleReader({ header, longTuple: 30 });
      const tuples: Buffer[] = [];
      let parts: Buffer[] = [];
      let at = 0;
      for (const length of [...lengths, stream.length]) {
        // In memory of its own, which is another's afterwards.
        const piece = Buffer.from(stream.subarray(at, Math.min(stream.length, at + length)));
        at += piece.length;
        reader.push(
          piece,
          (all, from, to) => {
            assert.is(parts.length, 0);
            tuples.push(Buffer.from(all.subarray(from, to)));
          },
          (all, from, to, isLast) => {
            parts.push(Buffer.from(all.subarray(from, to)));
            if (!isLast) return;
            const tuple = Buffer.concat(parts);
            assert.ok(tuple.length > 30);
            tuples.push(tuple);
            parts = [];
          },
        );
        piece.fill(0xee);
      }
      reader.end();
      assert.is(parts.length, 0);
      assert.is(tuples.length, list.length);
      assert.ok(Buffer.concat(tuples).equals(bytes));
    }),
    { seed: 12, numRuns: 400 },
  );
});

test('of a long tuple in parts nothing is held', async () => {
  const { bytes } = encodeValues([Buffer.alloc(20 << 20, 2), Buffer.alloc(99), Buffer.alloc(1 << 17)], {
    type: { kind: 'bytes' },
  });
  const reader = createTupleReader({ header: false });
  const before = process.memoryUsage().arrayBuffers;
  let length = 0;
  for (let at = 0; at < bytes.length; at += 1 << 16) {
    reader.push(
      bytes.subarray(at, at + (1 << 16)),
      (_all, from, to) => (length += to - from),
      (_all, from, to) => (length += to - from),
    );
  }
  reader.end();
  assert.is(length, bytes.length);
  assert.ok(process.memoryUsage().arrayBuffers - before < 1 << 20);
});

test('a stream that stops within a tuple in parts is an error', async () => {
  const { bytes } = encodeValues([Buffer.alloc(100)], { type: { kind: 'bytes' } });
  const reader = createTupleReader({ header: false, longTuple: 10 });
  reader.push(
    bytes.subarray(0, 50),
    () => undefined,
    () => undefined,
  );
  await rejects(
    () => {
      reader.end();
    },
    { code: 'connection-lost' },
  );
});

type Set = (this: Uint8Array, from: ArrayLike<number>, at?: number) => void;

test('a tuple of many megabytes is copied about once, however small its pieces', () => {
  const values = [Buffer.alloc(7, 1), Buffer.alloc(40 << 20, 2), Buffer.alloc(20 << 20, 3), Buffer.alloc(9, 4)];
  const { bytes } = encodeValues(values, { type: { kind: 'bytes' } });
  const stream = Buffer.concat([copyHeader, bytes, copyTrailer]);
  const reader = createTupleReader({ header: true });
  const lengths: number[] = [];
  let copied = 0;
  const set: Set = Reflect.get(Uint8Array.prototype, 'set');
  Uint8Array.prototype.set = function (this: Uint8Array, from: ArrayLike<number>, at?: number) {
    copied += from.length;
    set.call(this, from, at);
  };
  try {
    for (let at = 0; at < stream.length; at += 1 << 16) {
      reader.push(stream.subarray(at, at + (1 << 16)), (_all, from, to) => lengths.push(to - from));
    }
  } finally {
    Uint8Array.prototype.set = set;
  }
  reader.end();
  assert.equal(
    lengths,
    values.map(({ length }) => length + 6),
  );
  assert.ok(copied < 3 * stream.length, `${copied} bytes were copied`);
});

test('a stream that stops early is an error', async () => {
  const { bytes } = encodeValues([Buffer.from('abc')], { type: { kind: 'bytes' } });
  for (const stream of [copyHeader.subarray(0, 5), copyHeader, Buffer.concat([copyHeader, bytes.subarray(0, 5)])]) {
    const reader = createTupleReader({ header: true });
    reader.push(stream, () => undefined);
    await rejects(
      () => {
        reader.end();
      },
      { code: 'connection-lost' },
    );
  }
});

test.run();
