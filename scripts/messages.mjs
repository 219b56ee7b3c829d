// Writes docs/messages.txt: every text that users can read, to be gone through; with --check, says whether it is stale and exits 1.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { collectMessages } from './collect-messages.mjs';

const HEAD =
  'Every text that users can read, by file; values as {name}. Written by scripts/messages.mjs; run: npm run types\n';
const root = fileURLToPath(new URL('..', import.meta.url));
const target = `${root}docs/messages.txt`;

const blocks = collectMessages(root).map(({ file, messages }) => `\n${file}\n${messages.map(line).join('')}`);
const text = HEAD + blocks.join('');
if (!existsSync(target) || readFileSync(target, 'utf8') !== text) {
  if (process.argv.includes('--check')) {
    console.error(`stale: ${target}; run: npm run types`);
    process.exitCode = 1;
  } else writeFileSync(target, text);
}

function line(message) {
  return `  ${message.replaceAll('\n', '\\n')}\n`;
}
