import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { openPostgres, type PostgresSession } from '@lite2pg/postgres';
import { rejects, withPostgres, withSchema } from '@lite2pg/test-kit';

const test = suite('COPY');

const COPY_IN = 'COPY t (a, b) FROM STDIN';

function makeTable(session: PostgresSession): Promise<void> {
  return session.execute('CREATE TABLE t (a int PRIMARY KEY, b text)');
}

/** COPY's text of the rows `from` to `to`, in pieces that are not cut at lines. */
function* rowPieces(from: number, to: number, pieceBytes: number): Generator<Uint8Array> {
  let text = '';
  for (let a = from; a < to; a += 1) {
    text += `${a}\trow ${a} äöü\n`;
    if (text.length >= pieceBytes) {
      yield Buffer.from(text);
      text = '';
    }
  }
  const rest = Buffer.from(text);
  yield rest.subarray(0, 1);
  yield rest.subarray(1);
}

async function collect(chunks: AsyncIterable<Buffer>): Promise<string> {
  const all: Buffer[] = [];
  for await (const chunk of chunks) all.push(chunk);
  return Buffer.concat(all).toString('utf8');
}

async function countOf(session: PostgresSession): Promise<string> {
  const [row] = await session.query<{ count: string }>('SELECT count(*) FROM t');
  return row!.count;
}

test('takes chunks of an iterable and of an async one, and resolves to the server’s count', async () => {
  await withSchema(async ({ session }) => {
    await makeTable(session);
    assert.is(await session.copyIn(COPY_IN, rowPieces(0, 3000, 1000)), 3000);
    async function* later(): AsyncGenerator<Uint8Array> {
      for (const piece of rowPieces(3000, 5000, 777)) {
        await new Promise((resolve) => setImmediate(resolve));
        yield piece;
      }
    }
    assert.is(await session.copyIn(COPY_IN, later()), 2000);
    assert.is(await session.copyIn(COPY_IN, []), 0);
    assert.is(await session.copyIn(`${COPY_IN} WHERE a > 6000`, rowPieces(5999, 6002, 10)), 1);
    assert.is(await countOf(session), '5001');
  });
});

test('takes a chunk that is longer than any message should be', async () => {
  await withSchema(async ({ session }) => {
    await makeTable(session);
    const value = Buffer.alloc(10_000_000, 'x');
    assert.is(await session.copyIn(COPY_IN, [Buffer.concat([Buffer.from('1\t'), value])]), 1);
    assert.equal(await session.query('SELECT length(b) FROM t'), [{ length: 10_000_000 }]);
  });
});

test('gives back what it took, whatever the lengths of the rows', async () => {
  await withSchema(async ({ session }) => {
    await makeTable(session);
    await session.copyIn(COPY_IN, rowPieces(0, 20_000, 5000));
    await session.copyIn(COPY_IN, [Buffer.from(`20000\t${'y'.repeat(300_000)}\n`)]);
    const expected = `${Buffer.concat([...rowPieces(0, 20_000, 1e9)]).toString('utf8')}20000\t${'y'.repeat(300_000)}\n`;
    assert.ok((await collect(session.copyOut('COPY (SELECT * FROM t ORDER BY a) TO STDOUT'))) === expected);
    assert.is(await collect(session.copyOut('COPY (SELECT 1 WHERE false) TO STDOUT')), '');
    assert.is(await countOf(session), '20001');
  });
});

test('fails the COPY with the error of the sender, and the session goes on', async () => {
  await withSchema(async ({ session }) => {
    await makeTable(session);
    for (const after of [0, 1, 50_000]) {
      const mine = new Error('the disk is gone');
      function* failing(): Generator<Uint8Array> {
        yield* rowPieces(0, after, 4096);
        throw mine;
      }
      const error = await rejects(() => session.copyIn(COPY_IN, failing()));
      assert.ok(error === mine);
      assert.is(await countOf(session), '0');
    }
  });
});

