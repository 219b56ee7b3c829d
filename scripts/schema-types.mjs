// Writes packages/spec/src/generated/*.ts from schema/*.schema.json; with --check, says which are stale and exits 1.
import { readFileSync, writeFileSync, readdirSync, existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compile } from 'json-schema-to-typescript';

const schemaFolder = new URL('../schema/', import.meta.url);
const targetFolder = new URL('../packages/spec/src/generated/', import.meta.url);
/** A schema's `$id`: the others refer to it by that. */
const URN = /urn:lite2pg:schema:([\w-]+)/;
const check = process.argv.includes('--check');
const stale = [];

for (const file of readdirSync(schemaFolder).filter((name) => name.endsWith('.schema.json'))) {
  const name = file.replace('.schema.json', '');
  const { schema, hasCodes } = withoutCodes(JSON.parse(readFileSync(new URL(file, schemaFolder), 'utf8')));
  const imports = importsOf(schema);
  const compiled = await compile(withoutDocuments(schema), name, {
    additionalProperties: false,
    bannerComment: [
      `/* Generated from schema/${file} by scripts/schema-types.mjs. Change the schema, then run: npm run types */`,
      ...imports,
      ...(hasCodes ? ["import type { FindingCode } from '../findings/findings.js';"] : []),
    ].join('\n'),
    // Definitions of another schema are imported from its types.
    declareExternallyReferenced: imports.length === 0,
    $refOptions: { resolve: { urn: { order: 1, canRead: URN, read: ({ url }) => readSchema(url) } } },
    format: true,
    ignoreMinAndMaxItems: true,
    strictIndexSignatures: false,
    style: { bracketSpacing: true, printWidth: 120, singleQuote: true },
    unreachableDefinitions: true,
  });
  const text = asReadonly(compiled);
  const target = new URL(`${name}.ts`, targetFolder);
  if (existsSync(target) && readFileSync(target, 'utf8') === text) continue;
  if (check) stale.push(fileURLToPath(target));
  else writeFileSync(target, text);
}

if (stale.length > 0) {
  for (const path of stale) console.error(`stale: ${path}; run: npm run types`);
  process.exitCode = 1;
}

function readSchema(urn) {
  const text = readFileSync(new URL(`${URN.exec(urn)[1]}.schema.json`, schemaFolder), 'utf8');
  return JSON.stringify(withoutCodes(JSON.parse(text)).schema);
}

/** The codes of findings are a type already: the schema's list is written from it (findings-doc.mjs). */
function withoutCodes(schema) {
  const { FindingCode, ...others } = schema.$defs ?? {};
  const text = JSON.stringify({ ...schema, $defs: others });
  const asType = text.replaceAll('"$ref":"#/$defs/FindingCode"', '"tsType":"FindingCode"');
  return { schema: JSON.parse(asType), hasCodes: FindingCode !== undefined };
}

/** A whole document of another schema is its type, too; without this all of its definitions would be written again. */
function withoutDocuments(schema) {
  const named = JSON.stringify(schema).replaceAll(
    /"\$ref":("urn:[\w:-]+")/g,
    (_, urn) => `"tsType":"${typeNamed(JSON.parse(urn))}"`,
  );
  return JSON.parse(named);
}

/** An import for each other schema whose definitions this one refers to. */
function importsOf(schema) {
  const byFile = new Map();
  JSON.stringify(schema, (key, value) => {
    if (key !== '$ref') return value;
    const [, name] = URN.exec(value) ?? [];
    if (name !== undefined) byFile.set(name, (byFile.get(name) ?? new Set()).add(typeNamed(value)));
    return value;
  });
  return [...byFile].map(([name, types]) => `import type { ${[...types].sort().join(', ')} } from './${name}.js';`);
}

/** The type of a definition, or of a whole document. */
function typeNamed(reference) {
  return reference.includes('#') ? reference.split('/').pop() : JSON.parse(readSchema(reference)).title;
}

/** Documents are data that nobody changes. */
function asReadonly(types) {
  return types
    .replaceAll(/^(\s+)(\w+\??:|\[k: string\]:)/gm, '$1readonly $2')
    .replaceAll(/([:|] )(\w+|\([^()]*\))\[\]/g, '$1readonly $2[]');
}
