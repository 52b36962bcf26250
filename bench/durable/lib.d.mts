/** Where the peers' packages and data are. */
export const PEERS: string;
/** A package under `$PEERS`: CommonJS ones as `default`. */
export function load(name: string): Promise<{ readonly default: unknown }>;
export function version(name: string): string;
