import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Lite2pgError } from '@lite2pg/spec';
import { ROOM, ROWS, SERIALS, SLACK, STARTS, WANTED } from './kernel-layout.js';
import type { PageFile } from '../format/page-file.js';
import { type PageWindow, placePageWindow, windowCapacity } from '../format/page-window.js';
import type { RecordFields } from '../format/record.js';
import { WINDOW_BYTES } from '../walk/row-walk.js';
import { webAssembly, type WebAssemblyMemory } from './web-assembly.js';

/**
 * An instance of the kernel (`assembly/`, docs/decisions/0006) with a memory of its own: it takes the plain rows of a leaf at
 * once. One walk has it at a time.
 */
export interface Kernel {
  /** Writes rows as binary COPY, until the end of the leaf or a row that it leaves. */
  readonly encodeRows: () => void;
  /** Counts them, for the profile. */
  readonly profileRows: () => void;
  readonly memory: WebAssemblyMemory;
  /** The memory: replaced where it grows, which is when a walk begins. */
  bytes: Uint8Array<ArrayBuffer>;
  /** The same in numbers, which are little-endian here. */
  state: Int32Array<ArrayBuffer>;
  view: DataView<ArrayBuffer>;
  /** What it asks of the walk that has it: see `assembly/`. */
  writeField: (column: number, to: number) => number;
  countValue: (column: number) => void;
}

/** What a walk needs room for. */
export interface RoomSizes {
  /** Of the record. */
  readonly fields: number;
  /** Bytes of all columns. */
  readonly columnBytes: number;
  readonly outBytes: number;
}

/** Where the parts of the memory begin while a walk has it. */
export interface KernelRoom {
  readonly kernel: Kernel;
  readonly fields: RecordFields;
  readonly columns: number;
  /** Of the file's pages. */
  readonly window: PageWindow;
  readonly out: number;
  readonly outEnd: number;
}

const PAGE = 1 << 16;
const FIRST_PAGES = 4;

/** Kernels that no walk has at the moment. */
const idle: Kernel[] = [];
let compiled: object | undefined;

/** A kernel for one walk; `giveBackKernel` takes it. */
export function takeKernel(): Kernel {
  return idle.pop() ?? createKernel();
}

/** Ends the use of a kernel: what was read from it is overwritten by the next walk. */
export function giveBackKernel(kernel: Kernel): void {
  kernel.writeField = kernel.countValue = nobody;
  idle.push(kernel);
}

function createKernel(): Kernel {
  const memory = new webAssembly.Memory({ initial: FIRST_PAGES });
  compiled ??= new webAssembly.Module(readModule());
  const instance = new webAssembly.Instance(compiled, {
    env: { memory },
    encode: { writeField: (column: number, to: number) => kernel.writeField(column, to) },
    profile: {
      countValue: (column: number) => {
        kernel.countValue(column);
      },
    },
  });
  const { encodeRows, profileRows } = instance.exports as unknown as Pick<Kernel, 'encodeRows' | 'profileRows'>;
  const kernel: Kernel = {
    encodeRows,
    profileRows,
    memory,
    ...viewsOf(memory),
    writeField: nobody,
    countValue: nobody,
  };
  return kernel;
}

function nobody(): never {
  throw new Error('the kernel is used by no walk');
}

function readModule(): Uint8Array<ArrayBuffer> {
  const path = fileURLToPath(import.meta.resolve('@lite2pg/pages/kernel.wasm'));
  try {
    return new Uint8Array(readFileSync(path));
  } catch (error) {
    const message = `load the reader: cannot read "${path}"; in a clone it is built by node scripts/bootstrap.mjs`;
    throw new Lite2pgError('no-such-file', { message, subject: path, cause: error });
  }
}

function viewsOf(memory: WebAssemblyMemory): Pick<Kernel, 'bytes' | 'state' | 'view'> {
  const { buffer } = memory;
  return { bytes: new Uint8Array(buffer), state: new Int32Array(buffer), view: new DataView(buffer) };
}

/** Divides the memory, which grows where it has to. */
export function layOut(kernel: Kernel, file: PageFile, sizes: RoomSizes): KernelRoom {
  const serials = ROOM;
  const starts = aligned(serials + sizes.fields * 4);
  const columns = aligned(starts + sizes.fields * 4);
  const window = aligned(columns + sizes.columnBytes);
  const windowEnd = window + windowCapacity(file, WINDOW_BYTES) * file.pageSize;
  const out = aligned(windowEnd + SLACK);
  const outEnd = out + sizes.outBytes;
  const missing = outEnd + SLACK - kernel.bytes.length;
  if (missing > 0) {
    kernel.memory.grow(Math.ceil(missing / PAGE));
    Object.assign(kernel, viewsOf(kernel.memory));
  }
  const { state, bytes } = kernel;
  // A walk that ended at damage left its count behind.
  state[ROWS >> 2] = 0;
  state[WANTED >> 2] = sizes.fields;
  state[SERIALS >> 2] = serials;
  state[STARTS >> 2] = starts;
  const fields: RecordFields = {
    count: 0,
    serials: new Int32Array(bytes.buffer, serials, sizes.fields),
    starts: new Int32Array(bytes.buffer, starts, sizes.fields),
  };
  return { kernel, fields, columns, window: placePageWindow(file, bytes.subarray(0, windowEnd), window), out, outEnd };
}

function aligned(address: number): number {
  return (address + 15) & ~15;
}
