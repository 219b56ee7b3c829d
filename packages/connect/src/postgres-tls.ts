import { readFileSync } from 'node:fs';
import type { ConnectionOptions } from 'node:tls';
import { Lite2pgError } from '@lite2pg/spec';
import type { PostgresAddress } from './postgres-url.js';

/** What libpq calls the certificates that the system trusts. */
const SYSTEM = 'system';

/**
 * The ways to try, in order, that `sslmode` asks for; `false` is without TLS.
 * `require` encrypts without looking at the certificate, as libpq does; a unix socket is never encrypted.
 * Throws `no-such-file` for a certificate that cannot be read.
 */
export function tlsAttempts(address: PostgresAddress): readonly (false | ConnectionOptions)[] {
  if (address.host.startsWith('/')) return [false];
  const unchecked = (): ConnectionOptions => ({ rejectUnauthorized: false, ...shown(address) });
  switch (address.sslMode) {
    case 'disable':
      return [false];
    case 'allow':
      return [false, unchecked()];
    case 'prefer':
      return [unchecked(), false];
    case 'require':
      return address.rootCertificate === undefined ? [unchecked()] : [checked(address, false)];
    case 'verify-ca':
      return [checked(address, false)];
    case 'verify-full':
      return [checked(address, true)];
  }
}

function checked(address: PostgresAddress, withName: boolean): ConnectionOptions {
  const { rootCertificate: root, subject } = address;
  return {
    rejectUnauthorized: true,
    ...(root === undefined || root === SYSTEM ? {} : { ca: readPem(root, 'sslrootcert', subject) }),
    ...(withName ? {} : { checkServerIdentity: () => undefined }),
    ...shown(address),
  };
}

/** The certificate that the server may ask for. */
function shown({ certificate, certificateKey, subject }: PostgresAddress): ConnectionOptions {
  return {
    ...(certificate === undefined ? {} : { cert: readPem(certificate, 'sslcert', subject) }),
    ...(certificateKey === undefined ? {} : { key: readPem(certificateKey, 'sslkey', subject) }),
  };
}

function readPem(path: string, parameter: string, subject: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    const why = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
    throw new Lite2pgError('no-such-file', {
      message: `connect to ${subject}: ${parameter} names ${path}, which cannot be read (${why}); check the path`,
      subject: path,
      cause,
    });
  }
}
