/** Where the embedded PostgreSQL keeps its data if nothing else is said, seen from the working folder. */
export const DEFAULT_DATA_FOLDER = 'lite2pg-data';
