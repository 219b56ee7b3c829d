import { spaced, withT } from '../clock.js';
import { goneCount, goneId, userId } from '../ids.js';
import type { Ingredients, TableRows, Value } from '../table-rows.js';
import { liveModel } from './models.js';

/** The model that each user chose; every twentieth chose one that is gone. */
export function userSelectedModels(ingredients: Ingredients): TableRows {
  return {
    table: 'user_selected_models',
    columns: ['user_id', 'model_id', 'selection_date'],
    rows: rows(ingredients),
  };
}

function* rows(ingredients: Ingredients): Iterable<readonly Value[]> {
  const { sizes, random, tally } = ingredients;
  for (let ordinal = 0; ordinal < sizes.user_selected_models; ordinal += 1) {
    const gone = ordinal % 20 === 19;
    tally.add('selections-of-gone-models', gone);
    const model = gone ? goneId(random.integer(goneCount(sizes.models))) : liveModel(ingredients).id;
    yield [userId(ordinal), model, random.integer(2) === 0 ? spaced(random) : withT(random)];
  }
}
