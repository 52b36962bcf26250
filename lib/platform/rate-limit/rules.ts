/** How guesses at one secret are slowed down: some are free, each further one waits twice as long as the one before. */
export interface Delays {
  readonly free: number;
  readonly firstSeconds: number;
  readonly longestSeconds: number;
  /** After each of these, one wrong guess is forgotten. */
  readonly forgetSeconds: number;
}

/** So many wrong guesses, the last of them then. */
export interface Guesses {
  readonly wrong: number;
  readonly atMs: number;
}

/** The wrong guesses that still count. */
export const standing = ({ wrong, atMs }: Guesses, { forgetSeconds }: Delays, nowMs: number): number =>
  Math.max(0, wrong - Math.floor(Math.max(0, nowMs - atMs) / (forgetSeconds * 1000)));

/** What has to pass after so many wrong guesses before the next is judged. */
export const delayMs = (wrong: number, { free, firstSeconds, longestSeconds }: Delays): number =>
  wrong < free ? 0 : Math.min(firstSeconds * 2 ** (wrong - free), longestSeconds) * 1000;

/** How long the next guess has to wait, in milliseconds; 0 or less when it need not. */
export const waitMs = (guesses: Guesses, delays: Delays, nowMs: number): number =>
  guesses.atMs + delayMs(standing(guesses, delays, nowMs), delays) - nowMs;
