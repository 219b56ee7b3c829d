import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import type { ConnectionOptions } from 'node:tls';
import { Lite2pgError } from '@lite2pg/spec';
import type { PostgresAddress } from '../address/postgres-address.js';

/** libpq's name for the certificates that the system trusts. */
const SYSTEM = 'system';

/**
 * The ways to try, in order, that `sslmode` asks for; `false` is without TLS.
 * As libpq, `require` and less look at the certificate only where certificates to trust are named or in ~/.postgresql; a unix
 * socket is never encrypted. Throws `no-such-file` for a certificate that cannot be read, and `bad-option` where the password is to
 * be bound to the encrypted channel and there is none.
 */
export function tlsAttempts(address: PostgresAddress): readonly (false | ConnectionOptions)[] {
  const { mode, bound } = address.tls;
  const isSocket = (address.hostAddress ?? address.host).startsWith('/');
  if (bound && (isSocket || mode === 'disable')) {
    throw new Lite2pgError('bad-option', {
      message: `connect to ${address.subject}: channel_binding is require, and the connection is not encrypted; leave it out, or use sslmode=require`,
      subject: address.subject,
    });
  }
  if (isSocket) return [false];
  const plain = bound ? [] : [false as const];
  switch (mode) {
    case 'disable':
      return [false];
    case 'allow':
      return [...plain, trusting(address)];
    case 'prefer':
      return [trusting(address), ...plain];
    case 'require':
      return [trusting(address)];
    case 'verify-ca':
      return [checked(address, false)];
    case 'verify-full':
      return [checked(address, true)];
  }
}

function trusting(address: PostgresAddress): ConnectionOptions {
  return address.tls.rootCertificate === undefined
    ? { rejectUnauthorized: false, ...shown(address) }
    : checked(address, false);
}

function checked(address: PostgresAddress, withName: boolean): ConnectionOptions {
  const { subject, host } = address;
  const { rootCertificate: root, revoked } = address.tls;
  return {
    rejectUnauthorized: true,
    ...(root === undefined || root === SYSTEM ? {} : { ca: readPem(root, 'sslrootcert', subject) }),
    ...(revoked === undefined ? {} : { crl: readPem(revoked, 'sslcrl', subject) }),
    ...(withName ? {} : { checkServerIdentity: () => undefined }),
    ...(isIP(host) === 0 ? { servername: host } : {}),
    ...shown(address),
  };
}

/** The certificate that the server may ask for, and the versions that are spoken. */
function shown({ tls, subject }: PostgresAddress): ConnectionOptions {
  const { certificate, certificateKey, keyPassphrase, minVersion, maxVersion } = tls;
  return {
    ...(certificate === undefined ? {} : { cert: readPem(certificate, 'sslcert', subject) }),
    ...(certificateKey === undefined ? {} : { key: readPem(certificateKey, 'sslkey', subject) }),
    ...(keyPassphrase === undefined ? {} : { passphrase: keyPassphrase }),
    ...(minVersion === undefined ? {} : { minVersion }),
    ...(maxVersion === undefined ? {} : { maxVersion }),
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
