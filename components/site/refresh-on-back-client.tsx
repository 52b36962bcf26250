"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

let isBack = false;
if (typeof window !== "undefined") window.addEventListener("popstate", () => void (isBack = true));

/** A browser that goes back shows a page as it was; what its person did since is in the page as it is now. */
export function RefreshOnBack() {
  const router = useRouter();
  useEffect(() => {
    if (isBack) router.refresh();
    isBack = false;
    const controller = new AbortController();
    const { signal } = controller;
    window.addEventListener("popstate", () => router.refresh(), { signal }); // away and back before the other page was there
    window.addEventListener("pageshow", ({ persisted }) => persisted && router.refresh(), { signal });
    return () => controller.abort();
  }, [router]);
  return null;
}
