"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { readAnswer } from "@/components/polling/read-answer";

interface AutoRefreshProps {
  /** The API call that tells whether anything changed. */
  readonly probe: string;
  readonly everySeconds: number;
}

/**
 * Asks the server for this page again when the probe's answer changes, while someone looks. Never blindly: a refresh that
 * cannot reach the server makes Next leave for the browser's own error page.
 */
export function AutoRefresh({ probe, everySeconds }: AutoRefreshProps) {
  const router = useRouter();
  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    let seen: string | null = null;
    let busy = false;
    async function look() {
      if (document.hidden || busy) return;
      busy = true;
      const answer = await readAnswer(probe, signal);
      busy = false;
      if (signal.aborted || answer === null || answer === seen) return;
      seen = answer;
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
