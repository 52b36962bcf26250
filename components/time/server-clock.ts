/** A Date header tells whole seconds and travels a while: a smaller difference is no news. */
const NEWS_MS = 1500;

let offsetMs = 0;
let newestRenderMs: number | null = null;

/** The server's time now, as well as this page knows it: the same wait for everyone, however wrong their own clock. */
export const serverNow = (): number => Date.now() + offsetMs;

/** How long ago the page's first bytes came: hydration may be seconds later and must not count. */
function sinceFirstByteMs(): number {
  const [navigation] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  return navigation?.responseStart ? Math.max(0, performance.now() - navigation.responseStart) : 0;
}

/**
 * Learns from the moment at which the server rendered what has just arrived, with the page or later by a refresh. What is
 * shown anew of an earlier arrival is known already.
 */
export function learnFromRender(renderedMs: number): void {
  if (newestRenderMs !== null && renderedMs <= newestRenderMs) return;
  const arrivedMs = newestRenderMs === null ? Date.now() - sinceFirstByteMs() : Date.now();
  newestRenderMs = renderedMs;
  offsetMs = renderedMs - arrivedMs;
}

/** Notices by an answer's Date header that a clock was set or a laptop slept. */
export function learnFromDateHeader(header: string | null): void {
  const serverMs = header ? Date.parse(header) + 500 : Number.NaN;
  if (Math.abs(serverMs - serverNow()) > NEWS_MS) offsetMs = serverMs - Date.now();
}
