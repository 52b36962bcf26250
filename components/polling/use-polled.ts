"use client";

import { useEffect, useRef, useState } from "react";
import { pollOnce, type PollResult } from "./poll-once";
import { backoffMs } from "./schedule";

export type Connection = "live" | "reconnecting" | "signed_out" | "gone" | "settled";

interface PollOptions<T> {
  readonly url: string;
  readonly initial: T;
  readonly accept: (body: unknown) => body is T;
  /** After such a value nothing changes any more. */
  readonly settled: (value: T) => boolean;
}

/** Keeps a value of the server fresh while someone looks. `accept` and `settled` must not change between renders. */
export function usePolled<T>({ url, initial, accept, settled }: PollOptions<T>) {
  const [value, setValue] = useState(initial);
  const [connection, setConnection] = useState<Connection>(settled(initial) ? "settled" : "live");
  const pollNow = useRef(() => {});

  useEffect(() => {
    if (settled(initial)) return;
    const poller = startPolling(url, accept, (result) => {
      if (result.kind === "fresh") setValue(result.value);
      const next = connectionAfter(result, settled);
      setConnection(next);
      return next === "live" || next === "reconnecting";
    });
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

/** Waits as told while visible, stands still while hidden, asks at once on return. `report` answers whether to go on. */
function startPolling<T>(
  url: string,
  accept: (body: unknown) => body is T,
  report: (result: PollResult<T>) => boolean,
) {
  const controller = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let etag: string | null = null;
  let failures = 0;
  let busy = false;

  async function poll() {
    clearTimeout(timer);
    if (busy || document.hidden || controller.signal.aborted) return;
    busy = true;
    const result = await pollOnce(url, etag, accept, controller.signal);
    busy = false;
    if (controller.signal.aborted) return;
    if (result.kind === "fresh") etag = result.etag;
    failures = result.kind === "failed" ? failures + 1 : 0;
    if (!report(result)) return stop();
    timer = setTimeout(tick, waitAfter(result, failures));
  }
  const tick = () => void poll();
  function stop() {
    controller.abort();
    clearTimeout(timer);
  }

  const listen = { signal: controller.signal };
  document.addEventListener("visibilitychange", tick, listen);
  window.addEventListener("focus", tick, listen);
  window.addEventListener("online", tick, listen);
  window.addEventListener("pageshow", tick, listen);
  tick();
  return { pollNow: tick, stop };
}

function waitAfter<T>(result: PollResult<T>, failures: number): number {
  if (result.kind === "failed") return result.waitMs ?? backoffMs(failures, Math.random());
  return "waitMs" in result ? result.waitMs : 0;
}
