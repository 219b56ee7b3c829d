import * as assert from 'uvu/assert';
import { readFileSync, writeFileSync } from 'node:fs';
import { openSqlite } from '@lite2pg/sqlite';
import { withSqlite } from '@lite2pg/test-kit';
import { test } from 'uvu';
import { openSource } from '../src/open-source.js';
import { findTable } from '../src/source/find-table.js';
import { readRows } from '../src/rows/read-rows.js';
import { splitTable } from '../src/walk/split-table.js';
import type { Damage } from '../src/model/target-column.js';
import { createTupleReader } from '../src/rows/tuple-reader.js';
import { randomOf } from './random.js';

const PAGE_SIZE = 512;
const NUMBERS = 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 900)';
const SETUP = `PRAGMA page_size = ${PAGE_SIZE}; PRAGMA synchronous = OFF;
  CREATE TABLE t (id INTEGER PRIMARY KEY, x TEXT); ${NUMBERS} INSERT INTO t SELECT i * 10, 'row ' || i || '.' || hex(zeroblob(10)) FROM n;
  CREATE TABLE w (a TEXT, id INT, x TEXT, PRIMARY KEY (a, id DESC)) WITHOUT ROWID;
  ${NUMBERS} INSERT INTO w SELECT 'it''s ' || (i / 100), i, 'key ' || i || '.' || CASE WHEN i % 50 = 0 THEN hex(zeroblob(700)) ELSE '' END FROM n;
  CREATE TABLE o (id INTEGER PRIMARY KEY, x BLOB); INSERT INTO o VALUES (1, zeroblob(9)), (2, zeroblob(5000)), (3, zeroblob(9));`;

/** A file to damage: its bytes, and which page of it holds a text. */
interface Patient {
  readonly path: string;
  readonly bytes: Buffer;
  readonly pageOf: (text: string) => number;
  readonly page: (number: number) => Buffer;
}

async function withPatient(run: (patient: Patient) => Promise<void>): Promise<void> {
  await withSqlite('', async ({ path: beside }) => {
    const path = `${beside}.patient`;
    const db = await openSqlite(path, { readOnly: false, create: true });
    await db.exec(SETUP).finally(() => db.close());
    const bytes = readFileSync(path);
    await run({
      path,
      bytes,
      pageOf: (text) => Math.floor(bytes.indexOf(text) / PAGE_SIZE) + 1,
      page: (number) => bytes.subarray((number - 1) * PAGE_SIZE, number * PAGE_SIZE),
    });
  });
}

interface Salvaged {
  readonly keys: Set<number>;
  readonly damages: Damage[];
}

/** The ids that salvage reads, and what it says of the others. */
async function salvage(patient: Patient, table: string, targetRows?: number): Promise<Salvaged> {
  writeFileSync(patient.path, patient.bytes);
  const source = await openSource(patient.path);
  try {
    const keys = new Set<number>();
    const damages: Damage[] = [];
    const columns = [{ source: 'id', type: { kind: 'integer', bits: 64 } } as const];
    const onDamage = (damage: Damage): unknown => damages.push(damage);
    const chunks = targetRows === undefined ? [undefined] : splitTable(source, table, { targetRows });
    for (const chunk of chunks) {
      for await (const { bytes } of readRows({ source, table: findTable(source, table), columns, chunk, onDamage })) {
        createTupleReader({ header: false }).push(bytes, (all, at) =>
          keys.add(Number(Buffer.from(all).readBigInt64BE(at + 6))),
        );
      }
    }
    return { keys, damages };
  } finally {
    await source.close();
  }
}

const lostIds = (keys: ReadonlySet<number>, step: number): number[] =>
  Array.from({ length: 900 }, (_, i) => (i + 1) * step).filter((id) => !keys.has(id));

test('of a leaf that cannot be read the page is told, and between which rowids its rows were', async () => {
  await withPatient(async (patient) => {
    const number = patient.pageOf('row 450.');
    patient.page(number).fill(0xff);
    const { keys, damages } = await salvage(patient, 't');
    const [damage] = damages;
    const lost = lostIds(keys, 10);
    assert.ok(lost.length > 5 && lost.includes(4500));
    assert.equal(damages, [
      {
        table: 't',
        page: number,
        reason: 'it is of type 255, not a page of a table',
        message: `read "t": page ${number}: it is of type 255, not a page of a table`,
        lost: 'pages',
        key: undefined,
        from: String(lost[0]! - 10),
        to: String(lost.at(-1)!),
      },
    ]);
    assert.ok(damage);
  });
});

test('of a row that cannot be read the key is told', async () => {
  await withPatient(async (patient) => {
    // The end of the only chain, as a pointer of its first page: page 0 instead of the next.
    const source = await openSource(patient.path);
    const root = findTable(source, 'o').rootPage;
    await source.close();
    const leaf = patient.page(root);
    const cell = leaf.readUInt16BE(8 + 2);
    leaf.writeUInt32BE(0, chainPointer(leaf, cell));
    const { keys, damages } = await salvage(patient, 'o');
    assert.equal([...keys], [1, 3]);
    assert.equal(
      damages.map(({ page, lost, key, from, to }) => ({ page, lost, key, from, to })),
      [{ page: root, lost: 'row', key: '2', from: null, to: null }],
    );
    assert.match(damages[0]!.reason, /points to page 0/);
  });
});

