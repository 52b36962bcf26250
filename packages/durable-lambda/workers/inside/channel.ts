/** The worker's side of the channel to the server. */
import type { WorkerMessage } from "../protocol.ts";

/** The process's own ways out, before the guard takes their places. */
export const realExit = process.exit.bind(process);
export const realKill = process.kill.bind(process);

export function send(message: WorkerMessage): void {
  if (process.connected) process.send?.(message, (error) => error && realExit(0)); // no server, no work
}
