import { condition } from './conditions.js';
import type { Make } from './maker.js';
import { integer, real } from './numbers.js';
import { text } from './texts.js';

const DOCUMENTS = [
  `'{"a":1,"b":[1,2.5,"x",null,true],"c":{"d":"e","f":-0.0}}'`, `'[1,2,3]'`, `'[]'`, `'{}'`, `'null'`, `'"text"'`, `'12'`, `'1.50'`, `'true'`, `'{"a":{"b":{"c":[{"x":1},{"x":2}]}}}'`,
  `' { "a" : 1 , "b" : "q\\"r" } '`, `'{"k k":1,"k.l":2,"é":"ü"}'`, `'[[1,2],[3,[4,5]]]'`, `'{"n":123456789012345678901234567890,"e":1e5,"z":0.10}'`, `'{"a":1,"a":2}'`, `'"\\u00e9\\n"'`, `'{"u":"\\u0041"}'`,
]; // prettier-ignore
const PATHS = [
  `'$'`, `'$.a'`, `'$.b'`, `'$.b[0]'`, `'$.b[2]'`, `'$.b[#-1]'`, `'$.c.d'`, `'$[0]'`, `'$[1][1]'`, `'$[#-1]'`, `'$.x'`, `'$."k k"'`, `'$.a.b.c[1].x'`, `'$.n'`, `'$.e'`, `'$.b[9]'`, `'$.z'`, `'$[2]'`, `'$.u'`, `'$.é'`,
]; // prettier-ignore

/** A call of a JSON function over documents that are JSON. */
export const json: Make = (maker, depth) => {
  const { pick } = maker;
  const doc = (): string => (depth > 1 && maker.once(4) ? changed(maker, 0) : pick(DOCUMENTS));
  const value = (): string => pick([integer, real, text])(maker, 0);
  return maker.one([
    () => `json(${doc()})`,
    () => `json_extract(${doc()}, ${pick(PATHS)})`,
    () => `json_extract(${doc()}, ${pick(PATHS)}, ${pick(PATHS)})`,
    () => `(${doc()} -> ${pick([...PATHS, "'a'", "'b'", '0', '1', '-1'])})`,
    () => `(${doc()} ->> ${pick([...PATHS, "'a'", "'b'", '0', '2', '-1'])})`,
    () => `json_type(${doc()}, ${pick(PATHS)})`,
    () => `json_type(${doc()})`,
    () => `json_array_length(${doc()}${pick(['', `, ${pick(PATHS)}`])})`,
    () => `json_valid(${pick([doc(), "'{'", "'[1,]'", "'{a:1}'", "''", text(maker, 0)])})`,
    () => `json_quote(${value()})`,
    () => `json_array(${value()}, ${value()}, NULL)`,
    () => `json_array(json(${doc()}), ${value()})`,
    () => `json_object('a', ${value()}, ${pick(["'b'", "'s' || 1"])}, ${value()})`,
    () => `typeof(json_extract(${doc()}, ${pick(PATHS)}))`,
    () => `(json_extract(${doc()}, ${pick(PATHS)}) ${pick(['=', '<', '>', 'IS'])} ${value()})`,
    () => `(json_extract(${doc()}, ${pick(PATHS)}) + ${integer(maker, 0)})`,
    () => `(json_extract(${doc()}, ${pick(PATHS)}) || ${text(maker, 0)})`,
    () => `(SELECT group_concat(key || ':' || coalesce(atom, type)) FROM json_each(${doc()}))`,
    () => `(SELECT group_concat(fullkey || type, '|') FROM json_tree(${doc()}))`,
    () => `(SELECT count(*) FROM json_each(${doc()}, ${pick(PATHS)}) WHERE value > 1)`,
    () => `json_pretty(${doc()}${pick(['', ", '\t'"])})`,
    () => `json_array(${embedded(maker, 1)}, ${embedded(maker, 1)})`,
    () => `json_set('{"a":1}', '$.e', ${embedded(maker, 1)})`,
    () => `json_object('e', ${embedded(maker, 1)})`,
    () => `(SELECT json_group_array(value) FROM json_each(${doc()}))`,
    () => {
      const tree = `json_tree(${doc()})`;
      return `(SELECT group_concat(x.fullkey || '>' || p.fullkey, '|') FROM ${tree} AS x JOIN ${tree} AS p ON p.id = x.parent)`;
    },
    () => changed(maker, depth),
  ]);
};

/** Expressions that may be JSON, embedded in other JSON as it is, or a text. */
const embedded: Make = (maker, depth) => {
  const { pick } = maker;
  const plain = (): string => pick([integer, real, text])(maker, 0);
  if (depth <= 0)
    return maker.one([
      plain,
      () => `json(${pick(DOCUMENTS)})`,
      () => `json_array(${plain()})`,
      () => `json_extract(${pick(DOCUMENTS)}, ${pick(PATHS)})`,
      () => `${pick(DOCUMENTS)} -> ${pick(PATHS)}`,
      () => `${pick(DOCUMENTS)} ->> ${pick(PATHS)}`,
    ]);
  const part = (): string => embedded(maker, depth - 1);
  return maker.one([
    part,
    () => `coalesce(${part()}, ${part()})`,
    () => `iif(${condition(maker, 0)}, ${part()}, ${part()})`,
    () => `CASE WHEN ${condition(maker, 0)} THEN ${part()} WHEN ${condition(maker, 0)} THEN ${part()} END`,
    () => `nullif(${part()}, ${plain()})`,
    () => `${pick(['max', 'min'])}(${part()}, ${part()})`,
    () => `(SELECT ${part()})`,
    () => {
      // The numbers that json_each() gives its rows are its own.
      const integers = maker.names.integers.filter((name) => name !== 'id');
      const inside = embedded(maker.over({ ...maker.names, integers }), depth - 1);
      return `(SELECT json_group_array(iif(value > 1, ${inside}, value)) FROM json_each('[1,2]'))`;
    },
    () => `(SELECT value FROM json_each(${pick(DOCUMENTS)}) LIMIT 1)`,
    () => `(SELECT e FROM (SELECT ${part()} AS e))`,
  ]);
};

const changed: Make = (maker) => {
  const { pick } = maker;
  const doc = pick(DOCUMENTS);
  const value = (): string =>
    maker.one([
      () => integer(maker, 0),
      () => real(maker, 0),
      () => text(maker, 0),
      () => `json(${pick(DOCUMENTS)})`,
      () => 'NULL',
    ]);
  return maker.one([
    () => `${pick(['json_set', 'json_insert', 'json_replace'])}(${doc}, ${pick(PATHS)}, ${value()})`,
    () =>
      `${pick(['json_set', 'json_insert', 'json_replace'])}(${doc}, ${pick(PATHS)}, ${value()}, ${pick(PATHS)}, ${value()})`,
    () => `json_remove(${doc}, ${pick(PATHS)})`,
    () => `json_remove(${doc}, ${pick(PATHS)}, ${pick(PATHS)})`,
    () => `json_patch(${doc}, ${pick(DOCUMENTS)})`,
  ]);
};
