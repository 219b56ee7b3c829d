import { foldName, isOperator, unquote, type Token } from '@lite2pg/syntax';
import type { VirtualTableDdl } from './read-virtual-table-ddl.js';
import { isWord } from './token-reader.js';

/** The arguments of a full-text table beyond its columns (fts3.html, 6 and fts5.html, 4). */
export interface FullTextDdl {
  /** The table whose rows it indexes; '' where it keeps no texts at all; undefined where it keeps its own. */
  readonly content: string | undefined;
  /** Words are found whatever their ending (the tokenizer porter). */
  readonly stems: boolean;
  /** Columns that are kept and not searched. */
  readonly notIndexed: readonly string[];
  /** The column that says the language of a row. */
  readonly languageColumn: string | undefined;
  /** The texts are kept in a form that only a function of the application reads. */
  readonly compressed: boolean;
}

/** Reads the arguments of a table of the modules fts3, fts4 and fts5. */
export function readFullTextDdl({ module, arguments: list }: VirtualTableDdl): FullTextDdl {
  // FTS3 has no option but the tokenizer: content=… is a column of it.
  const options = module === 'fts3' ? [] : list.flatMap(readOption);
  const valuesOf = (name: string): string[] =>
    options.filter((option) => option.name === name).map(({ value }) => value);
  return {
    content: valuesOf('content').at(-1),
    stems: [...valuesOf('tokenize'), ...list.flatMap(readTokenizer)].some((value) =>
      value.split(' ').includes('porter'),
    ),
    notIndexed: [...valuesOf('notindexed'), ...list.flatMap(readUnindexed)],
    languageColumn: valuesOf('languageid').at(-1),
    compressed: valuesOf('compress').length > 0,
  };
}

interface Option {
  /** In lower case. */
  readonly name: string;
  /** Without its quotes, one space between words. */
  readonly value: string;
}

function readOption([name, equals, ...value]: readonly Token[]): Option[] {
  if (!name || !isOperator(equals, '=')) return [];
  return [{ name: foldName(unquote(name)), value: value.map(unquote).join(' ') }];
}

/** FTS3's own form: `tokenize porter`. */
function readTokenizer([word, ...value]: readonly Token[]): string[] {
  return isWord(word, 'tokenize') ? [value.map(unquote).join(' ')] : [];
}

/** FTS5's own form: `title UNINDEXED`. */
function readUnindexed([name, word, ...more]: readonly Token[]): string[] {
  return name && isWord(word, 'UNINDEXED') && more.length === 0 ? [unquote(name)] : [];
}
