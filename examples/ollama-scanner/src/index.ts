export { FEATURES } from './features.js';
export type { Feature } from './features.js';
export { generateDatabase } from './generate.js';
export type { Generated, GenerateOptions } from './generate.js';
export type { Sequence, SequenceTable } from './sequences.js';
export type { Sizes, TableName } from './sizes.js';
