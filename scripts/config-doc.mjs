// Writes docs/configuration.md from schema/config.schema.json; with --check, says whether it is stale and exits 1.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';

const schema = JSON.parse(readFileSync(new URL('../schema/config.schema.json', import.meta.url), 'utf8'));
const target = fileURLToPath(new URL('../docs/configuration.md', import.meta.url));

const HEAD = `<!-- Generated from schema/config.schema.json by scripts/config-doc.mjs. Change the schema, then run: npm run types -->

# Configuration

What a project decides stands in \`lite2pg.config.json\` in the working folder, or in the file that \`--config\` names, and is
committed with the application. A program passes the same object as \`config\`. Unknown keys are refused, with the name that was
meant; names of tables and columns are those of SQLite, and each must be there.

\`\`\`json
{
  "exclude": ["log_*"],
  "columns": {
    "events.at": { "stored": "epoch-ms" },
    "users.age": { "type": "integer", "onBadValue": "reject" }
  },
  "flags": { "jobs": 4 }
}
\`\`\`

A flag is taken from the command line, else from its variable (\`--chunk-mb\` is \`LITE2PG_CHUNK_MB\`), else from "flags". The target's
URL is \`--to\`, else \`DATABASE_URL\`; what it leaves out is taken from PostgreSQL's own variables (\`PGHOST\`, \`PGPASSWORD\`, …), the
password file and the service file, by libpq's rules. \`SQLITE_PATH\` names the SQLite file where a command is given none. \`.env\` in the
working folder is read for these variables; the environment goes before it.

What values decided, and the config does not say, is pinned in \`lite2pg.lock.json\` beside the config: \`lite2pg inspect --pin\` writes it,
every command reads it (\`--lock\` names another, \`--no-lock\` none). The config goes before the lock, the lock before the values.

## Keys

`;

const sections = Object.entries(schema.properties).map(([name, property]) => describeKey(name, property));
const definitions = ['TypeChoice', 'ColumnChoice', 'VirtualTableChoice'].map(describeDefinition);
const config = await resolveConfig(target);
const text = await format(`${HEAD}${sections.join('\n')}\n${definitions.join('\n')}`, {
  ...config,
  parser: 'markdown',
});

if (!existsSync(target) || readFileSync(target, 'utf8') !== text) {
  if (process.argv.includes('--check')) {
    console.error(`stale: ${target}; run: npm run types`);
    process.exitCode = 1;
  } else writeFileSync(target, text);
}

function describeKey(name, property) {
  const lines = [`### \`${name}\``, '', `${resolved(property).description} ${shapeOf(property)}`, ''];
  for (const [inner, value] of Object.entries(property.properties ?? {})) {
    lines.push(`- \`${inner}\`: ${value.description} ${shapeOf(value)}`);
  }
  return lines.join('\n');
}

function describeDefinition(name) {
  const definition = schema.$defs[name];
  const required = definition.required ?? [];
  const keys = Object.entries(definition.properties).map(([key, value]) => {
    const meant = resolved(value);
    const needed = required.includes(key) ? ', needed' : '';
    return `- \`${key}\` (${choices(meant)}${needed}): ${meant.description}`;
  });
  return [`## ${name}`, '', definition.description, '', ...keys, ''].join('\n');
}

/** The shape of a property's value, and what holds if it is left out. */
function shapeOf(property) {
  const fallback = property.default === undefined ? '' : ` Left out: \`${property.default}\`.`;
  return `_${kindOf(property)}_.${fallback}`;
}

function kindOf(property) {
  const name = property.$ref?.split('/').pop();
  if (name !== undefined)
    return name.endsWith('Choice') ? `[${name}](#${name.toLowerCase()})` : choices(resolved(property));
  if (property.enum) return choices(property);
  if (property.type === 'array') return `list of ${property.items.type}s`;
  if (property.type === 'object') {
    return property.additionalProperties ? `object of ${kindOf(property.additionalProperties)}` : 'object';
  }
  return [property.type].flat().join(' or ');
}

function choices(property) {
  return property.enum ? property.enum.map((value) => `\`${value}\``).join(', ') : [property.type].flat().join(' or ');
}

function resolved(property) {
  const name = property.$ref?.split('/').pop();
  return name === undefined ? property : schema.$defs[name];
}
