export { startEmbedded } from './embedded-server.js';
export type { EmbeddedOptions, EmbeddedServer } from './embedded-server.js';
