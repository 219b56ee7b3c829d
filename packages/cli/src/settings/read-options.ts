import type { ReadOptions } from '@lite2pg/migration';
import type { Settings } from './settings.js';

/** How a SQLite file is read, as a command's settings say. */
export function readOptions(settings: Settings): ReadOptions {
  return {
    config: settings.config,
    lock: settings.lock,
    repin: settings.given('pin'),
    declared: settings.flag('declared'),
    jobs: settings.number('jobs'),
    salvage: settings.flag('salvage'),
  };
}
