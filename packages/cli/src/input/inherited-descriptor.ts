const PATHS: Readonly<Record<string, number>> = { '/dev/stdin': 0, '/dev/stdout': 1, '/dev/stderr': 2 };
const NUMBERED = /^\/(?:dev|proc\/self)\/fd\/(\d+)$/;

/**
 * The descriptor that a path like /dev/stdout or /dev/fd/63 names: one that the shell opened for this process, as in
 * `<(command)`. It is read and written as it is; its path may not even be openable a second time. Undefined for other paths.
 */
export function inheritedDescriptor(path: string): number | undefined {
  if (process.platform === 'win32') return undefined;
  const number = NUMBERED.exec(path)?.[1];
  return number === undefined ? PATHS[path] : Number(number);
}
