import { readFileSync } from 'node:fs';
import type { ConnectionOptions } from 'node:tls';
import type { PostgresAddress } from './postgres-url.js';

/**
 * The ways to try, in order, that `sslmode` asks for; `false` is without TLS.
 * `require` encrypts without looking at the certificate, as libpq does; a unix socket is never encrypted.
 */
export function tlsAttempts(address: PostgresAddress): readonly (false | ConnectionOptions)[] {
  const unchecked: ConnectionOptions = { rejectUnauthorized: false };
  if (address.host.startsWith('/')) return [false];
  switch (address.sslMode) {
    case 'disable':
      return [false];
    case 'allow':
      return [false, unchecked];
    case 'prefer':
      return [unchecked, false];
    case 'require':
      return address.rootCertificate === undefined ? [unchecked] : [checked(address, false)];
    case 'verify-ca':
      return [checked(address, false)];
    case 'verify-full':
      return [checked(address, true)];
  }
}

function checked(address: PostgresAddress, withName: boolean): ConnectionOptions {
  const { rootCertificate } = address;
  return {
    rejectUnauthorized: true,
    ...(rootCertificate === undefined ? {} : { ca: readFileSync(rootCertificate, 'utf8') }),
    ...(withName ? {} : { checkServerIdentity: () => undefined }),
  };
}
