import type { Client } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

/** What COPY FROM STDIN is fed with. A chunk may end anywhere, and must not be changed after it was given. */
export type CopyChunks = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/** The server takes each message into memory whole. */
const LONGEST_MESSAGE = 4 * 1024 * 1024;
/** How far the sender may be ahead of the socket, so that neither waits for the other. */
const AHEAD_BYTES = 1024 * 1024;

/** A COPY that is to be fed. */
export interface CopyIn {
  readonly client: Client;
  /** COPY … FROM STDIN. */
  readonly statement: string;
  readonly chunks: CopyChunks;
  /** What is thrown for an error of the server or the connection. */
  readonly failure: (error: Error) => Error;
}

/**
 * Feeds `statement`, a COPY … FROM STDIN; resolves to the count of rows that the server says it took.
 * The next chunk is asked for when there is room. When `chunks` throws, the COPY fails on the server, the session stays
 * usable, and that error is thrown; when the server refuses, `chunks` is closed and the server's error is thrown.
 */
export async function feedCopy({ client, statement, chunks, failure }: CopyIn): Promise<number> {
  const stream = client.query(copyFrom(statement, { highWaterMark: AHEAD_BYTES }));
  let refusal: Error | undefined;
  const over = new Promise<void>((resolve) => {
    stream.once('close', resolve);
    // The driver does not close the stream when the server refuses.
    stream.on('error', (error) => {
      refusal ??= error;
      resolve();
    });
  });
  const room = () => Promise.race([over, new Promise<void>((resolve) => stream.once('drain', resolve))]);

  try {
    feeding: for await (const chunk of chunks) {
      for (let at = 0; at < chunk.length; at += LONGEST_MESSAGE) {
        if (refusal) break feeding;
        if (!stream.write(chunk.subarray(at, at + LONGEST_MESSAGE))) await room();
      }
      if (refusal) break;
    }
  } catch (error) {
    if (!refusal) stream.destroy(new Error('the sender stopped'));
    await over;
    throw error;
  }
  if (!refusal) stream.end();
  await over;
  if (refusal) throw failure(refusal);
  return stream.rowCount;
}