test('tells what the server refuses, and closes the sender', async () => {
  await withSchema(async ({ session }) => {
    await makeTable(session);
    let closed = 0;
    let sent = 0;
    function* endless(): Generator<Uint8Array> {
      try {
        yield Buffer.from('not a number\tx\n');
        for (;;) {
          sent += 1;
          yield Buffer.alloc(65536, '1\tx\n');
        }
      } finally {
        closed += 1;
      }
    }
    await rejects(() => session.copyIn(COPY_IN, endless()), {
      code: 'sql-failed',
      message: /^running `COPY t \(a, b\) FROM STDIN` on .*: invalid input syntax for type integer: "not a number"/,
    });
    assert.is(closed, 1);
    assert.ok(sent < 1000, `it went on sending: ${sent}`);
    await rejects(() => session.copyIn('COPY missing FROM STDIN', endless()), {
      message: /relation "missing" does not exist/,
    });
    assert.is(closed, 2, 'the server is not waited for');
    await rejects(
      () => session.copyIn(COPY_IN, rowPieces(0, 5, 1)).then(() => session.copyIn(COPY_IN, rowPieces(4, 6, 1))),
      { message: /duplicate key/ },
    );
    await rejects(() => collect(session.copyOut('COPY missing TO STDOUT')), {
      code: 'sql-failed',
      message: /"missing" does not exist/,
    });
    await rejects(() => collect(session.copyOut('COPY (SELECT 1 / (3 - a) FROM t ORDER BY a) TO STDOUT')), {
      message: /division by zero/,
    });
    assert.is(await countOf(session), '5');
  });
});

test('asks for chunks no faster than the server takes them', async () => {
  await withPostgres(async ({ url, session }) => {
    await makeTable(session);
    await session.execute('BEGIN; LOCK TABLE t');
    const writer = await openPostgres(url);
    let asked = 0;
    function* counted(): Generator<Uint8Array> {
      for (; asked < 100; asked += 1) yield Buffer.from(`${asked}\t${'x'.repeat(1_000_000)}\n`);
    }
    const copied = writer.copyIn(COPY_IN, counted());
    await new Promise((resolve) => setTimeout(resolve, 300));
    assert.ok(asked < 20, `${asked} MB were asked for while the server could take none`);
    await session.execute('COMMIT');
    assert.is(await copied, 100);
    await writer.close();
  });
});

test('reads no faster than it is asked: the server waits', async () => {
  await withPostgres(async ({ url, session }) => {
    const reader = await openPostgres(url);
    for await (const _chunk of reader.copyOut(
      `COPY (SELECT repeat('x', 1000) FROM generate_series(1, 1000000)) TO STDOUT`,
    )) {
      const state = async () => {
        const [row] = await session.query<{ event: string }>(
          'SELECT wait_event AS event FROM pg_stat_activity WHERE pid = $1',
          [reader.backendPid],
        );
        return row?.event;
      };
      for (const end = Date.now() + 60_000; (await state()) !== 'ClientWrite' && Date.now() < end;) {
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      assert.is(await state(), 'ClientWrite');
      break;
    }
    await reader.close();
  });
});

test('lets others have their turn while the server takes everything at once', async () => {
  await withSchema(async ({ session }) => {
    await makeTable(session);
    let ticks = 0;
    const timer = setInterval(() => (ticks += 1), 1);
    function* much(): Generator<Uint8Array> {
      for (let n = 0; n < 400; n += 1) yield Buffer.from(`${n}\t${'x'.repeat(500_000)}\n`);
    }
    await session.copyIn(`${COPY_IN} WHERE false`, much());
    clearInterval(timer);
    assert.ok(ticks > 20, `a timer of 1 ms fired ${ticks} times`);
  });
});

test('tells a connection that is lost in the middle, in both directions', async () => {
  await withPostgres(async ({ url, session }) => {
    await makeTable(session);
    const end = (pid: number) => session.query('SELECT pg_terminate_backend($1)', [pid]);
    const writer = await openPostgres(url);
    async function* cut(): AsyncGenerator<Uint8Array> {
      yield* rowPieces(0, 10, 10);
      await end(writer.backendPid);
      for (let from = 10; ; from += 1000) yield* rowPieces(from, from + 1000, 1000);
    }
    await rejects(() => writer.copyIn(COPY_IN, cut()), { code: 'connection-lost' });
    await rejects(() => writer.query('SELECT 1'), { code: 'connection-lost' });
    await writer.close();
    const reader = await openPostgres(url);
    await rejects(
      async () => {
        for await (const _chunk of reader.copyOut('COPY (SELECT generate_series(1, 100000000)) TO STDOUT')) {
          await end(reader.backendPid);
        }
      },
      { code: 'connection-lost' },
    );
    await reader.close();
    assert.is(await countOf(session), '0');
  });
});

test('ends the session when a reader leaves early', async () => {
  await withPostgres(async ({ url }) => {
    const reader = await openPostgres(url);
    for await (const chunk of reader.copyOut('COPY (SELECT generate_series(1, 100000000)) TO STDOUT')) {
      if (chunk.length > 0) break;
    }
    await rejects(() => reader.query('SELECT 1'), { code: 'connection-lost' });
    await reader.close();
  });
});

test.run();
