export { apply } from './apply.js';
export type { Applied, ApplyOptions } from './apply.js';
export type { OnProgress, Progress } from './progress.js';
export { collectDamages, damageFindings } from './salvage.js';
export { verify } from './verify/verify.js';
export type { Verification, VerifiedTable, VerifyOptions } from './verify/verify.js';
