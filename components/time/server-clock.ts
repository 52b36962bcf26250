/** A Date header tells whole seconds and travels a while: a smaller difference is no news. */
const NEWS_MS = 1500;

let offsetMs = 0;
let known = false;

/** The server's time now, as well as this page knows it: the same wait for everyone, however wrong their own clock. */
export const serverNow = (): number => Date.now() + offsetMs;

/** Learns that the server's clock showed `serverMs` when this one showed `clientMs`. */
export function learnServerTime(serverMs: number, clientMs: number): void {
  offsetMs = serverMs - clientMs;
  known = true;
}

/** When the page's first bytes came, by this clock: hydration may be seconds later and must not count. */
function firstByteMs(): number {
  const [navigation] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  return navigation?.responseStart ? performance.timeOrigin + navigation.responseStart : Date.now();
}

/** Learns from the moment at which the server rendered what has just arrived: with the page, or later by a refresh. */
export function learnFromRender(serverNowMs: number): void {
  learnServerTime(serverNowMs, known ? Date.now() : Math.min(firstByteMs(), Date.now()));
}

/** Notices by an answer's Date header that a clock was set or a laptop slept. */
export function learnFromDateHeader(header: string | null): void {
  const serverMs = header ? Date.parse(header) + 500 : Number.NaN;
  if (Math.abs(serverMs - serverNow()) > NEWS_MS) learnServerTime(serverMs, Date.now());
}
