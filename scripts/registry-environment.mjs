// The environment for npm and pnpm when they are run from a script that npm may have run.
import { accessSync, constants, existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const cache = fileURLToPath(new URL('../.cache', import.meta.url));

/**
 * npm passes its whole configuration to what it runs, and pnpm would take it for its own (prefix, workspaces): only how to reach
 * the registry goes on.
 */
export function registryEnvironment() {
  const wanted = /^npm_config_(registry|userconfig|cafile|ca|proxy|https_proxy|noproxy|strict_ssl|nodedir|python)$/i;
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name, value]) => !/^npm_/i.test(name) || (wanted.test(name) && value !== '')),
  );
  // Without a terminal pnpm asks nothing and fails, unless it knows that nobody is there.
  env.CI = 'true';
  const prefix = resolve(dirname(process.execPath), '..');
  if (env.npm_config_nodedir === undefined && existsSync(join(prefix, 'include', 'node', 'node_api.h'))) {
    env.npm_config_nodedir = prefix;
  }
  if (!isWritable(homedir())) {
    env.HOME = cache;
    env.npm_config_cache = join(cache, 'npm');
  }
  return env;
}

function isWritable(folder) {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
