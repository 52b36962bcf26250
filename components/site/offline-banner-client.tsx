"use client";

import { useEffect, useState } from "react";

const AGAIN_MS = 3000;
const PATIENCE_MS = 4000;

/** A browser's own word is not enough: a laptop without a network still reaches a store that runs on it. */
async function reachable(): Promise<boolean> {
  if (navigator.onLine) return true;
  try {
    await fetch("/icon.svg", { method: "HEAD", cache: "no-store", signal: AbortSignal.timeout(PATIENCE_MS) });
    return true;
  } catch {
    return false;
  }
}

/** Tells that the network is away, and that nothing is lost by it; goes when it is back. */
export function OfflineBanner() {
  const offline = useOffline();
  return (
    <div role="status" className={offline ? "sticky top-0 z-2 bg-warn-soft text-ink" : undefined}>
      {offline ? (
        <p className="mx-auto max-w-page px-5 py-2 text-sm font-bold">
          You are offline. We keep looking; what you have done is safe.
        </p>
      ) : null}
    </div>
  );
}

function useOffline(): boolean {
  const [offline, setOffline] = useState(false);
  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = async () => {
      clearTimeout(timer);
      const away = !(await reachable());
      if (signal.aborted) return;
      setOffline(away);
      if (away) timer = setTimeout(() => void look(), AGAIN_MS);
    };
    for (const event of ["online", "offline"]) window.addEventListener(event, () => void look(), { signal });
    void look();
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, []);
  return offline;
}
