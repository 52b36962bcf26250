/** Where a moment lies in a timeline whose long pauses are folded: hours of waiting would hide the milliseconds of work. */

export interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}

/** A pause that is drawn narrower than it was. */
export interface Fold extends Span {
  readonly x: number;
  readonly width: number;
}

export interface TimeScale {
  /** From 0 to `WIDTH`. */
  readonly x: (atMs: number) => number;
  readonly folds: readonly Fold[];
}

export const WIDTH = 1000;
/** A fold's share, and what all of them may take together. */
const FOLD_WIDTH = 40;
const MOST_OF_FOLDS = 400;
/** Shorter pauses are not folded, and none that is not longer than all the work. */
const SHORTEST_FOLD_MS = 2000;

const length = ({ fromMs, toMs }: Span): number => toMs - fromMs;

/** What lies between the times of work, which may overlap. */
function pausesBetween(whole: Span, work: readonly Span[]): Span[] {
  const pauses: Span[] = [];
  let idleFromMs = whole.fromMs;
  for (const { fromMs, toMs } of [...work].sort((a, b) => a.fromMs - b.fromMs)) {
    if (fromMs > idleFromMs) pauses.push({ fromMs: idleFromMs, toMs: fromMs });
    idleFromMs = Math.max(idleFromMs, toMs);
  }
  if (whole.toMs > idleFromMs) pauses.push({ fromMs: idleFromMs, toMs: whole.toMs });
  return pauses;
}

function longPauses(whole: Span, work: readonly Span[]): Span[] {
  const pauses = pausesBetween(whole, work);
  const workedMs = length(whole) - pauses.reduce((sum, pause) => sum + length(pause), 0);
  return pauses.filter((pause) => length(pause) > Math.max(SHORTEST_FOLD_MS, workedMs));
}

/** A scale for the whole in which pauses between the work that are longer than all of it are folded. Pure. */
export function timeScale(whole: Span, work: readonly Span[]): TimeScale {
  const long = longPauses(whole, work);
  const foldWidth = Math.min(FOLD_WIDTH, MOST_OF_FOLDS / Math.max(1, long.length));
  const openMs = length(whole) - long.reduce((sum, pause) => sum + length(pause), 0);
  const perMs = (WIDTH - foldWidth * long.length) / Math.max(1, openMs);
  const foldedBefore = (atMs: number, pause: Span): number => Math.min(length(pause), Math.max(0, atMs - pause.fromMs));
  const x = (atMs: number): number => {
    let [openBeforeMs, folded] = [atMs - whole.fromMs, 0];
    for (const pause of long) {
      const ms = foldedBefore(atMs, pause);
      openBeforeMs -= ms;
      folded += (ms / length(pause)) * foldWidth;
    }
    return Math.min(WIDTH, Math.max(0, openBeforeMs * perMs + folded));
  };
  return { x, folds: long.map((pause) => ({ ...pause, x: x(pause.fromMs), width: foldWidth })) };
}
