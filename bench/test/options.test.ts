import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { parseOptions } from '../options.js';

test('nothing asked for means the wide table, a million rows, three rounds, on an embedded server', () => {
  assert.equal(parseOptions([]), {
    rows: 1_000_000,
    rounds: 3,
    to: undefined,
    out: undefined,
    movers: undefined,
    scale: false,
    jobsScale: false,
    withoutWal: false,
    manyTables: 0,
    blobs: 0,
    translation: false,
    plot: false,
    profileNodes: [],
  });
});

test('--all asks for everything, single options for themselves', () => {
  const all = parseOptions(['--all']);
  assert.equal([all.scale, all.jobsScale, all.withoutWal, all.manyTables, all.blobs], [true, true, true, 1000, 50]);
  assert.equal(all.profileNodes, [process.execPath]);
  assert.equal(parseOptions(['--profile', '--node', 'node24']).profileNodes, [process.execPath, 'node24']);
  const some = parseOptions(['--rows', '500', '--mover', 'pgloader', '--mover', 'lite2pg', '--blobs']);
  assert.equal([some.rows, some.movers, some.scale, some.blobs], [500, ['pgloader', 'lite2pg'], false, 50]);
});

test('an unknown option and a number that is none are refused, with the usage', () => {
  assert.throws(() => parseOptions(['--row', '5']), /--row.*usage/s);
  assert.throws(() => parseOptions(['--rows', '1e']), /not a whole number above 0.*usage/s);
  assert.throws(() => parseOptions(['--rounds', '0']), /not a whole number above 0.*usage/s);
});

test.run();
