/** Rows that fingers follow: the alphabet, digits, and keyboards. */
const ROWS = [
  "abcdefghijklmnopqrstuvwxyz",
  "012345678901",
  "qwertyuiop",
  "asdfghjkl",
  "zxcvbnm",
  "qwertzuiop",
  "yxcvbnm",
  "azertyuiop",
  "qsdfghjklm",
].flatMap((row) => [row, Array.from(row).toReversed().join("")]);

const RUN_MIN = 3;
const LONGEST_UNIT = 5;

const isRun = (text: string): boolean => ROWS.some((row) => row.includes(text)) || /^(.)\1+$/u.test(text);

/** How many characters from there on are one run. */
function runAt(characters: readonly string[], start: number): number {
  let length = 1;
  while (start + length < characters.length && isRun(characters.slice(start, start + length + 1).join(""))) length++;
  return length;
}

/** A short unit again and again: `abcabcabca`. */
function isRepeated(characters: readonly string[]): boolean {
  const units = Array.from({ length: Math.min(LONGEST_UNIT, Math.floor(characters.length / 2)) }, (_, i) => i + 1);
  return units.some((unit) => characters.every((character, i) => i < unit || character === characters[i - unit]));
}

/** What is left of a text in lower case without sequences and repetitions. */
export function withoutRuns(text: string): string {
  const characters = Array.from(text);
  if (isRepeated(characters)) return "";
  let left = "";
  for (let at = 0; at < characters.length;) {
    const length = runAt(characters, at);
    if (length < RUN_MIN) left += characters[at];
    at += length < RUN_MIN ? 1 : length;
  }
  return left;
}
