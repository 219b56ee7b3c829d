export { affinityOfDeclared } from './affinity.js';
export type { ColumnAffinity } from './affinity.js';
export { readDeclaredType, typeOfDeclared, typeOfMeaning } from './declared-type.js';
export type { DeclaredType, Meaning } from './declared-type.js';
export { foldName, sameName, sameNames } from './fold-name.js';
export { isSettledType } from './settled-type.js';
export { isOperator, tokenize } from './tokenize.js';
export type { Token, TokenKind } from './tokenize.js';
export { unquote } from './unquote.js';
