"use client";

import { useEffect, useRef } from "react";

/** Whether the browser loaded this page as it is, and no script led here from another one. */
function isAsLoaded(): boolean {
  const [loaded] = performance.getEntriesByType("navigation");
  return loaded === undefined || new URL(loaded.name).pathname === location.pathname;
}

/**
 * What had the focus may be gone with the page that was shown before: then the content has it, and keyboards and screen readers go
 * on there. @param shown what the page is now
 */
export function useKeptFocus(shown: string): void {
  const before = useRef<string>(null);
  useEffect(() => {
    const isNew = before.current === null ? !isAsLoaded() : before.current !== shown;
    before.current = shown;
    if (isNew && document.activeElement === document.body)
      document.getElementById("content")?.focus({ preventScroll: true });
  }, [shown]);
}
