import { plpgsqlFunction, sqlFunction, type Helper } from './helper.js';

/** Geometries as GeoPackage keeps them: a header, in most with the bounds, before the well-known binary form (geopackage.org/spec, 2.1.3). */
export const GEOMETRY_HELPERS: readonly Helper[] = [
  {
    name: 'geometry_bits',
    sql: (s) =>
      plpgsqlFunction(
        `${s}.geometry_bits(b bytea, start int, size int, little boolean)`,
        'bigint',
        `DECLARE
  bits bigint := 0;
BEGIN
  FOR i IN 0..size - 1 LOOP
    bits := (bits << 8) | get_byte(b, start + CASE WHEN little THEN size - 1 - i ELSE i END);
  END LOOP;
  RETURN bits;
END`,
      ),
  },
  {
    name: 'geometry_real',
    needs: ['geometry_bits'],
    // A double is a whole number of at most 53 bits times a power of two: no step rounds.
    sql: (s) =>
      plpgsqlFunction(
        `${s}.geometry_real(b bytea, start int, little boolean)`,
        'float8',
        `DECLARE
  bits bigint := ${s}.geometry_bits(b, start, 8, little);
  exponent int := ((bits >> 52) & 2047)::int;
  fraction bigint := bits & 4503599627370495;
  sign float8 := CASE WHEN bits < 0 THEN -1 ELSE 1 END;
BEGIN
  IF exponent = 2047 THEN RETURN CASE WHEN fraction = 0 THEN sign * 'Infinity'::float8 ELSE 'NaN' END; END IF;
  IF exponent = 0 THEN RETURN sign * fraction * power(2::float8, -1074); END IF;
  RETURN sign * (fraction + 4503599627370496) * power(2::float8, exponent - 1075);
END`,
      ),
  },
  {
    name: 'geometry_extent',
    needs: ['geometry_bits', 'geometry_real'],
    // Arcs reach further than their points: whoever writes them writes the bounds into the header. The highest bit of the
    // kind is how older programs say that there is a z.
    sql: (s) =>
      plpgsqlFunction(
        `${s}.geometry_extent(b bytea, start int)`,
        'float8[]',
        `DECLARE
  place int := start;
  geometries bigint := 1;
  little boolean;
  kind bigint;
  rings bigint;
  points bigint;
  x float8;
  y float8;
  found float8[] := '{}';
BEGIN
  WHILE geometries > 0 LOOP
    little := get_byte(b, place) = 1;
    kind := ${s}.geometry_bits(b, place + 1, 4, little);
    IF kind >= 2147483648 THEN kind := kind - 2147483648 + 1000; END IF;
    place := place + 5;
    geometries := geometries - 1;
    rings := 0;
    IF kind % 1000 IN (1, 2) THEN rings := 1;
    ELSIF kind % 1000 IN (3, 4, 5, 6, 7, 15, 16, 17) THEN
      rings := ${s}.geometry_bits(b, place, 4, little);
      place := place + 4;
      IF kind % 1000 NOT IN (3, 17) THEN
        geometries := geometries + rings;
        rings := 0;
      END IF;
    ELSE
      RAISE feature_not_supported USING MESSAGE = 'a geometry of kind ' || kind || ' without its bounds in the header';
    END IF;
    WHILE rings > 0 LOOP
      rings := rings - 1;
      points := 1;
      IF kind % 1000 <> 1 THEN
        points := ${s}.geometry_bits(b, place, 4, little);
        place := place + 4;
      END IF;
      WHILE points > 0 LOOP
        points := points - 1;
        x := ${s}.geometry_real(b, place, little);
        y := ${s}.geometry_real(b, place + 8, little);
        place := place + 8 * (ARRAY[2, 3, 3, 4])[kind / 1000 + 1];
        CONTINUE WHEN x = 'NaN' OR y = 'NaN';
        found := ARRAY[least(found[1], x), greatest(found[2], x), least(found[3], y), greatest(found[4], y)];
      END LOOP;
    END LOOP;
  END LOOP;
  RETURN found;
END`,
        'IMMUTABLE STRICT',
      ),
  },
  {
    name: 'geometry_bounds',
    needs: ['geometry_bits', 'geometry_real', 'geometry_extent'],
    // Least and greatest x, then y; none where the geometry is empty, NULL where there is none.
    sql: (s) =>
      plpgsqlFunction(
        `${s}.geometry_bounds(b bytea)`,
        'float8[]',
        `DECLARE
  flags int;
  envelope int;
BEGIN
  IF length(b) < 8 OR substr(b, 1, 2) <> 'GP' THEN RETURN NULL; END IF;
  flags := get_byte(b, 3);
  envelope := (flags >> 1) & 7;
  IF flags & 16 <> 0 THEN RETURN '{}'; END IF;
  IF envelope = 0 THEN RETURN ${s}.geometry_extent(b, 8); END IF;
  RETURN ARRAY(SELECT ${s}.geometry_real(b, 8 + 8 * i, flags & 1 = 1) FROM generate_series(0, 3) AS i ORDER BY i);
EXCEPTION WHEN array_subscript_error THEN
  RETURN NULL;
END`,
        'IMMUTABLE STRICT',
      ),
  },
  {
    name: 'geometry_is_empty',
    needs: ['geometry_bounds'],
    sql: (s) => sqlFunction(`${s}.geometry_is_empty(b bytea)`, 'int', `(${s}.geometry_bounds(b) = '{}')::int`),
  },
];
