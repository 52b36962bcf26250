import type { PageEvidence } from "@/lib/shop/risk/evidence/schema";

/** What happens on a page, and how it is counted: how often, never what or where. */
const COUNTED = {
  pointermove: "pointerMoves",
  keydown: "keyPresses",
  touchstart: "touches",
  paste: "pastes",
} as const satisfies Partial<Record<keyof DocumentEventMap, keyof PageEvidence>>;

export interface PageWatch {
  /** What was seen so far. @param form whose fields a browser may have filled in */
  readonly read: (form: HTMLFormElement) => PageEvidence;
  readonly stop: () => void;
}

/** Absent in browsers that cannot tell. */
const autofilled = (form: HTMLFormElement) =>
  CSS.supports("selector(:autofill)") ? { autofilled: form.querySelector(":autofill") !== null } : {};

/** Begins to count. The listeners are passive: none makes the page wait. */
export function watchPage(): PageWatch {
  const pageOpenedAt = new Date().toISOString();
  const counts = { pointerMoves: 0, keyPresses: 0, touches: 0, pastes: 0 };
  const done = new AbortController();
  for (const [type, name] of Object.entries(COUNTED))
    document.addEventListener(type, () => void counts[name]++, { passive: true, capture: true, signal: done.signal });
  return {
    read: (form) => ({
      pageOpenedAt,
      ...counts,
      ...autofilled(form),
      screen: { width: screen.width, height: screen.height, dpr: devicePixelRatio },
      timezone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    }),
    stop: () => done.abort(),
  };
}
