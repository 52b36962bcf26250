"use client";

import { useRef, useState } from "react";
import { makeProof } from "@/components/proof/solve";
import { phoneSeconds } from "@/lib/platform/challenge/rules";
import type { Purpose } from "@/lib/platform/challenge/schema";
import { waitInWords } from "@/lib/platform/time";

/** A sum that takes longer than this is spoken of. */
const UNNOTICED_SECONDS = 1;
const FAILED = "Your browser could not do its sum. Check your connection and press again.";

function wordsFor(level: number): string | null {
  const seconds = phoneSeconds(level);
  if (seconds <= UNNOTICED_SECONDS) return null;
  return `Your browser does a sum that keeps machines from ordering ahead of people. It may take ${waitInWords(seconds)}. Then this is sent by itself.`;
}

type Progress = "idle" | "awaited" | "failed";

/** Makes the proof of a form, one at a time, into the hidden field that `field` is. */
export function useProof(purpose: Purpose, dropId: string | undefined) {
  const field = useRef<HTMLInputElement>(null);
  const making = useRef<Promise<boolean>>(null);
  const isAwaited = useRef(false);
  const [level, setLevel] = useState(0);
  const [progress, setProgress] = useState<Progress>("idle");

  async function fill(): Promise<boolean> {
    try {
      const proof = await makeProof(purpose, dropId, setLevel);
      if (field.current) field.current.value = proof;
      return true;
    } catch {
      return false;
    } finally {
      making.current = null;
    }
  }

  const make = (): Promise<boolean> => (making.current ??= fill());

  /** Sends the form when its proof is made: the one that is being made, else another. A second press changes nothing. */
  async function sendWhenMade(submitter: HTMLElement | null): Promise<void> {
    if (isAwaited.current) return;
    isAwaited.current = true;
    setProgress("awaited");
    const made = await make();
    isAwaited.current = false;
    setProgress(made ? "idle" : "failed");
    if (made) field.current?.form?.requestSubmit(submitter);
  }

  /** The same with another proof: what the field holds does not count. */
  function sendAnew(): void {
    if (field.current) field.current.value = "";
    void sendWhenMade(null);
  }

  const said = progress === "failed" ? FAILED : progress === "awaited" ? wordsFor(level) : null;
  return { field, said, make, sendWhenMade, sendAnew };
}
