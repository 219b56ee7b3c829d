import { findTable } from '../scope/find.js';
import { compatName, refuse } from '../context/context.js';
import { asValue } from '../value/convert.js';
import { emitted, type Emitted } from '../sql/emitted.js';
import { argumentAt, type Call, type FunctionRule } from './call.js';

const bound = (index: number): FunctionRule => ({ min: 1, max: 1, emit: (call) => emitBound(call, index) });

/**
 * The functions that GeoPackage asks of every application that writes such a file, and that the triggers of its R-trees
 * call (geopackage.org/spec, F.3). Elsewhere they are somebody else's.
 */
export const GEOMETRY_FUNCTIONS: Readonly<Record<string, FunctionRule>> = {
  st_isempty: { min: 1, max: 1, emit: emitIsEmpty },
  st_minx: bound(1),
  st_maxx: bound(2),
  st_miny: bound(3),
  st_maxy: bound(4),
};

function emitIsEmpty(call: Call): Emitted {
  const value = geometryOf(call);
  const sql = `${compatName(call.context, 'geometry_is_empty')}(${value.sql})`;
  return emitted(sql, 'integer', [value], { nullable: true, small: true });
}

function emitBound(call: Call, index: number): Emitted {
  const value = geometryOf(call);
  const sql = `(${compatName(call.context, 'geometry_bounds')}(${value.sql}))[${index}]`;
  return emitted(sql, 'real', [value], { nullable: true });
}

function geometryOf(call: Call): Emitted {
  const isGeoPackage = findTable(call.context.scope, 'gpkg_geometry_columns') !== undefined;
  if (!isGeoPackage) {
    return refuse(call.node, 'unknown-function', `${call.name}() is a function of the application`);
  }
  const value = asValue(call.context, call.node, argumentAt(call, 0));
  if (value.type !== 'blob')
    return refuse(call.node, 'no-geometry', `${call.name}() is given a value that is not a geometry`);
  return value;
}
