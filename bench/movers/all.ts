import { lite2pg, lite2pgWithoutVerify } from './lite2pg.js';
import type { Mover } from './mover.js';
import { ogr2ogr } from './ogr2ogr.js';
import { pgloader } from './pgloader.js';
import { psqlCopy } from './psql-copy.js';

/** Every mover that is compared; lite2pg first, without what no other does. */
export const MOVERS: readonly Mover[] = [lite2pgWithoutVerify, lite2pg, psqlCopy, ogr2ogr, pgloader];
