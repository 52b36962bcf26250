import { DatabaseSync } from "node:sqlite";
import { setTimeout as sleep } from "node:timers/promises";

const TRY_EVERY_MS = 200;

export interface Lock {
  release(): void;
}

/**
 * Holds `file` for this process alone; undefined when another still holds it after `patienceMs`. SQLite's lock is the
 * operating system's: it falls with its holder, even by kill -9.
 */
export async function acquireLock(file: string, patienceMs: number, waiting?: () => void): Promise<Lock | undefined> {
  const deadline = Date.now() + patienceMs;
  for (let attempt = 0; ; attempt++) {
    const lock = tryLock(file);
    if (lock !== undefined || Date.now() >= deadline) return lock;
    if (attempt === 0) waiting?.();
    await sleep(TRY_EVERY_MS);
  }
}

function tryLock(file: string): Lock | undefined {
  const database = new DatabaseSync(file, { timeout: 0 });
  try {
    database.exec("BEGIN EXCLUSIVE");
    return { release: () => database.close() };
  } catch (error) {
    database.close();
    if (error instanceof Error && /locked|busy/.test(error.message)) return undefined;
    throw error;
  }
}
