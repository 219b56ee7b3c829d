export { apply } from './run/apply.js';
export type { Applied, ApplyOptions } from './run/applied.js';
export type { OnProgress, Progress } from './run/progress.js';
export { openLoadSessions } from './run/sessions.js';
export type { LoadSessions } from './run/sessions.js';
export { collectDamages, damageFindings } from './run/salvage.js';
export { verify } from './verify/verify.js';
export type { VerifiedTable } from './verify/compare-table.js';
export type { Verification, VerifyOptions } from './verify/verify.js';
