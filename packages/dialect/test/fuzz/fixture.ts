import type { Scope } from '../../src/index.js';

/** The rows both engines hold: NULLs, negative numbers, odd text. */
export const SQLITE_ROWS = `
CREATE TABLE t(id INTEGER PRIMARY KEY, i INTEGER, j INTEGER, r REAL, s TEXT, n TEXT COLLATE NOCASE, b BLOB, d TEXT);
INSERT INTO t VALUES
 (1, 0, 1, 0.0, '', 'abc', x'', '2024-01-31'),
 (2, -5, 3, -2.5, 'abc', 'ABC', x'00ff', '2024-02-29 23:59:59'),
 (3, 12, 12, 12.0, '12', 'B', x'414243', '2000-01-01T00:00:00'),
 (4, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
 (5, 9223372036854775807, 2, 1e300, '12abc', 'é', x'0a', '1969-12-31 12:30:15.250'),
 (6, 255, -1, 0.1, 'É a%b', 'a_b', x'7f', '9999-12-31'),
 (7, 1, 0, 1234567.891, ' 7 ', 'it''s', x'31', 'nonsense'),
 (8, -1, 64, -0.5, 'Zz\\', 'zZ', x'ee', '2023-03-01 00:00:00Z');
`;

/** The same for PostgreSQL. */
export const POSTGRES_ROWS = `
CREATE TABLE t(id bigint PRIMARY KEY, i bigint, j bigint, r float8, s text COLLATE "C", n text COLLATE "C", b bytea, d text COLLATE "C");
INSERT INTO t VALUES
 (1, 0, 1, 0.0, '', 'abc', '\\x', '2024-01-31'),
 (2, -5, 3, -2.5, 'abc', 'ABC', '\\x00ff', '2024-02-29 23:59:59'),
 (3, 12, 12, 12.0, '12', 'B', '\\x414243', '2000-01-01T00:00:00'),
 (4, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
 (5, 9223372036854775807, 2, 1e300, '12abc', 'é', '\\x0a', '1969-12-31 12:30:15.250'),
 (6, 255, -1, 0.1, 'É a%b', 'a_b', '\\x7f', '9999-12-31'),
 (7, 1, 0, 1234567.891, ' 7 ', 'it''s', '\\x31', 'nonsense'),
 (8, -1, 64, -0.5, 'Zz\\', 'zZ', '\\xee', '2023-03-01 00:00:00Z');
`;

const integer = { kind: 'integer', bits: 64 } as const;
const text = { kind: 'text' } as const;

/** What the dialect knows of the table. */
export const SCOPE: Scope = {
  tables: [
    {
      name: 't',
      target: '"t"',
      primaryKey: ['id'],
      rowid: 'id',
      columns: [
        { name: 'id', target: 'id', type: integer, declared: 'INTEGER', nullable: false },
        { name: 'i', target: 'i', type: integer, declared: 'INTEGER', nullable: true },
        { name: 'j', target: 'j', type: integer, declared: 'INTEGER', nullable: true },
        { name: 'r', target: 'r', type: { kind: 'float', bits: 64 }, declared: 'REAL', nullable: true },
        { name: 's', target: 's', type: text, declared: 'TEXT', nullable: true },
        { name: 'n', target: 'n', type: text, declared: 'TEXT', collation: 'nocase', nullable: true },
        { name: 'b', target: 'b', type: { kind: 'bytes' }, declared: 'BLOB', nullable: true },
        { name: 'd', target: 'd', type: text, declared: 'TEXT', nullable: true },
      ],
    },
  ],
};
