// Writes packages/spec/src/generated/*.ts from schema/*.schema.json; with --check, says which are stale and exits 1.
import { readFileSync, writeFileSync, readdirSync, existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compile } from 'json-schema-to-typescript';

const schemaFolder = new URL('../schema/', import.meta.url);
const targetFolder = new URL('../packages/spec/src/generated/', import.meta.url);
const check = process.argv.includes('--check');
const stale = [];

for (const file of readdirSync(schemaFolder).filter((name) => name.endsWith('.schema.json'))) {
  const name = file.replace('.schema.json', '');
  const schema = JSON.parse(readFileSync(new URL(file, schemaFolder), 'utf8'));
  const text = await compile(schema, name, {
    additionalProperties: false,
    bannerComment: `/* Generated from schema/${file} by scripts/schema-types.mjs. Change the schema, then run: npm run types */`,
    format: true,
    ignoreMinAndMaxItems: true,
    strictIndexSignatures: false,
    style: { printWidth: 120, singleQuote: true },
    unreachableDefinitions: true,
  });
  const target = new URL(`${name}.ts`, targetFolder);
  if (existsSync(target) && readFileSync(target, 'utf8') === text) continue;
  if (check) stale.push(fileURLToPath(target));
  else writeFileSync(target, text);
}

if (stale.length > 0) {
  for (const path of stale) console.error(`stale: ${path}; run: npm run types`);
  process.exitCode = 1;
}
