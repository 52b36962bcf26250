import { setTimeout as sleep } from "node:timers/promises";

/** A drop over HTTP is over in minutes: the seconds stay, the minutes after them come sooner. */
const AS_THEY_ARE_SECONDS = 20;
const LATEST_SECONDS = 150;

/** When an actor comes, in seconds after the opening. @param latest of those who come at the very end, beyond the first seconds */
export function compressed(seconds: number, latest = LATEST_SECONDS): number {
  const beyond = Math.max(0, seconds - AS_THEY_ARE_SECONDS);
  return Math.min(seconds, AS_THEY_ARE_SECONDS) + latest * (1 - Math.exp(-beyond / LATEST_SECONDS));
}

/** In a draw those who come last enter so long before the entries close, in seconds: a busy store takes its time. */
const BEFORE_THE_CLOSING = 15;

/** When an actor enters a draw whose entries are taken for so long. */
export const enteringAt = (seconds: number, openSeconds: number): number =>
  compressed(seconds, Math.max(1, openSeconds - AS_THEY_ARE_SECONDS - BEFORE_THE_CLOSING));

const HIGHEST_WAIT_SECONDS = 25;
/** As long as an actor would wait, within the patience of a bench. */
export const waitSeconds = (seconds: number, highest = HIGHEST_WAIT_SECONDS) =>
  sleep(Math.min(seconds, highest) * 1000);

export const until = (atMs: number) => sleep(Math.max(0, atMs - Date.now()));
