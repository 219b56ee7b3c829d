import { foldName } from '@lite2pg/syntax';
import { CATALOG_FUNCTIONS } from '../compat/catalog.js';
import { compatName, refuse, type Context } from '../context/context.js';
import { asInteger, asText } from '../value/convert.js';
import { emitExpression } from '../expression/emit-expression.js';
import { castSql, emitted, type Emitted, type JsonDigits } from '../sql/emitted.js';
import type { FromItem } from './from-item.js';
import { jsonDocument } from '../value/json-text.js';
import { identifier } from '../sql/identifier.js';
import type { SourceColumn } from '../context/names.js';
import type { SelectTable } from '../parse/parse.js';
import { noteCatalog } from './note-catalog.js';
import type { StaticType } from '../sql/static-type.js';

type TableCall = Extract<SelectTable, { type: 'TableCallSelectTable' }>;

const JSON_COLUMNS: readonly (readonly [string, StaticType])[] = [
  ['key', 'any'],
  ['value', 'any'],
  ['type', 'text'],
  ['atom', 'any'],
  ['id', 'integer'],
  ['parent', 'integer'],
  ['fullkey', 'text'],
  ['path', 'text'],
];

/** json_each, json_tree and generate_series in FROM; they see the tables to their left, as in SQLite. */
export function emitTableFunction(context: Context, item: TableCall): FromItem {
  const name = foldName(item.tblName.objName.text);
  const alias = item.alias?.name.text ?? item.tblName.objName.text;
  const qualifier = identifier(alias);
  const reach = name.startsWith('json_') ? besideItself(context, item, alias) : context;
  const values = (item.args ?? []).map((arg) => emitExpression(reach, arg));
  if (name === 'json_each' || name === 'json_tree') {
    const [document, path] = values;
    if (!document) return refuse(item, 'argument-count', `${name} needs a document`);
    const list = [jsonDocument(context, item, document), ...(path ? [asText(context, item, path)] : [])];
    const sql = `${compatName(context, name)}(${list.map((part) => part.sql).join(', ')}) AS ${qualifier}`;
    return { sql, sources: [{ name: alias, columns: jsonColumns(context, qualifier), order: [`${qualifier}.id`] }] };
  }
  if (name === 'generate_series') {
    const list = values.map((value, index) => bigint(context, item.args?.[index] ?? item, value));
    if (list.length < 2) return refuse(item, 'argument-count', 'generate_series needs an end');
    const sql = `generate_series(${list.join(', ')}) AS ${qualifier} (value)`;
    return {
      sql,
      sources: [{ name: alias, columns: columnsOf(qualifier, [['value', 'integer']]), order: [`${qualifier}.value`] }],
    };
  }
  const pragma = name.startsWith('pragma_') ? name.slice('pragma_'.length) : '';
  const [subject] = values;
  if (Object.hasOwn(CATALOG_FUNCTIONS, pragma) && subject && values.length === 1) {
    noteCatalog(context, item, name);
    const sql = `${compatName(context, name)}(quote_ident(${asText(context, item, subject).sql})) AS ${qualifier}`;
    const columns = columnsOf(qualifier, CATALOG_FUNCTIONS[pragma]?.columns ?? []);
    return { sql, sources: [{ name: alias, columns }] };
  }
  return refuse(
    item,
    'table-function',
    `the table-valued function ${item.tblName.objName.text} has no equivalent in PostgreSQL`,
  );
}

/** SQLite looks the names in the arguments up among the function's own columns too, and before those of a query around it. */
function besideItself(context: Context, item: TableCall, alias: string): Context {
  const columns = [...JSON_COLUMNS.map(([column]) => column), 'json', 'root'].map((name): SourceColumn => ({
    name,
    get value() {
      return refuse(item, 'self-reference', `${name} is a column of ${alias} itself here`, `table.${name}`);
    },
  }));
  return { ...context, frame: { sources: [{ name: alias, columns }], aliases: new Map(), parent: context.frame } };
}

function bigint(context: Context, at: Parameters<typeof asInteger>[1], value: Emitted): string {
  const whole = asInteger(context, at, value);
  return whole.small ? castSql(whole, 'bigint') : whole.sql;
}

/** `value` is embedded in JSON as what its `type` says it is. */
function jsonColumns(context: Context, qualifier: string): readonly SourceColumn[] {
  return columnsOf(qualifier, JSON_COLUMNS).map((column) => {
    if (column.name !== 'value') return column;
    const json = (digits: JsonDigits): string =>
      `${compatName(context, 'json_element_part')}(${qualifier}.value, ${qualifier}.type${digits === 15 ? '' : `, ${digits}`})`;
    return { ...column, value: { ...column.value, json } };
  });
}

function columnsOf(qualifier: string, columns: readonly (readonly [string, StaticType])[]): readonly SourceColumn[] {
  return columns.map(([name, type]) => ({
    name,
    value: emitted(`${qualifier}.${identifier(name)}`, type, [], { nullable: true }),
  }));
}
