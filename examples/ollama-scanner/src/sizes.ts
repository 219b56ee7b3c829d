/** How many rows each table gets. */
export interface Sizes {
  readonly endpoints: number;
  readonly verified_endpoints: number;
  readonly servers: number;
  readonly instances: number;
  readonly models: number;
  readonly benchmark_results: number;
  readonly ip_info: number;
  readonly metadata: number;
  readonly user_selected_models: number;
  readonly chat_history: number;
}

export type TableName = keyof Sizes;

/** 192.0.2.0/24 is reserved for documentation; its hosts 1 to 254 are all the addresses there are. */
export const ADDRESSES = 254;

/** Rows a table, about `rows` in all: many models, as many endpoints as half of them, the rest in proportion. */
export function sizesFor(rows: number): Sizes {
  const share = (part: number): number => Math.max(1, Math.round(rows * part));
  const endpoints = share(0.2);
  const verified = verifiedAmong(endpoints);
  return {
    endpoints,
    verified_endpoints: verified,
    servers: verified,
    instances: share(0.04),
    models: share(0.4),
    benchmark_results: share(0.1),
    ip_info: Math.min(ADDRESSES, endpoints),
    metadata: 12,
    user_selected_models: share(0.02),
    chat_history: share(0.08),
  };
}

/** Of every ten endpoints the first four are verified (1), five are not yet (0), the tenth failed (2). */
export function verifiedState(endpoint: number): 0 | 1 | 2 {
  const place = endpoint % 10;
  return place < 4 ? 1 : place < 9 ? 0 : 2;
}

/** The ordinal of the nth endpoint that is verified. */
export function verifiedEndpoint(nth: number): number {
  return Math.floor(nth / 4) * 10 + (nth % 4);
}

function verifiedAmong(endpoints: number): number {
  return Math.floor(endpoints / 10) * 4 + Math.min(endpoints % 10, 4);
}
