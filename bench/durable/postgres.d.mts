export interface Postgres {
  readonly pid: number;
  /** Ends it without waiting for its clients. */
  stop(): Promise<void>;
}

export const DATABASE_URL: string;
/** On a cluster under `<directory>/data`, which `nobody` must be able to reach; its log is `<directory>/server.log`. */
export function startPostgres(directory: string): Promise<Postgres>;
