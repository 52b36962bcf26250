/** Whether the page is looked at, and how long ago it was last touched. */
export interface Attention {
  readonly hidden: () => boolean;
  readonly idleMs: () => number;
  /** Calls when the page is shown, focused or restored, when the network is back, and at the first touch after a rest. */
  readonly onReturn: (listener: () => void, signal: AbortSignal) => void;
}

const TOUCHES = ["pointerdown", "pointermove", "keydown", "scroll", "wheel"];
const RETURNS = ["focus", "online", "pageshow"];
const REST_MS = 60_000;

/** The attention of the person at this browser. */
export function browserAttention(): Attention {
  let touchedMs = Date.now();
  const idleMs = () => Date.now() - touchedMs;
  const touch = () => void (touchedMs = Date.now());
  return {
    hidden: () => document.hidden,
    idleMs,
    onReturn(listener, signal) {
      const back = () => (touch(), listener());
      const touched = () => (idleMs() > REST_MS ? back() : touch());
      for (const event of RETURNS) window.addEventListener(event, back, { signal });
      for (const event of TOUCHES) window.addEventListener(event, touched, { signal, passive: true });
      document.addEventListener("visibilitychange", back, { signal });
    },
  };
}
