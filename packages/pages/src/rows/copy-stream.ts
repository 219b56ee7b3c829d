const SIGNATURE = Buffer.from('PGCOPY\n\xff\r\n\0', 'latin1');

/** The start of a binary COPY stream: the signature, no flags, no header extension. */
export const copyHeader: Uint8Array = Buffer.concat([SIGNATURE, Buffer.alloc(8)]);

/** Its end: a tuple of -1 fields. */
export const copyTrailer: Uint8Array = Buffer.from([0xff, 0xff]);
