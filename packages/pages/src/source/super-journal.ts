import { existsSync } from 'node:fs';
import { open, rm, type FileHandle } from 'node:fs/promises';

/** The last bytes of a journal that names a super-journal (pager.c, writeSuperJournal). */
const MAGIC = Buffer.from([0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7]);
/** Behind the name: its length, its checksum, the magic; before it a page number. */
const TAIL_BYTES = 4 + 4 + MAGIC.length;
const PAGE_NUMBER_BYTES = 4;
/** Bytes of the longest name that SQLite accepts. */
const MOST_NAME_BYTES = 512;

/**
 * Takes the name of a super-journal off a copied journal. A transaction over several files has one: while it is there, the
 * transaction is rolled back; when it is gone, it was committed and the journal means nothing. SQLite would remove the file that is
 * named there when it rolls back, and a hostile journal can name any file.
 */
export async function detachSuperJournal(journal: string): Promise<void> {
  if (!existsSync(journal)) return;
  const file = await open(journal, 'r+');
  try {
    const { size } = await file.stat();
    const name = await readName(file, size);
    if (name === undefined) return;
    if (existsSync(name)) await file.truncate(size - TAIL_BYTES - name.length - PAGE_NUMBER_BYTES);
    else await rm(journal);
  } finally {
    await file.close();
  }
}

/** The name at the end of a journal; undefined where there is none that SQLite would take. */
async function readName(file: FileHandle, size: number): Promise<Buffer | undefined> {
  if (size < TAIL_BYTES) return undefined;
  const tail = Buffer.alloc(TAIL_BYTES);
  await file.read(tail, 0, TAIL_BYTES, size - TAIL_BYTES);
  const length = tail.readUInt32BE(0);
  if (
    !tail.subarray(8).equals(MAGIC) ||
    length === 0 ||
    length > Math.min(MOST_NAME_BYTES, size - TAIL_BYTES - PAGE_NUMBER_BYTES)
  ) {
    return undefined;
  }
  const name = Buffer.alloc(length);
  await file.read(name, 0, length, size - TAIL_BYTES - length);
  return [checksumOf(name), checksumOf(new Int8Array(name))].includes(tail.readUInt32BE(4)) ? name : undefined;
}

/** Whether a byte counts as signed is the machine's affair. */
function checksumOf(name: Uint8Array | Int8Array): number {
  let sum = 0;
  for (const byte of name) sum = (sum + byte) >>> 0;
  return sum;
}
