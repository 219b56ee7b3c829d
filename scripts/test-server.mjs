// Runs one PostgreSQL server for all tests: its URL on stdout, until stdin ends. Needs --import tsx --conditions=source.
import { startEmbedded } from '../packages/embedded/src/index.ts';

const server = await startEmbedded({ settings: { max_connections: '200' } });
console.log(server.url);
process.stdin.resume();
process.stdin.once('end', () => void server.stop());
