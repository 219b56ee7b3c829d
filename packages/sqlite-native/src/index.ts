export { default as sqlite3 } from 'sqlite3';
