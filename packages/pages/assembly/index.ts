// What the reader does with every row, in WebAssembly (docs/decisions/0006): compiled by AssemblyScript to `kernel.wasm`.
export { encodeRows } from './encode';
export { profileRows } from './profile';
