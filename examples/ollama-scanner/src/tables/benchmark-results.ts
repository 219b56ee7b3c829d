import { spaced } from '../clock.js';
import { idOf } from '../ids.js';
import type { Ingredients, TableRows, Value } from '../table-rows.js';
import { liveModel } from './models.js';

const COLUMNS = [
  'id', 'endpoint_id', 'model_id', 'test_date', 'avg_response_time', 'tokens_per_second', 'first_token_latency',
  'throughput_tokens', 'throughput_time', 'context_500_tps', 'context_1000_tps', 'context_2000_tps',
  'max_concurrent_requests', 'concurrency_success_rate', 'concurrency_avg_time', 'success_rate',
]; // prettier-ignore

/** Measurements, all their digits kept; the model of some was deleted (NULL), the longer contexts were not always tried. */
export function benchmarkResults(ingredients: Ingredients): TableRows {
  return { table: 'benchmark_results', columns: COLUMNS, rows: rows(ingredients) };
}

function* rows(ingredients: Ingredients): Iterable<readonly Value[]> {
  const { sizes, random } = ingredients;
  for (let ordinal = 0; ordinal < sizes.benchmark_results; ordinal += 1) {
    const model = liveModel(ingredients);
    const tokensPerSecond = 0.1 + 120 * random.real();
    const tokens = random.integer(2048);
    yield [
      idOf(ordinal),
      model.endpointId,
      random.integer(25) === 0 ? null : model.id,
      spaced(random),
      30 * random.real(),
      tokensPerSecond,
      2 * random.real(),
      tokens,
      tokens / tokensPerSecond,
      tokensPerSecond * (0.9 + random.real() / 10),
      tokensPerSecond * (0.8 + random.real() / 10),
      random.integer(3) === 0 ? null : tokensPerSecond * (0.6 + random.real() / 10),
      2 ** random.integer(5),
      random.integer(5) / 4,
      60 * random.real(),
      random.real(),
    ];
  }
}
