"use client";

import { useEffect, useRef, useState } from "react";
import { browserAttention } from "./attention";
import { pollOnce, type PollResult } from "./poll-once";
import { startPolling } from "./poller";

export type Connection = "live" | "reconnecting" | "signed_out" | "gone" | "settled";

interface PollOptions<T> {
  readonly url: string;
  readonly initial: T;
  readonly accept: (body: unknown) => body is T;
  /** After such a value nothing changes any more. */
  readonly settled: (value: T) => boolean;
}

/** Keeps a value of the server fresh while the page is looked at. `accept` and `settled` must not change between renders. */
export function usePolled<T>({ url, initial, accept, settled }: PollOptions<T>) {
  const [value, setValue] = useState(initial);
  const [connection, setConnection] = useState<Connection>(settled(initial) ? "settled" : "live");
  const pollNow = useRef(() => {});

  useEffect(() => {
    if (settled(initial)) return;
    let etag: string | null = null;
    const poller = startPolling(async (signal) => {
      const result = await pollOnce(url, etag, accept);
      const next = connectionAfter(result, settled);
      if (!signal.aborted) setConnection(next);
      if (result.kind === "fresh" && !signal.aborted) {
        etag = result.etag;
        setValue(result.value);
      }
      const over = next !== "live" && next !== "reconnecting";
      return { over, failed: result.kind === "failed", waitMs: "waitMs" in result ? result.waitMs : null };
    }, browserAttention());
    pollNow.current = poller.pollNow;
    return poller.stop;
    // A navigation to another record mounts anew (key); `initial` alone must not restart the loop.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [url, accept, settled]);

  return { value, connection, pollNow: () => pollNow.current() };
}

function connectionAfter<T>(result: PollResult<T>, settled: (value: T) => boolean): Connection {
  switch (result.kind) {
    case "fresh":
      return settled(result.value) ? "settled" : "live";
    case "unchanged":
      return "live";
    case "failed":
      return "reconnecting";
    case "gone":
    case "signed_out":
      return result.kind;
  }
}
