"use client";

import { useEffect, useRef } from "react";
import { watchPage, type PageWatch } from "@/components/evidence/page-watch";

/**
 * A hidden field of its form that is filled in, on `fill`, with what the page saw of the person. Empty without a script, before
 * it runs and in a browser that cannot tell: that counts as nothing seen.
 */
export function usePageEvidence() {
  const watch = useRef<PageWatch>(null);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const begun = watchPage();
    watch.current = begun;
    return begun.stop;
  }, []);
  const fill = () => {
    const { form } = field.current ?? {};
    if (field.current && form && watch.current) field.current.value = JSON.stringify(watch.current.read(form));
  };
  return { evidenceField: <input type="hidden" name="evidence" ref={field} />, fill };
}
