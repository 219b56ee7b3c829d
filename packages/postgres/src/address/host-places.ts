import { existsSync } from 'node:fs';
import { isIP } from 'node:net';
import { counted } from '@lite2pg/spec';

/** A server that a connection can go to. */
export interface HostPlace {
  /** A name, an IP address, or the folder of a unix socket. */
  readonly host: string;
  /** The IP address that is connected to, where it is given and no name is to be looked up. */
  readonly hostAddress: string | undefined;
  readonly port: number;
}

const DEBIAN_SOCKETS = '/var/run/postgresql';

/** Where a socket is looked for if no host is given: Debian's folder, and the one that PostgreSQL itself is built with. */
export const DEFAULT_SOCKET_FOLDERS: readonly string[] = [DEBIAN_SOCKETS, '/tmp'];

const DEFAULT_PORT = 5432;

/**
 * The servers that libpq's `host`, `hostaddr` and `port` name, in their order: lists of equal length, or one port for all. Without
 * a host it is the local socket, as for psql, also where there is none. `fail` makes the error for what is wrong with them.
 */
export function hostPlaces(
  parameters: ReadonlyMap<string, string>,
  fail: (found: string) => Error,
): [HostPlace, ...HostPlace[]] {
  const names = listOf(parameters.get('host'));
  const addresses = listOf(parameters.get('hostaddr'));
  const ports = listOf(parameters.get('port'));
  const count = Math.max(1, addresses.length > 0 ? addresses.length : names.length);
  if (names.length > 0 && names.length !== count)
    throw fail(
      `there are ${counted(names.length, 'host')} and ${counted(count, 'address')} in hostaddr; give one address for each host`,
    );
  if (ports.length > 1 && ports.length !== count)
    throw fail(
      `there are ${counted(ports.length, 'port')} and ${counted(count, 'host')}; give one port for all hosts, or one for each`,
    );
  const placeOf = (at: number): HostPlace => {
    const port = portOf(ports[ports.length === 1 ? 0 : at] ?? '', fail);
    const hostAddress = filled(addresses[at]);
    if (hostAddress !== undefined && isIP(hostAddress) === 0)
      throw fail(`hostaddr is ${hostAddress}, which is not an IP address; use host for names`);
    const host = filled(names[at]) ?? hostAddress ?? defaultHost(port);
    if (host.startsWith('@')) throw fail(`the host ${host} is an abstract socket, which lite2pg cannot use`);
    return { host, hostAddress, port };
  };
  const others = Array.from({ length: count - 1 }, (_, at) => placeOf(at + 1));
  return [placeOf(0), ...others];
}

function listOf(text: string | undefined): string[] {
  return text === undefined || text === '' ? [] : text.split(',');
}

function filled(text: string | undefined): string | undefined {
  return text === '' ? undefined : text;
}

function portOf(text: string, fail: (found: string) => Error): number {
  if (text === '') return DEFAULT_PORT;
  // What is not a number is not shown: of a URL without its @ it is the password.
  if (!/^\s*[+-]?\d+\s*$/.test(text))
    throw fail('a port is not a number; give host:port, and percent-encode the password');
  const port = Number(text);
  if (port < 1 || port > 65535) throw fail(`the port is ${port}, expected 1 to 65535`);
  return port;
}

function defaultHost(port: number): string {
  if (process.platform === 'win32') return 'localhost';
  return DEFAULT_SOCKET_FOLDERS.find((folder) => existsSync(`${folder}/.s.PGSQL.${port}`)) ?? DEBIAN_SOCKETS;
}
