import { foldName } from '@lite2pg/syntax';
import { compatName, note, type Context } from '../context/context.js';
import { emitted } from '../sql/emitted.js';
import type { FromItem } from './from-item.js';
import { identifier } from '../sql/identifier.js';
import type { QualifiedName } from '../parse/parse.js';

const CATALOGS: ReadonlySet<string> = new Set(['sqlite_master', 'sqlite_schema']);

/** sqlite_master as a view over PostgreSQL's catalogs: type, name and tbl_name; what SQL made them is not known there. */
export function catalogSource(context: Context, name: QualifiedName, alias: string): FromItem | undefined {
  if (!CATALOGS.has(foldName(name.objName.text))) return undefined;
  note(context, name, {
    code: 'catalog',
    message: 'sqlite_master is read from PostgreSQL’s catalogs: type, name and tbl_name of the current schema',
    suggestion: 'information_schema.tables',
  });
  const qualifier = identifier(alias);
  const columns = ['type', 'name', 'tbl_name'].map((column) => ({
    name: column,
    value: emitted(`${qualifier}.${column}`, 'text', [], {
      affinity: 'text' as const,
      collation: 'binary' as const,
      bytewise: true,
      volatility: 'stable',
    }),
  }));
  const sql = `${compatName(context, 'sqlite_master')} AS ${qualifier}`;
  return { sql, sources: [{ name: alias, columns, partial: true }] };
}
