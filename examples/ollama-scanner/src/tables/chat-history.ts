import { spaced, withT } from '../clock.js';
import { goneCount, goneId, idOf, userId } from '../ids.js';
import type { Ingredients, TableRows, Value } from '../table-rows.js';
import { liveModel } from './models.js';

const COLUMNS = [
  'id', 'user_id', 'model_id', 'prompt', 'system_prompt', 'response', 'temperature', 'max_tokens', 'timestamp',
  'eval_count', 'eval_duration',
]; // prettier-ignore

const SYSTEM_PROMPTS = [null, null, '', 'You are brief.', 'Antworte auf Deutsch.\nImmer.'];
const PROMPTS = [
  'Why is the sky blue?',
  'Translate "Guten Morgen" into 日本語',
  "What's 100% of nothing?",
  'Explain C:\\new\\table to me',
  '👩‍👩‍👧‍👦 who are they?',
];
const PIECES = [
  'Light is scattered by the air.',
  'おはようございます 🌅',
  'first line\nsecond line',
  'a\tb\tc',
  'path C:\\new\\table, and \\N is not nothing',
  'naïve café, Ωμέγα, שלום',
  "SELECT 'it''s' || \"quoted\"; -- done",
  'windows\r\nline',
];

/** Conversations: everything that text can hold, in a table with a column called timestamp. */
export function chatHistory(ingredients: Ingredients): TableRows {
  return { table: 'chat_history', columns: COLUMNS, rows: rows(ingredients) };
}

function* rows(ingredients: Ingredients): Iterable<readonly Value[]> {
  const { sizes, random, tally } = ingredients;
  for (let ordinal = 0; ordinal < sizes.chat_history; ordinal += 1) {
    const gone = ordinal % 40 === 39;
    const systemPrompt = random.pick(SYSTEM_PROMPTS);
    const response = Array.from({ length: random.integer(4) }, () => random.pick(PIECES)).join(' ');
    tally.add('chats-of-gone-models', gone);
    tally.add('system-prompts-null', systemPrompt === null);
    tally.add('system-prompts-empty', systemPrompt === '');
    tally.add('responses-beyond-ascii', Buffer.byteLength(response) > response.length);
    tally.add('responses-with-newline', response.includes('\n'));
    tally.add('responses-with-tab', response.includes('\t'));
    tally.add('responses-with-backslash', response.includes('\\'));
    yield [
      idOf(ordinal),
      userId(random.integer(sizes.user_selected_models)),
      gone ? goneId(random.integer(goneCount(sizes.models))) : liveModel(ingredients).id,
      random.pick(PROMPTS),
      systemPrompt,
      response,
      random.integer(21) / 10,
      128 * (1 + random.integer(32)),
      random.integer(2) === 0 ? spaced(random) : withT(random),
      random.integer(4096),
      90 * random.real(),
    ];
  }
}
