import { measure } from '../measure.js';
import type { Mover } from './mover.js';
import { versionOf } from './version-of.js';

/** COPY instead of INSERT, large transactions, names and keys kept. */
export function ogr2ogrArguments(file: string, url: string): readonly string[] {
  return [
    '--config', 'PG_USE_COPY', 'YES',
    '-f', 'PostgreSQL', `PG:${connectionString(url)}`, file,
    '-gt', '65536',
    '-nlt', 'NONE',
    '-preserve_fid',
    '-lco', 'FID=id',
    '-lco', 'LAUNDER=NO',
  ]; // prettier-ignore
}

/** libpq's older form, which GDAL's driver wants. */
function connectionString(url: string): string {
  const { hostname, port, username, password, pathname } = new URL(url);
  const parts = {
    host: hostname,
    port: port === '' ? '5432' : port,
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    dbname: decodeURIComponent(pathname.slice(1)),
  };
  return Object.entries(parts)
    .filter(([, value]) => value !== '')
    .map(([key, value]) => `${key}='${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`)
    .join(' ');
}

export const ogr2ogr: Mover = {
  name: 'ogr2ogr',
  available: () => versionOf('ogr2ogr'),
  run: ({ source, url, folder }) => measure({ program: 'ogr2ogr', args: ogr2ogrArguments(source.path, url) }, folder),
};
