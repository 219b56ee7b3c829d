import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import pg from 'pg';

/** A pooler: the URL of a server, by way of it. */
export interface Pooler {
  readonly url: string;
  close(): Promise<void>;
}

const READY = 0x5a;
const IDLE = 0x49;
const TERMINATE = 0x58;

/** The whole messages at the beginning of `bytes`, and the rest. */
function messages(bytes: Buffer): { readonly whole: readonly Buffer[]; readonly rest: Buffer } {
  const whole: Buffer[] = [];
  let at = 0;
  while (bytes.length >= at + 5 && bytes.length >= at + 1 + bytes.readUInt32BE(at + 1)) {
    const end = at + 1 + bytes.readUInt32BE(at + 1);
    whole.push(bytes.subarray(at, end));
    at = end;
  }
  return { whole, rest: bytes.subarray(at) };
}

function message(kind: string, content: Buffer): Buffer {
  const head = Buffer.alloc(5);
  head.write(kind);
  head.writeUInt32BE(content.length + 4, 1);
  return Buffer.concat([head, content]);
}

const WELCOME = Buffer.concat([
  message('R', Buffer.alloc(4)),
  message('K', Buffer.from([0, 0, 0, 1, 0, 0, 0, 1])),
  message('Z', Buffer.from([IDLE])),
]);

/** A connection to the server that is taken out of `pg` once it is open. */
async function serverConnection(url: string): Promise<Socket> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { stream } = (client as unknown as { connection: { stream: Socket } }).connection;
  stream.removeAllListeners();
  stream.on('error', () => undefined);
  return stream;
}

/**
 * A pooler in front of a server, with two connections to it: as pgbouncer does, it lends the one that was used last, for a
 * transaction or for as long as a client stays.
 */
export async function startPooler(url: string, mode: 'transaction' | 'session'): Promise<Pooler> {
  const free = [await serverConnection(url), await serverConnection(url)];
  const all = [...free];
  const serve = (client: Socket): void => {
    let lent: Socket | undefined;
    let started = false;
    let unread = Buffer.alloc(0);
    const giveBack = (): void => {
      if (lent) free.push(lent.removeAllListeners('data'));
      lent = undefined;
    };
    const take = (): Socket | undefined => {
      if (lent) return lent;
      const server = free.pop();
      // Who comes when all are lent gets no answer.
      if (!server) return undefined;
      lent = server;
      let answers = Buffer.alloc(0);
      server.on('data', (bytes: Buffer) => {
        client.write(bytes);
        const { whole, rest } = messages(Buffer.concat([answers, bytes]));
        answers = Buffer.from(rest);
        const last = whole.at(-1);
        if (mode === 'transaction' && rest.length === 0 && last?.[0] === READY && last[5] === IDLE) giveBack();
      });
      return server;
    };
    client.on('error', () => undefined).on('close', giveBack);
    client.on('data', (bytes: Buffer) => {
      unread = Buffer.concat([unread, bytes]);
      if (!started) {
        // SSLRequest is eight bytes long; what is longer is the StartupMessage.
        const isRequest = unread.readUInt32BE(0) === 8;
        started = !isRequest;
        unread = Buffer.alloc(0);
        client.write(isRequest ? 'N' : WELCOME);
        return;
      }
      const { whole, rest } = messages(unread);
      unread = Buffer.from(rest);
      for (const one of whole) if (one[0] !== TERMINATE) take()?.write(one);
    });
  };
  const server = createServer(serve).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const through = new URL(url);
  through.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: through.href,
    close: async () => {
      for (const socket of all) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
