#!/usr/bin/env node
// The command as it is built; in a clone that is not built yet, what to do.
try {
  await import('../dist/main.js');
} catch (error) {
  const isUnbuilt =
    error?.code === 'ERR_MODULE_NOT_FOUND' && String(error.url ?? error.message).includes('dist/main.js');
  if (!isUnbuilt) throw error;
  console.error('error: lite2pg is not built here; run npm run build');
  process.exitCode = 1;
}
