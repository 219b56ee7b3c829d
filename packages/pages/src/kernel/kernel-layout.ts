// Where things are in the memory of the kernel, for both sides of it: this file is compiled to JavaScript and to WebAssembly.
// Addresses and sizes are in bytes; what is not said to be something else is a 32-bit integer.

/** The leaf that is scanned: where it starts, its cell pointers, the next cell, how many there are, the bytes in use of a page. */
export const LEAF = 8192;
export const POINTERS = 8196;
export const CELL = 8200;
export const CELLS = 8204;
export const USABLE = 8208;
/** Which of the following rowids count. */
export const BOUNDS = 8212;
export const HAS_LAST = 1;
export const HAS_UPPER = 2;
export const HAS_AFTER = 4;
export const HAS_TO = 8;
/** Rowids in 64 bits: the last one, the greatest on this page, the range, and the one of the row at hand. */
export const LAST = 8216;
export const UPPER = 8224;
export const AFTER = 8232;
export const TO = 8240;
export const KEY = 8248;
/** The fields of the record at hand: how many are wanted, how many there are, their serial types, where they start. */
export const WANTED = 8256;
export const FIELD_COUNT = 8260;
export const SERIALS = 8264;
export const STARTS = 8268;
/** The columns. */
export const COLUMNS = 8272;
export const COLUMN_COUNT = 8276;
/** The output: where the next row goes, from where on none is begun, where it ends, what a row of numbers takes at most. */
export const OUT_AT = 8280;
export const OUT_STOP = 8284;
export const OUT_END = 8288;
export const OUT_RESERVE = 8292;
/** Rows that were taken since this was set to 0. */
export const ROWS = 8296;
/** The page that the leaf is. */
export const PAGE = 8300;
/** The page above the leaf: which it is, the child that comes next, the last one (-1: no page), whether a key bounds that one. */
export const LEVEL_PAGE = 8304;
export const LEVEL_NEXT = 8308;
export const LEVEL_LAST = 8312;
export const LEVEL_HAS_UPPER = 8316;
/** Where the numbers of its children are, and their keys: the high halves and the low halves. */
export const CHILDREN = 8320;
export const HIGHS = 8324;
export const LOWS = 8328;
/** The pages in memory: where the first one starts, which it is, how many there are, their size. */
export const WINDOW = 8332;
export const WINDOW_FIRST = 8336;
export const WINDOW_COUNT = 8340;
export const PAGE_SIZE = 8344;
/** The last page that is in the file as a whole, the one for locks, and where the bits of the pages are that were visited. */
export const WHOLE_PAGES = 8348;
export const LOCK_PAGE = 8352;
export const VISITED = 8356;

/** Where the tables, the window and the output begin. */
export const ROOM = 8448;
/** Bytes that may be read or written behind the end of a region. */
export const SLACK = 64;

/** A column that is written: what it becomes, its place in the record (-1 is the rowid), and below. */
export const COLUMN_BYTES = 16;
export const COLUMN_KIND = 0;
export const COLUMN_PLACE = 4;
export const COLUMN_FLAGS = 8;
/** Texts of up to this many bytes fit for sure. */
export const COLUMN_LIMIT = 12;
export const NOT_NULL = 1;
/** Records that are too short for this column mean a value, and not NULL. */
export const ADDED_VALUE = 2;

/** The encodings of a column. FOREIGN is written by JavaScript, and so is every value that is not of the usual kind. */
export const FOREIGN = 0;
export const INT16 = 1;
export const INT32 = 2;
export const INT64 = 3;
export const FLOAT64 = 4;
export const BOOLEAN = 5;
export const TEXT = 6;
export const BYTES = 7;
export const DATE = 8;
export const TIMESTAMP = 9;
export const TIMESTAMPTZ = 10;
export const UUID = 11;

/** A column that is counted: its place, below, and the counters of `ColumnCounts`. */
export const COUNTS_BYTES = 176;
export const COUNTS_PLACE = 0;
export const COUNTS_FLAGS = 4;
export const COUNTS_NULLS = 8;
export const INTEGER_COUNT = 12;
export const INTEGER_BOOLEANS = 16;
export const INTEGER_BEYOND_DOUBLE = 20;
export const INTEGER_SECONDS = 24;
export const INTEGER_MILLISECONDS = 28;
export const INTEGER_MICROSECONDS = 32;
export const INTEGER_NANOSECONDS = 36;
/** 64 bits. */
export const INTEGER_MIN = 40;
export const INTEGER_MAX = 48;
export const REAL_COUNT = 56;
export const REAL_INTEGRAL = 60;
export const REAL_JULIAN = 64;
export const REAL_SECONDS = 68;
export const REAL_MILLISECONDS = 72;
/** Doubles. */
export const REAL_MIN = 80;
export const REAL_MAX = 88;
export const TEXT_COUNT = 96;
export const TEXT_BYTES = 100;
export const TEXT_CHARACTERS = 104;
export const BLOB_COUNT = 108;
export const BLOB_UUIDS = 112;
export const BLOB_BYTES = 116;
/** One for each shape. */
export const TEXT_SHAPES = 120;
export const TEXT_OFFSETS = 172;

/** Besides ADDED_VALUE. Values of these classes are shown to JavaScript; of the others only those that the kernel does not know. */
export const SHOW_NULLS = 4;
export const SHOW_INTEGERS = 8;
export const SHOW_REALS = 16;
export const SHOW_TEXTS = 32;
export const SHOW_BLOBS = 64;
/** Integers are reals in their short form. */
export const COUNT_AS_REALS = 128;
/** Texts that are no date and no time are shown. */
export const SHOW_NO_MOMENTS = 256;
