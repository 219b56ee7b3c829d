import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Lite2pgError } from '@lite2pg/spec';
import { webAssembly, type WebAssemblyMemory } from './web-assembly.js';

/**
 * An instance of the kernel (`assembly/`, docs/decisions/0006) with a memory of its own: it takes the plain rows of leaves at
 * once. One walk has it at a time.
 */
export interface Kernel {
  /** Writes rows as binary COPY, until there is no room or something that it leaves. */
  readonly encodeRows: () => void;
  /** Counts them, for the profile. */
  readonly profileRows: () => void;
  readonly memory: WebAssemblyMemory;
  /** The memory: replaced where it grows, which is when a walk begins. */
  bytes: Uint8Array<ArrayBuffer>;
  /** The same in numbers, which are little-endian here. */
  state: Int32Array<ArrayBuffer>;
  view: DataView<ArrayBuffer>;
  /** Called by the kernel, answered by the walk that has it: see `assembly/`. */
  writeField: (column: number, to: number) => number;
  countValue: (column: number) => void;
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

/** Makes the memory at least so long. */
export function growMemory(kernel: Kernel, length: number): void {
  const missing = length - kernel.bytes.length;
  if (missing <= 0) return;
  kernel.memory.grow(Math.ceil(missing / PAGE));
  Object.assign(kernel, viewsOf(kernel.memory));
}
