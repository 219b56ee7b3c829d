import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { copyDataReader } from '../src/copy/copy-data-reader.js';
import { COPY_DATA, COPY_DONE, messageHeader } from '../src/copy/copy-protocol.js';

const test = suite('copyDataReader');

const message = (kind: number, content: Uint8Array) => Buffer.concat([messageHeader(kind, content.length), content]);

test('joins the contents of all data messages, wherever the bytes are cut, and gives the rest from the end of the COPY on', () => {
  const contents = fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 20 });
  const cuts = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 50 });
  const notices = fc.array(fc.nat(20), { maxLength: 3 });
  fc.assert(
    fc.property(contents, cuts, notices, (contents, cuts, notices) => {
      const messages = [
        message(0x48, Buffer.from([0, 0, 0])),
        ...contents.map((content) => message(COPY_DATA, content)),
      ];
      for (const at of notices) messages.splice(at, 0, message(0x4e, Buffer.from('SNOTICE\0\0')));
      const ending = Buffer.concat([message(COPY_DONE, Buffer.alloc(0)), message(0x43, Buffer.from('COPY 1\0'))]);
      const all = Buffer.concat([...messages, ending]);
      const read = copyDataReader();
      const found: Buffer[] = [];
      let rest: Buffer | undefined;
      let at = 0;
      for (let cut = 0; rest === undefined && at < all.length; cut += 1) {
        const end = at + cuts[cut % cuts.length]!;
        // A copy: the reader moves the contents inside the bytes it is given.
        const part = read(Buffer.from(all.subarray(at, end)));
        found.push(part.content);
        rest = part.rest;
        at = end;
      }
      assert.equal(Buffer.concat(found), Buffer.concat(contents));
      assert.equal(Buffer.concat([rest!, all.subarray(at)]), ending);
    }),
    { seed: 15, numRuns: 300 },
  );
});

test.run();
