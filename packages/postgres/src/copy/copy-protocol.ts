import type { Socket } from 'node:net';
import type { Client, Submittable } from 'pg';

/** The messages of a COPY: postgresql.org/docs/current/protocol-message-formats.html */
export const COPY_DATA = 0x64;
export const COPY_DONE = 0x63;
export const COPY_FAIL = 0x66;
/** A byte of kind, four of length; the length counts itself and not the kind. */
export const HEADER_BYTES = 5;
export const LENGTH_BYTES = 4;

/** The used part of the connection of `pg`. */
export interface WireConnection {
  readonly stream: Socket;
  query(text: string): void;
}

/** The methods that `pg` calls on the query that it runs. */
export interface WireQuery {
  submit(connection: WireConnection): void;
  handleCopyInResponse?(connection: WireConnection): void;
  handleCommandComplete(message: { readonly text: string }): void;
  handleReadyForQuery(): void;
  /** The server's error, or that the connection is lost. Nothing else is called afterwards. */
  handleError(error: Error): void;
}

/** Runs `query` when the client is ready for it. */
export function submit(client: Client, query: WireQuery): void {
  client.query(query as unknown as Submittable);
}

/** The first bytes of a message whose content is `contentBytes` long. */
export function messageHeader(kind: number, contentBytes: number): Buffer {
  const header = Buffer.allocUnsafe(HEADER_BYTES);
  header[0] = kind;
  header.writeUInt32BE(contentBytes + LENGTH_BYTES, 1);
  return header;
}
