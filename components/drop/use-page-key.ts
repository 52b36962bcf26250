"use client";

import { useEffect, useState } from "react";
import type { FormState } from "@/lib/platform/http/form-state";

/** Keys that this tab has ordered under. */
const spent = new Set<string>();

/**
 * One page, one idempotency key: pressing twice, or sending again after a lost answer, is one order. A key dies with the order
 * it made: a page that the browser shows once more as it was gets another one.
 */
export function usePageKey(given: string, state: FormState) {
  const [key] = useState(() => (spent.has(given) ? crypto.randomUUID() : given)); // a refresh brings another: the first stays
  useEffect(() => {
    if (state.status === "error") spent.delete(key); // refused, or to be sent again under the same key
  }, [state, key]);
  return { key, spend: () => void spent.add(key) };
}
