import { closeSync, fstatSync, openSync, statSync } from 'node:fs';

interface Shared {
  readonly fd: number;
  users: number;
}

const open = new Map<string, Shared>();

/** A descriptor of a file, for reading; given back by `release`. */
export interface SharedDescriptor {
  readonly fd: number;
  readonly release: () => void;
}

/**
 * One descriptor of a file for the whole process, closed when the last user has released it. POSIX drops every lock that
 * a process has on a file as soon as it closes any descriptor of it: SQLite's locks among them. So release it only
 * after the library's connection is closed.
 */
export function shareDescriptor(path: string): SharedDescriptor {
  const key = identity(statSync(path, { bigint: true }));
  const shared = open.get(key) ?? openFile(path);
  shared.users += 1;
  let held = true;
  return {
    fd: shared.fd,
    release: () => {
      if (!held) return;
      held = false;
      shared.users -= 1;
      if (shared.users > 0) return;
      open.delete(identity(fstatSync(shared.fd, { bigint: true })));
      closeSync(shared.fd);
    },
  };
}

function openFile(path: string): Shared {
  const fd = openSync(path, 'r');
  const shared = { fd, users: 0 };
  open.set(identity(fstatSync(fd, { bigint: true })), shared);
  return shared;
}

function identity(stat: { readonly dev: bigint; readonly ino: bigint }): string {
  return `${stat.dev}:${stat.ino}`;
}
