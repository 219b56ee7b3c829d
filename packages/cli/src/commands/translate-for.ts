import { translationScope } from '@lite2pg/generator';
import { readSpec } from '@lite2pg/migration';
import { Lite2pgError } from '@lite2pg/spec';
import type { Script } from '../input/read-script.js';
import { withProgress } from '../progress/with-progress.js';
import { readOptions } from '../settings/read-options.js';
import type { Settings } from '../settings/settings.js';
import { specOrFile } from '../input/spec-or-file.js';
import { translateStatements, type TranslatedStatement } from '../sql/translate-statements.js';

/** A script with what became of its statements. */
export interface TranslatedScript {
  readonly from: string;
  readonly statements: readonly TranslatedStatement[];
}

/**
 * The statements of scripts for the schema that --schema names, as the migration would make it. Tables that a script makes are
 * there for its own statements only. Throws `bad-document` for a script without a statement, and what reading the schema throws.
 */
export async function translateFor(scripts: readonly Script[], settings: Settings): Promise<TranslatedScript[]> {
  const schema = settings.text('schema');
  const found =
    schema === undefined
      ? undefined
      : await withProgress(settings, ['read'], (onProgress) =>
          readSpec(specOrFile(schema), { ...readOptions(settings), onProgress }),
        );
  const scope = found ? translationScope(found.spec, found.config) : { tables: [] };
  return scripts.map(({ sql, from }) => {
    const statements = translateStatements(sql, { scope, knowsTables: found !== undefined });
    if (statements.length > 0) return { from, statements };
    throw new Lite2pgError('bad-document', { message: `read SQL ${from}: it has no statement`, subject: from });
  });
}
