// Writes docs/findings.md and the codes in schema/*.schema.json from packages/spec/src/findings; with --check, says which are stale
// and exits 1.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { tsImport } from 'tsx/esm/api';

const { FINDING_THEMES, FINDINGS } = await tsImport('../packages/spec/src/findings/findings.ts', import.meta.url);
const codes = Object.keys(FINDINGS).sort();

const HEAD = `<!-- Generated from packages/spec/src/findings by scripts/findings-doc.mjs. Change the list there, then run: npm run types -->

# Findings

A finding is something a person should know. \`lite2pg\` prints its severity and code (\`warning  [orphans]\`), what it is about, and what was
found; with \`--json\` the same is data. A program can rely on the codes: this list is complete.

| severity  | meaning                                                              | exit status |
| --------- | -------------------------------------------------------------------- | ----------- |
| \`note\`    | it was carried over in another form; nothing must be done            | 0           |
| \`warning\` | something was not carried over or not validated; a person must look  | 2           |
| \`loss\`    | rows or values are not on the target as they were                    | 2           |
| \`refused\` | \`lite2pg translate\` has no exact translation of a statement          | 2           |

If a check, default, view or trigger of the schema is refused, the finding is [\`not-translated\`](#not-translated), and its message has the
reason.

`;

await write('docs/findings.md', HEAD + FINDING_THEMES.map(describeTheme).join('\n'), 'markdown');
for (const name of ['report', 'spec']) {
  const path = `schema/${name}.schema.json`;
  const schema = JSON.parse(readFileSync(absolute(path), 'utf8'));
  schema.$defs.FindingCode.enum = codes;
  await write(path, JSON.stringify(schema, null, 2), 'json');
}

function describeTheme({ title, findings }) {
  const entries = Object.entries(findings).map(
    ([code, { severities, meaning, action }]) =>
      `### ${code}\n\n${severities.map((severity) => `\`${severity}\``).join(' or ')}: ${meaning}\n\nWhat to do: ${action}\n`,
  );
  return `## ${title}\n\n${entries.join('\n')}`;
}

async function write(path, content, parser) {
  const target = absolute(path);
  const text = await format(content, { ...(await resolveConfig(target)), parser });
  if (existsSync(target) && readFileSync(target, 'utf8') === text) return;
  if (process.argv.includes('--check')) {
    console.error(`stale: ${target}; run: npm run types`);
    process.exitCode = 1;
  } else writeFileSync(target, text);
}

function absolute(path) {
  return fileURLToPath(new URL(`../${path}`, import.meta.url));
}
