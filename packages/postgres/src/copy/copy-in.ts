import type { Socket } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import type { Client } from 'pg';
import { COPY_DATA, COPY_DONE, COPY_FAIL, messageHeader, submit } from './copy-protocol.js';

/** The chunks that COPY FROM STDIN is fed with. A chunk may end anywhere, and is its giver's again when the next one is asked for. */
export type CopyChunks = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/** A COPY that is to be fed. */
export interface CopyIn {
  readonly client: Client;
  /** COPY … FROM STDIN. */
  readonly statement: string;
  readonly chunks: CopyChunks;
  /** Makes the error that is thrown for one of the server or the connection. */
  readonly failure: (error: Error) => Error;
}

/** The server takes each message into memory whole. */
const LONGEST_CONTENT = 4 * 1024 * 1024;
/** As long as the system takes everything at once, only an own pause lets a refusal, a timer or another session be heard. */
const TURN_BYTES = 256 * 1024;
const REASON = Buffer.from('the sender stopped\0');

/**
 * Feeds `statement`; resolves to the count of rows that the server says it took. The next chunk is asked for when the system has
 * taken the one before. When `chunks` throws, the COPY fails on the server, the session stays usable, and that error is thrown;
 * when the server refuses, `chunks` is closed and the server's error is thrown.
 */
export async function feedCopy({ client, statement, chunks, failure }: CopyIn): Promise<number> {
  const refused = (error: unknown) => {
    throw failure(error as Error);
  };
  const copy = beginCopy(client, statement);
  // The server is not waited for: should it refuse, it leaves out of account what follows (protocol-flow, "COPY Operations").
  const socket = await copy.asked.catch(refused);
  socket.cork();
  try {
    for await (const chunk of chunks) {
      for (let at = 0; at < chunk.length && !copy.isOver(); at += LONGEST_CONTENT) {
        await copy.send(socket, chunk.subarray(at, at + LONGEST_CONTENT));
      }
      if (copy.isOver()) break;
    }
    if (!copy.isOver()) socket.write(messageHeader(COPY_DONE, 0));
  } catch (error) {
    if (!copy.isOver()) socket.write(Buffer.concat([messageHeader(COPY_FAIL, REASON.length), REASON]));
    socket.uncork();
    await copy.over.catch(() => undefined);
    throw error;
  }
  socket.uncork();
  return copy.over.catch(refused);
}

/** A COPY that the server was asked for. */
interface Exchange {
  /** Resolves when the statement has been sent; rejects as `over`. */
  readonly asked: Promise<Socket>;
  /** Resolves to the count of rows when the server is ready for the next statement; rejects when it refuses. */
  readonly over: Promise<number>;
  readonly isOver: () => boolean;
  /** Resolves when `content` is copied, or the system has taken it, or the COPY is over. The socket is corked. */
  readonly send: (socket: Socket, content: Uint8Array) => Promise<void>;
}

/**
 * It is spoken here, and not by pg-copy-streams, whose stream goes on writing to a connection that it has let go when the server
 * refuses in the middle: that ends the process.
 */
function beginCopy(client: Client, statement: string): Exchange {
  let ended = false;
  let rows = 0;
  let sinceTurn = 0;
  let wake: () => void = () => undefined;
  let tell: (socket: Socket) => void;
  let finish: (count: number) => void;
  let refuse: (error: Error) => void;
  const over = new Promise<number>((resolve, reject) => {
    finish = resolve;
    refuse = reject;
  }).finally(() => {
    ended = true;
  });
  const asked = new Promise<Socket>((resolve, reject) => {
    tell = resolve;
    over.catch(reject);
  });
  submit(client, {
    submit: (connection) => {
      connection.query(statement);
      tell(connection.stream);
    },
    handleCopyInResponse: () => undefined,
    handleCommandComplete: ({ text }) => {
      rows = Number(text.split(' ').at(-1));
    },
    handleReadyForQuery: () => {
      finish(rows);
    },
    handleError: (error) => {
      ended = true;
      refuse(error);
      wake();
    },
  });
  const send = async (socket: Socket, content: Uint8Array) => {
    const header = messageHeader(COPY_DATA, content.length);
    // What is small goes with what follows; it is copied, as its memory is its giver's again by then.
    if (content.length < socket.writableHighWaterMark) socket.write(Buffer.concat([header, content]));
    else {
      socket.write(header);
      socket.write(content);
    }
    sinceTurn += content.length;
    if (!socket.writableNeedDrain && sinceTurn < TURN_BYTES) return;
    socket.uncork();
    if (sinceTurn >= TURN_BYTES) {
      sinceTurn = 0;
      await setImmediate();
    }
    if (!ended && socket.writableNeedDrain) {
      await new Promise<void>((resolve) => {
        wake = resolve;
        socket.once('drain', resolve);
      });
      socket.off('drain', wake);
    }
    socket.cork();
  };
  return { asked, over, isOver: () => ended, send };
}
