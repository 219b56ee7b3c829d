import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { checkText, hasNul } from '../src/encode/encode-text.js';
import { lookThrough } from '../src/encode/long-text.js';
import type { LongValue } from '../src/format/long-value.js';
import { countCharacters } from '../src/format/utf8.js';

/** A value that comes in pieces of these lengths, and the rest. */
function valueOf(bytes: Uint8Array, lengths: readonly number[]): LongValue {
  return {
    length: bytes.length,
    read: (into) => {
      into.set(bytes.subarray(0, into.length));
    },
    *pieces(memoryFor) {
      let at = 0;
      for (const length of [...lengths, bytes.length]) {
        const end = Math.min(bytes.length, at + length);
        const piece = memoryFor(end - at).subarray(0, end - at);
        piece.set(bytes.subarray(at, end));
        at = end;
        if (piece.length > 0) yield piece;
      }
    },
  };
}

function compare(bytes: Uint8Array, lengths: readonly number[]): void {
  assert.equal(lookThrough(valueOf(bytes, lengths), true), {
    misfit: checkText(bytes, 0, bytes.length),
    hasNul: hasNul(bytes, 0, bytes.length),
    characters: countCharacters(bytes, 0, bytes.length),
  });
}

test('a text cut between any two bytes is looked at as the whole is', () => {
  const texts = ['', 'a', 'né', '€uro', '😀😀', 'a\0é', '\u07ff\u0800\uffff'].map((text) => Buffer.from(text));
  const others = [
    'c3',
    'c361',
    '61c3',
    'e282',
    'f09f98',
    'f09f9861',
    'c080',
    'eda080',
    'f4908080',
    '80',
    'ff00',
    'c300a9',
  ];
  for (const bytes of [...texts, ...others.map((hex) => Buffer.from(hex, 'hex'))]) {
    for (let first = 0; first <= bytes.length; first++) {
      for (let second = 0; first + second <= bytes.length; second++) compare(bytes, [first, second]);
    }
  }
});

test('so is any text in any pieces', () => {
  const parts = fc.array(fc.constantFrom('61', '6162636465', 'c3a9', 'e4b896', 'f09f9880', 'c3', 'f09f', '80', '00'));
  fc.assert(
    fc.property(parts, fc.array(fc.nat({ max: 6 })), (hex, lengths) => {
      compare(Buffer.from(hex.join(''), 'hex'), lengths);
    }),
    { seed: 2, numRuns: 2000 },
  );
});

test.run();
