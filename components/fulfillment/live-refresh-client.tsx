"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { pollOnce } from "@/components/polling/poll-once";

interface LiveRefreshProps {
  /** An address that answers with an ETag of what the page shows. */
  readonly probe: string;
  readonly everySeconds: number;
}

const anything = (body: unknown): body is unknown => body !== undefined;

/** Asks for this page again as soon as its probe has another ETag, while someone looks. An answer that is as before costs a 304. */
export function LiveRefresh({ probe, everySeconds }: LiveRefreshProps) {
  const router = useRouter();
  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    let etag: string | null = null;
    let busy = false;
    async function look() {
      if (document.hidden || busy) return;
      busy = true;
      const result = await pollOnce(probe, etag, anything, signal);
      busy = false;
      if (signal.aborted || result.kind !== "fresh") return;
      etag = result.etag;
      router.refresh();
    }
    const tick = () => void look();
    const timer = setInterval(tick, everySeconds * 1000);
    for (const event of ["focus", "online", "pageshow"]) window.addEventListener(event, tick, { signal });
    document.addEventListener("visibilitychange", tick, { signal });
    return () => {
      clearInterval(timer);
      controller.abort();
    };
  }, [router, probe, everySeconds]);
  return null;
}
