import type { SqliteAnswer, SqliteRequest } from './node-sqlite-messages.js';
import { giveBackThread, takeThread } from './node-sqlite-thread.js';
import type { OpenMode, SqliteConnection } from './sqlite-connection.js';
import { runAct, sqliteError } from './sqlite-errors.js';
import { SqliteResultError } from './sqlite-result-error.js';

/** SQLite's result code for a call that its interface does not allow. */
const MISUSE = 21;

/**
 * A connection of node:sqlite, in a thread: that module is synchronous, and a long query would hold up everything else,
 * signals too.
 */
export async function openInNode(path: string, mode: OpenMode): Promise<SqliteConnection> {
  const thread = takeThread();
  let closed = false;
  const ask = async (request: SqliteRequest, act: string): Promise<object[]> => {
    try {
      // The thread may have another connection by now.
      if (closed) throw new SqliteResultError('Database is closed', MISUSE);
      return rowsOf(await thread.ask(request));
    } catch (error) {
      throw sqliteError(error, path, act);
    }
  };
  try {
    await ask({ kind: 'open', path, mode }, 'open');
  } catch (error) {
    giveBackThread(thread);
    throw error;
  }
  return {
    all: (text, values = []) => ask({ kind: 'all', text, values }, runAct(text)),
    exec: async (script) => {
      await ask({ kind: 'exec', script }, runAct(script));
    },
    close: async () => {
      const done = ask({ kind: 'close' }, 'close');
      closed = true;
      await done;
      giveBackThread(thread);
    },
  };
}

function rowsOf(answer: SqliteAnswer): object[] {
  if (answer.kind === 'failed') throw new SqliteResultError(answer.message, answer.resultCode);
  for (const row of answer.rows as Record<string, unknown>[]) {
    for (const [name, value] of Object.entries(row)) {
      if (value instanceof Uint8Array) row[name] = Buffer.from(value.buffer, value.byteOffset, value.byteLength);
    }
  }
  return answer.rows;
}