/** Where the cell of a row of 5,004 bytes in a page of 512 has its pointer: behind what the page keeps. */
function chainPointer(leaf: Buffer, cell: number): number {
  const size = ((leaf[cell]! & 127) << 7) | leaf[cell + 1]!;
  const least = Math.floor(((PAGE_SIZE - 12) * 32) / 255) - 23;
  const surplus = least + ((size - least) % (PAGE_SIZE - 4));
  return cell + 3 + (surplus <= PAGE_SIZE - 35 ? surplus : least);
}

test('of a row of which not even the key can be read its neighbours are told', async () => {
  await withPatient(async (patient) => {
    const number = patient.pageOf('row 450.');
    patient.page(number).writeUInt16BE(0xfff0, 8 + 2 * 3);
    const { keys, damages } = await salvage(patient, 't');
    const [lost] = lostIds(keys, 10);
    assert.equal(lostIds(keys, 10).length, 1);
    assert.equal(
      [damages.length, damages[0]!.lost, damages[0]!.key, damages[0]!.from],
      [1, 'row', undefined, String(lost! - 10)],
    );
    assert.ok(Number(damages[0]!.to) >= lost!);
  });
});

// A cell in the page's header, and one whose key would be behind the page.
for (const offset of [1, PAGE_SIZE - 4]) {
  test(`a page above the rows with a pointer to byte ${offset} loses only what it pointed to`, async () => {
    await withPatient(async (patient) => {
      const [leaf] = [patient.pageOf('row 450.')];
      const above = [...Array(patient.bytes.length / PAGE_SIZE).keys()].find((i) => {
        const page = patient.page(i + 1);
        if (page[0] !== 5) return false;
        const cells = Array.from({ length: page.readUInt16BE(3) }, (_, cell) => page.readUInt16BE(12 + 2 * cell));
        return cells.some((at) => page.readUInt32BE(at) === leaf);
      })!;
      const page = patient.page(above + 1);
      for (let cell = 0; ; cell++) {
        if (page.readUInt32BE(page.readUInt16BE(12 + 2 * cell)) !== leaf) continue;
        page.writeUInt16BE(offset, 12 + 2 * cell);
        break;
      }
      const { keys, damages } = await salvage(patient, 't');
      const lost = lostIds(keys, 10);
      assert.ok(lost.length > 3 && lost.length < 30 && lost.includes(4500), String(lost.length));
      assert.equal([damages.length, damages[0]!.page, damages[0]!.lost], [1, above + 1, 'pages']);
      assert.match(damages[0]!.reason, /^1 of its \d+ pointers cannot be used: a cell lies beyond the page$/);
      assert.ok(lost.every((id) => isTold(id, damages)));
    });
  });
}

test('of tables without rowid the keys are told in SQL words', async () => {
  await withPatient(async (patient) => {
    const number = patient.pageOf('key 455.');
    patient.page(number)[0] = 0;
    const { keys, damages } = await salvage(patient, 'w');
    const lost = lostIds(keys, 1);
    assert.ok(lost.length > 3 && lost.includes(455), String(lost));
    const { page, lost: kind, from, to } = damages[0]!;
    // The second column of the key is in descending order.
    assert.equal(
      [damages.length, page, kind, from, to],
      [1, number, 'pages', `'it''s 4', ${lost.at(-1)! + 1}`, `'it''s 4', ${lost[0]! - 1}`],
    );
  });
});

test('a row without rowid whose chain is broken is told by its key', async () => {
  await withPatient(async (patient) => {
    const at = patient.bytes.indexOf('key 450.');
    const chain = Math.floor(at / PAGE_SIZE) * PAGE_SIZE;
    // The record begins its chain on this page: all of its pointers lead out of the file now.
    const before = patient.bytes.length / PAGE_SIZE;
    for (let offset = at; offset < Math.min(at + 110, chain + PAGE_SIZE - 4); offset++) {
      const next = patient.bytes.readUInt32BE(offset);
      if (next > 1 && next <= before) {
        patient.bytes.writeUInt32BE(0x7fffffff, offset);
        break;
      }
    }
    const { keys, damages } = await salvage(patient, 'w');
    assert.equal(lostIds(keys, 1), [450]);
    assert.equal(
      damages.map(({ lost, key, from, to }) => ({ lost, key, from, to })),
      [{ lost: 'row', key: `'it''s 4', 450`, from: null, to: null }],
    );
  });
});

function isTold(id: number, damages: readonly Damage[]): boolean {
  return damages.some(
    ({ key, from, to }) =>
      key === String(id) ||
      (key === undefined && (from === null || Number(from) < id) && (to === null || id <= Number(to))),
  );
}

test('whichever pages are lost, every row is read or lies in a range that is told, in chunks too', async () => {
  await withPatient(async (patient) => {
    const whole = Buffer.from(patient.bytes);
    const random = randomOf(7);
    const pages = [...Array(whole.length / PAGE_SIZE).keys()]
      .slice(1)
      .filter((i) => [5, 13].includes(whole[i * PAGE_SIZE]!));
    for (let run = 0; run < 60; run++) {
      whole.copy(patient.bytes);
      for (let left = 1 + random.below(4); left > 0; left--) patient.page(random.pick(pages) + 1).fill(0);
      const { keys, damages } = await salvage(patient, 't', run % 2 === 0 ? undefined : 40);
      const untold = lostIds(keys, 10).filter((id) => !isTold(id, damages));
      assert.equal(untold, [], `run ${run}`);
    }
  });
});

test.run();
