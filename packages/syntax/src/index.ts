export { foldName, sameName, sameNames } from './fold-name.js';
export { tokenize } from './tokenize.js';
export type { Token, TokenKind } from './tokenize.js';
export { unquote } from './unquote.js';
