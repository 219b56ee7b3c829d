const SIGNATURE = Buffer.from('PGCOPY\n\xff\r\n\0', 'latin1');

/** What a binary COPY stream starts with: the signature, no flags, no header extension. */
export const copyHeader: Uint8Array = Buffer.concat([SIGNATURE, Buffer.alloc(8)]);

/** What it ends with: a tuple of -1 fields. */
export const copyTrailer: Uint8Array = Buffer.from([0xff, 0xff]);
