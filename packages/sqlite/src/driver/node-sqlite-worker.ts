import { parentPort } from 'node:worker_threads';
import { openDatabaseSync, rowsOf, type DatabaseSync } from './database-sync.js';
import type { SqliteAnswer, SqliteRequest } from './node-sqlite-messages.js';

// The entry of a thread of node:sqlite: does what node-sqlite.ts asks for.
const port = parentPort!;

let db: DatabaseSync | undefined;

port.on('message', (request: SqliteRequest) => {
  port.postMessage(answer(request));
});

function answer(request: SqliteRequest): SqliteAnswer {
  try {
    return { kind: 'done', rows: run(request) };
  } catch (error) {
    const resultCode = error instanceof Error && 'errcode' in error ? Number(error.errcode) : undefined;
    return { kind: 'failed', message: error instanceof Error ? error.message : String(error), resultCode };
  }
}

function run(request: SqliteRequest): object[] {
  switch (request.kind) {
    case 'open':
      db = openDatabaseSync(request.path, request.mode);
      return [];
    case 'all':
      return rowsOf(db!, request.text, request.values);
    case 'exec':
      db!.exec(request.script);
      return [];
    case 'close':
      db!.close();
      return [];
  }
}
