/** Advice on the errors of the operating system that a path or a disk can give. */
const ADVICE: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder; check the path',
  ENOTDIR: 'a part of the path is a file, not a folder; check the path',
  EISDIR: 'a folder; give the path of a file',
  EEXIST: 'something with that name already exists; give another path',
  EACCES: 'permission denied; run as a user that may, or give another path',
  EPERM: 'permission denied; run as a user that may, or give another path',
  EROFS: 'the file system is read-only; give another path',
  ENOSPC: 'the disk is full; make room and run it again',
  EDQUOT: 'the disk quota is used up; make room and run it again',
  EFBIG: 'the file would be larger than the file system allows; give another path',
  ENAMETOOLONG: 'the name is longer than the file system allows; give another path',
  EMFILE: 'too many files are open; raise the limit (ulimit -n)',
  ENFILE: 'too many files are open on this machine; close some programs',
  EIO: 'the disk does not respond; check it',
};

/** The code of an error of the operating system (`ENOENT`); undefined for other errors. */
export function systemCode(error: unknown): string | undefined {
  return error instanceof Error && 'syscall' in error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined;
}

/** Describes what happened and what to do about it; in the system's own words if it is not a common error. */
export function describeSystemError(error: unknown): string {
  const said = error instanceof Error ? error.message : String(error);
  return ADVICE[systemCode(error) ?? ''] ?? said;
}

/** Whether there was no room to write. */
export function isOutOfSpace(error: unknown): boolean {
  return ['ENOSPC', 'EDQUOT', 'EFBIG'].includes(systemCode(error) ?? '');
}
