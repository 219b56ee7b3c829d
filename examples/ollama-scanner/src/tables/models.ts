import { goneCount, goneId, idOf } from '../ids.js';
import { MODEL_CATALOGUE } from '../model-catalogue.js';
import type { Sizes } from '../sizes.js';
import type { Ingredients, TableRows, Value } from '../table-rows.js';

/** Models; every tenth belongs to an endpoint that was deleted, as no foreign key was ever enforced. */
export function models(ingredients: Ingredients): TableRows {
  return {
    table: 'models',
    columns: ['id', 'endpoint_id', 'name', 'parameter_size', 'quantization_level', 'size_mb'],
    rows: rows(ingredients),
  };
}

/** The endpoint of a model, and which of the endpoint's models (from 0) it is. */
export function endpointOfModel(ordinal: number, sizes: Sizes): { readonly endpointId: number; readonly slot: number } {
  const nth = Math.floor(ordinal / 10);
  if (isOrphan(ordinal)) {
    const gone = goneCount(sizes.endpoints);
    return { endpointId: goneId(nth % gone), slot: Math.floor(nth / gone) };
  }
  const live = ordinal - nth;
  return { endpointId: idOf(live % sizes.endpoints), slot: Math.floor(live / sizes.endpoints) };
}

/** A model whose endpoint exists, and that endpoint. */
export function liveModel({ sizes, random }: Ingredients): { readonly id: number; readonly endpointId: number } {
  const picked = random.integer(sizes.models);
  const ordinal = isOrphan(picked) ? picked - 1 : picked;
  return { id: idOf(ordinal), endpointId: endpointOfModel(ordinal, sizes).endpointId };
}

const isOrphan = (ordinal: number): boolean => ordinal % 10 === 9;

function* rows({ sizes, random, tally }: Ingredients): Iterable<readonly Value[]> {
  for (let ordinal = 0; ordinal < sizes.models; ordinal += 1) {
    const { endpointId, slot } = endpointOfModel(ordinal, sizes);
    // Steps of one from an endpoint's first model keep (endpoint_id, name) unique.
    const model = MODEL_CATALOGUE[(endpointId * 7 + slot) % MODEL_CATALOGUE.length]!;
    const whole = random.integer(16) === 0;
    tally.add('models-of-gone-endpoints', isOrphan(ordinal));
    tally.add('sizes-whole', whole);
    tally.add('deepseek-in-any-case', model.name.toLowerCase().startsWith('deepseek'));
    tally.add('deepseek-in-lower-case', model.name.startsWith('deepseek'));
    const size = model.sizeMb * (0.5 + random.real());
    yield [
      idOf(ordinal),
      endpointId,
      model.name,
      model.parameterSize,
      model.quantization,
      whole ? Math.round(size) : size,
    ];
  }
}
