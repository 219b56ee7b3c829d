import { counted } from '@lite2pg/spec';
import { damaged } from './damaged.js';
import type { PageFile } from './page-file.js';

/** A bit for every page of the file: what is reached twice is a cycle or a crossed pointer. */
export type VisitedPages = Uint8Array;

/** No page visited yet. */
export function createVisitedPages(pageCount: number): VisitedPages {
  return new Uint8Array(visitedBytes(pageCount));
}

/** How many bytes they take. */
export function visitedBytes(pageCount: number): number {
  return (pageCount >>> 3) + 1;
}

/**
 * Notes that a walk comes to this page. Throws 'damaged' where the page is outside of the file or cut by its end, is the one that SQLite
 * keeps for locks, or was visited before: so a walk ends after at most as many pages as the file has.
 */
export function visitPage(
  visited: VisitedPages,
  walk: { readonly table: string; readonly file: PageFile },
  page: number,
  from: number,
): void {
  if (page < 1 || page > walk.file.pageCount || page === walk.file.lockPage) {
    throw damaged(
      walk.table,
      from,
      `it points to page ${page}, and the file has ${counted(walk.file.pageCount, 'page')}`,
    );
  }
  if (page > walk.file.wholePages && walk.file.log?.offsets.has(page) !== true) {
    throw damaged(walk.table, page, 'the file ends before it does');
  }
  const bit = 1 << (page & 7);
  if ((visited[page >>> 3]! & bit) !== 0) {
    throw damaged(walk.table, page, 'it is reached twice (a cycle, or two pointers to one page)');
  }
  visited[page >>> 3]! |= bit;
}
