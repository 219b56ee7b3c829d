import { parentPort } from 'node:worker_threads';
import { Lite2pgError } from '@lite2pg/spec';
import { profileChunk } from '../count/profile-chunk.js';
import { BATCH_BUFFER_BYTES, readPageRows } from '../rows/page-rows.js';
import type { Damage, Reject } from '../model/target-column.js';
import type { PageFile } from '../format/page-file.js';
import type { WorkerAnswer, WorkerRequest } from '../source/worker-messages.js';

// The entry of the worker threads: walks pages and posts what `worker-pool.ts` asks for.
const port = parentPort!;

let file: PageFile;
let credits = 0;
/** Buffers that came back: new ones would cost the system a page fault for every four kilobytes. */
const spent: ArrayBuffer[] = [];
let cancelled = false;
let wake: (() => void) | undefined;

port.on('message', (request: WorkerRequest) => {
  switch (request.kind) {
    case 'file':
      file = request.file;
      break;
    case 'credit':
      credits++;
      if (request.spent.byteLength === BATCH_BUFFER_BYTES) spent.push(request.spent);
      wake?.();
      break;
    case 'cancel':
      cancelled = true;
      wake?.();
      break;
    case 'rows':
      cancelled = false;
      credits = request.credits;
      void rows(request).catch(fail);
      break;
    case 'profile':
      try {
        profile(request);
      } catch (error) {
        fail(error);
      }
  }
});

async function rows(request: Extract<WorkerRequest, { kind: 'rows' }>): Promise<void> {
  let rejects: Reject[] = [];
  let damages: Damage[] = [];
  const options = {
    columns: request.columns,
    chunk: request.chunk,
    onReject: (reject: Reject) => rejects.push(reject),
    onDamage: request.salvage ? (damage: Damage) => damages.push(damage) : undefined,
  };
  const batches = readPageRows(file, request.table, options, memoryFor);
  for (const batch of batches) {
    while (credits === 0 && !cancelled) await new Promise<void>((resolve) => (wake = resolve));
    if (cancelled) break;
    credits--;
    post({ kind: 'batch', ...batch, rejects, damages }, batch.bytes.buffer);
    rejects = [];
    damages = [];
    // A credit or a cancellation may have come meanwhile.
    await new Promise((resolve) => setImmediate(resolve));
  }
  post({ kind: 'end', rejects, damages });
}

/** Memory for a batch: one of its own where it is small. */
function memoryFor(length: number): Uint8Array<ArrayBuffer> {
  if (length < BATCH_BUFFER_BYTES / 2 || length > BATCH_BUFFER_BYTES) return new Uint8Array(length);
  return new Uint8Array(spent.pop() ?? new ArrayBuffer(BATCH_BUFFER_BYTES));
}

function profile(request: Extract<WorkerRequest, { kind: 'profile' }>): void {
  const damages: Damage[] = [];
  const onDamage = request.salvage ? (damage: Damage) => damages.push(damage) : undefined;
  const { rows: count, columns } = profileChunk(file, { ...request, onDamage });
  post({ kind: 'profile', rows: count, columns, damages });
}

function fail(error: unknown): void {
  const known = error instanceof Lite2pgError ? error : undefined;
  const message = error instanceof Error ? error.message : String(error);
  post({ kind: 'error', code: known?.code, message, subject: known?.subject });
}

function post(answer: WorkerAnswer, transferred?: ArrayBufferLike): void {
  port.postMessage(answer, transferred instanceof ArrayBuffer ? [transferred] : []);
}
