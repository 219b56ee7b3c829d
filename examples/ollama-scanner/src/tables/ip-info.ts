import { spaced } from '../clock.js';
import { ipOf } from '../ids.js';
import type { Ingredients, TableRows, Value } from '../table-rows.js';

const COLUMNS = [
  'ip', 'country_code', 'country', 'city', 'latitude', 'longitude', 'asn', 'organization', 'raw', 'updated_at',
]; // prettier-ignore

const PLACES = [
  { code: 'NO', country: 'Norway', city: 'Tromsø', latitude: 69.6492, longitude: 18.9553 },
  { code: 'BR', country: 'Brazil', city: 'São Luís', latitude: -2.53874, longitude: -44.2825 },
  { code: 'JP', country: 'Japan', city: '札幌', latitude: 43.0646, longitude: 141.3468 },
  { code: 'PL', country: 'Poland', city: 'Łódź', latitude: 51.7592, longitude: 19.456 },
  { code: 'ZZ', country: '', city: null, latitude: 0, longitude: 0 },
];
const ORGANIZATIONS = ['Nordlys Nett AS', "O'Hara & Sons Hosting", 'Beispiel "Cloud" GmbH', 'Exemplo Dados Ltda.'];

/** Facts about each address; a table without rowids, keyed by text, with the service's whole answer as JSON. */
export function ipInfo(ingredients: Ingredients): TableRows {
  return { table: 'ip_info', columns: COLUMNS, rows: rows(ingredients) };
}

function* rows({ sizes, random, tally }: Ingredients): Iterable<readonly Value[]> {
  for (let nth = 0; nth < sizes.ip_info; nth += 1) {
    const { code, country, city, latitude, longitude } = random.pick(PLACES);
    const organization = random.pick(ORGANIZATIONS);
    // 64496 to 64511 are the numbers reserved for documentation.
    const asn = `AS${64_496 + random.integer(16)}`;
    const nested = random.integer(8) > 0;
    const raw = { ip: ipOf(nth), asn: nested ? { number: asn, tags: ['hosting', 'ü'], seen: { first: 2019.5 } } : asn };
    tally.add('raw-with-nested-object', nested);
    yield [
      ipOf(nth),
      code,
      country,
      city,
      latitude + random.real() / 100,
      longitude + random.real() / 100,
      asn,
      organization,
      JSON.stringify(raw),
      spaced(random),
    ];
  }
}
