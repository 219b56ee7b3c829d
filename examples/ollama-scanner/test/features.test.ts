import { rawSql } from '@lite2pg/sqlite';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { FEATURES, type Feature } from '../src/index.js';
import { withGenerated } from './with-generated.js';

const GONE_MODEL = 'model_id NOT IN (SELECT id FROM models)';

/** Each feature asked of the file in SQL; short records have a test of their own. */
const COUNT: Record<Exclude<Feature, 'short-records'>, string> = {
  'verified-0': 'endpoints WHERE verified = 0',
  'verified-1': 'endpoints WHERE verified = 1',
  'verified-2': 'endpoints WHERE verified = 2',
  'scan-dates-with-space': `endpoints WHERE scan_date GLOB '????-??-?? ??:??:??'`,
  'scan-dates-with-t': `endpoints WHERE scan_date GLOB '????-??-??T??:??:??.??????'`,
  'scan-dates-null': 'endpoints WHERE scan_date IS NULL',
  'reasons-empty': `endpoints WHERE inactive_reason = ''`,
  'reasons-null': 'endpoints WHERE inactive_reason IS NULL',
  'models-of-gone-endpoints': 'models WHERE endpoint_id NOT IN (SELECT id FROM endpoints)',
  'selections-of-gone-models': `user_selected_models WHERE ${GONE_MODEL}`,
  'chats-of-gone-models': `chat_history WHERE ${GONE_MODEL}`,
  'sizes-whole': `models WHERE typeof(size_mb) = 'real' AND size_mb = CAST(size_mb AS INTEGER)`,
  'deepseek-in-any-case': `models WHERE name LIKE 'DEEPSEEK%'`,
  'deepseek-in-lower-case': `models WHERE name GLOB 'deepseek*'`,
  'uptimes-beyond-2-53': `instances WHERE typeof(uptime_s) = 'integer' AND uptime_s > 9007199254740992`,
  'instances-with-tls': 'instances WHERE tls',
  'system-prompts-empty': `chat_history WHERE system_prompt = ''`,
  'system-prompts-null': 'chat_history WHERE system_prompt IS NULL',
  'responses-beyond-ascii': 'chat_history WHERE octet_length(response) > length(response)',
  'responses-with-newline': 'chat_history WHERE instr(response, char(10))',
  'responses-with-tab': 'chat_history WHERE instr(response, char(9))',
  'responses-with-backslash': `chat_history WHERE instr(response, '\\')`,
  'raw-with-nested-object': `ip_info WHERE json_type(raw, '$.asn') = 'object'`,
  'metadata-empty': `metadata WHERE value = ''`,
  'metadata-null': 'metadata WHERE value IS NULL',
  'metadata-json': `metadata WHERE json_valid(value) AND json_type(value) = 'object'`,
};

test('every feature is in the file as often as was announced', async () => {
  await withGenerated(5000, 1, async ({ db, generated }) => {
    for (const [feature, from] of Object.entries(COUNT)) {
      const [row] = await db.query<{ count: number }>(rawSql(`SELECT count(*) AS count FROM ${from}`));
      assert.is(row?.count, generated.features[feature as Feature], feature);
    }
  });
});

test('no feature is left out of a database of the usual size', async () => {
  await withGenerated(20_000, 3, async ({ generated }) => {
    for (const feature of FEATURES) assert.ok(generated.features[feature] > 0, feature);
    assert.ok(generated.features['deepseek-in-any-case'] > generated.features['deepseek-in-lower-case']);
  });
});

test('the records of the endpoints from before the ALTER TABLEs are short', async () => {
  await withGenerated(2000, 1, async ({ db, generated }) => {
    // Only a record that lacks the column shows a default that is changed behind SQLite's back.
    await db.exec(`PRAGMA writable_schema = ON;
      UPDATE sqlite_schema SET sql = replace(sql, 'is_honeypot INTEGER DEFAULT 0', 'is_honeypot INTEGER DEFAULT 77');
      PRAGMA writable_schema = RESET`);
    const [row] = await db.query(rawSql('SELECT count(*) AS count FROM endpoints WHERE is_honeypot = 77'));
    assert.equal(row, { count: generated.features['short-records'] });
    assert.ok(generated.features['short-records'] > 100);
  });
});

test.run();
