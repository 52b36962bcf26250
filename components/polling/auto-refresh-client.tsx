"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { browserAttention } from "@/components/polling/attention";
import { startPolling, type Asked } from "@/components/polling/poller";
import { readAnswer } from "@/components/polling/read-answer";

interface AutoRefreshProps {
  /** The API call that tells whether anything changed. */
  readonly probe: string;
  readonly everySeconds: number;
  /** The tag of the answer that the page shows already, where it is known. */
  readonly etag?: string;
}

/**
 * Asks the server for this page again when the probe's answer changes, while the page is looked at. Never blindly: a refresh that
 * cannot reach the server makes Next leave for the browser's own error page.
 */
export function AutoRefresh({ probe, everySeconds, etag: shown }: AutoRefreshProps) {
  const router = useRouter();
  const etag = useRef<string | null>(null);
  useEffect(() => void (etag.current = shown ?? null), [shown]);
  useEffect(() => {
    let seen: string | null = null;
    async function look(signal: AbortSignal): Promise<Asked> {
      const answer = await readAnswer(probe, etag.current);
      const news = answer !== null && answer.status !== 304 && (answer.etag !== null || answer.text !== seen);
      if (news && !signal.aborted) {
        seen = answer.text;
        etag.current = answer.etag;
        router.refresh();
      }
      return { over: false, failed: answer === null, waitMs: answer && everySeconds * 1000 };
    }
    return startPolling(look, browserAttention()).stop;
  }, [router, probe, everySeconds]);
  return null;
}
