// With --import: a test that makes no assertion fails.
import { register } from 'node:module';

register('./count-assertions-hook.mjs', import.meta.url);
