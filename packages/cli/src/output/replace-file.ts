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
/** The folder takes no new file, or the file is a mount of its own: it can still be written in place. */
const FOLDER_REFUSES = ['EACCES', 'EPERM', 'EROFS', 'EBUSY', 'EXDEV'];

/**
 * Gives a file a new content as a whole: it is written beside and renamed, so the old content stays until the new one is on the
 * disk. Links are followed; mode and owner stay. Only in a folder that takes no new file it is written over. Throws the system's error.
 */
export function replaceFile(path: string, text: string): void {
  stageFile(path, text).commit();
}

/** A new content that is on the disk beside the old one. */
export interface StagedFile {
  /** Puts it in the old one's place. */
  readonly commit: () => void;
  /** Forgets it: the file is as it was. */
  readonly discard: () => void;
}

/** The first half of `replaceFile`: what can fail has been done when it returns, unless the folder takes no new file. */
export function stageFile(path: string, text: string): StagedFile {
  const target = followLinks(path);
  const bytes = Buffer.from(text);
  const there = statSync(target, { throwIfNoEntry: false });
  // A file that is read-only is not to be written, though its folder would let it be replaced.
  if (there) closeSync(openSync(target, 'r+'));
  const writeHere = (error: unknown): void => {
    if (!there || !FOLDER_REFUSES.includes(systemCode(error) ?? '')) throw error;
    writeOver(target, bytes, there.size);
  };
  try {
    return commitBeside(target, writeBeside(target, bytes, there), writeHere);
  } catch (error) {
    if (!there || !FOLDER_REFUSES.includes(systemCode(error) ?? '')) throw error;
    return {
      commit: () => {
        writeOver(target, bytes, there.size);
      },
      discard: () => undefined,
    };
  }
}

function commitBeside(target: string, beside: string, otherwise: (error: unknown) => void): StagedFile {
  const discard = (): void => {
    rmSync(beside, { force: true });
  };
  return {
    discard,
    commit: () => {
      try {
        renameSync(beside, target);
      } catch (error) {
        discard();
        otherwise(error);
      }
    },
  };
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

/** Gives the path of the file that was written. */
function writeBeside(target: string, bytes: Buffer, there: Stats | undefined): string {
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
    return beside;
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}

function keepOwnerAndMode(file: number, { uid, gid, mode }: Stats): void {
  if (process.getuid?.() !== uid || process.getgid?.() !== gid) fchownSync(file, uid, gid);
  fchmodSync(file, mode & 0o7777);
}

/** Writes the bytes beyond the old end first: if the disk has no room for them, the old content is still whole. */
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
