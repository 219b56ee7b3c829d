import type { PostgresSession } from '@lite2pg/postgres';
import { copyHeader, copyTrailer, createTupleReader, type RowBatch } from '@lite2pg/pages';
import { Lite2pgError } from '@lite2pg/spec';

/** SQLSTATE of a row that is larger than a page, or than what an expression over it may give (program_limit_exceeded). */
const TOO_LARGE = '54000';

/** True for the error that a row is larger than the server takes; it does not say which row. */
export function isTooLarge(error: unknown): error is Lite2pgError {
  return error instanceof Lite2pgError && error.engineCode === TOO_LARGE;
}

/** The server's words for a row that is too large, without the sizes, which differ from row to row. */
export function describeTooLarge({ cause, message }: Lite2pgError): string {
  const said = cause instanceof Error ? cause.message : message;
  return said.split(/[:(]/, 1)[0]?.trim() ?? said;
}

/**
 * Runs a COPY batch by batch and goes around the rows that are larger than the server takes: each is handed to
 * `onRefused`, found by halving the batch that the server refused. Belongs inside a transaction. Gives how many rows the
 * server took.
 */
export async function copySkippingOversized(
  session: PostgresSession,
  statement: string,
  batches: AsyncIterable<RowBatch>,
  onRefused: (tuple: Uint8Array, error: Lite2pgError) => void,
): Promise<number> {
  let taken = 0;
  for await (const bytes of wholeTuples(batches)) {
    const starts = tupleStarts(bytes);
    const copy = async (from: number, to: number): Promise<void> => {
      if (from === to) return;
      const tuples = bytes.subarray(starts[from], starts[to]);
      await session.execute('SAVEPOINT around');
      try {
        taken += await session.copyIn(statement, [copyHeader, tuples, copyTrailer]);
        await session.execute('RELEASE SAVEPOINT around');
      } catch (error) {
        if (!isTooLarge(error)) throw error;
        await session.execute('ROLLBACK TO SAVEPOINT around; RELEASE SAVEPOINT around');
        if (to - from === 1) {
          onRefused(tuples, error);
          return;
        }
        const middle = (from + to) >>> 1;
        await copy(from, middle);
        await copy(middle, to);
      }
    };
    await copy(0, starts.length - 1);
  }
  return taken;
}

/** The batches' bytes, those of a row that goes on in the next batch together: it may be refused. */
async function* wholeTuples(batches: AsyncIterable<RowBatch>): AsyncGenerator<Uint8Array> {
  let parts: Uint8Array[] = [];
  for await (const { bytes, rows } of batches) {
    if (rows === 0) parts.push(Uint8Array.from(bytes));
    else if (parts.length === 0) yield bytes;
    else {
      yield Buffer.concat([...parts, bytes]);
      parts = [];
    }
  }
}

/** Where each tuple starts, and where the last one ends. */
function tupleStarts(bytes: Uint8Array): number[] {
  const starts = [0];
  createTupleReader({ header: false }).push(bytes, (_bytes, _at, end) => starts.push(end));
  return starts;
}
