/**
 * What a proof costs: so many derivations of a key (`counter`), each of so many rounds of PBKDF2 (`COST`). A level doubles it.
 * Measured by `npm run bench -- challenge`; the numbers are in decision 041.
 */

/** Rounds of PBKDF2 a derivation. The server derives one key for a challenge, and none to verify. */
export const COST = 1000;
/** The highest level: minutes on an old phone. */
export const MAX_LEVEL = 10;

const LEAST_COUNTER = 160;
const MOST_COUNTER = 320;

/** Between which numbers the counter of a level is drawn, both included. */
export const counterRange = (level: number): readonly [number, number] => [
  LEAST_COUNTER * 2 ** level,
  MOST_COUNTER * 2 ** level,
];

/** A derivation on an old phone: six times what Chromium takes on the machine of the bench. */
const PHONE_MS_A_DERIVATION = 1;

/** What a level takes an old phone at most, in seconds. */
export const phoneSeconds = (level: number): number => (counterRange(level)[1] * PHONE_MS_A_DERIVATION) / 1000;

/** The level for a pace: 1 is what people do at most, and each doubling of it doubles the price. */
export const levelOf = (pace: number): number => (pace <= 1 ? 0 : Math.min(MAX_LEVEL, Math.ceil(Math.log2(pace))));

const FORM_SECONDS = 600;
const SLOWEST_PHONE = 4;

/** How long a challenge counts: the time to fill in a form, and a phone four times as slow as an old one. */
export const validSeconds = (level: number): number => FORM_SECONDS + Math.ceil(SLOWEST_PHONE * phoneSeconds(level));

const SHORTEST_WAIT_SECONDS = 5;

/** How long a wait stands for a proof of that level: as long as the proof takes an old phone, and no moment only. */
export const waitSeconds = (level: number): number => Math.max(SHORTEST_WAIT_SECONDS, Math.ceil(phoneSeconds(level)));
