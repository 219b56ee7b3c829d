/** The shapes of texts as numbers: their places in `SHAPES`. For both sides of the kernel. */
export const SHAPE_EMPTY = 0;
export const SHAPE_INTEGER = 1;
export const SHAPE_DECIMAL = 2;
export const SHAPE_BOOLEAN = 3;
export const SHAPE_DATE = 4;
export const SHAPE_TIMESTAMP = 5;
export const SHAPE_TIMESTAMP_ZONE = 6;
export const SHAPE_TIME = 7;
export const SHAPE_UUID = 8;
export const SHAPE_JSON = 9;
export const SHAPE_OTHER = 10;
export const SHAPE_LOOSE = 11;
export const SHAPE_LOOSE_ZONE = 12;
