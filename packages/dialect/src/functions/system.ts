import type { FindingCode } from '@lite2pg/spec';
import { compatName, note, refuse } from '../context/context.js';
import { emitted } from '../sql/emitted.js';
import type { FunctionRule } from './call.js';

/** The functions about the connection. */
export const SYSTEM_FUNCTIONS: Readonly<Record<string, FunctionRule>> = {
  last_insert_rowid: {
    min: 0,
    max: 0,
    emit: (call) => {
      note(call.context, call.node, {
        code: 'last-insert-rowid',
        message:
          'this is the last number a sequence gave in this session; ids that were written explicitly do not count',
        suggestion: 'INSERT … RETURNING the id',
      });
      return emitted(`${compatName(call.context, 'last_insert_rowid')}()`, 'integer', [], { volatility: 'volatile' });
    },
  },
  changes: refused(
    'changes',
    'PostgreSQL has no function for the number of changed rows',
    'rowCount of the driver’s result, or WITH changed AS (… RETURNING 1) SELECT count(*) FROM changed',
  ),
  total_changes: refused(
    'total-changes',
    'PostgreSQL does not count the changes of a session',
    'the sum of what the driver reports for each statement',
  ),
  sqlite_version: {
    min: 0,
    max: 0,
    emit: (call) => {
      note(call.context, call.node, {
        code: 'sqlite-version',
        message: 'this is the version of the PostgreSQL server, written as SQLite writes its own',
      });
      return emitted("current_setting('server_version')", 'text', [], { nullable: false, volatility: 'stable' });
    },
  },
  sqlite_source_id: refused('sqlite-source-id', 'there is no SQLite on the target', 'version()'),
  load_extension: refused(
    'load-extension',
    'SQLite’s extensions do not load into PostgreSQL',
    'CREATE EXTENSION of PostgreSQL’s',
  ),
};

function refused(code: FindingCode, message: string, suggestion: string): FunctionRule {
  return { min: 0, max: 100, emit: (call) => refuse(call.node, code, message, suggestion) };
}
