import type * as Embedded from '@lite2pg/embedded';
import { Lite2pgError } from '@lite2pg/spec';

const PACKAGE = '@lite2pg/embedded';

/** The embedded server's package, which is optional: who always names a server can do without. Throws `no-server`. */
export async function loadEmbedded(): Promise<typeof Embedded> {
  try {
    return await import('@lite2pg/embedded');
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause && cause.code === 'ERR_MODULE_NOT_FOUND')) throw cause;
    throw new Lite2pgError('no-server', {
      message: `start the embedded server: ${PACKAGE} is not installed; run \`npm install ${PACKAGE}\`, or pass a server with --to URL`,
      subject: PACKAGE,
      cause,
    });
  }
}
