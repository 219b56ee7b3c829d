import type { Scope, ScopeColumn } from '../src/index.js';

function column(name: string, type: ScopeColumn['type'], more: Partial<ScopeColumn> = {}): ScopeColumn {
  return { name, target: name, type, nullable: true, ...more };
}

const BIGINT = { kind: 'integer', bits: 64 } as const;

/** A table whose columns the target holds in richer types than SQLite did. */
export const RICH_SCOPE: Scope = {
  tables: [
    {
      name: 'Item s',
      target: '"Item s"',
      primaryKey: ['id'],
      rowid: 'id',
      columns: [
        column('id', BIGINT, { declared: 'INTEGER', nullable: false }),
        column('name', { kind: 'text' }, { declared: 'TEXT' }),
        column('email', { kind: 'text' }, { declared: 'TEXT', collation: 'nocase' }),
        column('order', BIGINT, { declared: 'INT' }),
        column('size', { kind: 'float', bits: 64 }, { declared: 'REAL' }),
        column('price', { kind: 'decimal', precision: 10, scale: 2 }, { declared: 'DECIMAL(10,2)' }),
        column('active', { kind: 'boolean' }, { declared: 'BOOLEAN' }),
        column('open', { kind: 'boolean' }, { declared: 'TEXT', stored: { as: 'words', true: 'yes', false: 'no' } }),
        column('day', { kind: 'date' }, { declared: 'DATE' }),
        column('seen', { kind: 'timestamp', zone: 'none' }, { declared: 'DATETIME' }),
        column('at', { kind: 'timestamp', zone: 'utc' }, { declared: 'INTEGER', stored: { as: 'epoch', unit: 's' } }),
        column(
          'at_ms',
          { kind: 'timestamp', zone: 'none' },
          { declared: 'INTEGER', stored: { as: 'epoch', unit: 'ms' } },
        ),
        column('key', { kind: 'uuid' }, { declared: 'TEXT' }),
        column('doc', { kind: 'json' }, { declared: 'JSON' }),
        column('raw', { kind: 'bytes' }, { declared: 'BLOB' }),
        column('made', { kind: 'timestamp', zone: 'utc' }, { declared: 'DATETIME' }),
        column('clock', { kind: 'time' }, { declared: 'TIME' }),
      ],
    },
  ],
};
