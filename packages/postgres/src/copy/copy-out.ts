import type { Socket } from 'node:net';
import type { Client } from 'pg';
import { copyDataReader } from './copy-data-reader.js';
import { submit } from './copy-protocol.js';

/** How many chunks may wait for their reader before the server has to. */
const AHEAD_CHUNKS = 4;

/**
 * The bytes of `statement`, a COPY … TO STDOUT, without the frames of the protocol, cut anywhere. The socket is read as they are
 * asked for. Left before the end, it closes the connection: the server knows no other way to stop sending.
 * The driver's parser makes an object of every row, so it is put aside as long as rows come.
 */
export async function* readCopy(
  client: Client,
  statement: string,
  failure: (error: Error) => Error,
): AsyncGenerator<Buffer, void, undefined> {
  const waiting: Buffer[] = [];
  const state: { over: boolean; error?: Error; socket?: Socket; wake?: () => void } = { over: false };
  const end = (error?: Error) => {
    state.over = true;
    if (error !== undefined) state.error = error;
    state.wake?.();
  };
  submit(client, {
    submit: (connection) => {
      const socket = connection.stream;
      state.socket = socket;
      const drivers = socket.listeners('data') as ((bytes: Buffer) => void)[];
      socket.removeAllListeners('data');
      const read = copyDataReader();
      const onData = (bytes: Buffer) => {
        const { content, rest } = read(bytes);
        if (content.length > 0) waiting.push(content);
        if (rest !== undefined) {
          socket.off('data', onData);
          for (const driver of drivers) {
            socket.on('data', driver);
            driver(rest);
          }
        } else if (waiting.length >= AHEAD_CHUNKS) {
          socket.pause();
        }
        state.wake?.();
      };
      socket.on('data', onData);
      connection.query(statement);
    },
    handleCommandComplete: () => undefined,
    handleReadyForQuery: () => {
      end();
    },
    handleError: end,
  });
  try {
    for (;;) {
      const next = waiting.shift();
      if (next !== undefined) yield next;
      else if (state.over) break;
      else {
        state.socket?.resume();
        await new Promise<void>((resolve) => {
          state.wake = resolve;
        });
      }
    }
  } finally {
    if (!state.over) await client.end();
  }
  if (state.error !== undefined) throw failure(state.error);
}
