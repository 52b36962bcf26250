/** A line a size: the size, its pairs, and where its numbers begin where it matters. */
export function readSizes(text: string) {
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  return lines.filter(Boolean).map((line) => {
    const [size, pairs, firstNumber] = line.split(/[\s:;,]+/);
    return { size, pairs: Number(pairs), ...(firstNumber !== undefined && { firstNumber: Number(firstNumber) }) };
  });
}

/** Of fewer pairs a size, on average, an unpaid hold keeps too many people waiting. */
const SCARCE_PAIRS = 50;
const MINUTES_WHEN_SCARCE = 10;
const MINUTES = 60;

/** How many minutes to pay suit these sizes: an hour, where nothing can be read too. */
export function proposedMinutes(sizes: string): number {
  const pairs = readSizes(sizes).map((line) => line.pairs);
  const average = pairs.reduce((total, count) => total + count, 0) / pairs.length;
  return average < SCARCE_PAIRS ? MINUTES_WHEN_SCARCE : MINUTES;
}
