import { randomBytes } from 'node:crypto';
import {
  closeSync,
  fchmodSync,
  fchownSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
  type Stats,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { systemCode } from '../render/system-error.js';

const MOST_LINKS = 40;
/** The folder takes no new file, or the file is a mount of its own: it can still be written where it is. */
const FOLDER_REFUSES = ['EACCES', 'EPERM', 'EROFS', 'EBUSY', 'EXDEV'];

/**
 * Gives a file a new content as a whole: it is written beside and renamed, so the old content stays until the new one is on the
 * disk. Links are followed; mode and owner stay. Only in a folder that takes no new file it is written over. Throws the system's error.
 */
export function replaceFile(path: string, text: string): void {
  const target = followLinks(path);
  const bytes = Buffer.from(text);
  const there = statSync(target, { throwIfNoEntry: false });
  // A file that is read-only is not to be written, though its folder would let it be replaced.
  if (there) closeSync(openSync(target, 'r+'));
  try {
    writeBeside(target, bytes, there);
  } catch (error) {
    if (!there || !FOLDER_REFUSES.includes(systemCode(error) ?? '')) throw error;
    writeOver(target, bytes, there.size);
  }
}

/** Where a path leads in the end, also if there is nothing yet. */
function followLinks(path: string): string {
  let place = path;
  for (let links = 0; links < MOST_LINKS; links++) {
    place = join(realpathSync(dirname(place)), basename(place));
    try {
      place = resolve(dirname(place), readlinkSync(place));
    } catch {
      return place;
    }
  }
  // It goes in circles: the system says so.
  return realpathSync(path);
}

function writeBeside(target: string, bytes: Buffer, there: Stats | undefined): void {
  const beside = join(dirname(target), `.lite2pg-${process.pid}-${randomBytes(4).toString('hex')}`);
  const file = openSync(beside, 'wx', 0o666);
  try {
    try {
      if (there) keepOwnerAndMode(file, there);
      writeFully(file, bytes, 0);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(beside, target);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}

function keepOwnerAndMode(file: number, { uid, gid, mode }: Stats): void {
  if (process.getuid?.() !== uid || process.getgid?.() !== gid) fchownSync(file, uid, gid);
  fchmodSync(file, mode & 0o7777);
}

/** What reaches beyond the old end first: where the disk has no room for that, the old content is still whole. */
function writeOver(target: string, bytes: Buffer, oldSize: number): void {
  const file = openSync(target, 'r+');
  try {
    try {
      if (bytes.length > oldSize) writeFully(file, bytes.subarray(oldSize), oldSize);
    } catch (error) {
      ftruncateSync(file, oldSize);
      throw error;
    }
    writeFully(file, bytes.subarray(0, oldSize), 0);
    ftruncateSync(file, bytes.length);
  } finally {
    closeSync(file);
  }
}

function writeFully(file: number, bytes: Buffer, position: number): void {
  for (let done = 0; done < bytes.length;) {
    done += writeSync(file, bytes, done, bytes.length - done, position + done);
  }
}
