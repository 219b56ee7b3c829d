import { lite2pg } from './lite2pg.js';
import type { Mover } from './mover.js';
import { ogr2ogr } from './ogr2ogr.js';
import { pgloader } from './pgloader.js';
import { psqlCopy } from './psql-copy.js';

/** Every mover that is compared; lite2pg first. */
export const MOVERS: readonly Mover[] = [lite2pg, psqlCopy, ogr2ogr, pgloader];
